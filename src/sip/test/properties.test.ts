import * as fc from 'fast-check'
import t from 'tap'

import { parseAddressList } from '../address.ts'
import { applyEdits, buildForwardedReply, buildReply, buildRequest } from '../build.ts'
import { Fault } from '../errors.ts'
import { HeaderId, headerName } from '../header-names.ts'
import { contacts } from '../headers/contact.ts'
import { contentType } from '../headers/content-type.ts'
import { routes } from '../headers/route.ts'
import { viaAt, vias } from '../headers/via.ts'
import { type Message, parseMessage, parseMessageText } from '../message.ts'
import { quote, unquote, withParam } from '../params.ts'
import { parserRules } from '../rules.ts'
import { sameUri } from '../same-uri.ts'
import { parseUri } from '../uri.ts'
import { withUser } from '../uri-changes.ts'
import { escapeUser, unescapeUri } from '../uri-escapes.ts'

/** Enough to find what is to be found, in a second or two for each test. */
const bounds = { numRuns: 1500, interruptAfterTimeLimit: 2000, markInterruptAsFailure: false }

const forward = {
  requestUri: null,
  via: 'SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK9',
  maxForwards: null,
  received: null,
  rport: null,
  extra: '',
  stream: false,
}

const bytes = (maxLength: number): fc.Arbitrary<string> =>
  fc.uint8Array({ maxLength }).map((array) => Buffer.from(array).toString('latin1'))

/** Bytes that mean something to SIP more often than not. */
const spicy = fc
  .array(
    fc.constantFrom(
      ' ',
      '\t',
      '\r\n',
      '\r\n ',
      '\n',
      '\r',
      ':',
      ';',
      ',',
      '=',
      '"',
      '\\',
      '<',
      '>',
      '(',
      ')',
      '@',
      '?',
      '/',
      '*',
      '[',
      ']',
      '%',
      '\0',
      '\xff',
      'sip:',
      'tel:',
      'SIP/2.0',
      'SIP/2.0/UDP ',
      'UDP',
      'a',
      '1',
      'tag',
      'branch',
      'rport',
      'received',
      'Via',
      'From',
      'INVITE',
      '2.0',
      'q',
      'expires',
      '99999999999',
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''))

const token = fc
  .array(fc.constantFrom(..."abcXYZ019-.!%*_+`'~"), { minLength: 1, maxLength: 8 })
  .map((letters) => letters.join(''))

const value = fc.oneof(spicy, bytes(40)).map((text) => text.replaceAll(/[\r\n]/g, ' ').trim())

const headerLine = fc
  .tuple(
    fc.oneof(token, fc.constantFrom(...headerName.slice(1), 'v', 'f', 't', 'i', 'm', 'l', 'c')),
    fc.constantFrom(':', ': ', ' : ', '\t:\t', ':\r\n '),
    fc.oneof(
      value,
      fc.constantFrom('SIP/2.0/UDP h;branch=z', '<sip:a@b>;tag=x', '1 INVITE', '70', '0'),
    ),
  )
  .filter(([name]) => name !== 'l' && name.toLowerCase() !== 'content-length')
  .map(([name, colon, text]) => `${name}${colon}${text}\r\n`)

const requestText = fc
  .tuple(
    token,
    fc.constantFrom('sip:a@b', 'tel:1', 'x:\xff'),
    fc.array(headerLine, { maxLength: 12 }),
    bytes(30),
  )
  .map(
    ([method, uri, headers, body]) => `${method} ${uri} SIP/2.0\r\n${headers.join('')}\r\n${body}`,
  )

