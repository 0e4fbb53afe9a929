// hot
/**
 * Tells whether a pattern matches anywhere in a text, one table look-up a byte.
 *
 * The table is a deterministic automaton, built as texts ask for it and thrown away when it grows too large; a text that
 * keeps asking for new states is then walked without a table. Either way the time is linear in the text.
 */

import { isWord } from './byte-set.ts'
import { holds, Side, sideOf, Step, type RegexProgram } from './program.ts'

const UNKNOWN = 0
const DEAD = 1
const MATCHED = 2
/** The table is full: go on without it. */
const FULL = 3
/** States start here, so that the offset of one never looks like a verdict. */
const firstState = 4

/** The steps that all states together may hold; bounds the memory and the building of one table. */
const maxHeld = 100_000
const maxStates = 1000

/** The automaton of one pattern. */
export class Search {
  readonly #program: RegexProgram
  /** Bytes that no set of the pattern tells apart have one class. */
  readonly #classOf = new Uint8Array(256)
  /** A byte of each class. */
  readonly #byteOf: number[] = []
  /** Classes, and one for the end of the text. */
  readonly #width: number
  readonly #end: number
  /** True when a match can only begin where the text does. */
  readonly #anchored: boolean
  #table: Int32Array
  /** Of each state: the steps it stands on, and the side of the byte before. */
  #steps: Int32Array[] = []
  #sides: number[] = []
  #numbers = new Map<string, number>()
  #held = 0
  #full = false
  /** Working space of `#advance`. */
  readonly #seen: Int32Array
  readonly #next: Uint8Array
  readonly #stack: Int32Array
  #round = 0

  constructor(program: RegexProgram) {
    this.#program = program
    this.#classes()
    this.#end = this.#byteOf.length
    this.#width = this.#end + 1
    this.#seen = new Int32Array(program.length)
    this.#next = new Uint8Array(program.length + 1)
    this.#stack = new Int32Array(2 * program.length + 2)
    this.#table = new Int32Array(0)
    this.#anchored = this.#onlyAtStart()
    this.#reset()
  }

  /** True when the pattern matches somewhere in the text. */
  test(subject: string): boolean {
    if (this.#full) this.#reset()
    const classOf = this.#classOf
    const length = subject.length
    let table = this.#table
    let state = firstState * this.#width
    for (let at = 0; at < length; at++) {
      const column = classOf[subject.charCodeAt(at) & 255] as number
      let next = table[state + column] as number
      if (next <= FULL) {
        if (next === UNKNOWN) {
          next = this.#build(state, column)
          table = this.#table
        }
        if (next === DEAD) return false
        if (next === MATCHED) return true
        if (next === FULL) return this.#walk(subject, at, state)
      }
      state = next
    }
    let last = table[state + this.#end] as number
    if (last === UNKNOWN) last = this.#build(state, this.#end)
    return last === MATCHED
  }

  #classes(): void {
    const { sets, asksWord, asksLine } = this.#program
    const tellApart = [...sets]
    if (asksWord)
      tellApart.push(Uint8Array.from({ length: 256 }, (_, byte) => (isWord(byte) ? 1 : 0)))
    if (asksLine)
      tellApart.push(Uint8Array.from({ length: 256 }, (_, byte) => (byte === 10 ? 1 : 0)))
    for (const set of tellApart) {
      const numbers = new Map<number, number>()
      for (let byte = 0; byte < 256; byte++) {
        const key = (this.#classOf[byte] as number) * 2 + (set[byte] as number)
        let number = numbers.get(key)
        if (number === undefined) numbers.set(key, (number = numbers.size))
        this.#classOf[byte] = number
      }
    }
    for (let byte = 255; byte >= 0; byte--) this.#byteOf[this.#classOf[byte] as number] = byte
  }

  #onlyAtStart(): boolean {
    const start = Int32Array.of(0)
    for (let before: number = Side.WORD; before <= Side.OTHER; before++) {
      for (let column = 0; column <= this.#end; column++) {
        if (this.#advance(start, before, column) || this.#next.includes(1)) return false
      }
    }
    return true
  }

  #reset(): void {
    this.#table = new Int32Array(this.#width * (firstState + 4))
    this.#steps = []
    this.#sides = []
    this.#numbers = new Map()
    this.#held = 0
    this.#full = false
    this.#add(Int32Array.of(0), Side.EDGE, '')
  }

  #add(steps: Int32Array, side: number, key: string): number {
    const number = this.#steps.push(steps) - 1 + firstState
    this.#sides.push(side)
    this.#numbers.set(key, number)
    this.#held += steps.length
    const needed = (number + 1) * this.#width
    if (needed > this.#table.length) {
      const larger = new Int32Array(2 * needed)
      larger.set(this.#table)
      this.#table = larger
    }
    return number
  }

  /** Computes one cell of the table. */
  #build(state: number, column: number): number {
    const number = state / this.#width - firstState
    const steps = this.#steps[number] as Int32Array
    const matched = this.#advance(steps, this.#sides[number] as number, column)
    const next = matched ? MATCHED : column === this.#end ? DEAD : this.#find(column)
    if (next !== FULL) this.#table[state + column] = next
    return next
  }

