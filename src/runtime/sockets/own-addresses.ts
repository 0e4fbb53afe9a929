/** The addresses and names that are this server: what `myself` means. */

import { canonicalAddress } from '../../net/ip-address.ts'

/** `192.0.2.1:5060`, `[2001:db8::1]:5060`. */
export function printAddressPort(of: { readonly address: string; readonly port: number }): string {
  return of.address.includes(':') ? `[${of.address}]:${of.port}` : `${of.address}:${of.port}`
}

/** One way to write a host: names in small letters, IPv6 in the form of RFC 5952. */
function keyOf(host: string): string {
  const lower = host.toLowerCase()
  return lower.includes(':') ? (canonicalAddress(lower) ?? lower) : lower
}

/** A set of hosts, each with the ports it stands for. */
export class OwnAddresses {
  /** Ports by host; an empty list stands for every port. */
  readonly #ports = new Map<string, number[]>()
  /** Hosts that are the server's only while something holds. */
  readonly #while = new Map<string, () => boolean>()
  readonly #tests: ((host: string, port: number) => boolean)[] = []

  /**
   * Adds an address.
   *
   * @param host - a name or an address; IPv6 without brackets
   * @param port - 0 for every port
   */
  add(host: string, port: number): void {
    const key = keyOf(host)
    const ports = this.#ports.get(key)
    if (ports === undefined) this.#ports.set(key, port === 0 ? [] : [port])
    else if (port === 0) ports.length = 0
    else if (ports.length > 0 && !ports.includes(port)) ports.push(port)
  }

  /** Makes hosts the server's own that are in no list: the domains below one, for example. */
  orIf(test: (host: string, port: number) => boolean): void {
    this.#tests.push(test)
  }

  /** Makes a host that was added the server's only while something holds. */
  onlyWhile(host: string, holds: () => boolean): void {
    this.#while.set(keyOf(host), holds)
  }

  /**
   * Tells whether an address is the server's.
   *
   * @param host - a name or an address; IPv6 in brackets or not
   * @param port - 0 for any
   */
  has(host: string, port: number): boolean {
    const bare = host.charCodeAt(0) === 91 ? host.slice(1, -1) : host
    const ports = this.#ports.get(bare) ?? this.#ports.get(keyOf(bare))
    if (ports === undefined) return this.#tested(bare, port)
    if (port !== 0 && ports.length > 0 && !ports.includes(port)) return false
    return this.#while.size === 0 || (this.#while.get(keyOf(bare))?.() ?? true)
  }

  #tested(host: string, port: number): boolean {
    for (const test of this.#tests) if (test(host, port)) return true
    return false
  }

  /** All of them, for lists. */
  *[Symbol.iterator](): Iterator<{ readonly host: string; readonly port: number }> {
    for (const [host, ports] of this.#ports) {
      if (ports.length === 0) yield { host, port: 0 }
      for (const port of ports) yield { host, port }
    }
  }
}
