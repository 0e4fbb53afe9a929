import * as fc from 'fast-check'
import t from 'tap'

import { readAddressList } from '../address.ts'
import { readDate } from '../date.ts'
import { Fault } from '../errors.ts'
import { type Grammar, typed } from '../header.ts'
import { readAccept, readAcceptTokens } from '../headers/accept.ts'
import { readChallenge } from '../headers/authenticate.ts'
import { readAuthenticationInfo } from '../headers/authentication-info.ts'
import { readCredentials } from '../headers/authorization.ts'
import { contacts } from '../headers/contact.ts'
import { readContentDisposition } from '../headers/content-disposition.ts'
import { readReplaces, readTargetDialog } from '../headers/dialog-id.ts'
import { readDiversions } from '../headers/diversion.ts'
import { readEvent } from '../headers/event.ts'
import { readSeconds } from '../headers/expires.ts'
import { readFeatureCaps } from '../headers/feature-caps.ts'
import { readHistory } from '../headers/history-info.ts'
import { readIdentity } from '../headers/identity.ts'
import { readCallIds } from '../headers/in-reply-to.ts'
import { regId, sipInstance } from '../headers/outbound.ts'
import { readPrivacy } from '../headers/privacy.ts'
import { readProducts } from '../headers/product.ts'
import { readRAck } from '../headers/rack.ts'
import { readReasons } from '../headers/reason.ts'
import { readRetryAfter } from '../headers/retry-after.ts'
import { readSecurity } from '../headers/security.ts'
import { readSessionInterval } from '../headers/session-expires.ts'
import { readSubscriptionState } from '../headers/subscription-state.ts'
import { readTimestamp } from '../headers/timestamp.ts'
import { readWarnings } from '../headers/warning.ts'
import { parseMessageText } from '../message.ts'
import { type BodyPart, multipart, partOfType } from '../multipart.ts'
import { readSdp } from '../sdp/sdp.ts'
import { telNumber } from '../tel-uri.ts'
import { readToken, readTokenList } from '../tokens.ts'
import { uriHeader } from '../uri-headers.ts'
import { parseUri } from '../uri.ts'
import { stepsOf } from './steps.ts'

const grammars: readonly Grammar<unknown>[] = [
  readAccept,
  readAcceptTokens,
  readAddressList,
  readAuthenticationInfo,
  readCallIds,
  readChallenge,
  readContentDisposition,
  readCredentials,
  readDate,
  readDiversions,
  readEvent,
  readFeatureCaps,
  readHistory,
  readIdentity,
  readPrivacy,
  readProducts,
  readRAck,
  readReasons,
  readReplaces,
  readRetryAfter,
  readSdp,
  readSeconds,
  readSecurity,
  readSessionInterval,
  readSubscriptionState,
  readTargetDialog,
  readTimestamp,
  readToken,
  readTokenList,
  readWarnings,
]

/** Reads every field and accessor of what a grammar made, and of what is in there, each thing once. */
function ask(value: unknown, asked: Set<unknown> = new Set()): void {
  if (typeof value !== 'object' || value === null || asked.has(value)) return
  asked.add(value)
  let kind: unknown = value
  while (typeof kind === 'object' && kind !== null && !common.has(kind)) {
    for (const name of Object.getOwnPropertyNames(kind)) ask(Reflect.get(value, name), asked)
    kind = Object.getPrototypeOf(kind)
  }
}

/** Where asking ends: what arrays and objects have of their own accord says nothing about us. */
const common: ReadonlySet<unknown> = new Set([Object.prototype, Array.prototype, Map.prototype])

/** All faults of a result: itself, or those in its list. */
function faultsOf(result: unknown): readonly Fault[] {
  if (result instanceof Fault) return [result]
  return Array.isArray(result) ? result.filter((element) => element instanceof Fault) : []
}