  /** The state for what `#advance` left, made if it is new. */
  #find(column: number): number {
    const side = sideOf(this.#program, this.#byteOf[column] as number)
    const steps = this.#collect()
    if (steps.length === 0) return DEAD
    let key = String.fromCharCode(side)
    for (let index = 0; index < steps.length; index++)
      key += String.fromCharCode(steps[index] as number)
    const known = this.#numbers.get(key)
    if (known !== undefined) return known * this.#width
    if (this.#held + steps.length > maxHeld || this.#steps.length >= maxStates) {
      this.#full = true
      return FULL
    }
    return this.#add(steps, side, key) * this.#width
  }

  #collect(): Int32Array {
    const next = this.#next
    if (!this.#anchored) next[0] = 1
    let count = 0
    for (let step = 0; step < next.length; step++) count += next[step] as number
    const steps = new Int32Array(count)
    let index = 0
    for (let step = 0; index < count; step++) if (next[step] === 1) steps[index++] = step
    return steps
  }

  /** Goes on from a state without the table. */
  #walk(subject: string, from: number, state: number): boolean {
    const number = state / this.#width - firstState
    let steps = this.#steps[number] as Int32Array
    let side = this.#sides[number] as number
    for (let at = from; at < subject.length; at++) {
      const column = this.#classOf[subject.charCodeAt(at) & 255] as number
      if (this.#advance(steps, side, column)) return true
      steps = this.#collect()
      if (steps.length === 0) return false
      side = sideOf(this.#program, this.#byteOf[column] as number)
    }
    return this.#advance(steps, side, this.#end)
  }

  /**
   * Takes one byte of class `column` (or the end) from the steps given. Marks in `#next` the steps reached; returns true
   * when the pattern has matched before that byte.
   */
  #advance(steps: Int32Array, before: number, column: number): boolean {
    const { op, a, b, sets } = this.#program
    const atEnd = column === this.#end
    const byte = atEnd ? 0 : (this.#byteOf[column] as number)
    const after = atEnd ? Side.EDGE : sideOf(this.#program, byte)
    const stack = this.#stack
    const seen = this.#seen
    const next = this.#next
    const round = ++this.#round
    next.fill(0)
    for (let index = 0; index < steps.length; index++) {
      let top = 0
      stack[top++] = steps[index] as number
      while (top > 0) {
        const at = stack[--top] as number
        if (seen[at] === round) continue
        seen[at] = round
        const operand = a[at] as number
        switch (op[at]) {
          case Step.SET:
            if (!atEnd && (sets[operand] as Uint8Array)[byte] === 1) next[at + 1] = 1
            break
          case Step.SPLIT:
            stack[top++] = b[at] as number
            stack[top++] = operand
            break
          case Step.JUMP:
            stack[top++] = operand
            break
          case Step.SAVE:
            stack[top++] = at + 1
            break
          case Step.ASSERT:
            if (holds(operand, before, after)) stack[top++] = at + 1
            break
          default:
            return true
        }
      }
    }
    return false
  }
}