/** Asks a message for everything it can be asked for. */
function askAll(m: Message): void {
  void [
    m.method,
    m.methodId,
    m.requestUri,
    m.reason,
    m.version,
    m.body,
    m.via,
    m.from,
    m.to,
    m.callId,
    m.cseq,
  ]
  void [
    m.maxForwards,
    m.contentLength,
    contacts(m),
    routes(m),
    routes(m, HeaderId.RECORD_ROUTE),
    contentType(m),
  ]
  for (let i = 0; i < m.headerCount; i++) {
    const header = m.header(i)
    void [header.name, header.value, header.raw, m.next(header), m.named(header.name)]
    if (header.fault !== null) checkPlace(m, header.fault)
    for (const via of vias(header)) if (!(via instanceof Fault)) void [via.params, via.param('a')]
    for (const address of parseAddressList(header.value)) {
      if (!(address instanceof Fault))
        void [address.displayName, address.params, parseUri(address.uri)]
    }
  }
  if (m.fault !== null) checkPlace(m, m.fault)
}

function checkPlace(m: Message, fault: Fault): void {
  if (fault.offset < 0 || fault.offset > m.length)
    throw new RangeError(`${fault.code} at ${fault.offset} of ${m.length}`)
}

/** Builds everything that can be built from a message. */
function buildAll(m: Message): void {
  buildRequest(m, {
    ...forward,
    requestUri: 'sip:x',
    maxForwards: 1,
    received: 'r',
    rport: 1,
    stream: true,
  })
  buildForwardedReply(m, true)
  buildReply(m, 400, 'Bad', { toTag: 'x', extra: '', received: 'r', rport: 1, server: 's' })
  for (let i = 0; i < m.headerCount; i++) m.edits.removeHeader(m.header(i))
  m.edits.setBody('new', 'text/x')
  applyEdits(m)
}

t.test('random bytes are never more than a fault', (t) => {
  fc.assert(
    fc.property(fc.oneof(bytes(300), spicy), (text) => {
      const m = parseMessageText(text)
      askAll(m)
      buildAll(m)
    }),
    bounds,
  )
  t.end()
})

t.test('mutated messages are never more than a fault', (t) => {
  const mutation = fc.tuple(fc.nat(), fc.nat(8), fc.oneof(spicy, bytes(4)))
  fc.assert(
    fc.property(
      requestText,
      fc.array(mutation, { maxLength: 4 }),
      fc.nat(),
      (text, mutations, cut) => {
        let mutated = text
        for (const [at, length, by] of mutations) {
          const from = at % (mutated.length + 1)
          mutated = mutated.slice(0, from) + by + mutated.slice(from + length)
        }
        if (cut % 4 === 0) mutated = mutated.slice(0, cut % (mutated.length + 1))
        const m = parseMessageText(mutated)
        askAll(m)
        buildAll(m)
      },
    ),
    bounds,
  )
  t.end()
})

t.test('a message in the middle of other bytes reads as one alone', (t) => {
  fc.assert(
    fc.property(requestText, spicy, spicy, fc.nat(), (text, before, after, cut) => {
      const part = text.slice(0, cut % (text.length + 1)).replace(/^[\r\n]+/, '')
      const all = Buffer.from(before + part + after, 'latin1')
      const inside = parseMessage(all, before.length, before.length + part.length)
      const alone = parseMessageText(part)
      if (inside.text !== alone.text || inside.headerCount !== alone.headerCount)
        throw new Error('differs')
      if (inside.fault?.code !== alone.fault?.code)
        throw new Error(`${inside.fault?.code} ${alone.fault?.code}`)
      askAll(inside)
    }),
    bounds,
  )
  t.end()
})

const tolerant = parserRules({ strict: false })

t.test('a forwarded request without our Via is the received one, byte by byte', (t) => {
  fc.assert(
    fc.property(requestText, (text) => {
      const m = parseMessageText(text, tolerant)
      if (m.fault !== null) throw new Error(m.fault.code)
      askAll(m)
      const built = buildRequest(m, forward)
      const at = built.indexOf(`Via: ${forward.via}\r\n`)
      const rest = built.slice(0, at) + built.slice(at + forward.via.length + 7)
      if (rest !== text) throw new Error('other bytes left')
      if (parseMessageText(built).via?.branch !== 'z9hG4bK9')
        throw new Error('our Via is not the top one')
    }),
    bounds,
  )
  t.end()
})

