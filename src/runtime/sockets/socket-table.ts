/** The open sockets of a server, with what only the configuration knows of them, and how scripts name them. */

import type { Advertised, Listener } from '../../net/listener.ts'
import { isMulticast } from '../../net/multicast.ts'
import { isAnyAddress } from './advertised.ts'
import type { Binding } from './bindings.ts'
import type { SocketSpec } from './sockets.ts'

/** The sockets of one server, in the order of the configuration. */
export class SocketTable {
  readonly #bindings = new Map<Listener, Binding>()
  readonly #byLabel = new Map<string, Listener>()
  readonly #groups = new Set<Listener>()

  /** Those that are bound to a group, from which nothing leaves. */
  get groups(): ReadonlySet<Listener> {
    return this.#groups
  }

  /** Adds a socket that is open. The first of a name has it. */
  add(listener: Listener, binding: Binding): void {
    this.#bindings.set(listener, binding)
    if (isMulticast(listener.address)) this.#groups.add(listener)
    const { label } = binding
    if (label !== null && !this.#byLabel.has(label)) this.#byLabel.set(label, listener)
  }

  /** Forgets all. */
  clear(): void {
    this.#bindings.clear()
    this.#byLabel.clear()
    this.#groups.clear()
  }

  /** The name that the configuration gives a socket, or null. */
  labelOf(listener: Listener): string | null {
    return this.#bindings.get(listener)?.label ?? null
  }

  /**
   * What a socket by itself shows to the outside: what `listen` advertises, else its address. Parameters for all sockets
   * (`advertised_address`) count only where that is none that anybody could use.
   */
  shownOf(listener: Listener): Advertised {
    const advertised = this.#bindings.get(listener)?.advertised ?? null
    if (advertised !== null) {
      return { address: advertised.address, port: advertised.port || listener.port }
    }
    return isAnyAddress(listener.address) ? (listener.advertised ?? listener) : listener
  }

  /** Whether a socket's address may come and go. */
  isVirtual(listener: Listener): boolean {
    return this.#bindings.get(listener)?.virtual === true
  }

  /** The socket of a name, or null. */
  named(label: string): Listener | null {
    return this.#byLabel.get(label) ?? null
  }

  /**
   * The first socket that is meant by an address: without transport or port any of them will do.
   *
   * The host is an address, or a name as `listen` has it.
   */
  find({ proto, host, port }: Pick<SocketSpec, 'proto' | 'host' | 'port'>): Listener | null {
    for (const [listener, { name }] of this.#bindings) {
      if (proto !== null && listener.proto !== proto) continue
      if (port !== null && listener.port !== port) continue
      if (listener.address === host || name === host) return listener
    }
    return null
  }
}

/** A socket as scripts and lists write it: `udp:192.0.2.1:5060`, `tcp:[2001:db8::1]:5060`. */
export function socketText({ proto, address, port }: Listener): string {
  return `${proto}:${inUri(address)}:${port}`
}

/** An address as it stands in a URI or a Via: IPv6 in brackets, without the interface it is on. */
export function inUri(address: string): string {
  if (!address.includes(':')) return address
  const zone = address.indexOf('%')
  return `[${zone < 0 ? address : address.slice(0, zone)}]`
}