const spicy = fc
  .array(
    fc.constantFrom(
      ...' \t,;="\\<>()@?/*.[]%\'\0\xff',
      'sip:a',
      '<sip:a@b?x=y>',
      'a',
      'a=b',
      ';q=0.5',
      '12',
      '99999999999',
      'Digest ',
      'realm="r"',
      'response=1',
      ';index=1.1',
      'info=<x>',
      ';to-tag=1;from-tag=2',
      'INVITE',
      'Sat, 13 Nov 2010 23:29:00 GMT',
      'v=0\r\n',
      'm=audio 1 X 0\r\n',
      'a=rtpmap:0 X/1\n',
      'text/plain',
    ),
    { maxLength: 16 },
  )
  .map((parts) => parts.join(''))
const bytes = fc.uint8Array({ maxLength: 40 }).map((array) => Buffer.from(array).toString('latin1'))

t.test('no grammar throws, or finds a fault outside of what it was given', (t) => {
  for (const grammar of grammars) {
    fc.assert(
      fc.property(fc.oneof(spicy, bytes), spicy, spicy, (text, before, after) => {
        const from = before.length
        const to = from + text.length
        const result = grammar(before + text + after, from, to)
        ask(result)
        for (const fault of faultsOf(result)) {
          if (fault.offset < from || fault.offset > to) {
            throw new RangeError(`${fault.code} at ${fault.offset} of ${from} to ${to}`)
          }
        }
        const alone = grammar(text, 0, text.length)
        const codes = faultsOf(alone).map((fault) => `${fault.code} ${fault.offset + from}`)
        const inside = faultsOf(result).map((fault) => `${fault.code} ${fault.offset}`)
        if (codes.join() !== inside.join()) throw new Error(`${codes.join()} ${inside.join()}`)
      }),
      { numRuns: 300, interruptAfterTimeLimit: 800, markInterruptAsFailure: false },
    )
  }
  t.end()
})

const starts = ['', 'a;', 'Digest ', '1 ', 'a/b;', '<sip:a>;', 'v=0\n', '* ;', '301 a ']
const pieces = [
  ...',;="<(\\ a.',
  'a,',
  'a=b;',
  'a=b,',
  'a="b",',
  'a="b;c";',
  '"\\',
  '<>',
  '<a,',
  '()',
  '(\\',
  '\r\n ',
  '1 ',
  'sip:a,',
  '<sip:a>;index=1,',
  ';info=<a>',
  'a/1 (b) ',
  '301 a "b",',
  'm=audio 1 X 0 1\n',
  'a=rtpmap:0 X/1\n',
  'c=\n',
  '\n',
]

t.test('every grammar looks at each character a bounded number of times', (t) => {
  for (const grammar of grammars) {
    let worst = 0
    let at = ''
    for (const start of starts) {
      for (const piece of pieces) {
        const make = (n: number): string => start + piece.repeat(n)
        const once = stepsOf(() => ask(grammar(make(150), 0, make(150).length)))
        const twice = stepsOf(() => ask(grammar(make(300), 0, make(300).length)))
        if (twice > once * 2.3 + 500) t.fail(`${grammar.name}: ${start}${piece} ${once} ${twice}`)
        const each = twice / make(300).length
        if (each > worst) [worst, at] = [each, `${start}${piece}`]
      }
    }
    t.ok(worst < 60, `${grammar.name}: ${worst.toFixed(1)} a character at ${JSON.stringify(at)}`)
  }
  t.end()
})

/** Asks a part, and its parts, for everything. */
function askPart(part: BodyPart): void {
  void [part.contentType, part.contentId, part.disposition, part.body]
  for (const inner of part.multipart?.parts ?? []) askPart(inner)
}

