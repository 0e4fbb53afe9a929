/** One way in which a message differs from what is written, and what would have to be written instead. */

import { shortBytes } from '../bytes.ts'
import type { Place, Problem } from '../problem.ts'

/** A piece of a fence, and the lines that take its place. */
export interface Rewrite {
  /** Where the piece starts; it goes on to the end of `lastLine`. */
  readonly place: Place
  readonly lastLine: number
  /** The first goes where the piece starts, the others below it with the same indent; none: the lines go. */
  readonly lines: readonly string[]
}

/** A difference. */
export interface Difference {
  readonly problem: Problem
  /** null: nothing that could be written would say it better. */
  readonly rewrite: Rewrite | null
}

/** A text as a pattern that stands for it. */
export function escaped(text: string): string {
  return text.replaceAll('{', '{{')
}

/** A text that came from the wire, short enough for a line of a report, in back-ticks. */
export function quoted(text: string): string {
  const line = text.replaceAll('\r', '\\r').replaceAll('\n', '\\n')
  return `\`${shortBytes(line, 200)}\``
}
