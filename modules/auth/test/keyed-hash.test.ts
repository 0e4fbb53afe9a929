import { spawnSync } from 'node:child_process'
import t from 'tap'

import { HASH_CHARS, KeyedHash } from '../keyed-hash.ts'

const KEY = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex')
const CHARS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** The hash of bytes under a key, as the eight bytes that others write. */
function hashOf(key: Buffer, input: Uint8Array): string {
  const bytes = Buffer.alloc(input.length + HASH_CHARS)
  bytes.set(input)
  new KeyedHash(key).sign(bytes, input.length)
  let bits = 0n
  for (let i = 0; i < HASH_CHARS; i++) {
    const char = String.fromCharCode(bytes[input.length + i] ?? 0)
    bits |= BigInt(CHARS.indexOf(char)) << BigInt(i * 6)
  }
  const result = Buffer.alloc(8)
  result.writeBigUInt64LE(bits)
  return result.toString('hex')
}

t.test('it is what the authors of SipHash say', (t) => {
  // the example of their paper, and the first of their vectors
  t.equal(
    hashOf(
      KEY,
      Uint8Array.from({ length: 15 }, (_, i) => i),
    ),
    'e545be4961ca29a1',
  )
  t.equal(hashOf(KEY, new Uint8Array(0)), '310e0edd47db6f72')
  t.end()
})

function openssl(key: Buffer, input: Uint8Array): string {
  const hex = key.toString('hex')
  const args = ['mac', '-macopt', `hexkey:${hex}`, '-macopt', 'size:8', '-in', '-', 'SIPHASH']
  return spawnSync('openssl', args, { input, encoding: 'latin1' }).stdout.trim().toLowerCase()
}

const skip = openssl(KEY, new Uint8Array(0)).length === 16 ? false : 'openssl has no SIPHASH here'

t.test('it is what OpenSSL makes of texts and keys that were drawn', { skip }, (t) => {
  let seed = 1
  const next = (): number => (seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0) >>> 16
  for (let length = 1; length < 40; length += 3) {
    const key = Buffer.from(Array.from({ length: 16 }, () => next() & 255))
    const input = Uint8Array.from({ length }, () => next() & 255)
    t.equal(hashOf(key, input), openssl(key, input), `${length} bytes`)
  }
  t.end()
})

t.test('bytes that were changed anywhere are not signed', (t) => {
  const hash = new KeyedHash(KEY)
  const length = 17
  const signed = Buffer.alloc(length + HASH_CHARS, '386d4380000000012', 'latin1')
  hash.sign(signed, length)
  t.ok(hash.isSigned(signed, length))
  for (let p = 0; p < signed.length; p++) {
    const changed = Buffer.from(signed)
    changed[p] = (changed[p] ?? 0) ^ 1
    t.notOk(hash.isSigned(changed, length))
  }
  t.notOk(new KeyedHash(Buffer.alloc(16)).isSigned(signed, length))
  t.end()
})