t.test('session descriptions are looked at a bounded number of times, whatever is asked', (t) => {
  const rows: readonly (readonly [string, (n: number) => string])[] = [
    ['session lines', (n) => 'a=x\n'.repeat(n)],
    ['streams', (n) => 'm=a 1 X 0\n'.repeat(n / 2)],
    ['both', (n) => 'a=x\n'.repeat(n) + 'm=a 1 X 0\n'.repeat(n / 8)],
    ['formats', (n) => `m=a 1 X${' 0'.repeat(n)}\n${'a=rtpmap:0 X/1\n'.repeat(n)}`],
    ['one long line', (n) => `a=${'x'.repeat(n)}`],
    ['CRs', (n) => '\r'.repeat(n)],
  ]
  for (const [name, make] of rows) {
    const run = (n: number): number => {
      const text = `v=0\n${make(n)}`
      return stepsOf(() => {
        const found = readSdp(text, 0, text.length)
        ask(found)
        if (found instanceof Fault) return
        for (const media of found.media) {
          for (const format of media.formats) void [media.rtpMap(format), media.fmtp(format)]
        }
      })
    }
    const once = run(400)
    const twice = run(800)
    t.ok(twice < once * 2.3 + 2000, `${name}: ${once} steps, then ${twice}`)
  }
  t.end()
})

t.test('bodies of parts are looked at a bounded number of times', (t) => {
  const type = 'Content-Type: multipart/mixed;boundary=b'
  const rows: readonly (readonly [string, (n: number) => string])[] = [
    ['parts', (n) => '--b\r\n\r\nx\r\n'.repeat(n)],
    ['empty parts', (n) => '--b\r\n'.repeat(n)],
    ['parts of parts', (n) => `--b\r\n${type}\r\n\r\n`.repeat(n)],
    ['other parts', (n) => `--b\r\n${type}x\r\n\r\n`.repeat(60) + '--bx\r\n'.repeat(n)],
    ['blanks', (n) => `--b${' '.repeat(n)}`.repeat(4)],
    ['lines of dashes', (n) => '-'.repeat(n)],
    ['near boundaries', (n) => '\n--bb'.repeat(n)],
    ['headers', (n) => `--b\r\n${'A: b\r\n'.repeat(n)}`],
    ['folds', (n) => `--b\r\nA: b${'\r\n c'.repeat(n)}`],
    ['no colon', (n) => `--b\r\n${'x'.repeat(n)}`],
  ]
  for (const [name, make] of rows) {
    const run = (n: number): number => {
      const m = parseMessageText(`INFO sip:a SIP/2.0\r\n${type}\r\n\r\n${make(n)}`)
      return stepsOf(() => {
        const found = multipart(m)
        if (found === null) return
        partOfType(found, 'application/sdp')
        for (const part of found.parts) askPart(part)
      })
    }
    const once = run(300)
    const twice = run(600)
    t.ok(twice < once * 2.3 + 2000, `${name}: ${once} steps, then ${twice}`)
  }
  t.end()
})

t.test('the verdict on a header is kept, with its place in the message', (t) => {
  const m = parseMessageText('INFO sip:a SIP/2.0\r\nEvent: a\r\n  b\r\nExpires: x\r\n\r\n')
  const event = m.named('o')
  t.equal(typed(event, readEvent), null)
  t.equal(event?.fault?.code, 'sip/trailing-text')
  t.equal(m.text.charAt(event?.fault?.offset ?? 0), 'b')
  const { fault } = event ?? {}
  t.equal(typed(event, readEvent), null)
  t.equal(event?.fault, fault)
  t.end()
})

t.test('what hangs on URIs and contacts takes any bytes', (t) => {
  fc.assert(
    fc.property(fc.oneof(spicy, bytes), (text) => {
      for (const scheme of ['tel:', 'sip:a@b?', 'sip:']) {
        const uri = parseUri(scheme + text)
        if (uri !== null) void [telNumber(uri), uriHeader(uri, 'a')]
      }
      const m = parseMessageText(
        `INFO sip:a SIP/2.0\r\nm: <sip:a>;+sip.instance=${text.replaceAll(/[\r\n]/g, '')}\r\n\r\n`,
      )
      for (const contact of contacts(m)) {
        if (!(contact instanceof Fault)) void [sipInstance(contact), regId(contact)]
      }
    }),
    { numRuns: 500, interruptAfterTimeLimit: 1500, markInterruptAsFailure: false },
  )
  t.end()
})
