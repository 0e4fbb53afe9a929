/** Several odd things in one message: the classes of RFC 4475 section 3.1.1 and RFC 5118, in messages of our own. */

import {
  ANY_SCHEME,
  FIRST_OF_LIST,
  FOLD,
  NUMBER,
  SIPS_PORT,
  TRIM,
  because,
  options,
  request,
  type Row,
  to,
} from './message.ts'

const LONG = 'longvalue'.repeat(30)

export const tortureRows: readonly Row[] = [
  {
    name: 'RFC 4475 3.1.1.1: blanks and folds wherever they may stand',
    differs: [
      because(NUMBER, { cs: '9', 'sel(cseq.num)': '9' }),
      because(TRIM, { 'hdr(Contact){nameaddr.name}': '"Alice at \\"\\""' }),
      because(FOLD, {
        ct: '"Alice at \\"\\"" <sip:alice@example.com> ; any = thing ; bare ; q = 0.33',
        'hdr(From)': '"A Liddell \\\\\\""       <sip:alice@example.com> ; tag = a-8',
        'hdr(Via)': 'SIP  /   2.0 /UDP 192.0.2.2;branch=old-style',
        'hdr(Via)[-1]':
          'SIP  / 2.0  / TCP     p1.example.com   ; branch  =   z9hG4bKp1  , SIP  /    2.0   / UDP  192.0.2.255   ; branch= z9hG4bKp2',
        'hdr(Contact)': '"Alice at \\"\\"" <sip:alice@example.com> ; any = thing ; bare ; q = 0.33',
      }),
    ],
    text: request(
      'INVITE sip:bob@tortuous.example.com;odd-one',
      [
        'TO :\r\n sip:bob@tortuous.example.com ;   tag    = b-7',
        'from   : "A Liddell \\\\\\""       <sip:alice@example.com>\r\n  ;\r\n  tag = a-8',
        'MaX-fOrWaRdS: 0068',
        'Call-ID: tort.1@192.0.2.1',
        'cseq: 0009   INVITE',
        'Via  : SIP  /   2.0\r\n /UDP\r\n    192.0.2.2;branch=old-style',
        's :',
        'X-Novel:   one value\r\n and more of it',
        'X-Odd: ;;,,;;,;',
        'Content-Type: application/sdp',
        'Route:\r\n <sip:edge.example.com;lr;what=ever;bare>',
        'v:  SIP  / 2.0  / TCP     p1.example.com   ;\r\n  branch  =   z9hG4bKp1  ,\r\n SIP  /    2.0   / UDP  192.0.2.255   ; branch=\r\n z9hG4bKp2',
        'm:"Alice at \\"\\"" <sip:alice@example.com> ; any =\r\n      thing ;\r\n  bare ; q = 0.33',
      ],
      'v=0\r\n',
    ),
  },
  {
    name: 'RFC 4475 3.1.1.2: the widest characters of user, names and tokens',
    text: request(
      "!Any-Token_*+`.%'~0123456789 sip:1_odd.User~(is!good)&isn't+it$/yes?,/;;*:&pass=1,weird!*pas$wo~d_too.(really)@example.com",
      [
        "Via: SIP/2.0/UDP host1.example.com;branch=z9hG4bK-.!%66*_+`'~",
        'To: "BEL:\\\x07 NUL:\\\x01 DEL:\\\x7f" <sip:1_odd.User~(is!good)&isn\'t+it$/yes?,/;;*@example.com>',
        "From: word1~` word2'+_ word3*%!.- <sip:plain@example.com>;param''~+*_!.-%=\"\xd1\x8f\";tag=_tag~'+`*%!-.",
        'Call-ID: any.word%ZK-!.*_+\'@word`~)(><:\\/"][?}{',
        'X-Odd: \xef\xbb\xbf\xe5\xa4\xa7\xe5\x81\x9c\xe9\x9b\xbb',
      ],
    ),
  },
  {
    name: 'RFC 4475 3.1.1.3: escapes within URIs',
    text: to(
      'sip:sips%3Ainner%40example.com@example.net',
      'To: sip:b%6fb@example.com',
      'From: <sip:with%20blanks@example.net>;tag=p3',
      'Contact: <sip:p%68one@host5.example.net;%6D%61k%65=%62%25%41>',
    ),
  },
  {
    name: 'RFC 4475 3.1.1.4: escaped zero bytes',
    text: request('REGISTER sip:example.com', [
      'To: sip:a%00b@example.com',
      'From: sip:a%00b@example.com;tag=p4',
      'Contact: <sip:%00@host5.example.com>',
      'Contact: <sip:%00%00@host5.example.com>',
    ]),
  },
  {
    name: 'RFC 4475 3.1.1.5: percent signs that are no escapes',
    differs: [
      because(FIRST_OF_LIST, {
        'sel(contact.uri)': 'sip:one@h1.example.com',
        'sel(contact.uri.host)': 'h1.example.com',
      }),
    ],
    text: request('RE%47IST%45R sip:registrar.example.com', [
      'To: "%Z%45" <sip:bob@example.com>',
      'From: "%Z%45" <sip:bob@example.com>;tag=p5',
      'Contact: <sip:one@h1.example.com>, <sip:two@h2.example.com>',
    ]),
  },
  {
    name: 'RFC 4475 3.1.1.6: no blank before the bracket',
    text: options('From: alice<sip:alice@example.com>;tag=p6'),
  },
  {
    name: 'RFC 4475 3.1.1.7: long values everywhere',
    text: request(`INVITE sip:user@example.com;x=${LONG}`, [
      `To: "A name of ${'extreme '.repeat(15)}length" <sip:user@example.com:6000;odd1=v${LONG};lp${'name'.repeat(15)}=short>`,
      `F: sip:${'alice'.repeat(10)}longname@example.net;tag=12${'982'.repeat(50)}424;p${'name'.repeat(8)}=p${'value'.repeat(8)}`,
      `Call-ID: l.one${'really'.repeat(20)}callid`,
      'CSeq: 3882340 INVITE',
      `Unknown-${'Long'.repeat(20)}-Name: unknown-${'long'.repeat(20)}-value`,
      `Via: SIP/2.0/UDP first.example.com;branch=z9hG4bK${LONG}`,
      ...Array.from(
        { length: 20 },
        (_, i) => `v: SIP/2.0/TCP sip${i}.example.com;branch=very${'long'.repeat(20)}branch${i}`,
      ),
      `Contact: <sip:${'alice'.repeat(10)}longname@host5.example.net>`,
    ]),
  },
  {
    name: 'RFC 4475 3.1.1.9: a semicolon in the user part',
    text: to('sip:user;day=u%40example.net@example.com', 'To: sip:bob_user@example.com'),
  },
  {
    name: 'RFC 4475 3.1.1.10: transports that differ',
    text: options(
      'Via: SIP/2.0/UDP t1.example.com;branch=z9hG4bKt1',
      'Via: SIP/2.0/SCTP t2.example.com;branch=z9hG4bKt2',
      'Via: SIP/2.0/TLS t3.example.com;branch=z9hG4bKt3',
      'Via: SIP/2.0/TCP t5.example.com;branch=z9hG4bKt5',
    ),
  },
  {
    name: 'RFC 4475 3.1.1.11: multipart with bytes of every value',
    text: request(
      'MESSAGE sip:bob@example.org',
      [
        'Content-Type: multipart/signed;protocol="application/pkcs7-signature";micalg=sha1;boundary=b0undary',
        'User-Agent: Phone/0.2 (odd)',
      ],
      `--b0undary\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: binary\r\n\r\nHello\r\n--b0undary\r\nContent-Type: application/octet-stream\r\n\r\n${Array.from({ length: 256 }, (_, i) => String.fromCharCode(i)).join('')}\r\n--b0undary--`,
    ),
  },
  {
    name: 'RFC 4475 3.3.1: a header nobody knows in capitals only, all else as usual',
    text: options('X-ODD: SHOUTED', 'ACCEPT: application/sdp', 'ALLOW: INVITE'),
  },
  {
    name: 'RFC 4475 3.3.8: many of a header that may be only one: the first of each',
    text: options('X-Odd: a', 'Subject: one', 'Subject: two', 'User-Agent: u1', 'User-Agent: u2'),
  },
  {
    name: 'RFC 4475 3.3.10: an address with a port and an unknown scheme in Contact',
    differs: [because(ANY_SCHEME, { 'sel(contact.uri.host)': '' })],
    text: options('Contact: <name:Bob_B>;x=1'),
  },
  {
    name: 'RFC 5118 4.1: an IPv6 reference in every place',
    differs: [because(TRIM, { 'hdr(Contact){nameaddr.name}': '"Caller"' })],
    text: to(
      'sip:[2001:db8::10]',
      'To: sip:user@example.com',
      'From: sip:user@[2001:db8::9:1];tag=v1',
      'Via: SIP/2.0/UDP [2001:db8::9:1];branch=z9hG4bKv6',
      'Contact: "Caller" <sip:caller@[2001:db8::1]>',
    ),
  },
  {
    name: 'RFC 5118 4.5: a port that could belong to the address',
    text: to('sip:[2001:db8::10:5070]', 'Via: SIP/2.0/UDP [2001:db8::9:1];branch=z9hG4bKv6'),
  },
  {
    name: 'RFC 5118 4.6: a port behind the brackets',
    text: to('sip:[2001:db8::10]:5070', 'Via: SIP/2.0/UDP [2001:db8::9:1]:5071;branch=z9hG4bKv6'),
  },
  {
    name: 'RFC 5118 4.7: received in brackets',
    text: options('Via: SIP/2.0/UDP [2001:db8::9:1];received=[2001:db8::9:255];branch=z9hG4bKv6'),
  },
  {
    name: 'RFC 5118 4.7: received without brackets',
    text: options('Via: SIP/2.0/UDP [2001:db8::9:1];received=2001:db8::9:255;branch=z9hG4bKv6'),
  },
  {
    name: 'RFC 5118 4.10: an IPv4 address mapped into IPv6',
    differs: [because(TRIM, { 'hdr(Contact){nameaddr.name}': '"Desk, phone"' })],
    text: to(
      'sip:user@example.com',
      'Contact: "Desk, phone" <sip:bob@[::ffff:192.0.2.2]>',
      'Via: SIP/2.0/UDP [::ffff:192.0.2.10]:19823;branch=z9hG4bKv7',
    ),
  },
  { name: 'the server’s own name as host', text: to('sip:bob@own.example') },
  { name: 'the server’s own name in upper case', text: to('sip:bob@OWN.Example') },
  {
    name: 'the server’s own name with another scheme',
    differs: [because(SIPS_PORT, { rp: '5061' })],
    text: to('sips:bob@own.example;x=1'),
  },
  { name: 'the server’s own name with the usual port', text: to('sip:bob@own.example:5060') },
  { name: 'the server’s own name with another port', text: to('sip:bob@own.example:5999') },
  {
    name: 'a header after a header that folds into a blank line of blanks',
    differs: [
      because(FOLD, {
        'hdr(X-Odd)': 'one two',
        'hdr(X-Odd)[-1]': 'one two',
        'hdr(X-Odd)[*]': 'one two',
        'sel(msg.h["X-Odd"])': 'one two',
      }),
    ],
    text: options('X-Odd: one\r\n \t \r\n two', 'Subject: next'),
  },
  {
    name: 'two kinds of bracket in a Call-ID, with a colon',
    text: options('Call-ID: <[{:}]>', 'X-Odd: y'),
  },
  {
    name: 'From and To with the same parameter names in odd case',
    text: options(
      'From: <sip:alice@example.com;X=in>;X=From;Tag=a1',
      'To: <sip:bob@example.com;X=in>;X=To;TAG=b2',
    ),
  },
]
