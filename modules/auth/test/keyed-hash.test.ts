import { spawnSync } from 'node:child_process'
import t from 'tap'

import { BASE64URL } from '../base64url.ts'
import { HASH_CHARS, KeyedHash } from '../keyed-hash.ts'

const KEY = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex')
const BYTES = Buffer.from(Array.from({ length: 64 }, (_, i) => i)).toString('latin1')

/** The 16 bytes that characters of six bits stand for, the lower bits first. */
function bytesOf(chars: string): string {
  let bits = 0n
  for (let i = 0; i < chars.length; i++) {
    bits |= BigInt(BASE64URL.indexOf(chars.charCodeAt(i))) << BigInt(i * 6)
  }
  return Buffer.from(
    Array.from({ length: 16 }, (_, i) => Number((bits >> BigInt(i * 8)) & 255n)),
  ).toString('hex')
}

t.test('it is what the authors of SipHash say of texts of every length', (t) => {
  // from their vectors for 128 bits, of the bytes 0, 1, 2 …
  const known = new Map([
    [0, 'a3817f04ba25a8e66df67214c7550293'],
    [15, '5493e99933b0a8117e08ec0f97cfc3d9'],
  ])
  const hash = new KeyedHash(KEY)
  for (const [length, right] of known) t.equal(bytesOf(hash.text(BYTES, length)), right)
  t.equal(bytesOf(hash.text('abcdefghijklmnopq', 17)), 'ae3bf10599201b61b7325bac810fb564')
  t.end()
})

function openssl(key: string, text: string): string {
  const args = ['mac', '-macopt', `hexkey:${key}`, '-macopt', 'size:16', '-in', '-', 'SIPHASH']
  const input = Buffer.from(text, 'latin1')
  return spawnSync('openssl', args, { input, encoding: 'latin1' }).stdout.trim().toLowerCase()
}

const skip = openssl(KEY.toString('hex'), '').length === 32 ? false : 'openssl has no SIPHASH here'

t.test('it is what OpenSSL makes of texts and keys that were drawn', { skip }, (t) => {
  let seed = 1
  const next = (): number => (seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0) >>> 16
  for (let length = 1; length < 40; length += 3) {
    const key = Buffer.from(Array.from({ length: 16 }, () => next() & 255))
    const text = String.fromCharCode(...Array.from({ length }, () => next() & 255))
    const right = openssl(key.toString('hex'), text)
    t.equal(bytesOf(new KeyedHash(key).text(text, length)), right, `${length} bytes`)
  }
  t.end()
})

t.test('a text that was changed anywhere is not signed', (t) => {
  const hash = new KeyedHash(KEY)
  const head = '386d4380000000012'
  const signed = head + hash.text(head, head.length)
  t.equal(signed.length, head.length + HASH_CHARS)
  t.ok(hash.isSigned(signed, head.length))
  for (let p = 0; p < signed.length; p++) {
    const other = signed[p] === 'A' ? 'B' : 'A'
    t.notOk(hash.isSigned(signed.slice(0, p) + other + signed.slice(p + 1), head.length))
  }
  t.notOk(new KeyedHash(Buffer.alloc(16)).isSigned(signed, head.length))
  t.end()
})
