/** What holds for every grammar there is, found among the exports: a new one is tested the day it is added. */

import * as fc from 'fast-check'
import t from 'tap'

import { grammars, messageReaders, textReaders, valuesOf } from './everything.ts'
import { stepsOf } from './steps.ts'
import { parserRules } from '../rules.ts'
import { parseMessageText } from '../message.ts'

const bounds = { numRuns: 600, interruptAfterTimeLimit: 500, markInterruptAsFailure: false }

const letters = fc.constantFrom(
  ...' \t:;,="\\<>()@?/*[]%#+-.09aZ\0\xff\r\n',
  'SIP/2.0/UDP ',
  'SIP/2.0',
  'sip:',
  'tel:',
  'Digest ',
  'q=',
  'tag=',
  '\\"',
  '"a"',
  '<sip:a>',
  'v=0\r\n',
  'm=a 1 b c\r\n',
)
const text = fc.array(letters, { maxLength: 40 }).map((parts) => parts.join(''))

/** The faults in what was read, wherever they are. */
function faultOffsets(value: unknown): readonly number[] {
  if (typeof value !== 'object' || value === null) return []
  if ('code' in value && 'offset' in value) return [Number(value.offset)]
  return Object.values(value).flatMap(faultOffsets)
}

t.test('there are grammars, and readers of messages and texts, to be tested', (t) => {
  t.ok(grammars.length >= 40, `${grammars.length} grammars`)
  t.ok(messageReaders.length >= 55, `${messageReaders.length} readers of messages`)
  t.ok(textReaders.length >= 12, `${textReaders.length} readers of texts`)
  t.end()
})

/** Values as headers have them: a part of one ends where something stands that would have gone on. */
const value = fc.oneof(
  text,
  fc.constantFrom(
    'text/plain; charset="utf-8";a=b',
    'Sat, 13 Nov 2010 23:29:00 GMT',
    'SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bKa;received=192.0.2.2;rport=9 (x (y)), SIP / 2.0 / TCP h',
    '"a \\" b" <sip:a:b@[::1]:5060;lr;user=phone?h=i>;tag=x;q=0.5;expires=60, sip:c@d;e',
    'Digest username="a, b", realm = "c", nonce=d, qop=auth, nc=00000001',
    '4294967295 INVITE, 776656 1 INVITE',
    '18000 (in a (long) meeting);duration=3600',
    '370 example.com:5060 "x \\" y", 399 [::1] "z"',
    'SIP;cause=200;text="a;b", Q.850;cause=16',
    'Phone/1.2 (x (y) "z") lib/3',
    'a@b;to-tag=1;from-tag=2;early-only;local-tag=3;remote-tag=4',
    'eyJ.e30.c2ln;info=<https://c/d>;alg=ES256;ppt="shaken"',
    '54.21 0.5',
    'active;expires=60;reason=x;retry-after=5',
    'audio/*;q=0.9, */*;q=0, gzip;q=1.0',
    'v=0\r\no=a 1 2 IN IP4 h\r\nc=IN IP6 ::1/127/3\r\nm=audio 9/2 RTP/AVP 0 8\r\na=sendrecv\r\n',
  ),
)

for (const [name, read] of grammars) {
  t.test(`${name} reads nothing outside of its range, and its faults are inside`, (t) => {
    const ranges = fc.property(
      value,
      fc.nat(),
      fc.nat(),
      letters,
      (whole, start, length, letter) => {
        const from = start % (whole.length + 1)
        const to = from + (length % (whole.length - from + 1))
        const other = letter.repeat(from).slice(0, from) + whole.slice(from, to) + letter.repeat(3)
        const values = valuesOf(read(whole, from, to))
        const others = valuesOf(read(other, from, to))
        if (JSON.stringify(values) !== JSON.stringify(others))
          throw new RangeError(`${JSON.stringify(values)} is ${JSON.stringify(others)} elsewhere`)
        for (const offset of faultOffsets(values))
          if (offset < from || offset > to) throw new RangeError(`a fault at ${offset}`)
      },
    )
    const details = fc.check(ranges, bounds)
    t.notOk(details.failed, details.failed ? (fc.defaultReportMessage(details) ?? '') : name)
    t.end()
  })
}

