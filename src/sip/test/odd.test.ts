import t from 'tap'

import { buildRequest } from '../build.ts'
import { Fault } from '../errors.ts'
import { HeaderId } from '../header-names.ts'
import { contacts } from '../headers/contact.ts'
import { routes } from '../headers/route.ts'
import { viaAt } from '../headers/via.ts'
import { type Message, parseMessageText } from '../message.ts'
import { parseUri } from '../uri.ts'

/** Messages that look wrong and are right, and such as look right and are wrong: the classes of RFC 4475 in our words. */

const lines = (...all: string[]): string => all.join('\r\n')

const headers = [
  'Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK1',
  'From: <sip:alice@example.com>;tag=a',
  'To: <sip:bob@example.com>',
  'Call-ID: 1',
  'CSeq: 1 INFO',
  'Max-Forwards: 70',
]

type Look = (m: Message) => unknown

interface Row {
  readonly name: string
  readonly text: string
  /** The code of what keeps it from being routed; absent for nothing. */
  readonly fault?: string
  readonly look: readonly (readonly [Look, unknown])[]
}

const valid: readonly Row[] = [
  {
    name: 'folds, tabs, short forms, odd case, blanks around every separator',
    text: lines(
      'INVITE sip:vivekg@example.com;unknownparam SIP/2.0',
      'TO :',
      ' sip:bob@example.com ;   tag    = 1918181833n',
      'from   : "A \\\\\\"quoted\\" name"',
      '  <sip:alice@example.com>',
      '  ;',
      '  tag = 98asjd8',
      'MaX-fOrWaRdS: 0068',
      'Call-ID: wsinv.ndaksdj@192.0.2.1',
      'Content-Length   : 3',
      'cseq: 0009',
      '  INVITE',
      'Via  : SIP  /   2.0',
      ' /UDP',
      '    192.0.2.2;branch=390skdjuw',
      's :',
      'NewFangledHeader:   newfangled value',
      ' continued newfangled value',
      'UnknownHeaderWithUnusualValue: ;;,,;;,;',
      'Content-Type: application/sdp',
      'Route:',
      ' <sip:services.example.com;lr;unknownwith=value;unknown-no-value>',
      'v:  SIP  / 2.0  / TCP     192.0.2.3   ;',
      '  branch  =   z9hG4bK9ikj8  ,',
      ' SIP  /    2.0   / UDP  192.168.255.111   ; branch=',
      ' z9hG4bK30239',
      'm:"Quoted string \\"\\"" <sip:jdrosen@example.com> ; newparam =',
      '      newvalue ;',
      '  secondparam ; q = 0.33',
      '',
      'v=0',
    ),
    look: [
      [(m) => m.to?.tag, '1918181833n'],
      [(m) => m.to?.uri, 'sip:bob@example.com'],
      [(m) => m.from?.tag, '98asjd8'],
      [(m) => m.from?.displayName, 'A \\"quoted" name'],
      [(m) => m.maxForwards, 68],
      [(m) => m.cseq?.number, 9],
      [(m) => m.cseq?.method, 'INVITE'],
      [(m) => m.via?.branch, '390skdjuw'],
      [(m) => viaAt(m, 1)?.transport, 'TCP'],
      [(m) => viaAt(m, 1)?.branch, 'z9hG4bK9ikj8'],
      [(m) => viaAt(m, 2)?.host, '192.168.255.111'],
      [(m) => viaAt(m, 2)?.branch, 'z9hG4bK30239'],
      [(m) => m.first(HeaderId.SUBJECT)?.value, ''],
      [(m) => m.named('newfangledheader')?.value, 'newfangled value continued newfangled value'],
      [(m) => m.named('UnknownHeaderWithUnusualValue')?.value, ';;,,;;,;'],
      [(m) => routes(m).length, 1],
      [(m) => contacts(m).map((c) => (c instanceof Fault ? c.code : c.q)), [330]],
      [(m) => m.body, 'v=0'],
    ],
  },
  {
    name: 'every character a token may have, in method, names and parameters',
    text: lines(
      "!interesting-Method0123456789_*+`.%indeed'~ sip:1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*:&it+has=1,weird!*pas$wo~d_too.(doesn't-it)@example.com SIP/2.0",
      "Via: SIP/2.0/UDP host1.example.com;branch=z9hG4bK-.!%66*_+`'~",
      'To: "BEL:\\\x07 NUL:\\\0 DEL:\\\x7f" <sip:1_unusual.URI~(to-be!sure)&isn\'t+it$/crazy?,/;;*@example.com>',
      "From: token1~` token2'+_ token3*%!.- <sip:mundane@example.com>;fromParam''~+*_!.-%=\"\xd1\x80\xd0\xb0\";tag=_token~1'+`*%!-.",
      'Call-ID: intmeth.word%ZK-!.*_+\'@word`~)(><:\\/"][?}{',
      "CSeq: 139122385 !interesting-Method0123456789_*+`.%indeed'~",
      "extensionHeader-!.%*+_`'~:\xef\xbb\xbf\xe5\xa4\xa7",
      'Content-Length: 0',
      '',
      '',
    ),
    look: [
      [(m) => m.method, "!interesting-Method0123456789_*+`.%indeed'~"],
      [(m) => m.cseq?.method, "!interesting-Method0123456789_*+`.%indeed'~"],
      [(m) => m.via?.branch, "z9hG4bK-.!%66*_+`'~"],
      [(m) => m.from?.tag, "_token~1'+`*%!-."],
      [(m) => m.from?.display, "token1~` token2'+_ token3*%!.-"],
      [(m) => m.to?.displayName, 'BEL:\x07 NUL:\0 DEL:\x7f'],
      [(m) => m.callId, 'intmeth.word%ZK-!.*_+\'@word`~)(><:\\/"][?}{'],
      [(m) => parseUri(m.requestUri)?.host, 'example.com'],
      [(m) => m.named("EXTENSIONheader-!.%*+_`'~")?.value, '\xef\xbb\xbf\xe5\xa4\xa7'],
    ],
  },
  {
    name: 'escapes in URIs, also of a zero byte, and a `%` in a method that is no escape',
    text: lines(
      'RE%47IST%45R sip:sips%3Auser%40example.com@example.net SIP/2.0',
      'To: "%Z%45" <sip:null-%00-null@example.com>',
      'Contact: <sip:cal%6Cer@192.0.2.2;%6C%72;n%61me=v%61lue%25%34%31>',
      'Contact: <sip:%00%00@192.0.2.9>',
      '',
      '',
    ),
    look: [
      [(m) => m.method, 'RE%47IST%45R'],
      [(m) => m.methodId, 524288],
      [(m) => parseUri(m.requestUri)?.user, 'sips%3Auser%40example.com'],
      [(m) => contacts(m).length, 2],
      [(m) => m.to?.displayName, '%Z%45'],
    ],
  },
  {
    name: 'no blank between name and bracket; a semicolon in the user',
    text: lines(
      'OPTIONS sip:user;par=u%40example.net@example.com SIP/2.0',
      'From: caller<sip:caller@example.com>;tag=323',
      'To: sip:j_user@example.com',
      '',
      '',
    ),
    look: [
      [(m) => m.from?.display, 'caller'],
      [(m) => parseUri(m.requestUri)?.user, 'user;par=u%40example.net'],
      [(m) => m.to?.uri, 'sip:j_user@example.com'],
    ],
  },
  {
    name: 'a Via for each transport, and one nobody knows',
    text: lines(
      'OPTIONS sip:a SIP/2.0',
      'Via: SIP/2.0/UDP t1.example.com;branch=z9hG4bK1, SIP/2.0/SCTP t2.example.com;branch=z9hG4bK2',
      'Via: SIP/2.0/TLS t3.example.com;branch=z9hG4bK3, SIP/2.0/UNKNOWN t4.example.com;branch=z9hG4bK4',
      '',
      '',
    ),
    look: [
      [(m) => [0, 1, 2, 3].map((i) => viaAt(m, i)?.transport), ['UDP', 'SCTP', 'TLS', 'UNKNOWN']],
    ],
  },
  {
    name: 'bytes after the body that Content-Length ends are no second message',
    text: lines(
      'REGISTER sip:example.com SIP/2.0',
      'Content-Length: 0',
      '',
      'INVITE sip:joe@example.com SIP/2.0',
      'To: x',
      '',
      '',
    ),
    look: [
      [(m) => m.body, ''],
      [(m) => m.headerCount, 1],
      [(m) => m.named('To'), null],
    ],
  },
  {
    name: 'a reply without reason phrase',
    text: lines('SIP/2.0 100 ', 'CSeq: 1 INVITE', '', ''),
    look: [
      [(m) => m.status, 100],
      [(m) => m.reason, ''],
    ],
  },
  {
    name: 'a reply with a phrase of any bytes',
    text: lines('SIP/2.0 200 = 2**3 * 5**2 \xd0\xbd\xd0\xbe', 'CSeq: 1 INVITE', '', ''),
    look: [[(m) => m.reason, '= 2**3 * 5**2 \xd0\xbd\xd0\xbe']],
  },
  {
    name: 'a reply whose code nobody knows',
    text: lines('SIP/2.0 899 Hm', '', ''),
    look: [[(m) => m.status, 899]],
  },
  {
    name: 'line ends of one LF',
    text: lines('INFO sip:a SIP/2.0', ...headers, 'Subject: a', ' b', '', 'body').replaceAll(
      '\r\n',
      '\n',
    ),
    look: [
      [(m) => m.via?.host, '192.0.2.10'],
      [(m) => m.named('Subject')?.value, 'a b'],
      [(m) => m.body, 'body'],
    ],
  },
  {
    name: 'line ends before the first line, as kept-alive connections leave them',
    text: `\r\n\n\r\n${lines('INFO sip:a SIP/2.0', ...headers, '', 'x')}`,
    look: [
      [(m) => m.text.slice(0, 4), 'INFO'],
      [(m) => m.body, 'x'],
    ],
  },
  {
    name: 'blanks after the version',
    text: lines('INFO sip:a SIP/2.0 \t', ...headers, '', ''),
    look: [[(m) => m.version, 'SIP/2.0']],
  },
  {
    name: 'another version, which somebody will answer with 505',
    text: lines('OPTIONS sip:a SIP/7.0', 'Via: SIP/7.0/UDP h', '', ''),
    fault: 'sip/unsupported-version',
    look: [
      [(m) => m.version, 'SIP/7.0'],
      [(m) => m.via?.version, '7.0'],
    ],
  },
  {
    name: 'a version in lower case, and one of another protocol',
    text: lines('GET / HTTP/1.1', 'Host: example.com', '', ''),
    fault: 'sip/unsupported-version',
    look: [
      [(m) => m.version, 'HTTP/1.1'],
      [(m) => m.methodId, 32768],
      [() => parseMessageText('INFO sip:a sip/2.0\r\n\r\n').version, 'sip/2.0'],
    ],
  },
  {
    name: 'a scheme nobody knows, in request URI and headers',
    text: lines(
      'OPTIONS nobodyKnowsThisScheme:totallyopaquecontent SIP/2.0',
      'To: <isbn:2983792873>',
      '',
      '',
    ),
    look: [
      [(m) => parseUri(m.requestUri)?.scheme, 'nobodyknowsthisscheme'],
      [(m) => m.to?.uri, 'isbn:2983792873'],
    ],
  },
  {
    name: 'an empty header, and one of blanks and folds only',
    text: lines('INFO sip:a SIP/2.0', 'Subject:', 'X-A: \t', ' ', 'X-B:', '  x', '', ''),
    look: [
      [(m) => m.named('Subject')?.value, ''],
      [(m) => m.named('X-A')?.value, ''],
      [(m) => m.named('X-B')?.value, 'x'],
      [(m) => m.headerCount, 3],
    ],
  },
  {
    name: 'a Via parameter called `a`, and one with a quoted comma',
    text: lines('INFO sip:a SIP/2.0', 'Via: SIP/2.0/UDP h;a;b="x,y";branch=z', '', ''),
    look: [[(m) => m.via?.branch, 'z']],
  },
  {
    name: 'header names like properties of objects',
    text: lines('INFO sip:a SIP/2.0', '__proto__: x', 'constructor: y', 'toString: z', '', ''),
    look: [
      [(m) => m.named('__proto__')?.value, 'x'],
      [(m) => m.named('constructor')?.value, 'y'],
      [(m) => m.named('hasOwnProperty'), null],
    ],
  },
  {
    name: 'From, To, Call-ID and CSeq twice: the first counts',
    text: lines(
      'INFO sip:a SIP/2.0',
      ...headers,
      'From: <sip:x@y>',
      'CSeq: 9 BYE',
      'Call-ID: 2',
      '',
      '',
    ),
    fault: 'sip/repeated-header',
    look: [
      [(m) => m.from?.tag, 'a'],
      [(m) => m.cseq?.number, 1],
      [(m) => m.callId, '1'],
      [(m) => m.count(HeaderId.FROM), 2],
    ],
  },
  {
    name: 'numbers too large: the message stands, the headers have their verdicts',
    text: lines(
      'REGISTER sip:a SIP/2.0',
      'CSeq: 36893488147419103232 REGISTER',
      'Max-Forwards: 300',
      'Expires: 1000000000000000000000000000',
      'Contact: <sip:x>;expires=280297596632815',
      '',
      '',
    ),
    look: [
      [(m) => m.cseq, null],
      [(m) => m.first(HeaderId.CSEQ)?.fault?.code, 'sip/cseq-too-large'],
      [(m) => m.maxForwards, 300],
      [(m) => contacts(m).map((c) => (c instanceof Fault ? c.code : c.expires)), [4294967295]],
    ],
  },
  {
    name: 'a quote that never ends in one header',
    text: lines(
      'INFO sip:a SIP/2.0',
      'To: "Mr. J. User <sip:j.user@example.com>',
      'From: <sip:a@b>;tag=1',
      '',
      '',
    ),
    look: [
      [(m) => m.to, null],
      [(m) => m.first(HeaderId.TO)?.fault?.code, 'sip/unclosed-quote'],
      [(m) => m.from?.tag, '1'],
    ],
  },
  {
    name: 'separators too many in Via, and a bare URI with a question in Contact',
    text: lines(
      'INFO sip:a SIP/2.0',
      'Via: SIP/2.0/UDP 192.0.2.15;;,;,,',
      'Contact: sip:user@example.com?Route=%3Csip:sip.example.com%3E',
      '',
      '',
    ),
    look: [
      [(m) => m.via?.host, '192.0.2.15'],
      [(m) => viaAt(m, 1), null],
      [(m) => contacts(m).map((c) => (c instanceof Fault ? c.code : c.q)), ['sip/bare-uri']],
    ],
  },
  {
    name: 'nothing but the first line',
    text: 'OPTIONS sip:a SIP/2.0\r\n\r\n',
    look: [
      [(m) => m.headerCount, 0],
      [
        (m) => [m.via, m.from, m.to, m.callId, m.cseq, m.maxForwards, m.contentLength],
        [null, null, null, null, null, null, null],
      ],
      [(m) => m.body, ''],
    ],
  },
]

