// hot
/** Branches in our Via: they lead a reply back to its transaction, whatever else is in it. */

import { MAGIC_COOKIE } from 'siprose'

/**
 * `z9hG4bK`, four hexadecimal digits of the place in the table, eight of the label, and after a point the number of the branch and the mark by
 * which a loop is known (RFC 3261 section 16.6 step 8, RFC 5393).
 *
 * The label is drawn at random, so that nobody who has not seen the request can answer it.
 */
const COOKIE_LENGTH = MAGIC_COOKIE.length
const INDEX_END = COOKIE_LENGTH + 4
const LABEL_END = INDEX_END + 8
const POINT = 46

/** What a branch says. One for all, as a reply is dealt with before the next. */
export class BranchId {
  /** The place in the table. */
  index = 0
  /** The transaction in it. */
  label = 0
  /** The number of the branch. */
  number = 0

  /**
   * Reads a branch.
   *
   * @param text - the text it stands in
   * @returns false for one that this server cannot have made
   */
  read(text: string, start: number, end: number): boolean {
    if (end - start <= LABEL_END + 1 || text.charCodeAt(start + LABEL_END) !== POINT) return false
    if (!text.startsWith(MAGIC_COOKIE, start)) return false
    const index = hexadecimal(text, start + COOKIE_LENGTH, start + INDEX_END)
    const label = hexadecimal(text, start + INDEX_END, start + LABEL_END)
    let at = start + LABEL_END + 1
    let number = 0
    for (; at < end; at++) {
      const code = text.charCodeAt(at)
      if (code === POINT) break
      const digit = code - 48
      if (digit < 0 || digit > 9 || number > 1000) return false
      number = number * 10 + digit
    }
    if (index < 0 || label < 0) return false
    this.index = index
    this.label = label
    this.number = number
    return true
  }
}

/**
 * The text of a branch.
 *
 * @param stem - of {@link branchStem}
 * @param number - of the branch in its transaction
 * @param mark - of `loopMark`, or ''
 */
export function branchText(stem: string, number: number, mark: string): string {
  return mark === '' ? `${stem}${number}` : `${stem}${number}.${mark}`
}

/** What the branches of one transaction begin with. */
export function branchStem(index: number, label: number): string {
  return String.fromCharCode(
    122,
    57,
    104,
    71,
    52,
    98,
    75, // z9hG4bK
    digit(index >>> 12),
    digit((index >>> 8) & 15),
    digit((index >>> 4) & 15),
    digit(index & 15),
    digit(label >>> 28),
    digit((label >>> 24) & 15),
    digit((label >>> 20) & 15),
    digit((label >>> 16) & 15),
    digit((label >>> 12) & 15),
    digit((label >>> 8) & 15),
    digit((label >>> 4) & 15),
    digit(label & 15),
    POINT,
  )
}

function digit(value: number): number {
  return value < 10 ? 48 + value : 87 + value
}

/** The number that hexadecimal digits in lower case stand for; -1 where there is another character. */
function hexadecimal(text: string, start: number, end: number): number {
  let value = 0
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    const digit = code >= 97 && code <= 102 ? code - 87 : code - 48
    if (digit < 0 || digit > 15 || (digit > 9 && code < 97)) return -1
    value = value * 16 + digit
  }
  return value
}
