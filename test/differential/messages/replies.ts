/** Replies: status lines, reason phrases, and Vias to be taken off. */

import type { Row } from './message.ts'

/** Stands for the port that replies are to be sent on to. */
export const SINK_PORT = '{sink}'

const TOP = 'Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKtop'
const NEXT = `Via: SIP/2.0/UDP 127.0.0.1:${SINK_PORT};branch=z9hG4bKnext`

/** A reply with the lines given, and the rest as usual. */
function reply(
  status: string,
  vias: readonly string[] = [TOP, NEXT],
  lines: readonly string[] = [],
  body = '',
): string {
  const usual = [
    'From: <sip:alice@example.com>;tag=a1',
    'To: <sip:bob@example.com>;tag=b2',
    'Call-ID: r@192.0.2.10',
    'CSeq: 1 INVITE',
  ]
  const named = new Set(lines.map((line) => line.slice(0, line.indexOf(':')).toLowerCase()))
  const rest = usual.filter((line) => !named.has(line.slice(0, line.indexOf(':')).toLowerCase()))
  const all = [...vias, ...lines, ...rest, `Content-Length: ${body.length}`]
  return `SIP/2.0 ${status}\r\n${all.join('\r\n')}\r\n\r\n${body}`
}

export const replyRows: readonly Row[] = [
  { name: 'the usual reply', text: reply('200 OK') },
  { name: 'an empty reason', text: reply('200 ') },
  {
    name: 'a reason in UTF-8',
    text: reply('200 = 2**3 * 5**2 \xd0\xbd\xd0\xbe \xd1\x81\xd1\x82\xd0\xbe'),
  },
  {
    name: 'a reason with odd characters',
    text: reply('404 Not "here"; try <elsewhere>, (maybe) 100%?'),
  },
  { name: 'a reason with many blanks', text: reply('486   Busy   Here  ') },
  { name: 'a long reason', text: reply(`480 ${'Temporarily '.repeat(30)}`) },
  { name: 'a status nobody knows', text: reply('499 Odd') },
  { name: 'a status of each class: 183', text: reply('183 Session Progress') },
  {
    name: 'a status of each class: 302',
    text: reply(
      '302 Moved',
      [TOP, NEXT],
      ['Contact: <sip:c@192.0.2.30>;q=0.5, "D, e" <sip:d@192.0.2.31>'],
    ),
  },
  {
    name: 'a status of each class: 503',
    text: reply('503 Busy', [TOP, NEXT], ['Retry-After: 120 (in a meeting);duration=60']),
  },
  { name: 'a status of each class: 603', text: reply('603 Decline') },
  {
    name: 'the version in lower case',
    text: reply('200 OK').replace('SIP/2.0 200', 'sip/2.0 200'),
  },
  { name: 'two Vias in a line', text: reply('200 OK', [`${TOP}, ${NEXT.slice(5)}`]) },
  {
    name: 'three Vias in a line',
    text: reply('200 OK', [`${TOP},${NEXT.slice(5)} , SIP/2.0/UDP 192.0.2.9;branch=z9hG4bKlast`]),
  },
  { name: 'two Vias in a folded line', text: reply('200 OK', [`${TOP},\r\n ${NEXT.slice(5)}`]) },
  { name: 'a compact Via in between', text: reply('200 OK', [TOP, `v: ${NEXT.slice(5)}`]) },
  { name: 'Vias apart from each other', text: reply('200 OK', [TOP, 'X-Odd: between', NEXT]) },
  { name: 'Vias behind all else', text: reply('200 OK', ['Server: x', TOP, NEXT]) },
  {
    name: 'a next Via with blanks',
    text: reply('200 OK', [
      TOP,
      `Via: SIP / 2.0 / UDP 127.0.0.1 : ${SINK_PORT} ; branch = z9hG4bKnext`,
    ]),
  },
  {
    name: 'a next Via with received and rport',
    text: reply('200 OK', [
      TOP,
      `Via: SIP/2.0/UDP 192.0.2.10:9;rport=${SINK_PORT};received=127.0.0.1;branch=z9hG4bKnext`,
    ]),
  },
  {
    name: 'a next Via with rport in odd case',
    text: reply('200 OK', [
      TOP,
      `Via: SIP/2.0/UDP 192.0.2.10:9;RPort=${SINK_PORT};Received=127.0.0.1;branch=z9hG4bKnext`,
    ]),
  },
  {
    name: 'a folded From and To',
    text: reply(
      '200 OK',
      [TOP, NEXT],
      [
        'From: "A\\"b"\r\n <sip:alice@example.com>\r\n ;tag=a1',
        'To:\r\n <sip:bob@example.com>;x="y;tag=z"\r\n\t;tag=b2',
      ],
    ),
  },
  { name: 'a CSeq with blanks', text: reply('200 OK', [TOP, NEXT], ['CSeq:  0042 \t INVITE ']) },
  { name: 'an unknown method', text: reply('200 OK', [TOP, NEXT], ['CSeq: 7 FROBNICATE']) },
  {
    name: 'headers nobody knows',
    text: reply('200 OK', [TOP, NEXT], ['X-Odd : a', 'x-odd: \xff', 'X-Odd: c\r\n d']),
  },
  {
    name: 'Warning',
    text: reply(
      '488 Not Acceptable',
      [TOP, NEXT],
      ['Warning: 304 example.com "Media \\"x\\", not available", 399 example.net "Other"'],
    ),
  },
  {
    name: 'a challenge',
    text: reply(
      '401 Unauthorized',
      [TOP, NEXT],
      ['WWW-Authenticate: Digest realm="exa,mple", nonce="n;1", qop="auth,auth-int"'],
    ),
  },
  {
    name: 'a body',
    text: reply('200 OK', [TOP, NEXT], ['Content-Type: application/sdp'], 'v=0\r\n\xff\0'),
  },
  {
    name: 'bytes behind the body',
    text: `${reply('200 OK', [TOP, NEXT], ['Content-Type: text/plain'], 'abc')}, and more`,
  },
  {
    name: 'no Content-Length',
    text: reply('200 OK', [TOP, NEXT], ['Content-Type: text/plain'], 'abc').replace(
      /Content-Length: 3\r\n/,
      '',
    ),
  },
]
