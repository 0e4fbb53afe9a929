/** The addresses this machine has now: those that move between machines come and go. */

import { networkInterfaces } from 'node:os'

import type { Clock } from '../clock.ts'

/** How long a list of them is believed. */
const KEPT_MS = 1000

/** Lists the machine's addresses, at most once a second. */
export class PresentAddresses {
  readonly #clock: Clock
  readonly #list: () => Iterable<string>
  #found: ReadonlySet<string> = new Set()
  #until = -Infinity

  /** @param list - what lists them; the system where nothing else is said */
  constructor(clock: Clock, list: () => Iterable<string> = systemAddresses) {
    this.#clock = clock
    this.#list = list
  }

  /** Whether the machine has the address. */
  has(address: string): boolean {
    const now = this.#clock.now()
    if (now >= this.#until) {
      this.#found = new Set(this.#list())
      this.#until = now + KEPT_MS
    }
    return this.#found.has(address)
  }
}

/** The addresses of all interfaces. */
export function systemAddresses(): readonly string[] {
  return Object.values(networkInterfaces()).flatMap((entries) =>
    (entries ?? []).map(({ address }) => address),
  )
}
