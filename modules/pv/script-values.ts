/** What `$var` and `$shv` and their relatives hold: values that outlive the message. */

import { SiproseError, type Carried, type Context, type Value } from 'siprose'

/** How many names there may be before commands can make no more. */
const MOST_NAMES = 10_000

/** The place of one value. */
export interface ScriptValue {
  /** Its number among those of its kind. */
  readonly index: number
  value: Value
}

/** A name as a configuration writes it: it is made once, used by one server, and knows the place once that was looked up. */
export class ScriptName {
  readonly name: string
  /** 0.7 µs of 5.6 for the 60 uses of `$var` in bench/script. */
  place: ScriptValue | null = null

  /** @param name - as it is written */
  constructor(name: string) {
    this.name = name
  }
}

/** Reads a name. */
export function scriptName(text: string): ScriptName {
  return new ScriptName(text)
}

/**
 * Reads a first value: `name=i:number` or `name=s:text`.
 *
 * @param parameter - where it stands
 * @throws SiproseError `pv/bad-varset` or `pv/bad-shvset`
 */
export function readSetting(
  parameter: string,
  text: string,
): [name: string, value: string | number] {
  const setting = /^([^=]+)=(?:i:(-?\d+)|s:(.*))$/s.exec(text)
  if (setting === null) {
    throw new SiproseError(
      `pv/bad-${parameter}`,
      `${parameter} is \`${text}\`; it can be name=i:number or name=s:text`,
    )
  }
  const [, name = '', number, string = ''] = setting
  return [name.trim(), number === undefined ? string : Number(number)]
}

/** The values of script variables by name. Names come from the configuration, so there are only so many. */
export class ScriptValues implements Carried {
  readonly #values = new Map<string, ScriptValue>()
  /** The same places in the order they were made. */
  readonly #places: ScriptValue[] = []
  /** Where these are among all values that messages carry. */
  slot = 0

  /**
   * @param parameter - the parameter that gives first values
   * @param settings - as it is written: `name=i:number` or `name=s:text`
   */
  constructor(parameter = '', settings: readonly string[] = []) {
    for (const text of settings) this.set(...readSetting(parameter, text))
  }

  /** The value of a name, or null where it was never set. */
  get(name: string): Value {
    return this.#values.get(name)?.value ?? null
  }

  /** The place of a name, which stays the same. */
  placeOf(name: string): ScriptValue {
    const known = this.#values.get(name)
    if (known !== undefined) return known
    const place: ScriptValue = { index: this.#places.length, value: null }
    this.#values.set(name, place)
    this.#places.push(place)
    return place
  }

  /** Sets a value; null is none. */
  set(name: string, value: Value): void {
    this.placeOf(name).value = value
  }

  /** What a place holds for a message, whose script may be waiting. */
  read(ctx: Context, place: ScriptValue): Value {
    if (ctx.carried === null) return place.value
    return (ctx.carried[this.slot] as Value[])[place.index] ?? null // what take() gave
  }

  /** Sets what it holds: a function that has waited sets a variable before its script goes on. */
  write(ctx: Context, place: ScriptValue, value: Value): void {
    if (ctx.carried === null) place.value = value
    else (ctx.carried[this.slot] as Value[])[place.index] = value // what take() gave
  }

  /** All values, in the order their places were made. */
  take(): Value[] {
    return this.#places.map(({ value }) => value)
  }

  restore(taken: unknown): void {
    const values = taken as readonly Value[] // what take() gave
    for (const [index, place] of this.#places.entries()) place.value = values[index] ?? null
  }

  /** False once commands have made so many names that no configuration can have asked for them. */
  get mayGrow(): boolean {
    return this.#values.size < MOST_NAMES
  }

  /** All names with their values. */
  all(): Iterable<readonly [name: string, value: string | number]> {
    const set: (readonly [string, string | number])[] = []
    for (const [name, { value }] of this.#values) if (value !== null) set.push([name, value])
    return set
  }
}
