// hot

/** From the kernel's socket addresses to peers, with the texts of recent addresses kept. */

import { ipv4Text, ipv6Text } from '../ip-address.ts'
import { Peer } from '../peer.ts'
import { NAME_WORDS } from './slots.ts'

/** Addresses kept; a power of two. One that falls on another's place takes it over, so it never grows. */
const PLACES = 4096
const SHIFT = 20
const SPREAD = 0x9e3779b1

const bigEndian16 = (value: number): number => ((value & 0xff) << 8) | ((value >>> 8) & 0xff)

const bigEndian32 = (value: number): number =>
  (((value & 0xff) << 24) | ((value & 0xff00) << 8) | ((value >>> 8) & 0xff00) | (value >>> 24)) >>>
  0

/** Reads the peers of IPv4 datagrams. Those seen lately are kept, so that transactions of one peer share it. */
export class SourceAddresses4 {
  readonly #peers: (Peer | null)[] = Array.from({ length: PLACES }, () => null)
  readonly #words = new Uint32Array(PLACES)
  readonly #keys = new Uint32Array(PLACES)
  readonly #texts: string[] = Array.from({ length: PLACES }, () => '0.0.0.0')

  /** The peer of the datagram in a slot. */
  peer(names: Uint32Array, slot: number): Peer {
    const at = slot * NAME_WORDS
    const port = bigEndian16((names[at] ?? 0) >>> 16)
    const word = names[at + 1] ?? 0
    const place = Math.imul(word, SPREAD) >>> SHIFT
    if (this.#words[place] !== word) {
      const key = bigEndian32(word)
      this.#words[place] = word
      this.#keys[place] = key
      this.#texts[place] = ipv4Text(key)
    }
    const key = this.#keys[place] ?? 0
    const kept = Math.imul(word ^ (port << 8), SPREAD) >>> SHIFT
    const known = this.#peers[kept]
    if (known !== null && known !== undefined && known.key === key && known.port === port)
      return known
    const peer = new Peer('udp', this.#texts[place] ?? '', port, 0, key)
    this.#peers[kept] = peer
    return peer
  }
}

/** Reads the peers of IPv6 datagrams. */
export class SourceAddresses6 {
  readonly #words = new Uint32Array(PLACES * 5)
  readonly #texts: string[] = Array.from({ length: PLACES }, () => '::')
  readonly #groups = new Uint16Array(8)

  /** The peer of the datagram in a slot. */
  peer(names: Uint32Array, slot: number): Peer {
    const at = slot * NAME_WORDS
    const port = bigEndian16((names[at] ?? 0) >>> 16)
    let hash = names[at + 6] ?? 0
    for (let word = 2; word < 6; word++) hash = Math.imul(hash ^ (names[at + word] ?? 0), SPREAD)
    const place = hash >>> SHIFT
    const kept = place * 5
    let same = true
    for (let word = 0; word < 5; word++) {
      if (this.#words[kept + word] !== names[at + 2 + word]) same = false
    }
    if (!same) this.#keep(names, at + 2, place)
    return new Peer('udp', this.#texts[place] ?? '', port, 0, 0)
  }

  #keep(names: Uint32Array, at: number, place: number): void {
    for (let word = 0; word < 5; word++) this.#words[place * 5 + word] = names[at + word] ?? 0
    for (let word = 0; word < 4; word++) {
      const value = names[at + word] ?? 0
      this.#groups[word * 2] = bigEndian16(value & 0xffff)
      this.#groups[word * 2 + 1] = bigEndian16(value >>> 16)
    }
    this.#texts[place] = ipv6Text(this.#groups, names[at + 4] ?? 0)
  }
}
