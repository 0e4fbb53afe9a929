import t from 'tap'

import { viaAt, vias } from '../headers/via.ts'
import { HeaderId } from '../header-names.ts'
import { parseMessageText } from '../message.ts'

const A = 'SIP/2.0/UDP a.example.com;branch=z9hG4bKa'
const B = 'SIP/2.0/TCP b.example.com:5070;branch=z9hG4bKb;received=192.0.2.10'

const cases: readonly (readonly [name: string, lines: readonly string[], host: string | null])[] = [
  ['a header of its own', [`Via: ${A}`, `Via: ${B}`], 'b.example.com'],
  ['other headers between, and a short name', [`Via: ${A}`, 'X: 1', `v: ${B}`], 'b.example.com'],
  ['the same header', [`Via: ${A}, ${B}`], 'b.example.com'],
  ['the same header, and more behind', [`Via: ${A},${B}`, `Via: ${A}`], 'b.example.com'],
  ['a list behind', [`Via: ${A}`, `Via: ${B}, ${A}`], 'b.example.com'],
  ['blanks behind the first', [`Via: ${A}  `, `Via: ${B}`], 'b.example.com'],
  ['folded first', [`Via: SIP/2.0/UDP a\r\n ;branch=z9hG4bKa`, `Via: ${B}`], 'b.example.com'],
  ['folded second', [`Via: ${A}`, `Via:\r\n ${B}`], 'b.example.com'],
  ['none', [`Via: ${A}`], null],
  ['no Via at all', ['X: 1'], null],
  ['one that does not parse', [`Via: ${A}`, 'Via: nonsense'], null],
  ['a good one behind one that does not parse', ['Via: nonsense', `Via: ${B}`], 'b.example.com'],
]

for (const [name, lines, host] of cases) {
  t.test(`viaAt 1: ${name}`, async (t) => {
    const text = `SIP/2.0 200 OK\r\n${lines.join('\r\n')}\r\n\r\n`
    t.equal(viaAt(parseMessageText(text), 1)?.host ?? null, host)
    const read = parseMessageText(text)
    for (let header = read.first(HeaderId.VIA); header !== null; header = read.next(header)) {
      vias(header)
    }
    t.equal(viaAt(read, 1)?.host ?? null, host, 'and when the lists were read before')
  })
}
