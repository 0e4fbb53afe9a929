/** Who sends too much. */

import type { Clock, ModuleLog } from 'siprose'
import { LogLevel } from 'siprose'

import { addressBytes } from './address-bytes.ts'
import { AddressTree, type AddressNode } from './address-tree.ts'

/** What may be sent, and how long it is remembered. */
export interface Limits {
  readonly sampling_time_unit: number
  readonly reqs_density_per_unit: number
  readonly remove_latency: number
  readonly pike_log_level: number
  readonly max_addresses: number
}

/** What is said of an address that sent something. */
export const Verdict = {
  /** Within the limit. */
  FINE: 1,
  /** Over the limit, as it was before. */
  BLOCKED: -1,
  /** Over the limit with this request. */
  NEWLY_BLOCKED: -2,
} as const

/** The addresses of one server, and their judge. */
export class Pike {
  readonly #limits: Limits
  readonly #clock: Clock
  readonly #log: ModuleLog
  readonly #tree: AddressTree
  readonly #blocked = new Set<AddressNode>()
  readonly #warm: number
  #toldFull = false

  /**
   * @param limits - the module's parameters
   * @param clock - tells when an address sent something
   * @param log - gets a line for each address that is blocked
   */
  constructor(limits: Limits, clock: Clock, log: ModuleLog) {
    this.#limits = limits
    this.#clock = clock
    this.#log = log
    this.#tree = new AddressTree(limits.max_addresses)
    this.#warm = Math.max(1, Math.floor(limits.reqs_density_per_unit / 4))
  }

  /** The addresses that are known to the last byte. */
  addresses(): readonly AddressNode[] {
    return [...this.#tree.whole()]
  }

  /** Seconds until an address that sends nothing more is forgotten. */
  secondsLeft(node: AddressNode): number {
    const left = node.usedAt + this.#limits.remove_latency * 1000 - this.#clock.now()
    return Math.max(0, Math.ceil(left / 1000))
  }

  /** Whether an address has used up all of its limit, a quarter of it, or less. */
  status(node: AddressNode): 'HOT' | 'WARM' | '' {
    const { density } = node
    if (density >= this.#limits.reqs_density_per_unit) return 'HOT'
    return density >= this.#warm ? 'WARM' : ''
  }

  /**
   * Counts a request of an address.
   *
   * @param address - the text of an IP address
   * @param now - when it came, in milliseconds
   * @returns a {@link Verdict}; null when it is no address
   */
  count(address: string, now: number): number | null {
    const node = this.#tree.find(address)
    return node === null ? this.#learn(address, now) : this.#judge(node, now)
  }

  #learn(address: string, now: number): number | null {
    const bytes = addressBytes(address)
    if (bytes === null) return null
    if (!this.#tree.learn(address, bytes, this.#warm, now)) this.#tellFull()
    return Verdict.FINE
  }

  #judge(node: AddressNode, now: number): number {
    node.hits += 1
    node.usedAt = now
    if (node.density < this.#limits.reqs_density_per_unit) return Verdict.FINE
    if (node.blocked) return Verdict.BLOCKED
    node.blocked = true
    this.#blocked.add(node)
    const { pike_log_level, sampling_time_unit } = this.#limits
    if (this.#log.shows(pike_log_level)) {
      const sent = `${node.density} ${node.density === 1 ? 'request' : 'requests'}`
      const text = `pike: blocking ${node.address}, which sent ${sent} in ${sampling_time_unit} s`
      this.#log.write(pike_log_level, text)
    }
    return Verdict.NEWLY_BLOCKED
  }

  #tellFull(): void {
    if (this.#toldFull) return
    this.#toldFull = true
    const text = `pike: ${this.#tree.size} addresses are remembered, so no new one is watched; see max_addresses`
    this.#log.write(LogLevel.WARNING, text)
  }

  /** Ends a sampling window: who kept to the limit is let in again, who has been silent for long is forgotten. */
  endWindow(): void {
    const { reqs_density_per_unit, pike_log_level, remove_latency } = this.#limits
    this.#toldFull = false
    this.#tree.turn(this.#clock.now() - remove_latency * 1000)
    for (const node of this.#blocked) {
      if (node.hitsBefore >= reqs_density_per_unit && this.#tree.find(node.address ?? '') === node)
        continue
      node.blocked = false
      this.#blocked.delete(node)
      this.#log.write(pike_log_level, `pike: ${node.address} is no longer blocked`)
    }
  }
}
