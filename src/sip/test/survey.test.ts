/** What the survey takes, it reads as scan and grammars do; what a message too long for it is read by. */

import { fileURLToPath } from 'node:url'

import * as fc from 'fast-check'
import t from 'tap'

import { sourceHash } from '../../../scripts/survey-source.ts'
import type { Address } from '../address.ts'
import { Fault } from '../errors.ts'
import { HeaderId } from '../header-names.ts'
import { type Contact, contacts, firstContact } from '../headers/contact.ts'
import { routes } from '../headers/route.ts'
import { type Via, vias } from '../headers/via.ts'
import { type Message, parseMessageText } from '../message.ts'
import { parserRules } from '../rules.ts'
import { SOURCE } from '../survey/code.ts'
import { MAX_MESSAGE } from '../survey/layout.ts'
import type { Uri } from '../uri.ts'

t.test('the code of the survey is what its source compiles to: else run `make survey`', (t) => {
  t.equal(SOURCE, sourceHash(fileURLToPath(new URL('../survey', import.meta.url))))
  t.end()
})

const strict = parserRules({ maxBytes: 2 ** 20, maxBodyBytes: 2 ** 20 })
const tolerant = parserRules({ strict: false, maxBytes: 2 ** 20, maxBodyBytes: 2 ** 20 })
const tooLong = 'x'.repeat(MAX_MESSAGE + 1)

function uriFacts(uri: Uri | null): unknown {
  if (uri === null) return null
  const { text, scheme, user, password, host, port, params, headers } = uri
  const { userStart, hostStart, hostEnd, portEnd } = uri
  return [
    [text, scheme, user, password, host, port, params, headers],
    [userStart, hostStart, hostEnd, portEnd],
  ]
}

function viaFacts({ via }: { readonly via: Via | null }): unknown {
  if (via === null) return null
  const { host, branch, received, comment, params, protocol, version } = via
  return { ...via, text: '', host, branch, received, comment, params, protocol, version }
}

function addressFacts(address: Address | Fault | null): unknown {
  if (address === null) return null
  if (address instanceof Fault) return [address.code, address.offset]
  const { parsedUri, displayName, uri, params, ...own } = address
  const lr = parsedUri?.looseRouting
  return { ...own, text: '', displayName, uri, params, lr, parsed: uriFacts(parsedUri) }
}

function contactFacts(contact: Contact | Fault): unknown {
  if (contact instanceof Fault) return [contact.code, contact.offset]
  return [contact.q, contact.expires, addressFacts(contact.address)]
}

/** Of each element of the Vias; the list is read even where the top one was surveyed. */
function viasFacts(message: Message): unknown {
  const all: unknown[] = []
  for (let header = message.named('Via'); header !== null; header = message.next(header)) {
    for (const via of vias(header)) {
      all.push(via instanceof Fault ? [via.code, via.offset] : viaFacts({ via }))
    }
  }
  return all
}

/** All that a message says before its body. */
function facts(message: Message): unknown {
  const { fault } = message
  const headers = Array.from({ length: message.headerCount }, (_, index) => {
    const { id, name, value, start, end, valueStart, valueEnd, folded } = message.header(index)
    return [id, name, value, start, end, valueStart, valueEnd, folded]
  })
  return {
    fault: fault === null ? null : [fault.code, fault.offset],
    first: [message.isRequest, message.method, message.methodId, message.status, message.reason],
    offsets: [message.uriStart, message.uriEnd, message.firstLineEnd, message.headersEnd],
    body: [message.bodyStart, message.version, message.statusStart, message.lfOnly],
    requestUri: message.requestUri,
    target: uriFacts(message.target),
    via: viaFacts(message),
    tags: [message.fromTag, message.toTag],
    callId: message.callId,
    cseq: message.cseq,
    numbers: [message.maxForwards, message.contentLength],
    contact: message.contactUri,
    routes: message.routes.map(addressFacts),
    recordRoutes: routes(message, HeaderId.RECORD_ROUTE).map(addressFacts),
    parties: [addressFacts(message.from), addressFacts(message.to)],
    contacts: contacts(message).map(contactFacts),
    vias: viasFacts(message),
    headers,
  }
}

/** Compares a message with itself, too long to be surveyed; gives what differs. */
function difference(headers: string): string | null {
  // the headers end in any case, or the body would be part of them
  const text = `${headers}\r\n\r\n`
  for (const rules of [strict, tolerant]) {
    const message = parseMessageText(text, rules)
    const own = JSON.stringify(facts(message))
    const other = JSON.stringify(facts(parseMessageText(text + tooLong, rules)))
    if (own !== other) return `${JSON.stringify(text)}\n${own}\n${other}`
    const contact = firstContact(message)
    if (contact !== null && message.contactUri !== contact.address.uri) return text
  }
  return null
}

const firstLines = [
  'INVITE sip:bob@198.51.100.33:5060;transport=udp SIP/2.0',
  'REGISTER sip:example.com SIP/2.0',
  'PUBLISH SIP:bob:secret@example.com;x?Subject=y SIP/2.0',
  'CANCEL sip:+1(2)3;phone-context=x@[2001:db8::1]:5070 SIP/2.0',
  'NEWFANGLED tel:+1234;x=y SIP/2.0',
  'ACK sip:a;b@c:70000 SIP/2.0',
  'BYE sips:a@b SIP/2.0 ',
  'INFO sip:a@b:05060; SIP/2.0',
  'SIP/2.0 200 OK',
  'SIP/2.0 486 Busy, really',
  'SIP/2.0 099 No',
  'SIP/2.0 200',
]

