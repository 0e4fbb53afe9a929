// hot
/** Branches in our Via: they lead a reply back to its transaction, whatever else is in it. */

import { hexDigit, MAGIC_COOKIE } from 'siprose'

/**
 * `z9hG4bK`, then in hexadecimal digits four of the place in the table, eight of the label, and eight of the mark by which a loop is known
 * (RFC 3261 section 16.6 step 8, RFC 5393); after a point the number of the branch.
 *
 * The label is drawn at random, so that nobody who has not seen the request can answer it.
 */
const COOKIE_END = MAGIC_COOKIE.length
const INDEX_END = COOKIE_END + 4
const LABEL_END = INDEX_END + 8
const MARK_END = LABEL_END + 8
const POINT = 46
/** No transaction has so many branches. */
const MOST_BRANCHES = 1000

/** What each byte stands for as a hexadecimal digit in lower case; -1 for nothing. */
const DIGITS = new Int8Array(256).fill(-1)
for (let value = 0; value < 16; value++) DIGITS[hexDigit(value)] = value

/** What a branch says. Used again for each, as a message is dealt with before the next. */
export class BranchId {
  /** The place in the table. */
  index = 0
  /** The transaction in it. */
  label = 0
  /** By which a loop is known: 32 bits. */
  mark = 0
  /** The number of the branch. */
  number = 0
  /** Below 0 once a character was no digit. */
  #wrong = 0

  /**
   * Reads a branch.
   *
   * @param text - the text it stands in
   * @returns false for one that this server cannot have made
   */
  read(text: string, start: number, end: number): boolean {
    if (end - start <= MARK_END + 1 || text.charCodeAt(start + MARK_END) !== POINT) return false
    if (!text.startsWith(MAGIC_COOKIE, start)) return false
    this.#wrong = 0
    this.index = this.#hexadecimal(text, start + COOKIE_END, start + INDEX_END)
    this.label = this.#hexadecimal(text, start + INDEX_END, start + LABEL_END)
    this.mark = this.#hexadecimal(text, start + LABEL_END, start + MARK_END)
    this.number = decimal(text, start + MARK_END + 1, end)
    return this.#wrong >= 0 && this.label >= 0 && this.number >= 0
  }

  /** The 32 bits that hexadecimal digits in lower case stand for. */
  #hexadecimal(text: string, start: number, end: number): number {
    let value = 0
    let wrong = 0
    for (let at = start; at < end; at++) {
      const digitValue = DIGITS[text.charCodeAt(at) & 0xff] ?? -1
      wrong |= digitValue
      value = (value << 4) | digitValue
    }
    this.#wrong |= wrong
    return value
  }
}

/** What the branches of one transaction begin with; the number of each follows. */
export function branchStem(index: number, label: number, mark: number): string {
  return String.fromCharCode(
    122,
    57,
    104,
    71,
    52,
    98,
    75, // z9hG4bK
    hexDigit(index >>> 12),
    hexDigit((index >>> 8) & 15),
    hexDigit((index >>> 4) & 15),
    hexDigit(index & 15),
    hexDigit(label >>> 28),
    hexDigit((label >>> 24) & 15),
    hexDigit((label >>> 20) & 15),
    hexDigit((label >>> 16) & 15),
    hexDigit((label >>> 12) & 15),
    hexDigit((label >>> 8) & 15),
    hexDigit((label >>> 4) & 15),
    hexDigit(label & 15),
    hexDigit(mark >>> 28),
    hexDigit((mark >>> 24) & 15),
    hexDigit((mark >>> 20) & 15),
    hexDigit((mark >>> 16) & 15),
    hexDigit((mark >>> 12) & 15),
    hexDigit((mark >>> 8) & 15),
    hexDigit((mark >>> 4) & 15),
    hexDigit(mark & 15),
    POINT,
  )
}

/** The number of a branch; -1 where it is none. */
function decimal(text: string, start: number, end: number): number {
  let value = 0
  for (let at = start; at < end; at++) {
    const digitValue = text.charCodeAt(at) - 48
    if (digitValue < 0 || digitValue > 9 || value > MOST_BRANCHES) return -1
    value = value * 10 + digitValue
  }
  return value
}