t.test('no text makes a reader of texts throw', (t) => {
  for (const [name, read] of textReaders) {
    const details = fc.check(
      fc.property(text, (part) => void valuesOf(read(part))),
      bounds,
    )
    t.notOk(details.failed, name)
  }
  t.end()
})

/** Texts that grow, each of something that could be looked at again and again. */
const growing: readonly (readonly [name: string, make: (n: number) => string])[] = [
  ['blanks', (n) => `a${' '.repeat(n)}b`],
  ['parameters', (n) => `a/b${';c=d'.repeat(n)}`],
  ['parameters without end', (n) => `<sip:a>${';c="'.repeat(n)}`],
  ['a quoted string', (n) => `"${'a'.repeat(n)}`],
  ['backslashes', (n) => `"${'\\'.repeat(n)}"`],
  ['commas', (n) => `a${','.repeat(n)}`],
  ['elements', (n) => 'a/b;q=0.5,'.repeat(n)],
  ['addresses', (n) => '"a" <sip:a@b;c>;d=e,'.repeat(n)],
  ['open brackets', (n) => '<sip:a,'.repeat(n)],
  ['comments', (n) => `a ${'('.repeat(n)}${')'.repeat(n)}`],
  ['comments without end', (n) => `1 ${'(a '.repeat(n)}`],
  ['credentials', (n) => `Digest ${'realm="a,b", '.repeat(n)}`],
  ['credentials without end', (n) => `Digest a=${'"b='.repeat(n)}`],
  ['digits', (n) => '9'.repeat(n)],
  ['dots', (n) => `1${'.1'.repeat(n)}`],
  ['Vias', (n) => 'SIP/2.0/UDP h;a="b,c" (d),'.repeat(n)],
  ['slashes', (n) => 'a/'.repeat(n)],
  ['a URI', (n) => `sip:${'a:'.repeat(n)}@b${';c'.repeat(n)}?${'d=e&'.repeat(n)}`],
  ['escapes', (n) => `sip:${'%41'.repeat(n)}@b`],
  ['lines', (n) => `v=0\r\n${'a=b:c\r\n'.repeat(n)}`],
  ['streams', (n) => `v=0\r\n${'m=audio 1 RTP/AVP 0\r\na=sendrecv\r\n'.repeat(n)}`],
  ['tokens', (n) => 'a '.repeat(n)],
  ['semicolons', (n) => ';'.repeat(n)],
]

const readers = [
  ...grammars.map(([name, read]) => [name, (text: string) => read(text, 0, text.length)] as const),
  ...textReaders,
]

for (const [name, read] of readers) {
  t.test(`${name} takes twice the steps for twice the text`, (t) => {
    for (const [what, make] of growing) {
      const steps = (n: number): number => {
        const part = make(n)
        return stepsOf(() => void valuesOf(read(part)))
      }
      const [once, twice] = [steps(400), steps(800)]
      if (twice > once * 2.4 + 200) t.fail(`${what}: ${once} steps, then ${twice}`)
    }
    t.end()
  })
}

// so wide that both sizes are read in the same way: what reads a message again would else take another one at the limit
const limits = parserRules({
  maxHeaderBytes: 2 ** 22,
  maxVias: 2 ** 20,
  maxElements: 2 ** 20,
  maxParameters: 2 ** 20,
})

t.test('every reader of messages takes twice the steps for twice the header', (t) => {
  const names = [
    'Contact',
    'Route',
    'Authorization',
    'WWW-Authenticate',
    'Content-Type',
    'Warning',
    'Accept',
    'History-Info',
  ]
  for (const name of names) {
    for (const [what, make] of growing) {
      const steps = (n: number): number => {
        const line = make(n).replaceAll(/[\r\n]/g, ' ')
        const message = parseMessageText(`INVITE sip:a SIP/2.0\r\n${name}: ${line}\r\n\r\n`, limits)
        return stepsOf(() => {
          for (const [, read] of messageReaders) valuesOf(read(message))
        })
      }
      const [once, twice] = [steps(500), steps(1000)]
      if (twice > once * 2.4 + 500) t.fail(`${name} of ${what}: ${once} steps, then ${twice}`)
    }
  }
  t.end()
})
