/** Call-ID, CSeq, Content-Length and bodies. */

import { BODY_END, NUMBER, TRIM, because, options, request, type Row } from './message.ts'

const SDP =
  'v=0\r\no=alice 1 1 IN IP4 192.0.2.10\r\ns=-\r\nc=IN IP4 192.0.2.10\r\nt=0 0\r\nm=audio 49170 RTP/AVP 0\r\n'

const message = (body: string, ...lines: readonly string[]): string =>
  request('MESSAGE sip:bob@example.com', lines, body)

export const sequenceRows: readonly Row[] = [
  { name: 'a Call-ID without host', text: options('Call-ID: 12345') },
  {
    name: 'a Call-ID of every character a word may have',
    text: options('Call-ID: a-.!%*_+`\'~()<>:\\"/[]?{}0@b'),
  },
  { name: 'a Call-ID with an IPv6 host', text: options('Call-ID: 1@[2001:db8::10]') },
  { name: 'a long Call-ID', text: options(`Call-ID: ${'c'.repeat(240)}@192.0.2.10`) },
  {
    name: 'a Call-ID with blanks around it',
    differs: [because(TRIM, { ci: 'odd@192.0.2.10', 'sel(call_id)': 'odd@192.0.2.10' })],
    text: options('Call-ID:  \t odd@192.0.2.10 \t '),
  },
  { name: 'CSeq 0', text: options('CSeq: 0 OPTIONS') },
  { name: 'CSeq as large as it may be', text: options('CSeq: 2147483647 OPTIONS') },
  { name: 'CSeq that needs 32 bits', text: options('CSeq: 4294967295 OPTIONS') },
  {
    name: 'CSeq with zeros before it',
    differs: [because(NUMBER, { cs: '9', 'sel(cseq.num)': '9' })],
    text: options('CSeq: 0009 OPTIONS'),
  },
  {
    name: 'CSeq with many blanks',
    differs: [because(TRIM, { 'hdr(CSeq)': '7  \t  OPTIONS' })],
    text: options('CSeq:   7  \t  OPTIONS  '),
  },
  { name: 'CSeq with a tab', text: options('CSeq: 7\tOPTIONS') },
  {
    name: 'CSeq of a method nobody knows',
    text: request('FROB sip:bob@example.com', ['CSeq: 5 FROB']),
  },
  { name: 'a text body', text: message('Hello', 'Content-Type: text/plain') },
  {
    name: 'a body that ends in line ends',
    text: message('Hello\r\n\r\n', 'Content-Type: text/plain'),
  },
  {
    name: 'a body that starts with line ends',
    text: message('\r\n\r\nHello', 'Content-Type: text/plain'),
  },
  {
    name: 'a body that looks like a message',
    text: message(options(), 'Content-Type: message/sip'),
  },
  {
    name: 'a body in UTF-8',
    text: message('\xc3\xa4\xe5\xa4\xa7', 'Content-Type: text/plain;charset=utf-8'),
  },
  {
    name: 'a body of bytes',
    text: message(
      Array.from({ length: 255 }, (_, i) => String.fromCharCode(i + 1)).join(''),
      'Content-Type: application/octet-stream',
    ),
  },
  {
    name: 'a body with zero bytes',
    text: message('a\0b\0', 'Content-Type: application/octet-stream'),
  },
  {
    name: 'a body of 8000 bytes',
    text: message('0123456789'.repeat(800), 'Content-Type: text/plain'),
  },
  {
    name: 'a session description',
    text: request(
      'INVITE sip:bob@example.com',
      ['Content-Type: application/sdp', 'Contact: <sip:alice@192.0.2.10>'],
      SDP,
    ),
  },
  {
    name: 'a session description with a type in odd case',
    text: request('INVITE sip:bob@example.com', ['Content-Type: Application/SDP'], SDP),
  },
  {
    name: 'a type with blanks and parameters',
    text: message('Hello', 'Content-Type:  text / plain ; charset = "utf-8" ; x=1'),
  },
  {
    name: 'a type with a quoted parameter',
    text: message('Hello', 'Content-Type: text/plain;x="a;b,c"'),
  },
  { name: 'a type nobody knows', text: message('Hello', 'Content-Type: x-any/x-thing.v1+json') },
  {
    name: 'a multipart body',
    text: request(
      'INVITE sip:bob@example.com',
      ['Content-Type: multipart/mixed;boundary="b1"'],
      `--b1\r\nContent-Type: application/sdp\r\n\r\n${SDP}\r\n--b1\r\nContent-Type: text/plain\r\n\r\nHello\r\n--b1--\r\n`,
    ),
  },
  { name: 'a body without type', text: message('Hello') },
  { name: 'a type without body', text: options('Content-Type: text/plain') },
  {
    name: 'Content-Length in its compact form',
    text: message('Hello', 'Content-Type: text/plain', 'l: 5'),
  },
  {
    name: 'Content-Length with zeros before it',
    differs: [because(NUMBER, { cl: '5' })],
    text: message('Hello', 'Content-Type: text/plain', 'Content-Length: 0005'),
  },
  {
    name: 'Content-Length with blanks around it',
    differs: [because(TRIM, { cl: '5', 'hdr(Content-Length)': '5' })],
    text: message('Hello', 'Content-Type: text/plain', 'Content-Length :   5  '),
  },
  {
    name: 'Content-Length folded',
    text: message('Hello', 'Content-Type: text/plain', 'Content-Length:\r\n 5'),
  },
  {
    name: 'a body without Content-Length goes to the end of the datagram',
    differs: [because(BODY_END, { 'has_body()': '1' })],
    text: message('Hello', 'Content-Type: text/plain', 'Content-Length: 5').replace(
      'Content-Length: 5\r\n',
      '',
    ),
  },
  {
    name: 'bytes behind the body are no part of it',
    differs: [because(BODY_END, { rb: 'Hello' })],
    text: `${message('Hello', 'Content-Type: text/plain')}, and more`,
  },
  {
    name: 'a second message behind the body is no part of it',
    differs: [because(BODY_END, { rb: 'Hello' })],
    text: `${message('Hello', 'Content-Type: text/plain')}${options()}`,
  },
]
