/** From a destination to the places to send to (RFC 3263). */

import { ipv4Key } from '../ip-address.ts'
import { Peer } from '../peer.ts'
import type { BlockList } from './block-list.ts'
import type { Choice } from './candidates.ts'
import { Location, type LocationParts, type NameSource } from './location.ts'
import { domainName } from './dns/names.ts'
import type { Supports } from './naptr-order.ts'
import type { ChoiceOptions } from './options.ts'
import type { RandomSource } from './random-source.ts'
import {
  bareHost,
  numericTarget,
  portOf,
  type Target,
  transportFor,
  type Wanted,
} from './target.ts'

/** What a locator is made from. */
export interface LocatorParts {
  /** The cache. */
  readonly names: NameSource
  /** null keeps away from nothing. */
  readonly blockList: BlockList | null
  readonly random: RandomSource
  /** What the server can send over; looked at anew each time. */
  readonly supports: Supports
}

/**
 * Finds the places of destinations.
 *
 * `direct` is the way of addresses: it never touches DNS and never waits. `locate` takes everything, names and addresses.
 *
 * @example Forward to a URI
 * ```ts
 * const wanted = { host: uri.host, port: uri.port, transport: null, secure: uri.scheme === 'sips' }
 * const place = locator.direct(wanted) ?? (await locator.locate(wanted).next())
 * ```
 *
 * @rfc 3263 section 4
 */
export class Locator {
  readonly #options: ChoiceOptions
  readonly #parts: LocatorParts
  readonly #blocks: (target: Target) => boolean

  /**
   * @param options - read anew for each destination
   * @param parts - names, chance, and what the server can do
   */
  constructor(options: ChoiceOptions, parts: LocatorParts) {
    this.#options = options
    this.#parts = parts
    this.#blocks = (target) => {
      const blocked = this.#isBlocked(target)
      if (blocked) parts.blockList?.count()
      return blocked
    }
  }

  /**
   * The one place of a destination given by its address.
   *
   * @returns null for a name, and for an address that is not to be sent to: `locate` tells why
   */
  direct(wanted: Wanted): Peer | null {
    const peer = this.unblocked(wanted)
    return peer === null || this.#isBlocked(peer) ? null : peer
  }

  /** The same, without a look at what failed lately. */
  unblocked(wanted: Wanted): Peer | null {
    const { host, transport, secure } = wanted
    const proto = transport ?? 'udp'
    const key = ipv4Key(host)
    // a peer made in place saves 20 of 80 ns; what a target has besides is for TLS
    const plain = key >= 0 && !secure && (proto === 'udp' || proto === 'tcp')
    const port = wanted.port === null || wanted.port === 0 ? portOf(proto) : wanted.port
    return plain ? new Peer(proto, host, port, 0, key) : numericTarget(wanted)
  }

  /**
   * The places of a destination, one after the other.
   *
   * @param wanted - a name or an address
   * @param random - decides among SRV records; a stateless proxy gives a `TextRandom`
   */
  locate(wanted: Wanted, random: RandomSource = this.#parts.random): Location {
    const host = bareHost(wanted.host)
    const bare = host === wanted.host ? wanted : { ...wanted, host }
    const choice: Choice = {
      options: this.#options,
      supports: this.#parts.supports,
      random,
      secure: wanted.secure,
    }
    const parts: LocationParts = { names: this.#parts.names, choice, blocks: this.#blocks }
    if (transportFor(bare) === null) return Location.none('no-transport', parts)
    const target = numericTarget(bare)
    if (target !== null) return Location.at(target, parts)
    if (domainName(host) === null) return Location.none('bad-host', parts)
    return Location.of(bare, parts)
  }

  #isBlocked(peer: Peer): boolean {
    const { blockList } = this.#parts
    return blockList !== null && blockList.causes(peer) !== 0
  }
}
