// hot

/** From peers to the kernel's socket addresses. */

import { ipv4Key, ipv6Groups } from '../ip-address.ts'
import type { Peer } from '../peer.ts'
import { NAME_WORDS } from './slots.ts'

const AF_INET = 2
const AF_INET6 = 10

/** IPv6 addresses whose words are kept; all are forgotten when there are more. */
const KEPT = 4096

/** Characters of the longest IPv6 address with a zone. */
const LONGEST = 64

const swap16 = (value: number): number => ((value & 0xff) << 8) | ((value >>> 8) & 0xff)

const swap32 = (value: number): number =>
  ((value & 0xff) << 24) | ((value & 0xff00) << 8) | ((value >>> 8) & 0xff00) | (value >>> 24)

/** Writes the socket addresses of outgoing datagrams. */
export interface TargetAddresses {
  /**
   * Writes where a slot's datagram goes to.
   *
   * @returns false when the peer has no address of this family, or no port
   */
  write(names: Uint32Array, slot: number, to: Peer): boolean
}

/** Writes IPv4 socket addresses. */
export class TargetAddresses4 implements TargetAddresses {
  write(names: Uint32Array, slot: number, to: Peer): boolean {
    const key = to.key === 0 ? ipv4Key(to.address) : to.key
    if (key < 0 || to.port < 1 || to.port > 65535) return false
    const at = slot * NAME_WORDS
    names[at] = AF_INET | (swap16(to.port) << 16)
    names[at + 1] = swap32(key)
    return true
  }
}

/** Writes IPv6 socket addresses. */
export class TargetAddresses6 implements TargetAddresses {
  readonly #known = new Map<string, Uint32Array | null>()

  write(names: Uint32Array, slot: number, to: Peer): boolean {
    const words = this.#words(to.address)
    if (words === null || to.port < 1 || to.port > 65535) return false
    const at = slot * NAME_WORDS
    names[at] = AF_INET6 | (swap16(to.port) << 16)
    names[at + 1] = 0
    for (let word = 0; word < 5; word++) names[at + 2 + word] = words[word] ?? 0
    return true
  }

  #words(address: string): Uint32Array | null {
    if (address.length > LONGEST) return null
    const known = this.#known.get(address)
    if (known !== undefined) return known
    if (this.#known.size >= KEPT) this.#known.clear()
    const words = addressWords(address)
    this.#known.set(address, words)
    return words
  }
}

function addressWords(address: string): Uint32Array | null {
  const groups = ipv6Groups(address)
  if (groups === null) return null
  const words = new Uint32Array(5)
  for (let word = 0; word < 4; word++) {
    words[word] = swap16(groups[word * 2] ?? 0) | (swap16(groups[word * 2 + 1] ?? 0) << 16)
  }
  words[4] = groups[8] ?? 0
  return words
}

/**
 * The bytes of a socket address, for `bind`.
 *
 * @returns null when the text is not an address of the family
 */
export function socketAddress(family: 4 | 6, address: string, port: number): Buffer | null {
  const names = new Uint32Array(NAME_WORDS)
  const bytes = Buffer.from(names.buffer, 0, family === 4 ? 16 : 28)
  if (family === 4) {
    const key = ipv4Key(address)
    if (key < 0) return null
    names[0] = AF_INET | (swap16(port) << 16)
    names[1] = swap32(key)
    return bytes
  }
  const words = addressWords(address)
  if (words === null) return null
  names[0] = AF_INET6 | (swap16(port) << 16)
  names.set(words, 2)
  return bytes
}
