/** Encrypts and decrypts as the module's parameters say. */

import { type Random, SiproseError } from 'siprose'

import { bytesOf, decrypt, encrypt, type Keys, keysOf, rawKey } from './aes.ts'

const SALT_BYTES = 8
const IV_BYTES = 16
/** How many passwords' keys are kept. */
const MOST_KEYS = 64

/** What the parameters say. */
export interface BoxOptions {
  /** At least eight characters; empty for none. */
  readonly salt: string
  /** Whether keys are passwords, or keys in Base64. */
  readonly derives: boolean
  /** In Base64; empty for one of chance each time. */
  readonly initVector: string
}

/** One server's way to encrypt. */
export class Boxes {
  readonly #random: Random
  readonly #derives: boolean
  readonly #salt: Buffer
  readonly #iv: Buffer | null
  readonly #keys = new Map<string, Keys>()

  constructor(random: Random, { salt, derives, initVector }: BoxOptions) {
    if (salt !== '' && salt.length < SALT_BYTES) {
      throw new SiproseError(
        'crypto/short-salt',
        `\`salt\` has ${salt.length} characters; it can be empty, or have 8 or more`,
      )
    }
    const iv = initVector === '' ? null : bytesOf(initVector)
    if (initVector !== '' && iv?.length !== IV_BYTES) {
      throw new SiproseError(
        'crypto/bad-init-vector',
        `\`init_vector\` is \`${initVector}\`; it can be 16 bytes in Base64`,
      )
    }
    this.#random = random
    this.#derives = derives
    this.#salt = Buffer.from(salt.slice(0, SALT_BYTES), 'latin1')
    this.#iv = iv
  }

  /** The text encrypted, in Base64; null where the key cannot be used, or the text is too long. */
  close(text: string, key: string): string | null {
    if (this.#derives) return encrypt(text, this.keysOf(key))?.toString('base64') ?? null
    const raw = rawKey(key)
    if (raw === null) return null
    const iv = this.#iv ?? this.#chance()
    const bytes = encrypt(text, { key: raw, iv })
    if (bytes === null) return null
    return Buffer.concat([iv, bytes]).toString('base64')
  }

  /** The text that Base64 stands for; null where it is none, and where the key is another. */
  open(text: string, key: string): string | null {
    const bytes = bytesOf(text)
    if (bytes === null) return null
    if (this.#derives) return decrypt(bytes, this.keysOf(key))
    const raw = rawKey(key)
    if (raw === null) return null
    if (bytes.length < IV_BYTES) return null
    const iv = bytes.subarray(0, IV_BYTES)
    return decrypt(bytes.subarray(IV_BYTES), { key: raw, iv })
  }

  /** The keys that are made of a password. */
  keysOf(password: string): Keys {
    const known = this.#keys.get(password)
    if (known !== undefined) return known
    const keys = keysOf(password, this.#salt)
    if (this.#keys.size >= MOST_KEYS) this.#keys.clear()
    this.#keys.set(password, keys)
    return keys
  }

  #chance(): Buffer {
    const iv = Buffer.alloc(IV_BYTES)
    for (let at = 0; at < IV_BYTES; at += 4) iv.writeUInt32LE(this.#random.uint32(), at)
    return iv
  }
}
