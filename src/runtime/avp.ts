/** Attribute-value pairs: lists of values by name that live as long as the message. */

import type { Value } from '../lang/vocabulary.ts'

/** What an AVP can hold. */
export type AvpValue = string | number

const NONE: readonly AvpValue[] = []

/** The AVPs of one message. The newest value of a name is at index 0. */
export class Avps {
  readonly #lists = new Map<string, AvpValue[]>()
  /** Flags of the newest value of a name, 32 bits; names without any are left out. */
  #flags: Map<string, number> | null = null

  /** All values of a name, newest first. */
  values(name: string): readonly AvpValue[] {
    return this.#lists.get(name) ?? NONE
  }

  /**
   * One value.
   *
   * @param name - the AVP's name
   * @param index - 0 is the newest; negative counts from the oldest
   * @returns null where there is none
   */
  get(name: string, index: number): Value {
    const list = this.#lists.get(name)
    if (list === undefined) return null
    return list[index < 0 ? list.length + index : index] ?? null
  }

  /** The flags of the newest value of a name: 32 bits. */
  flags(name: string): number {
    return this.#flags?.get(name) ?? 0
  }

  /**
   * Sets the flags of the newest value of a name.
   *
   * @returns false where the name has no value
   */
  setFlags(name: string, flags: number): boolean {
    if (!this.#lists.has(name)) return false
    this.#flags ??= new Map()
    this.#flags.set(name, flags)
    return true
  }

  /** Adds a value in front of the others. */
  push(name: string, value: AvpValue): void {
    this.#flags?.delete(name)
    const list = this.#lists.get(name)
    if (list === undefined) this.#lists.set(name, [value])
    else list.unshift(value)
  }

  /** Adds a value behind the others. */
  append(name: string, value: AvpValue): void {
    const list = this.#lists.get(name)
    if (list === undefined) this.#lists.set(name, [value])
    else list.push(value)
  }

  /**
   * Changes or removes one value.
   *
   * @param value - null removes
   * @returns false where the index holds nothing
   */
  set(name: string, index: number, value: Value): boolean {
    const list = this.#lists.get(name)
    if (list === undefined) return false
    const at = index < 0 ? list.length + index : index
    if (at < 0 || at >= list.length) return false
    if (at === 0) this.#flags?.delete(name)
    if (value !== null) list[at] = value
    else if (list.length === 1) this.#lists.delete(name)
    else list.splice(at, 1)
    return true
  }

  /** Removes all values of a name, and sets one if it is not null. */
  replace(name: string, value: Value): void {
    this.#flags?.delete(name)
    if (value === null) this.#lists.delete(name)
    else this.#lists.set(name, [value])
  }

  /** The names in use. */
  names(): Iterable<string> {
    return this.#lists.keys()
  }
}
