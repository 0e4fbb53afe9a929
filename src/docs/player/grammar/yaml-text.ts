/**
 * YAML with patterns in it. `{name}` would be a map to YAML, so every hole is one character above all bytes while the text is
 * read: a letter like any other to YAML, and a pattern in each text that it stands in.
 */

import { trimBytesEnd } from '../bytes.ts'
import type { Place } from '../problem.ts'
import type { Origin } from './fence-lines.ts'
import {
  FIRST_HOLE,
  holeEnd,
  isPatternFault,
  parsePattern,
  type Hole,
  type Pattern,
  type PatternFault,
} from './pattern.ts'

/** Stands for `{{`, which is a brace. */
const BRACE = '\uf8ff'
/** More holes than this in one text are refused. */
const MAX_HOLES = 1000
const holeStart = /\{(?:\*\}|[A-Za-z_][\w-]*\}|[A-Za-z_][\w-]*:(?:int\}|token\}|\/))/y

/** A text that YAML can read. */
export interface YamlText {
  /** The text, with one character for each hole. */
  readonly text: string
  readonly holes: readonly Hole[]
  /** As the example has it. */
  readonly source: string
  /** The offset in the source of each character of the text, and of its end. */
  readonly offsets: readonly number[]
  readonly origin: Origin
}

/**
 * Takes the holes out of a text.
 *
 * @param source - the text as the example has it, one character a byte
 * @param origin - where it starts
 */
export function readYamlText(source: string, origin: Origin): YamlText | PatternFault {
  const holes: Hole[] = []
  const offsets: number[] = []
  let text = ''
  for (let at = 0; at < source.length;) {
    offsets.push(at)
    if (source[at] !== '{') {
      text += source[at++]
      continue
    }
    if (source[at + 1] === '{') {
      text += BRACE
      at += 2
      continue
    }
    holeStart.lastIndex = at
    if (!holeStart.test(source)) {
      text += source[at++]
      continue
    }
    const end = holeEnd(source, at)
    const pattern = parsePattern(source.slice(at, end))
    if (isPatternFault(pattern)) return { ...pattern, offset: at + pattern.offset }
    const [hole] = pattern.holes
    if (hole === undefined || holes.length === MAX_HOLES) {
      const message = `more than ${MAX_HOLES} names in one text`
      return { offset: at, length: end - at, message }
    }
    text += String.fromCharCode(FIRST_HOLE + holes.length)
    holes.push(hole)
    at = end
  }
  offsets.push(source.length)
  return { text, holes, source, offsets, origin }
}

/** The pattern that a text out of YAML is; a `{` that is neither a hole nor doubled is a slip. */
export function patternOf({ holes }: YamlText, value: string): Pattern | null {
  if (value.includes('{')) return null
  return { text: value.replaceAll(BRACE, '{'), holes, source: value }
}

/** The place of a piece of the source: of its first line, when it goes on below. */
export function placeIn({ source, origin }: YamlText, from: number, to: number): Place {
  const lineStart = source.lastIndexOf('\n', from - 1) + 1
  const line = origin.line + source.slice(0, lineStart).split('\n').length - 1
  const newline = source.indexOf('\n', from)
  const end = newline < 0 ? to : Math.min(to, newline)
  const length = Math.max(trimBytesEnd(source.slice(from, end)).length, 0)
  return { file: origin.file, line, column: origin.column + from - lineStart, length }
}
