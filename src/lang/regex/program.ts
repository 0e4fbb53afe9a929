/** A regular expression as a list of small steps, which both matchers walk. */

import { isWord, type ByteSet } from './byte-set.ts'
import { RegexError } from './error.ts'
import { Assertion, type Tree } from './tree.ts'

/** What a step does. */
export const Step = {
  /** Takes one byte of set `a`, goes on behind itself. */
  SET: 0,
  /** Goes on at `a`, or else at `b`. */
  SPLIT: 1,
  /** Goes on at `a`. */
  JUMP: 2,
  /** Notes the place in slot `a`. */
  SAVE: 3,
  /** Goes on only where assertion `a` holds. */
  ASSERT: 4,
  /** The whole expression has matched. */
  MATCH: 5,
} as const

/** The most steps a pattern may have once its counts are written out; bounds the time for one byte. */
export const maxSteps = 2000

/** A compiled regular expression. */
export interface RegexProgram {
  readonly op: Uint8Array
  readonly a: Int32Array
  readonly b: Int32Array
  readonly length: number
  /** The sets, by number; equal ones are one. */
  readonly sets: readonly ByteSet[]
  /** How many groups it has, without the whole. */
  readonly groups: number
  /** True when some assertion asks about words. */
  readonly asksWord: boolean
  /** True when some assertion asks about lines. */
  readonly asksLine: boolean
}

/** Compiles a tree; throws {@link RegexError} when it is larger than {@link maxSteps}. */
export function compileRegex(tree: Tree, groups: number): RegexProgram {
  const writer = new Writer()
  writer.emit(Step.SAVE, 0)
  writer.write(tree)
  writer.emit(Step.SAVE, 1)
  writer.emit(Step.MATCH)
  return {
    op: Uint8Array.from(writer.op),
    a: Int32Array.from(writer.a),
    b: Int32Array.from(writer.b),
    length: writer.op.length,
    sets: writer.sets,
    groups,
    asksWord: writer.asksWord,
    asksLine: writer.asksLine,
  }
}

/** True when the tree can match without taking a byte. */
function matchesEmpty(tree: Tree): boolean {
  switch (tree.kind) {
    case 'set':
      return false
    case 'assert':
      return true
    case 'group':
      return matchesEmpty(tree.body)
    case 'sequence':
      return tree.items.every(matchesEmpty)
    case 'choice':
      return tree.items.some(matchesEmpty)
    case 'repeat':
      return tree.min === 0 || matchesEmpty(tree.body)
  }
}

class Writer {
  readonly op: number[] = []
  readonly a: number[] = []
  readonly b: number[] = []
  readonly sets: ByteSet[] = []
  asksWord = false
  asksLine = false
  /** Nodes written: counts of nothing, `(){32767}`, emit no step but take time. */
  #work = 0
  readonly #numbers = new Map<string, number>()

  emit(op: number, a = 0, b = 0): number {
    if (this.op.length >= maxSteps) this.#tooLarge()
    this.op.push(op)
    this.a.push(a)
    this.b.push(b)
    return this.op.length - 1
  }

  write(tree: Tree): void {
    this.#work += 1
    if (this.#work > 4 * maxSteps) this.#tooLarge()
    switch (tree.kind) {
      case 'set':
        this.emit(Step.SET, this.#number(tree.set))
        return
      case 'assert':
        this.#assert(tree.what)
        return
      case 'group':
        this.emit(Step.SAVE, 2 * tree.number)
        this.write(tree.body)
        this.emit(Step.SAVE, 2 * tree.number + 1)
        return
      case 'sequence':
        for (const item of tree.items) this.write(item)
        return
      case 'choice':
        this.#choice(tree.items)
        return
      case 'repeat':
        this.#repeat(tree.body, tree.min, tree.max, tree.lazy === true)
    }
  }

  #tooLarge(): never {
    throw new RegexError(
      `the pattern has more than ${maxSteps} steps with its counts written out`,
      0,
    )
  }

  #number(set: ByteSet): number {
    const key = set.join('')
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    this.#numbers.set(key, this.sets.length)
    return this.sets.push(set) - 1
  }

  #assert(what: Assertion): void {
    if (what >= Assertion.WORD_EDGE) this.asksWord = true
    else if (what >= Assertion.LINE_START) this.asksLine = true
    this.emit(Step.ASSERT, what)
  }

  #choice(items: readonly Tree[]): void {
    const jumps: number[] = []
    for (const [index, item] of items.entries()) {
      if (index === items.length - 1) {
        this.write(item)
        break
      }
      const split = this.emit(Step.SPLIT)
      this.a[split] = this.op.length
      this.write(item)
      jumps.push(this.emit(Step.JUMP))
      this.b[split] = this.op.length
    }
    for (const jump of jumps) this.a[jump] = this.op.length
  }

  #repeat(body: Tree, min: number, max: number | null, lazy: boolean): void {
    for (let count = 0; count < min; count++) this.write(body)
    if (max === null) {
      this.#star(body, lazy)
      return
    }
    const splits: number[] = []
    for (let count = min; count < max; count++) {
      const split = this.emit(Step.SPLIT)
      this.a[split] = this.op.length
      splits.push(split)
      this.write(body)
    }
    for (const split of splits) {
      this.b[split] = this.op.length
      if (lazy) this.#swap(split)
    }
  }

  #star(body: Tree, lazy: boolean): void {
    const skip = this.emit(Step.SPLIT)
    const top = this.op.length
    this.a[skip] = top
    this.write(body)
    if (matchesEmpty(body)) {
      // written as (body+)?, so that a round which takes nothing still ends and keeps its groups
      const again = this.emit(Step.SPLIT, top)
      this.b[again] = this.op.length
      if (lazy) this.#swap(again)
    } else {
      this.emit(Step.JUMP, skip)
    }
    this.b[skip] = this.op.length
    if (lazy) this.#swap(skip)
  }

  /** Makes the second way of a split the preferred one. */
  #swap(split: number): void {
    const first = this.a[split] ?? 0
    this.a[split] = this.b[split] ?? 0
    this.b[split] = first
  }
}

/** What stands on one side of a place between two bytes. */
export const Side = {
  /** The start or the end of the text. */
  EDGE: 0,
  WORD: 1,
  NEWLINE: 2,
  OTHER: 3,
} as const

/** The side a byte makes, as far as the program asks. */
export function sideOf(program: RegexProgram, byte: number): number {
  if (program.asksWord && isWord(byte)) return Side.WORD
  if (program.asksLine && byte === 10) return Side.NEWLINE
  return Side.OTHER
}

/** True when an assertion holds between two sides. */
export function holds(what: number, before: number, after: number): boolean {
  switch (what) {
    case Assertion.TEXT_START:
      return before === Side.EDGE
    case Assertion.TEXT_END:
      return after === Side.EDGE
    case Assertion.LINE_START:
      return before === Side.EDGE || before === Side.NEWLINE
    case Assertion.LINE_END:
      return after === Side.EDGE || after === Side.NEWLINE
    case Assertion.WORD_EDGE:
      return (before === Side.WORD) !== (after === Side.WORD)
    case Assertion.NO_WORD_EDGE:
      return (before === Side.WORD) === (after === Side.WORD)
    case Assertion.WORD_START:
      return before !== Side.WORD && after === Side.WORD
    default:
      return before === Side.WORD && after !== Side.WORD
  }
}
