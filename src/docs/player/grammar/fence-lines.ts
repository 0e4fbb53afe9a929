/** The lines of a fence, each knowing where it stands in its file. */

import { trimBytes, trimBytesEnd, trimBytesStart } from '../bytes.ts'
import type { Place } from '../problem.ts'

/** Where a text starts in its file. */
export interface Origin {
  readonly file: string
  /** The line of the first character, from 1. */
  readonly line: number
  /** The column at which each line starts, from 1. */
  readonly column: number
}

/** One line of a fence. */
export class FenceLine {
  /** The text without its line end. */
  readonly text: string
  /** The line of the file. */
  readonly number: number
  readonly #origin: Origin

  constructor(text: string, number: number, origin: Origin) {
    this.text = text
    this.number = number
    this.#origin = origin
  }

  /** True when there is nothing but white space. */
  get blank(): boolean {
    return trimBytes(this.text) === ''
  }

  /** How many blanks and tabs the line starts with. */
  get indent(): number {
    return this.text.length - trimBytesStart(this.text).length
  }

  /** The place of a piece of the line; without offsets, of all that is not white space. */
  place(from: number = this.indent, to: number = trimBytesEnd(this.text).length): Place {
    const { file, column } = this.#origin
    return { file, line: this.number, column: column + from, length: Math.max(to - from, 0) }
  }
}

/**
 * Cuts a text into lines.
 *
 * @param text - the text of a fence
 * @param origin - where it starts
 */
export function linesOf(text: string, origin: Origin): readonly FenceLine[] {
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  return lines.map((line, i) => new FenceLine(line.replace(/\r$/, ''), origin.line + i, origin))
}

/** One word of a line. */
export interface Word {
  readonly text: string
  /** Offset in the line. */
  readonly at: number
}

/** Walks over the lines of a fence. */
export class LineCursor {
  readonly #lines: readonly FenceLine[]
  #at = 0

  /** @param lines - the lines of the fence */
  constructor(lines: readonly FenceLine[]) {
    this.#lines = lines
  }

  /** The line `ahead` of the next one, without taking it; null behind the end. */
  peek(ahead = 0): FenceLine | null {
    return this.#lines[this.#at + ahead] ?? null
  }

  /** The next line, taken; null at the end. */
  take(): FenceLine | null {
    return this.#lines[this.#at++] ?? null
  }

  /** Goes on behind the next `count` lines. */
  skip(count: number): void {
    this.#at += count
  }

  /** How many blank lines come next. */
  get blanks(): number {
    let count = 0
    while (this.peek(count)?.blank === true) count += 1
    return count
  }

  /** The number of the line that was taken last. */
  get lastNumber(): number {
    return this.#lines[this.#at - 1]?.number ?? 0
  }
}
