/** What the names of an example stand for so far. */

import { hostPort, spellings, type Endpoint } from '../actors/endpoint.ts'

/** Names that were bound at first sight, and the names of addresses: `{srv}` and the actors. */
export class Bindings {
  readonly #addresses: Map<string, Endpoint>
  #values: Map<string, string>

  /**
   * @param addresses - the endpoints that `{srv}`, `{alice}`, … stand for; shared by all copies
   * @param values - what is bound already
   */
  constructor(addresses: Map<string, Endpoint>, values: ReadonlyMap<string, string> = new Map()) {
    this.#addresses = addresses
    this.#values = new Map(values)
  }

  /** The texts that a name stands for: one, or each way to write an address; null for a name not bound yet. */
  alternatives(name: string): readonly string[] | null {
    const address = this.#addresses.get(name)
    if (address !== undefined) return spellings(address)
    const value = this.#values.get(name)
    return value === undefined ? null : [value]
  }

  /** The text that goes into a message for a name, or null for a name not bound yet. */
  textOf(name: string): string | null {
    const address = this.#addresses.get(name)
    return address === undefined ? (this.#values.get(name) ?? null) : hostPort(address)
  }

  /** Binds a name, which must be no address. */
  bind(name: string, value: string): void {
    this.#values.set(name, value)
  }

  /** Takes back a binding. */
  unbind(name: string): void {
    this.#values.delete(name)
  }

  /**
   * Tries something that binds names; what it bound stays only if it succeeds.
   *
   * @param run - returns whether it succeeded
   */
  attempt(run: (trial: Bindings) => boolean): boolean {
    const trial = new Bindings(this.#addresses, this.#values)
    if (!run(trial)) return false
    this.#values = trial.#values
    return true
  }

  /** A copy that goes its own way. */
  copy(): Bindings {
    return new Bindings(this.#addresses, this.#values)
  }

  /** The names bound in the messages, in the order they were seen. */
  get values(): ReadonlyMap<string, string> {
    return this.#values
  }
}
