/** What would bore a reader of the documentation of transformations: all lengths, all bytes, limits. */

import { createHash } from 'node:crypto'

import t from 'tap'

import { fromBase58, MAX_BASE58, toBase58 } from '../text/base58.ts'
import { MAX_REPLACED, replaceAll } from '../text/changes.ts'
import { escapePercent, FORM_CHARACTERS, unescapePercent } from '../text/escapes.ts'
import { keccak } from '../text/keccak.ts'
import { breakLines, MAX_BROKEN, unfold } from '../text/lines.ts'
import { packSeptets, unpackSeptets } from '../text/septets.ts'
import { spelledInteger } from '../text/spelled-integer.ts'
import { aliasUri } from '../text/uri-sockets.ts'

const ALL_BYTES = String.fromCharCode(...Array.from({ length: 256 }, (_, code) => code))

t.test('keccak with the padding of SHA-3 is SHA-3, at all lengths around a block', async (t) => {
  for (const bits of [224, 256, 384, 512]) {
    for (const length of [0, 1, 71, 72, 73, 103, 104, 105, 135, 136, 137, 143, 144, 145, 300]) {
      const bytes = Buffer.alloc(length, 'abc')
      const expected = createHash(`sha3-${bits}`).update(bytes).digest('hex')
      const digest = Buffer.from(keccak(bytes, bits, 0x06)).toString('hex')
      t.equal(digest, expected, `${length} bytes, ${bits} bits`)
    }
  }
})

t.test('keccak without a text is what its authors publish', async (t) => {
  t.equal(
    Buffer.from(keccak(Buffer.alloc(0), 256)).toString('hex'),
    'c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470',
  )
})

t.test('Base58 keeps all bytes and zeros in front, and refuses what is too long', async (t) => {
  for (const text of ['', '\0', '\0\0a', ALL_BYTES, 'x'.repeat(700)]) {
    t.equal(fromBase58(toBase58(text) ?? ''), text)
  }
  t.equal(toBase58('x'.repeat(MAX_BASE58 + 1)), null)
  t.equal(fromBase58('2'.repeat(MAX_BASE58 + 1)), null)
})

t.test('seven bits there and back, whatever the length', async (t) => {
  for (let length = 0; length < 20; length++) {
    const text = 'abcdefghijklmnopqrst'.slice(0, length)
    // seven characters leave seven bits over, which may be an eighth
    t.equal(unpackSeptets(packSeptets(text))?.slice(0, length), text)
  }
  t.equal(unpackSeptets('zz'), null)
})

t.test(
  'percent signs there and back for all bytes but zero, which none may stand for',
  async (t) => {
    const text = ALL_BYTES.slice(1)
    t.equal(unescapePercent(escapePercent(text, FORM_CHARACTERS), ' '), text)
    for (const bad of ['%', '%4', '%zz', 'a%00', '%%41'])
      t.equal(unescapePercent(bad, '+'), null, bad)
  },
)

t.test('what grows has a limit', async (t) => {
  t.equal(replaceAll('a'.repeat(60_000), 'a', 'x'.repeat(1000)), null)
  t.equal(replaceAll('a'.repeat(1000), 'a', 'bb')?.length, 2000)
  t.equal(replaceAll('aaa', 'a', 'aa'), 'aaaaaa', 'what is put in is not looked at again')
  t.ok(MAX_REPLACED > 65_535)
  t.equal(breakLines('a'.repeat(30_000), 1, ' '), null)
  t.equal(breakLines('abc', 0, ''), null)
  t.ok((breakLines('a'.repeat(60_000), 76, ' ')?.length ?? 0) <= MAX_BROKEN)
})

t.test('unfold takes any end of line that blanks follow, and no other', async (t) => {
  t.equal(unfold('a\r\n b\n\t c\r\nd\n', ' '), 'a b c\r\nd\n')
  t.equal(unfold('\n \n \r\n ', ''), '')
  t.equal(unfold('a \r\n b', '-'), 'a -b')
})

t.test('spelledInteger takes signs and fifteen digits', async (t) => {
  const rows: [string, number | null][] = [
    ['-17', -17],
    ['+5', 5],
    ['-0', 0],
    ['007', 7],
    ['999999999999999', 999_999_999_999_999],
    ['1000000000000000', null],
    ['', null],
    ['-', null],
    [' 1', null],
    ['1e3', null],
  ]
  for (const [text, number] of rows) t.equal(spelledInteger(text), number, text)
})

t.test('aliasUri refuses ports and transports that do not exist', async (t) => {
  for (const alias of ['h~0~1', 'h~65536~1', 'h~1~7', 'h~~1', '~1~1', 'h~1~', 'h~1e3x~1', 'h']) {
    t.equal(aliasUri(alias), '', alias)
  }
  t.equal(aliasUri('h~5060~6'), 'sip:h:5060;transport=ws')
})