for (const row of valid) {
  t.test(`taken: ${row.name}`, (t) => {
    const m = parseMessageText(row.text)
    t.equal(m.fault?.code, row.fault)
    for (const [look, expected] of row.look) t.same(look(m), expected, String(look))
    t.end()
  })
}

t.test('what is taken can be forwarded, and taken again', (t) => {
  for (const row of valid) {
    const m = parseMessageText(row.text)
    if (!m.isRequest) continue
    const via = 'SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK9'
    const built = buildRequest(m, {
      requestUri: null,
      via,
      maxForwards: 5,
      received: '192.0.2.9',
      rport: 7,
      extra: 'X-E: 1\r\n',
      stream: true,
    })
    const again = parseMessageText(built)
    t.equal(again.fault?.code, row.fault, row.name)
    t.equal(again.via?.branch, 'z9hG4bK9', `${row.name}: our Via is first`)
    t.equal(
      viaAt(again, 1)?.received ?? null,
      m.via === null ? null : '192.0.2.9',
      `${row.name}: received`,
    )
    t.equal(viaAt(again, 1)?.rport ?? null, m.via === null ? null : 7, `${row.name}: rport`)
    t.equal(again.maxForwards, 5, `${row.name}: Max-Forwards`)
    t.equal(again.body, m.body, `${row.name}: body`)
    t.equal(again.contentLength, m.body.length, `${row.name}: Content-Length`)
    t.equal(again.named('X-E')?.value, '1', `${row.name}: added header`)
  }
  t.end()
})
