// hot
/**
 * Nonces that need no memory: each says when it was made, under which number, for which algorithm, and carries a keyed hash of that.
 *
 * The hash is SipHash-2-4 of the fields. What a nonce is bound to is as long as whoever sends it likes, so that is hashed with SHA-256,
 * after a key: as it is cut to 66 bits, nothing can be added.
 */

import { hash } from 'node:crypto'

import { type Clock, type Context, type Credentials, hexDigit, hexValue, latin1Text } from 'siprose'

import { type BoundParts, boundParts, partsText } from './bound-parts.ts'
import { HASH_CHARS, KeyedHash } from './keyed-hash.ts'
import type { NonceUses } from './nonce-uses.ts'
import { AuthResult } from './results.ts'

const TIME_END = 8
const NUMBER_END = 16
const HEAD_END = 17
const MAC_END = HEAD_END + HASH_CHARS
const PARTS = 11
const PARTS_END = MAC_END + PARTS
/** 192 bits; with the fields behind it one block of SHA-256. */
const KEY = 32
const LAST_COUNT = 255

/** What nonces are made and judged by. */
export interface NonceRules {
  /** Tells when a nonce is made; a message may have been received long before that. */
  readonly clock: Pick<Clock, 'turn'>
  /** Who knows it can make nonces. */
  readonly secret: string
  /** How long one is good for, in seconds. */
  readonly expire: number
  /** How far in the future one may have been made, in seconds. */
  readonly maxDrift: number
  readonly bound: BoundParts
  /** Whether uses are counted, by `nc`. */
  readonly counting: boolean
  /** Whether one is good once. */
  readonly oneTime: boolean
  /** What is remembered of uses. */
  readonly uses: NonceUses
}

/** Makes nonces, and judges those that come back. */
export class Nonces {
  readonly #rules: NonceRules
  readonly #hash: KeyedHash
  readonly #partsKey: string
  /** The nonce in hand. */
  readonly #bytes = Buffer.alloc(MAC_END)

  /** @param rules - what they are made and judged by */
  constructor(rules: NonceRules) {
    this.#rules = rules
    this.#hash = new KeyedHash(hashOf(rules.secret, 'nonce').subarray(0, 16))
    this.#partsKey = hashOf(rules.secret, 'parts').toString('base64url').slice(0, KEY)
  }

  /**
   * A new nonce for a request.
   *
   * @param algorithm - its place among `digestAlgorithms`
   */
  make(ctx: Context, algorithm: number): string {
    const bytes = this.#bytes
    writeHex(bytes, 0, Math.floor(this.#rules.clock.turn() / 1000))
    writeHex(bytes, TIME_END, this.#rules.uses.next())
    bytes[NUMBER_END] = 48 + algorithm
    this.#hash.sign(bytes, HEAD_END)
    const nonce = latin1Text(bytes, 0, MAC_END)
    const parts = boundParts(ctx, this.#rules.bound)
    return parts === 0 ? nonce : nonce + this.#partsMac(ctx, parts, nonce.slice(0, HEAD_END))
  }

  /**
   * What becomes of a request with these credentials, as far as their nonce says it.
   *
   * Nothing is noted: whoever has the nonce of somebody else must not be able to use it up.
   *
   * @returns GOOD, ERROR, STALE or REUSED
   */
  judge(ctx: Context, credentials: Credentials): AuthResult {
    const nonce = credentials.nonce ?? ''
    if (nonce.length !== MAC_END && nonce.length !== PARTS_END) return AuthResult.ERROR
    const { text: whole, nonceStart } = credentials
    const text = nonceStart < 0 ? nonce : whole
    const start = Math.max(nonceStart, 0)
    for (let p = 0; p < MAC_END; p++) this.#bytes[p] = text.charCodeAt(start + p)
    if (!this.#hash.isSigned(this.#bytes, HEAD_END)) return AuthResult.ERROR
    const { expire, maxDrift, counting, oneTime, bound } = this.#rules
    const age = Math.floor(ctx.receivedAt / 1000) - hexAt(nonce, 0, TIME_END)
    if (age > expire || age < -maxDrift) return AuthResult.STALE
    if (counting && credentials.qop !== null && credentials.nc !== null) {
      return this.#judgeCount(nonce, credentials.nonceCount)
    }
    if (oneTime) {
      const used = this.#rules.uses.used(numberOf(nonce))
      if (used !== false) return used === null ? AuthResult.STALE : AuthResult.REUSED
    }
    const parts = boundParts(ctx, bound)
    if (parts === 0) return AuthResult.GOOD
    if (nonce.length !== PARTS_END) return AuthResult.STALE
    const right = this.#partsMac(ctx, parts, nonce.slice(0, HEAD_END))
    return sameAt(nonce, MAC_END, right) ? AuthResult.GOOD : AuthResult.STALE
  }

  /** Notes that credentials, which were found good, have used their nonce. */
  use(credentials: Credentials): void {
    const { counting, oneTime, uses } = this.#rules
    if (!counting && !oneTime) return
    const number = numberOf(credentials.nonce ?? '')
    if (counting && credentials.qop !== null && credentials.nc !== null) {
      uses.setCount(number, credentials.nonceCount ?? LAST_COUNT)
    } else if (oneTime) uses.setUsed(number)
  }

  #judgeCount(nonce: string, count: number | null): AuthResult {
    if (count === null) return AuthResult.ERROR
    if (count > LAST_COUNT) return AuthResult.STALE
    return count > this.#rules.uses.count(numberOf(nonce)) ? AuthResult.GOOD : AuthResult.STALE
  }

  #partsMac(ctx: Context, parts: number, head: string): string {
    const text = Buffer.from(`${this.#partsKey}${head}${partsText(ctx, parts)}`, 'latin1')
    return hash('sha256', text, 'base64url').slice(0, PARTS)
  }
}

/** The place among `digestAlgorithms` of the algorithm that a nonce was made for; -1 where it was not made here. */
export function algorithmOf(nonce: string): number {
  return nonce.length < MAC_END ? -1 : nonce.charCodeAt(NUMBER_END) - 48
}

function hashOf(secret: string, purpose: string): Buffer {
  return hash('sha256', Buffer.from(`${purpose}:${secret}`, 'latin1'), 'buffer')
}

/** Writes a number as eight hexadecimal digits. */
function writeHex(bytes: Buffer, at: number, value: number): void {
  for (let i = 0; i < 8; i++) {
    bytes[at + i] = hexDigit((value >>> (28 - i * 4)) & 15)
  }
}

function numberOf(nonce: string): number {
  return hexAt(nonce, TIME_END, NUMBER_END)
}

function hexAt(text: string, from: number, to: number): number {
  let value = 0
  for (let p = from; p < to; p++) value = value * 16 + hexValue(text.charCodeAt(p))
  return value
}

/** Whether a text has another one at a place, in a time that does not tell how much of it. */
function sameAt(text: string, at: number, other: string): boolean {
  let differ = 0
  for (let p = 0; p < other.length; p++) differ |= text.charCodeAt(at + p) ^ other.charCodeAt(p)
  return differ === 0
}