const lines = [
  'Via: SIP/2.0/UDP 192.0.2.1:5060;rport;branch=z9hG4bK1',
  'Via: SIP/2.0/TLS a.example.com;branch=z9hG4bK"1;received=192.0.2.7;rport=4060',
  'Via: SIP/2.0/WS x;BRANCH=a;alias;Received=[::1];i=7, SIP/2.0/UDP second',
  'Via: SIP/2.0/tcp [2001:db8::1]:5060 ; rport = 5 ;branch=x(comment)',
  'v: SIP/2.0/UDP h;rport=99999',
  'VIA: SIP/2.0/UDP h;branch;branch=b;rport=;received',
  'Via: SIP/2.0/UDP h;branch=1;branch=2;rport=1;rport=2',
  'From: "A > \\" B" <sip:a@example.com>;tag=x',
  'From: Alice <sip:a@example.com;tag=no>;tag=yes;tag=2',
  'f:sip:a@example.com;tag=bare',
  'To: <sip:b@example.com>',
  'To: "Bob" <sip:b@example.com>;x=y;tag=late',
  'From: "A" Bob  <sip:a:pw@example.com:5060?x=y>;TAG="q;r" ;x',
  'From: "Al" <sip:a@b:9;lr>;q=0.5;Tag;tag=2;expires="3"',
  'Record-Route: "P" <sip:p.example.com;lr>;x=y , <sip:p2;lr>;tag=[::1], P three <sip:p3>;',
  'Contact: <sip:a@[::1]>;q=2, B <sips:b@c>;q=0.25;EXPIRES=99 ,<sip:d>;expires;q=1',
  't:  <sip:b@example.com> ;tag=z',
  'Call-ID: a84b4c76e66710@pc33.example.com',
  'i: with blank',
  'CSeq: 314159 INVITE',
  'CSeq: 0000000001 SUBSCRIBE',
  'CSeq:  7  Odd',
  'cseq: 4294967295 PRACK',
  'Max-Forwards: 70',
  'Max-Forwards: x',
  'MAX-FORWARDS : 9999999999',
  'Contact: <sip:a@192.0.2.15:5060;ob>;expires=600;q=0.8, <sip:b@c>',
  'm: "A" <sip:a>',
  'Contact: *',
  'Contact: sip:a@b;expires=1',
  'Contact: <sip:>',
  'Content-Length: 4',
  'l: 04',
  'Content-Length: four',
  'Route: <sip:203.0.113.1;lr>',
  'Route: <sip:a;x@192.0.2.1:5080;lr;ftag=1>, <sip:p2.example.com>,<sip:u@p3>',
  'Route: "P" <sip:p.example.com;lr>;x=y',
  'Route: <sip:p.example.com;lr>,',
  'Route: <sip:p.example.com:65536>, <sips:p2>',
  'Route: <sip:p?x=y>, <SIP:p2;LR>, <sip:[::1];lr>',
  `Route: ${'<sip:p.example.com;lr>, '.repeat(11)}<sip:q:1>`,
  'Record-Route: <sip:203.0.113.1;lr>, <sip:p2>',
  'X-Unknown: any thing',
  'User-Agent: Softphone 3.20.5 (\xe4)',
  'P-Asserted-Identity: <sip:a@b>',
  'Subject:',
  'no colon',
  `Contact: ${'<sip:a@example.com;ob>;expires=60, '.repeat(9)}<sip:b@c>`,
  `Contact: <sip:a>${';x=y'.repeat(129)}`,
  `Allow: ${'INFO, '.repeat(256)}BYE`,
  `Via: SIP/2.0/UDP h${';abc=def'.repeat(99)};branch=${'z'.repeat(99)}`,
  `Authorization: Digest username="a", nonce="${';,'.repeat(150)}"`,
]

t.test('the survey reads each header as its grammar does', (t) => {
  for (const first of firstLines) t.equal(difference(`${first}\r\nTo: <sip:a>`), null)
  for (const line of lines) {
    t.equal(difference(`INVITE sip:a SIP/2.0\r\n${line}`), null)
    const folded = line.replace(/[ ;]/, '\r\n $&')
    t.equal(difference(`INVITE sip:a SIP/2.0\r\n${folded}\r\nX: y`), null)
    t.equal(difference(`INVITE sip:a SIP/2.0\r\nX: y\r\n${line}\n`), null)
  }
  t.end()
})

t.test('the survey reads made and changed messages as scan and grammars do', (t) => {
  const message = fc
    .tuple(fc.constantFrom(...firstLines), fc.array(fc.constantFrom(...lines), { maxLength: 9 }))
    .map(([first, headers]) => [first, ...headers].join('\r\n'))
  const put = fc.constantFrom('', ...' ;,"<>:@=\0a\xff\t\\', '\r\n ', '\r\n')
  const changes = fc.array(fc.tuple(fc.nat(999), fc.nat(2), put), { maxLength: 3 })
  const check = fc.property(message, changes, (text, each) => {
    let changed = text
    for (const [place, taken, put] of each) {
      const at = place % changed.length
      changed = changed.slice(0, at) + put + changed.slice(at + taken)
    }
    const found = difference(changed)
    if (found !== null) throw new Error(found)
  })
  fc.assert(check, { numRuns: Number(process.env['SURVEY_RUNS'] ?? 1000) })
  t.end()
})

t.test('nothing of one message is found in the next, shorter one', (t) => {
  const long = `INVITE sip:a@example.com SIP/2.0\r\nVia: SIP/2.0/UDP h;branch=x\r\nX: ${'y'.repeat(500)}\r\n\r\n`
  for (let end = 1; end < 60; end++) {
    parseMessageText(long)
    const cut = parseMessageText(long.slice(0, end))
    t.ok(cut.fault instanceof Fault, `cut at ${end}`)
    t.equal(cut.headerCount <= 1, true)
  }
  t.end()
})