t.test('a reply that passed two servers comes back byte by byte', (t) => {
  fc.assert(
    fc.property(requestText, (text) => {
      const reply = `SIP/2.0 200 OK${text.slice(text.indexOf('\r\n'))}`
      const behind = reply.replace('\r\n', `\r\nVia: ${forward.via}\r\n`)
      const m = parseMessageText(behind)
      const back = buildForwardedReply(m)
      if (back !== reply) throw new Error('other bytes came back')
      if (viaAt(m, 0)?.branch !== 'z9hG4bK9') throw new Error('our Via was not the top one')
    }),
    bounds,
  )
  t.end()
})

t.test('edits by header equal edits by text', (t) => {
  fc.assert(
    fc.property(requestText, fc.array(fc.nat(11), { maxLength: 6 }), (text, removed) => {
      const m = parseMessageText(text)
      const gone = new Set(removed.filter((i) => i < m.headerCount))
      for (const i of removed) if (i < m.headerCount) m.edits.removeHeader(m.header(i))
      let expected = text.slice(0, m.firstLineEnd)
      for (let i = 0; i < m.headerCount; i++) {
        if (!gone.has(i)) expected += text.slice(m.header(i).start, m.header(i).end)
      }
      if (applyEdits(m) !== expected + text.slice(m.headersEnd)) throw new Error('differs')
    }),
    bounds,
  )
  t.end()
})

t.test('headers nobody knows survive whatever is done to others and to the body', (t) => {
  const unknown = fc.array(fc.tuple(token, value), { minLength: 1, maxLength: 5 })
  const action = fc.tuple(fc.nat(6), fc.nat(), token)
  fc.assert(
    fc.property(requestText, unknown, fc.array(action, { maxLength: 8 }), (text, list, actions) => {
      const lines = list.map(([name, text]) => `X-${name}: ${text}\r\n`)
      const at = text.indexOf('\r\n') + 2
      const m = parseMessageText(text.slice(0, at) + lines.join('') + text.slice(at))
      for (const [kind, place, word] of actions) {
        const others = m.headerCount - lines.length
        const header = others === 0 ? null : m.header(lines.length + (place % others))
        if (kind === 0) m.edits.appendHeader(`Y: ${word}\r\n`)
        else if (kind === 1) m.edits.prependHeader(`Y: ${word}\r\n`)
        else if (kind === 2) m.edits.setBody(word, 'text/x')
        else if (kind === 3) m.edits.setUri(`sip:${word}`)
        else if (header === null) continue
        else if (kind === 4) m.edits.removeHeader(header)
        else if (kind === 5) m.edits.setValue(header, word)
        else m.edits.insertBefore(header.start, `Y: ${word}\r\n`)
      }
      for (const built of [
        applyEdits(m),
        buildRequest(m, { ...forward, maxForwards: 9, extra: 'Y: z\r\n' }),
      ]) {
        if (!built.includes(lines.join(''))) throw new Error(`not in ${JSON.stringify(built)}`)
      }
    }),
    bounds,
  )
  t.end()
})

t.test('URIs, quoted strings and parameters come back', (t) => {
  fc.assert(
    fc.property(bytes(20), bytes(20), token, token, (user, text, name, word) => {
      if (unquote(quote(text)) !== text) throw new Error('quote')
      if (unescapeUri(escapeUser(text)) !== text) throw new Error('escape')
      const base = parseUri(`sip:x@example.com:5060;${name}?h=1`)
      const made = base === null || user === '' ? null : parseUri(withUser(base, escapeUser(user)))
      if (user !== '' && (made === null || unescapeUri(made.user ?? '') !== user))
        throw new Error('user')
      if (made !== null && !sameUri(made, made)) throw new Error('same')
      const params = withParam(`a=1;${name}`, name, word)
      if (withParam(params, name, null).split(';').includes(`${name}=${word}`))
        throw new Error('param')
    }),
    bounds,
  )
  t.end()
})
