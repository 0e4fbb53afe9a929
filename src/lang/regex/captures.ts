// hot
/**
 * Finds where a pattern matches, and what its groups hold: the match that starts first, and of those the longest, or, as Perl has it, the
 * preferred one.
 *
 * All alternatives are followed side by side, at most one for each step of the pattern, so the time is linear in the text.
 */

import { holds, Side, sideOf, Step, type RegexProgram } from './program.ts'

/** One list of alternatives, the preferred first. */
class Threads {
  count = 0
  readonly step: Int32Array
  readonly slots: Int32Array
  /** Where a step stands in the list; valid only when the list agrees. */
  readonly place: Int32Array

  constructor(length: number, width: number) {
    this.step = new Int32Array(length)
    this.slots = new Int32Array(length * width)
    this.place = new Int32Array(length)
  }

  has(step: number): boolean {
    const place = this.place[step] as number
    return place < this.count && this.step[place] === step
  }
}

/** The matcher with groups of one pattern; its working space is made once. */
export class Captures {
  readonly #program: RegexProgram
  readonly #preferred: boolean
  readonly #width: number
  readonly #stack: Int32Array
  readonly #slots: Int32Array
  readonly #best: Int32Array
  #now: Threads
  #then: Threads
  #subject = ''
  /** How far the last call had to look: an offset at or behind the end of the match. */
  reached = 0

  /**
   * @param program - the pattern
   * @param preferred - true where of matches that start at one place the preferred one counts, not the longest
   */
  constructor(program: RegexProgram, preferred = false) {
    this.#program = program
    this.#preferred = preferred
    this.#width = 2 * (program.groups + 1)
    this.#now = new Threads(program.length, this.#width)
    this.#then = new Threads(program.length, this.#width)
    // a step pushes at most two entries, or three cells to restore a slot
    this.#stack = new Int32Array(6 * program.length + 6)
    this.#slots = new Int32Array(this.#width)
    this.#best = new Int32Array(this.#width)
  }

  /**
   * Start and end of the whole and of each group, in pairs, -1 for a group that took no part; null when nothing matches at
   * or behind `from`. The array is used again by the next call.
   */
  find(subject: string, from: number): Int32Array | null {
    this.#subject = subject
    this.#now.count = 0
    let found = false
    let at = from
    for (; at <= subject.length; at++) {
      if (!found) {
        this.#slots.fill(-1)
        this.#enter(this.#now, 0, at)
      }
      if (this.#now.count === 0) {
        if (found) break
        continue
      }
      found = this.#take(at, found)
      const used = this.#now
      this.#now = this.#then
      this.#then = used
    }
    this.reached = Math.min(at, subject.length)
    return found ? this.#best : null
  }

  /** Moves every alternative over the byte at `at`; those that are complete compete for the best. */
  #take(at: number, foundBefore: boolean): boolean {
    const { op, a, sets } = this.#program
    const { step, slots, count } = this.#now
    const width = this.#width
    const byte = at < this.#subject.length ? this.#subject.charCodeAt(at) & 255 : -1
    let found = foundBefore
    this.#then.count = 0
    for (let index = 0; index < count; index++) {
      const pc = step[index] as number
      const kind = op[pc]
      if (kind !== Step.SET && kind !== Step.MATCH) continue
      const row = index * width
      const start = slots[row] as number
      if (found && start > (this.#best[0] as number)) continue
      if (kind === Step.MATCH) {
        if (found && start === this.#best[0] && at === this.#best[1]) continue
        for (let slot = 0; slot < width; slot++) this.#best[slot] = slots[row + slot] as number
        found = true
        // all that follow are less preferred
        if (this.#preferred) break
      } else if (byte >= 0 && (sets[a[pc] as number] as Uint8Array)[byte] === 1) {
        for (let slot = 0; slot < width; slot++) this.#slots[slot] = slots[row + slot] as number
        this.#enter(this.#then, pc + 1, at + 1)
      }
    }
    return found
  }

  #side(at: number): number {
    if (at < 0 || at >= this.#subject.length) return Side.EDGE
    return sideOf(this.#program, this.#subject.charCodeAt(at) & 255)
  }

  /** Adds to a list all steps that wait for a byte and can be reached from `first`, in order of preference. */
  #enter(list: Threads, first: number, at: number): void {
    const { op, a, b } = this.#program
    const stack = this.#stack
    const slots = this.#slots
    let top = 0
    stack[top++] = first
    while (top > 0) {
      const entry = stack[--top] as number
      if (entry < 0) {
        slots[-entry - 1] = stack[--top] as number
        continue
      }
      if (list.has(entry)) continue
      list.place[entry] = list.count
      list.step[list.count] = entry
      const row = list.count * this.#width
      list.count += 1
      const operand = a[entry] as number
      switch (op[entry]) {
        case Step.SPLIT:
          stack[top++] = b[entry] as number
          stack[top++] = operand
          break
        case Step.JUMP:
          stack[top++] = operand
          break
        case Step.SAVE:
          stack[top++] = slots[operand] as number
          stack[top++] = -operand - 1
          stack[top++] = entry + 1
          slots[operand] = at
          break
        case Step.ASSERT:
          if (holds(operand, this.#side(at - 1), this.#side(at))) stack[top++] = entry + 1
          break
        default:
          for (let slot = 0; slot < this.#width; slot++)
            list.slots[row + slot] = slots[slot] as number
      }
    }
  }
}
