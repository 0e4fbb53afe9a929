import * as fc from 'fast-check'
import t from 'tap'

import { parseMessageText } from '../message.ts'

const message = (from: string, to: string) =>
  parseMessageText(`INFO sip:b@example.com SIP/2.0\r\nFrom: ${from}\r\nt:${to}\r\n\r\n`)

for (const [value, tag] of [
  ['<sip:a@example.com>;tag=1928301774', '1928301774'],
  ['"A" <sip:a@example.com> ;tag=x', 'x'],
  ['<sip:a@example.com>;tag=x;y=z', 'x'],
  ['<sip:a@example.com>;y=z;tag=x', 'x'],
  ['<sip:a@example.com>; tag = x', 'x'],
  ['<sip:a@example.com>;TAG=x', 'x'],
  ['<sip:a@example.com;tag=no>', null],
  ['<sip:a@example.com>', null],
  ['<sip:a@example.com>  ', null],
  ['sip:a@example.com;tag=x', 'x'],
  ['"a>;tag=no" <sip:a@example.com>;tag=x', 'x'],
  ['"a>;tag=no" <sip:a@example.com>', null],
  ['<sip:a@example.com>;y=">;tag=no"', null],
  ['<sip:a@example.com>;y=">;tag=no";tag=x', 'x'],
  ['<sip:a@example.com>;tag', ''],
  ['<sip:a@example.com>\r\n ;tag=x', 'x'],
] as const) {
  t.test(`Message.fromTag and toTag of ${JSON.stringify(value)}`, async (t) => {
    const read = message(value, value)
    t.equal(read.fromTag, tag)
    t.equal(read.toTag, tag)
    t.equal(read.from?.tag ?? null, tag)
    const other = message(value, value)
    t.equal(other.from?.tag ?? null, tag)
    t.equal(other.fromTag, tag)
  })
}

t.test(
  'Message.fromTag is the same before and after the address was found unreadable',
  async (t) => {
    const read = message('<>;tag=1', '<>;tag=2')
    const other = message('<>;tag=1', '<>;tag=2')
    t.equal(read.from, null)
    t.equal(read.to, null)
    t.same([read.fromTag, read.toTag], ['1', '2'])
    t.same([other.fromTag, other.toTag], ['1', '2'])
  },
)

t.test('Message.fromTag says what the whole address says, where that can be read', async (t) => {
  const signs = ['<', '>', '"', ';', '=', ' ', '\t', '\\', ','] as const
  const piece = fc.constantFrom(...signs, 'tag', ';tag=', 'sip:a@b', 'x', '<sip:a@b>')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const value = pieces.join('')
      const { from } = message(value, '')
      if (from === null) return
      const { fromTag } = message(value, '')
      if (fromTag !== from.tag) throw new Error(`${value}: ${fromTag}, not ${from.tag}`)
    }),
    { numRuns: 5000 },
  )
  t.pass('for 5000 values')
})
