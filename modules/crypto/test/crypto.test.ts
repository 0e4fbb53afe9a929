/** Keys, salts and hostile boxes; and boxes that Kamailio 5.6 has made. */

import type { Random } from 'siprose'
import t from 'tap'

import { bytesOf, MAX_TEXT } from '../aes.ts'
import { Boxes } from '../boxes.ts'

const random: Random = { uint32: () => 7 }
const plain = { salt: '', derives: true, initVector: '' }
const KEY = Buffer.from('0123456789abcdef').toString('base64')
const LONG_KEY = Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')

t.test('boxes of Kamailio 5.6 without salt are opened, and the same are made', async (t) => {
  const boxes = new Boxes(random, plain)
  const rows: [string, string, string][] = [
    ['hello', 'secret', 'Ag7MyhuvhkXYRDqIrJHp6A=='],
    ['a', 'k', 'stQrDxHfbwXAyQpNoXQS9g=='],
    ['hello', '0123456789abcdef', 'lqxZ2RLd94pQg41DsUfaww=='],
    [
      'x'.repeat(40),
      '0123456789abcdef0123456789abcdef',
      'VNHC8e4mdiVAwipSuJtjH7GP+e+2CSjpVGQQQsG2dtHJZ2fYCZLVUOB9HNmuL8DK',
    ],
  ]
  for (const [text, key, box] of rows) {
    t.equal(boxes.close(text, key), box)
    t.equal(boxes.open(box, key), text)
  }
})

t.test('boxes of Kamailio 5.6 by keys in Base64 are opened, and the same are made', async (t) => {
  const initVector = 'MTIzNDU2Nzg5MTIzNDU2Nw=='
  const fixed = new Boxes(random, { ...plain, derives: false, initVector })
  t.equal(fixed.close('hello', KEY), 'MTIzNDU2Nzg5MTIzNDU2N0iSJNFO9MEdVHt2Z7t8wJA=')
  t.equal(fixed.close('hello', LONG_KEY), 'MTIzNDU2Nzg5MTIzNDU2N5UcPFmZ0EHw0cQxJMEONGo=')
  const free = new Boxes(random, { ...plain, derives: false })
  t.equal(free.open('U9tZkHztCMEyObIQ5ZSajVkloYeUCsOr1XTNQZQjKOo=', KEY), 'hello')
  t.equal(fixed.open('U9tZkHztCMEyObIQ5ZSajVkloYeUCsOr1XTNQZQjKOo=', KEY), 'hello')
})

t.test('keys in Base64 have 16 or 32 bytes', async (t) => {
  const boxes = new Boxes(random, { ...plain, derives: false })
  for (const key of [KEY, LONG_KEY])
    t.equal(boxes.open(boxes.close('hello', key) ?? '', key), 'hello')
  for (const key of ['', 'secret', 'MDEy', `${KEY}x`]) {
    t.equal(boxes.close('hello', key), null, key)
    t.equal(boxes.open('AAAA', key), null, key)
  }
})

t.test('any byte, nothing, and much is encrypted; too much is not', async (t) => {
  const boxes = new Boxes(random, { ...plain, salt: 'abcdefgh' })
  for (const text of ['', '\0\xff\r\n', 'x'.repeat(MAX_TEXT)])
    t.equal(boxes.open(boxes.close(text, 'k') ?? '', 'k'), text)
  t.equal(boxes.close('x'.repeat(MAX_TEXT + 1), 'k'), null)
})

t.test('what was not made by the key is not opened', async (t) => {
  const boxes = new Boxes(random, plain)
  const box = boxes.close('hello', 'secret') ?? ''
  const hostile = [
    '',
    'AAAA',
    '====',
    box.slice(4),
    `${box}AAAA`,
    box.toLowerCase(),
    'A'.repeat(200_000),
  ]
  for (const text of hostile) t.equal(boxes.open(text, 'secret'), null, text.slice(0, 40))
  t.equal(new Boxes(random, { ...plain, salt: 'abcdefgh' }).open(box, 'secret'), null)
})

t.test('a salt or an init vector that cannot be used stops the start', async (t) => {
  t.throws(() => new Boxes(random, { ...plain, salt: 'short' }), { code: 'crypto/short-salt' })
  for (const initVector of ['x', 'MTIz', '====']) {
    t.throws(() => new Boxes(random, { ...plain, initVector }), { code: 'crypto/bad-init-vector' })
  }
})

t.test('bytesOf takes Base64 as it is written by everybody', async (t) => {
  t.equal(bytesOf('YQ==')?.toString(), 'a')
  for (const text of ['YQ', 'YQ=', 'Y Q==', 'YR==', '-_-_']) t.equal(bytesOf(text), null, text)
})
