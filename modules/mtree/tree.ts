/** One tree in memory. */

import { PrefixTree } from 'siprose'

import { TreeType } from './definition.ts'

/** A destination and its weight, of trees of pairs. */
export interface Pair {
  readonly id: number
  readonly weight: number
}

/** What is kept for a prefix. */
export interface Entry {
  readonly prefix: string
  /** The last row first. */
  readonly values: readonly (string | number)[]
  /** Of trees of pairs: in the order in which they are written. */
  readonly pairs: readonly Pair[]
}

/** What became of a row. */
export type Verdict = 'taken' | 'prefix' | 'value' | 'duplicate'

/** The prefixes that can be kept. */
export const LONGEST_PREFIX = 63

/** What a tree takes. */
export interface TreeRules {
  readonly type: number
  /** The characters that a prefix can have. */
  readonly characters: ReadonlySet<string>
  readonly allowDuplicates: boolean
}

/** One tree. It does not change once it is in use. */
export class Tree {
  readonly name: string
  readonly type: number
  readonly #rules: TreeRules
  readonly #entries = new PrefixTree<Entry>()
  #items = 0
  #bytes = 0
  /** How often it was read since the server started. */
  reloads = 1
  /** When it was read, in milliseconds since 1970. */
  readAt = 0

  /**
   * @param name - by which the script knows it
   * @param rules - what it takes
   */
  constructor(name: string, rules: TreeRules) {
    this.name = name
    this.type = rules.type
    this.#rules = rules
  }

  /** How many values it has. */
  get items(): number {
    return this.#items
  }

  /** How many places it has. */
  get places(): number {
    return this.#entries.places
  }

  /** About how much memory it takes, in bytes. */
  get memory(): number {
    return this.#entries.places * 120 + this.#items * 80 + this.#bytes
  }

  /** Adds a row. */
  add(prefix: string, text: string): Verdict {
    if (!this.#canHave(prefix)) return 'prefix'
    const value = valueOf(this.type, text)
    const pairs = this.type === TreeType.PAIRS ? pairsIn(text) : []
    if (value === null || pairs === null) return 'value'
    const known = this.#entries.get(prefix)
    if (known !== undefined && !this.#rules.allowDuplicates) return 'duplicate'
    const values = known === undefined ? [value] : [value, ...known.values]
    const all = known === undefined ? pairs : [...pairs, ...known.pairs]
    this.#entries.set(prefix, { prefix, values, pairs: all })
    this.#items += 1
    this.#bytes += prefix.length + text.length
    return 'taken'
  }

  #canHave(prefix: string): boolean {
    if (prefix === '' || prefix.length > LONGEST_PREFIX) return false
    for (const character of prefix) if (!this.#rules.characters.has(character)) return false
    return true
  }

  /** What is kept for the longest prefix of a number; null where none fits. */
  longest(number: string): Entry | null {
    return this.#entries.longest(number) ?? null
  }

  /** What is kept for all prefixes of a number, the shortest first. */
  all(number: string): readonly Entry[] {
    return this.#entries.all(number)
  }

  /** All that is kept, in the order of the prefixes. */
  *entries(): Iterable<Entry> {
    for (const [, entry] of this.#entries.entries()) yield entry
  }
}

const NUMBER = /^[+-]?\d{1,15}$/

function valueOf(type: number, text: string): string | number | null {
  if (text === '') return null
  if (type !== TreeType.NUMBER) return text
  return NUMBER.test(text) ? Number(text) : null
}

/** Reads `10:5;11:6`; a pair without weight weighs nothing. Null where one cannot be read. */
function pairsIn(text: string): readonly Pair[] | null {
  const pairs: Pair[] = []
  for (const part of text.split(';')) {
    if (part.trim() === '') continue
    const [, id, weight = '0'] = /^\s*(\d{1,9})(?::(\d{1,9}))?\s*$/.exec(part) ?? []
    if (id === undefined) return null
    pairs.push({ id: Number(id), weight: Number(weight) })
  }
  return pairs.length === 0 ? null : pairs
}

/** The pairs of entries, the lowest weight first; of those for one destination the one of the longest prefix. */
export function pairsOf(entries: readonly Entry[]): readonly Pair[] {
  const found = new Map<number, Pair>()
  for (const { pairs } of entries.toReversed()) {
    for (const pair of pairs.toReversed()) if (!found.has(pair.id)) found.set(pair.id, pair)
  }
  return [...found.values()].toSorted((a, b) => a.weight - b.weight)
}
