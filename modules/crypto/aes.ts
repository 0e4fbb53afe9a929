/** Texts encrypted by AES-CBC in Base64, as Kamailio's module of this name and `openssl` write them. */

import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'

/** How often a password is hashed. */
const ROUNDS = 5
const KEY_BYTES = 32
const IV_BYTES = 16
/** The longest text that is encrypted, or decrypted. */
export const MAX_TEXT = 65_535

/** A key, and what the first block is mixed with. */
export interface Keys {
  readonly key: Buffer
  readonly iv: Buffer
}

/**
 * Makes a key of a password: the function EVP_BytesToKey of OpenSSL with SHA-1.
 *
 * @param salt - eight bytes, or none
 */
export function keysOf(password: string, salt: Buffer): Keys {
  const tail = Buffer.concat([Buffer.from(password, 'latin1'), salt])
  let made = Buffer.alloc(0)
  let last = Buffer.alloc(0)
  while (made.length < KEY_BYTES + IV_BYTES) {
    last = createHash('sha1').update(last).update(tail).digest()
    for (let round = 1; round < ROUNDS; round++) last = createHash('sha1').update(last).digest()
    made = Buffer.concat([made, last])
  }
  return { key: made.subarray(0, KEY_BYTES), iv: made.subarray(KEY_BYTES, KEY_BYTES + IV_BYTES) }
}

/** The bytes that Base64 stands for; null where it is none. */
export function bytesOf(base64: string): Buffer | null {
  const bytes = Buffer.from(base64, 'base64')
  return bytes.toString('base64') === base64 ? bytes : null
}

/** A key of 16 or 32 bytes in Base64; null for any other text. */
export function rawKey(text: string): Buffer | null {
  const key = bytesOf(text)
  return key !== null && (key.length === 16 || key.length === KEY_BYTES) ? key : null
}

/** The text encrypted, in bytes; null for one that is too long. */
export function encrypt(text: string, { key, iv }: Keys): Buffer | null {
  if (text.length > MAX_TEXT) return null
  const cipher = createCipheriv(`aes-${key.length * 8}-cbc`, key, iv)
  return Buffer.concat([cipher.update(text, 'latin1'), cipher.final()])
}

/** The text that bytes stand for; null where the key is another, or the bytes were not made by it. */
export function decrypt(bytes: Buffer, keys: Keys): string | null {
  return decryptBytes(bytes, keys)?.toString('latin1') ?? null
}

/** The same, as bytes. */
export function decryptBytes(bytes: Buffer, { key, iv }: Keys): Buffer | null {
  if (bytes.length === 0 || bytes.length % IV_BYTES !== 0 || bytes.length > MAX_TEXT + IV_BYTES)
    return null
  const decipher = createDecipheriv(`aes-${key.length * 8}-cbc`, key, iv)
  try {
    return Buffer.concat([decipher.update(bytes), decipher.final()])
  } catch {
    return null
  }
}
