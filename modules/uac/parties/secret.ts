/** A party as both sides know it, as one parameter of a Record-Route: in the clear, or for this server's eyes only. */

import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'

const ALGORITHM = 'aes-256-gcm'
const KEY_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16
/** Characters that are looked at; what is longer was not made here. */
const MAX_LENGTH = 4096

/** A party as one side knows it. */
export interface Known {
  readonly uri: string
  /** null where both sides know the same. */
  readonly display: string | null
}

/** A party as its own side knows it, and as the other side does. */
export interface Pair {
  readonly original: Known
  readonly replaced: Known
}

/** Writes and reads them. */
export class PairCode {
  readonly #key: Buffer | null

  /** @param password - '' for texts in the clear */
  constructor(password: string) {
    this.#key = password === '' ? null : scryptSync(password, 'siprose/uac', KEY_BYTES)
  }

  /** The parameter's value. */
  print({ original, replaced }: Pair): string {
    const parts = [original.uri, replaced.uri]
    if (replaced.display !== null) parts.push(original.display ?? '', replaced.display)
    const text = Buffer.from(parts.join('\n'), 'latin1')
    if (this.#key === null) return text.toString('base64url')
    const iv = randomBytes(IV_BYTES)
    const cipher = createCipheriv(ALGORITHM, this.#key, iv)
    const hidden = Buffer.concat([iv, cipher.update(text), cipher.final(), cipher.getAuthTag()])
    return hidden.toString('base64url')
  }

  /** What a value says; null for one that was not made here. */
  parse(value: string): Pair | null {
    if (value.length > MAX_LENGTH) return null
    const bytes = Buffer.from(value, 'base64url')
    const text = this.#key === null ? bytes.toString('latin1') : this.#opened(bytes, this.#key)
    const parts = text?.split('\n') ?? []
    const [original, replaced, before = null, now = null] = parts
    if (parts.length !== 2 && parts.length !== 4) return null
    if (original === undefined || replaced === undefined) return null
    return {
      original: { uri: original, display: before },
      replaced: { uri: replaced, display: now },
    }
  }

  #opened(bytes: Buffer, key: Buffer): string | null {
    if (bytes.length < IV_BYTES + TAG_BYTES) return null
    const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, IV_BYTES))
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
    try {
      const hidden = bytes.subarray(IV_BYTES, -TAG_BYTES)
      return Buffer.concat([decipher.update(hidden), decipher.final()]).toString('latin1')
    } catch {
      return null
    }
  }
}
