/** The text of a file in both ways it is counted: in bytes, as the language does, and in lines and UTF-16 units, as editors do. */

import type { Position, Range } from 'vscode-languageserver'

/** A text and where its lines start. */
export class Text {
  /** One character a byte. */
  readonly bytes: string
  /** Offsets of the first byte of each line. */
  readonly #starts: readonly number[]

  /** @param bytes - the text, one character a byte, without a byte order mark */
  constructor(bytes: string) {
    this.bytes = bytes
    this.#starts = lineStarts(bytes)
  }

  /** How many lines there are; one more than line ends. */
  get lines(): number {
    return this.#starts.length
  }

  /** The line of a byte, from 0. */
  lineOf(offset: number): number {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.startOf(middle) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }

  /** The offset of the first byte of a line; that of the end behind the last line. */
  startOf(line: number): number {
    return this.#starts[line] ?? this.bytes.length
  }

  /** The place of a byte as editors count. */
  position(offset: number): Position {
    const within = Math.max(0, Math.min(offset, this.bytes.length))
    const line = this.lineOf(within)
    return { line, character: unitsIn(this.bytes.slice(this.startOf(line), within)) }
  }

  /** The byte at a place of an editor; the nearest one where there is no such place. */
  offset({ line, character }: Position): number {
    if (line < 0) return 0
    if (line >= this.lines) return this.bytes.length
    const start = this.startOf(line)
    const whole = this.bytes.slice(start, this.startOf(line + 1)).replace(/[\r\n]+$/, '')
    if (isAscii(whole)) return start + Math.max(0, Math.min(character, whole.length))
    const before = decoded(whole).slice(0, Math.max(0, character))
    return start + Math.min(Buffer.byteLength(before), whole.length)
  }

  /** A part of the text as editors mark it. */
  range(from: number, to: number): Range {
    return { start: this.position(from), end: this.position(to) }
  }
}

/** A text of an editor, one character a byte. */
export function bytesOf(text: string): string {
  return isAscii(text) ? text : Buffer.from(text, 'utf8').toString('latin1')
}

/** A text of the language as an editor shows it. */
export function decoded(bytes: string): string {
  return isAscii(bytes) ? bytes : Buffer.from(bytes, 'latin1').toString('utf8')
}

function unitsIn(bytes: string): number {
  return isAscii(bytes) ? bytes.length : decoded(bytes).length
}

function isAscii(text: string): boolean {
  return !/[^\x00-\x7f]/.test(text)
}

/** Lines end as the protocol has it: `\n`, `\r\n` or `\r`. */
function lineStarts(bytes: string): number[] {
  const starts = [0]
  for (const { index, 0: end } of bytes.matchAll(/\r\n|[\r\n]/g)) starts.push(index + end.length)
  return starts
}
