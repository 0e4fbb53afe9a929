/** Names of headers, folding, repeated and unknown headers, long values, numbers. */

import { FIRST_OF_LIST, FOLD, TRIM, because, options, request, type Row } from './message.ts'

export const headerRows: readonly Row[] = [
  {
    name: 'every header in its compact form',
    text: request(
      'INVITE sip:bob@example.com',
      [
        'v: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKc',
        'f: "A" <sip:alice@example.com>;tag=a1',
        't: <sip:bob@example.com>',
        'i: compact@192.0.2.10',
        'm: <sip:alice@192.0.2.10>;x=1',
        'c: text/plain',
        'e: identity',
        'k: timer',
        's: Lunch',
        'l: 4',
      ],
      'body',
    ),
  },
  {
    name: 'compact forms in upper case',
    text: options(
      'V: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKc',
      'F: <sip:alice@example.com>;tag=a1',
      'S: Up',
      'K: timer',
    ),
  },
  {
    name: 'names in odd case',
    text: options(
      'vIA: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKc',
      'fRoM: <sip:alice@example.com>;tag=a1',
      'CALL-id: odd',
      'cSEQ: 1 OPTIONS',
      'SUBJECT: x',
    ),
  },
  {
    name: 'blanks before the colon',
    text: options(
      'Via : SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKc',
      'From\t: <sip:alice@example.com>;tag=a1',
      'X-Odd  \t : value',
      'CSeq : 3 OPTIONS',
    ),
  },
  {
    name: 'no blank after the colon',
    text: options(
      'Via:SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKc',
      'From:<sip:alice@example.com>;tag=a1',
      'X-Odd:value',
      'CSeq:3 OPTIONS',
      'Call-ID:x@y',
    ),
  },
  {
    name: 'many blanks around a value',
    differs: [
      because(TRIM, { 'hdr(X-Odd)': 'value', 'hdr(X-Odd)[-1]': 'value', 'hdr(X-Odd)[*]': 'value' }),
    ],
    text: options('X-Odd:   \t  value  \t '),
  },
  { name: 'an empty header', text: options('X-Odd:') },
  { name: 'an empty header with a blank', text: options('X-Odd: ') },
  { name: 'an empty Subject', text: options('s :') },
  {
    name: 'a header folded with a blank',
    differs: [
      because(FOLD, {
        'hdr(X-Odd)': 'one two',
        'hdr(X-Odd)[-1]': 'one two',
        'hdr(X-Odd)[*]': 'one two',
        'sel(msg.h["X-Odd"])': 'one two',
      }),
    ],
    text: options('X-Odd: one\r\n two'),
  },
  {
    name: 'a header folded with a tab',
    differs: [
      because(FOLD, {
        'hdr(X-Odd)': 'one two',
        'hdr(X-Odd)[-1]': 'one two',
        'hdr(X-Odd)[*]': 'one two',
        'sel(msg.h["X-Odd"])': 'one two',
      }),
    ],
    text: options('X-Odd: one\r\n\ttwo'),
  },
  {
    name: 'a header folded twice',
    differs: [
      because(FOLD, {
        'hdr(X-Odd)': 'one two three',
        'hdr(X-Odd)[-1]': 'one two three',
        'hdr(X-Odd)[*]': 'one two three',
        'sel(msg.h["X-Odd"])': 'one two three',
      }),
    ],
    text: options('X-Odd: one\r\n  two\r\n   three'),
  },
  { name: 'a header that starts with a fold', text: options('X-Odd:\r\n value') },
  {
    name: 'a folded From',
    differs: [
      because(FOLD, {
        'hdr(From)': '"Alice" <sip:alice@example.com> ;x=1 ;tag=a1',
        'hdr(From){tobody.params}': 'x=1 ;tag=a1',
      }),
    ],
    text: options('From: "Alice"\r\n <sip:alice@example.com>\r\n ;x=1\r\n ;tag=a1'),
  },
  {
    name: 'a folded To',
    differs: [because(FOLD, { 'hdr(t)': '<sip:bob@example.com> ;tag=b2' })],
    text: options('To:\r\n\t<sip:bob@example.com>\r\n\t;tag=b2'),
  },
  {
    name: 'a folded Via',
    differs: [
      because(FOLD, {
        'hdr(Via)': 'SIP/2.0/UDP 192.0.2.10 ;branch=z9hG4bKf ;x=1',
        'hdr(Via)[-1]': 'SIP/2.0/UDP 192.0.2.10 ;branch=z9hG4bKf ;x=1',
      }),
    ],
    text: options('Via: SIP/2.0/UDP\r\n 192.0.2.10\r\n ;branch=z9hG4bKf\r\n ;x=1'),
  },
  {
    name: 'a folded Contact',
    differs: [
      because(FIRST_OF_LIST, {
        'sel(contact.uri)': 'sip:alice@192.0.2.10',
        'sel(contact.uri.host)': '192.0.2.10',
        'sel(contact.name)': '"Alice"',
      }),
      because(FOLD, {
        ct: '"Alice" <sip:alice@192.0.2.10>, <sip:b@192.0.2.11>',
        'hdr(Contact)': '"Alice" <sip:alice@192.0.2.10>, <sip:b@192.0.2.11>',
        'hdr(Contact){nameaddr.name}': '"Alice"',
      }),
    ],
    text: options('Contact: "Alice"\r\n <sip:alice@192.0.2.10>,\r\n <sip:b@192.0.2.11>'),
  },
  { name: 'a folded Call-ID', text: options('Call-ID:\r\n odd@192.0.2.10') },
  {
    name: 'a folded CSeq',
    differs: [because(FOLD, { answered: 'yes', cs: '7', 'sel(via[1].branch)': 'z9hG4bKodd' })],
    text: options('CSeq: 7\r\n OPTIONS'),
  },
  { name: 'a folded Max-Forwards', text: options('Max-Forwards:\r\n 70') },
  { name: 'an unknown header', text: options('X-Odd: ;;,,;;,;') },
  {
    name: 'an unknown header, three times',
    text: options('X-Odd: one', 'X-Odd: two', 'x-odd: three'),
  },
  {
    name: 'an unknown header with commas stays one',
    text: options('X-Odd: one, two', 'X-Odd: three'),
  },
  {
    name: 'an unknown header in UTF-8',
    text: options('X-Odd: \xe5\xa4\xa7\xe5\x81\x9c\xe9\x9b\xbb'),
  },
  { name: 'an unknown header of bytes above ASCII', text: options('X-Odd: \x80\xff\xfe') },
  { name: 'an unknown header with colons', text: options('X-Odd: a: b: c') },
  {
    name: 'an unknown header that looks like a request line',
    text: options('X-Odd: INVITE sip:x SIP/2.0'),
  },
  {
    name: 'a header name of every character a token may have',
    differs: [
      because('RFC 3261 25.1: a header-name is any token', {
        answered: 'yes',
        cs: '1',
        'hdr(X-Odd)': 'y',
        'sel(via[1].branch)': 'z9hG4bKodd',
      }),
    ],
    text: options("X-A.!%*_+`'~09: value", 'X-Odd: y'),
  },
  { name: 'a header of 4000 bytes', text: options(`X-Odd: ${'0123456789'.repeat(400)}`) },
  { name: 'a header name of 300 bytes', text: options(`X-${'a'.repeat(300)}: value`, 'X-Odd: y') },
  {
    name: '60 headers of one name',
    text: options(...Array.from({ length: 60 }, (_, i) => `X-Odd: ${i}`)),
  },
  {
    name: '100 headers of other names',
    text: options(...Array.from({ length: 100 }, (_, i) => `X-Any-${i}: ${i}`), 'X-Odd: z'),
  },
  {
    name: 'names that start like known ones',
    text: options('Via-Extra: 1', 'Fro: 2', 'Tos: 3', 'Contacts: 4', 'Call-IDs: 5', 'X-Odd: y'),
  },
  { name: 'a Subject with quotes and backslashes', text: options('Subject: "a\\"b" \\ (c)') },
  {
    name: 'a User-Agent with comments',
    text: options('User-Agent: Phone/1.2 (build 3; (nested)) lib/4'),
  },
  { name: 'a Date', text: options('Date: Sat, 13 Nov 2010 23:29:00 GMT') },
  {
    name: 'a Date of another time zone is kept as it came',
    text: options('Date: Fri, 01 Jan 2010 16:00:00 EST'),
  },
  { name: 'Supported twice', text: options('Supported: 100rel, timer', 'k: path') },
  { name: 'an empty Supported', text: options('Supported:') },
  { name: 'Max-Forwards 0', text: options('Max-Forwards: 0') },
  { name: 'Max-Forwards 255', text: options('Max-Forwards: 255') },
  { name: 'Max-Forwards with zeros before it', text: options('Max-Forwards: 0070') },
  { name: 'Privacy with several values', text: options('Privacy: header;id;critical') },
  { name: 'Privacy in odd case', text: options('PRIVACY: ID') },
  {
    name: 'P-Asserted-Identity',
    text: options('P-Asserted-Identity: "Alice" <sip:alice@example.com>, <tel:+12015550123>'),
  },
  {
    name: 'P-Asserted-Identity without brackets',
    text: options('P-Asserted-Identity: sip:alice@example.com'),
  },
  {
    name: 'digest credentials',
    text: options(
      'Authorization: Digest username="bob", realm="example.com", nonce="n1", uri="sip:example.com", response="0123456789abcdef0123456789abcdef"',
    ),
  },
  {
    name: 'digest credentials without blanks, in odd order',
    text: options(
      'Authorization: Digest response="0123456789abcdef0123456789abcdef",uri="sip:example.com",nonce="n1",realm="example.com",username="bob"',
    ),
  },
  {
    name: 'digest credentials with blanks around everything',
    text: options(
      'Authorization:  Digest   username = "bob" ,  realm  =  "example.com" , nonce="n1", uri="sip:example.com", response="0123456789abcdef0123456789abcdef"',
    ),
  },
  {
    name: 'digest credentials with an escaped quote and a comma in the realm',
    text: options(
      'Authorization: Digest username="b,ob", realm="exa, mple", nonce="n1", uri="sip:example.com", response="0123456789abcdef0123456789abcdef", opaque=""',
    ),
  },
  {
    name: 'digest credentials with a domain in the user name',
    text: options(
      'Authorization: Digest username="bob@example.net", realm="example.com", nonce="n1", uri="sip:example.com", response="0123456789abcdef0123456789abcdef", algorithm=MD5, qop=auth, nc=00000001, cnonce="c"',
    ),
  },
  {
    name: 'digest credentials with parameters nobody knows',
    text: options(
      'Authorization: Digest username="bob", realm="example.com", nonce="n1", uri="sip:example.com", response="0123456789abcdef0123456789abcdef", strange="x", odd=y',
    ),
  },
  {
    name: 'digest credentials folded',
    text: options(
      'Authorization: Digest username="bob",\r\n realm="example.com",\r\n nonce="n1",\r\n uri="sip:example.com",\r\n response="0123456789abcdef0123456789abcdef"',
    ),
  },
  {
    name: 'proxy credentials',
    text: options(
      'Proxy-Authorization: Digest username="bob", realm="example.com", nonce="n1", uri="sip:example.com", response="0123456789abcdef0123456789abcdef"',
    ),
  },
]
