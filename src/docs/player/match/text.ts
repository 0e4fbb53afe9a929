/** Does a text fit a pattern? */

import type { Bindings } from './bindings.ts'
import { FIRST_HOLE, type Hole, type Pattern } from '../grammar/pattern.ts'

/** Steps after which a pattern is given up as one that fits in too many ways. */
const MAX_STEPS = 200_000

/** How literal text is compared. */
export interface TextRules {
  /** Upper and lower case letters are the same. */
  readonly ignoreCase: boolean
}

const exactly: TextRules = { ignoreCase: false }

/**
 * Compares a text with a pattern, and binds the pattern's names when it fits. `{name}` takes as little as it can, `{name:int}`
 * and `{name:token}` as much as they can.
 *
 * @param pattern - the pattern
 * @param text - the text
 * @param bindings - what the names stand for; unchanged when the text does not fit
 * @param rules - how letters are compared
 */
export function matchText(
  pattern: Pattern,
  text: string,
  bindings: Bindings,
  rules: TextRules = exactly,
): boolean {
  return bindings.attempt((trial) => new TextMatch(pattern, text, trial, rules).run())
}

class TextMatch {
  readonly #pattern: string
  readonly #text: string
  readonly #holes: readonly Hole[]
  readonly #bindings: Bindings
  /** Places from which the rest is known not to fit; null where a name stands twice, and so the way there matters. */
  readonly #hopeless: Set<number> | null
  #steps = 0
  readonly #subject: string

  constructor(pattern: Pattern, text: string, bindings: Bindings, rules: TextRules) {
    this.#pattern = rules.ignoreCase ? pattern.text.toLowerCase() : pattern.text
    this.#subject = rules.ignoreCase ? text.toLowerCase() : text
    this.#text = text
    this.#holes = pattern.holes
    this.#bindings = bindings
    this.#hopeless = repeatsName(pattern) ? null : new Set()
  }

  run(): boolean {
    return this.#from(0, 0)
  }

  #from(patternAt: number, textAt: number): boolean {
    let p = patternAt
    let t = textAt
    for (; p < this.#pattern.length; p++, t++) {
      const code = this.#pattern.charCodeAt(p)
      if (code >= FIRST_HOLE) return this.#hole(p, t)
      if (code !== this.#subject.charCodeAt(t)) return false
    }
    return t === this.#subject.length
  }

  #hole(p: number, t: number): boolean {
    const key = p * (this.#text.length + 1) + t
    if (this.#hopeless?.has(key) === true) return false
    const hole = this.#holes[this.#pattern.charCodeAt(p) - FIRST_HOLE]
    if (hole === undefined) return false
    const known = hole.name === '' ? null : this.#bindings.alternatives(hole.name)
    const fits = known === null ? this.#free(hole, p, t) : this.#bound(known, p, t)
    if (!fits) this.#hopeless?.add(key)
    return fits
  }

  #bound(known: readonly string[], p: number, t: number): boolean {
    return known.some(
      (value) => this.#text.startsWith(value, t) && this.#from(p + 1, t + value.length),
    )
  }

  #free(hole: Hole, p: number, t: number): boolean {
    const shortest = t + (hole.kind === 'any' ? 0 : 1)
    const longest = this.#longest(hole, t)
    if (hole.kind === 'any' || hole.kind === 'text') {
      for (let end = shortest; end <= longest; end++) if (this.#take(hole, p, t, end)) return true
      return false
    }
    for (let end = longest; end >= shortest; end--) if (this.#take(hole, p, t, end)) return true
    return false
  }

  #take(hole: Hole, p: number, t: number, end: number): boolean {
    if (++this.#steps > MAX_STEPS) return false
    const next = this.#pattern.charCodeAt(p + 1)
    if (next < FIRST_HOLE && next !== this.#subject.charCodeAt(end)) return false
    const value = this.#text.slice(t, end)
    if (hole.regex !== null && !hole.regex.test(value)) return false
    if (hole.name !== '') this.#bindings.bind(hole.name, value)
    if (this.#from(p + 1, end)) return true
    if (hole.name !== '') this.#bindings.unbind(hole.name)
    return false
  }

  #longest(hole: Hole, t: number): number {
    if (hole.kind === 'int') return t + run(/[+-]?[0-9]+/y, this.#text, t)
    if (hole.kind === 'token') return t + run(/[A-Za-z0-9\-.!%*_+`'~]+/y, this.#text, t)
    return this.#text.length
  }
}

function run(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].length ?? 0
}

function repeatsName(pattern: Pattern): boolean {
  const names = new Set<string>()
  for (let i = 0; i < pattern.text.length; i++) {
    const code = pattern.text.charCodeAt(i)
    const name = code < FIRST_HOLE ? '' : (pattern.holes[code - FIRST_HOLE]?.name ?? '')
    if (name === '') continue
    if (names.has(name)) return true
    names.add(name)
  }
  return false
}

/**
 * The text of a pattern with every name filled in.
 *
 * @param pattern - the pattern
 * @param bindings - what the names stand for
 * @returns the text, or the hole that nothing is known for
 */
export function fill(pattern: Pattern, bindings: Bindings): string | Hole {
  let text = ''
  for (let i = 0; i < pattern.text.length; i++) {
    const code = pattern.text.charCodeAt(i)
    if (code < FIRST_HOLE) {
      text += pattern.text[i]
      continue
    }
    const hole = pattern.holes[code - FIRST_HOLE]
    if (hole === undefined) continue
    const value = hole.name === '' ? null : bindings.textOf(hole.name)
    if (value === null) return hole
    text += value
  }
  return text
}
