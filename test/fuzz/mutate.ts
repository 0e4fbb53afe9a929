/** Changes messages: bytes, pieces, lines, and what stands in the grammar of SIP. */

import type { Dice } from './dice.ts'
import { headerLines, pieces } from './pieces.ts'

/** No message grows longer than this by being changed. */
const LONGEST = 6000

/**
 * A changed message.
 *
 * @param other - another message, pieces of which may get into it
 */
export function mutated(text: string, other: string, dice: Dice): string {
  let result = text
  for (let changes = 1 + dice.below(5); changes > 0; changes--)
    result = changed(result, other, dice)
  return result.length > LONGEST ? result.slice(0, LONGEST) : result
}

function changed(text: string, other: string, dice: Dice): string {
  const at = dice.below(text.length + 1)
  const to = Math.min(text.length, at + dice.below(dice.oneIn(4) ? 200 : 12))
  switch (dice.below(14)) {
    case 0:
      return text.slice(0, at)
    case 1:
      return text.slice(0, at) + text.slice(to)
    case 2:
      return text.slice(0, at) + String.fromCharCode(dice.below(256)) + text.slice(at + 1)
    case 3:
      return text.slice(0, at) + text.slice(at, to).repeat(2 + dice.below(6)) + text.slice(to)
    case 4:
      return text.slice(0, at) + flipped(text.charCodeAt(at) || 0, dice) + text.slice(at + 1)
    case 5:
      return spliced(text, other, dice)
    case 6:
      return withLine(text, dice.pick(headerLines), dice)
    case 7:
      return withLine(text, lineOf(other, dice), dice)
    case 8:
      return withoutLine(text, dice)
    case 9:
      return withOtherNumber(text, at, dice)
    case 10:
      return text.slice(0, at) + dice.pick(pieces) + text.slice(to)
    default:
      return text.slice(0, at) + dice.pick(pieces) + text.slice(at)
  }
}

function flipped(code: number, dice: Dice): string {
  return String.fromCharCode(code ^ (1 << dice.below(8)))
}

/** The start of one message and the end of another. */
function spliced(text: string, other: string, dice: Dice): string {
  return text.slice(0, dice.below(text.length + 1)) + other.slice(dice.below(other.length + 1))
}

/** Where a line starts. */
function lineStart(text: string, dice: Dice): number {
  const at = text.indexOf('\n', dice.below(text.length + 1))
  return at < 0 ? text.length : at + 1
}

function lineOf(text: string, dice: Dice): string {
  const from = lineStart(text, dice)
  const end = text.indexOf('\n', from)
  return text.slice(from, end < 0 ? text.length : end + 1)
}

function withLine(text: string, line: string, dice: Dice): string {
  const at = lineStart(text, dice)
  return text.slice(0, at) + line + text.slice(at)
}

function withoutLine(text: string, dice: Dice): string {
  const from = lineStart(text, dice)
  const end = text.indexOf('\n', from)
  return text.slice(0, from) + (end < 0 ? '' : text.slice(end + 1))
}

/** Another number in the place of the next one. */
function withOtherNumber(text: string, from: number, dice: Dice): string {
  let at = from
  while (at < text.length && !isDigit(text.charCodeAt(at))) at++
  let end = at
  while (end < text.length && isDigit(text.charCodeAt(end))) end++
  const number = dice.pick([
    '0',
    '1',
    '-1',
    '255',
    '65536',
    '4294967295',
    '4294967296',
    '00',
    '9'.repeat(40),
  ])
  return text.slice(0, at) + number + text.slice(end)
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}
