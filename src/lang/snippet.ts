/** The line of a configuration that a diagnostic is about, with marks under the wrong text. */
import type { Position } from './position.ts'

/** Wider lines are cut around the place. */
const WIDTH = 160

/** A line as it is shown, and the line of carets below it. */
export interface Snippet {
  readonly line: string
  readonly marks: string
}

/** Cuts the line of a place out of a text. Tabs stay tabs in both lines, so that they line up in any terminal. */
export function snippet(text: string, position: Position): Snippet {
  const start = position.offset - (position.column - 1)
  const newline = text.indexOf('\n', start)
  const full = text.slice(start, newline < 0 ? text.length : newline).replace(/\r$/, '')
  const from = Math.min(position.column - 1, full.length)
  const to = Math.min(from + Math.max(position.length, 1), Math.max(full.length, from + 1))
  if (full.length <= WIDTH) return { line: printable(full), marks: marksFor(full, from, to) }
  const left = Math.max(0, Math.min(from - WIDTH / 4, full.length - WIDTH))
  const cut = full.slice(left, left + WIDTH)
  const dots = left > 0 ? '...' : ''
  return {
    line: `${dots}${printable(cut)}${left + WIDTH < full.length ? '...' : ''}`,
    marks:
      ' '.repeat(dots.length) + marksFor(cut, from - left, Math.min(to - left, cut.length + 1)),
  }
}

function marksFor(line: string, from: number, to: number): string {
  const inner = from < line.length ? line.slice(from, to) : ' '
  return line.slice(0, from).replaceAll(CHARACTER, blank) + inner.replaceAll(CHARACTER, '^')
}

/** One character on the screen: a whole UTF-8 sequence, or one byte. */
const CHARACTER =
  /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|[\x00-\xff]/g

function blank(character: string): string {
  return character === '\t' ? '\t' : ' '
}

function printable(line: string): string {
  return line.replaceAll(/[\x00-\x08\x0a-\x1f\x7f]/g, '?')
}
