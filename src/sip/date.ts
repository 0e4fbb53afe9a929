// hot
/** Dates as SIP writes them: RFC 1123, always in GMT (RFC 3261 20.17). */

import { decimal, sameLower, skipBlanks } from './chars.ts'
import { Fault, FaultCode } from './errors.ts'
import { tokenEnd } from './tokens.ts'

// repeated here because an imported constant is loaded at each comparison: see scan.ts
const COMMA = 44
const COLON = 58
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const
const MONTHS = [
  'jan',
  'feb',
  'mar',
  'apr',
  'may',
  'jun',
  'jul',
  'aug',
  'sep',
  'oct',
  'nov',
  'dec',
] as const
/** The last month of the year, counted from 0. */
const DECEMBER = 11

/** Reads a date word by word, and holds where it stands. */
class DateReader {
  #text = ''
  #to = 0
  #at = 0
  /** Where the word that was read last starts. */
  #start = 0

  /** Milliseconds since 1970, or where the date stops making sense. */
  read(text: string, from: number, to: number): number | Fault {
    this.#text = text
    this.#to = to
    this.#at = this.#start = from
    if (this.#name(WEEKDAYS) < 0 || !this.#passes(COMMA)) return this.#fault()
    const day = this.#number(2)
    const month = day < 1 ? -1 : this.#name(MONTHS)
    const year = month < 0 ? -1 : this.#number(4)
    if (year < 1900) return this.#fault()
    const at = this.#time()
    if (at < 0) return this.#fault()
    const zone = this.#word()
    if (!sameLower(text, this.#start, zone, 'gmt') || zone < to) return this.#fault()
    const midnight = Date.UTC(year, month, day)
    // a day the month does not have would be one of the next month
    const next = month === DECEMBER ? Date.UTC(year + 1, 0) : Date.UTC(year, month + 1)
    return midnight < next ? midnight + at * 1000 : new Fault(FaultCode.BAD_DATE, from)
  }

  /** Seconds since midnight from `23:29:00`, or -1. The 60th second of a leap is taken. */
  #time(): number {
    const hour = this.#number(2)
    const minute = hour < 0 || !this.#passes(COLON) ? -1 : this.#number(2)
    const second = minute < 0 || !this.#passes(COLON) ? -1 : this.#number(2)
    if (second < 0 || hour > 23 || minute > 59 || second > 60) return -1
    return hour * 3600 + minute * 60 + second
  }

  /** Whether the next character is that one, which is gone over then. */
  #passes(code: number): boolean {
    if (this.#at >= this.#to || this.#text.charCodeAt(this.#at) !== code) return false
    this.#at++
    return true
  }

  /** Goes over blanks and a word; returns where it ends. */
  #word(): number {
    this.#start = skipBlanks(this.#text, this.#at, this.#to)
    this.#at = tokenEnd(this.#text, this.#start, this.#to)
    return this.#at
  }

  #number(maxDigits: number): number {
    const end = this.#word()
    return end - this.#start > maxDigits ? -1 : decimal(this.#text, this.#start, end, 9999)
  }

  /** The place of the next word in a list, or -1. */
  #name(names: readonly string[]): number {
    const end = this.#word()
    for (let i = 0; i < names.length; i++) {
      if (sameLower(this.#text, this.#start, end, names[i] ?? '')) return i
    }
    return -1
  }

  #fault(): Fault {
    return new Fault(FaultCode.BAD_DATE, this.#start)
  }
}

// one for all: it gives numbers only
const reader = new DateReader()

/**
 * The grammar of a date: milliseconds since the start of 1970.
 *
 * The name of the weekday is not compared with the day. Any zone but GMT is a fault.
 *
 * @rfc 3261 section 20.17
 */
export function readDate(text: string, from: number, to: number): number | Fault {
  return reader.read(text, from, to)
}

/**
 * Milliseconds since the start of 1970 from a date, or null.
 *
 * @example Read a date
 * ```ts
 * import { parseDate } from 'siprose/sip'
 *
 * parseDate('Sat, 13 Nov 2010 23:29:00 GMT') // => 1289690940000
 * parseDate('Sat, 13 Nov 2010 23:29:00 EST') // => null
 * ```
 */
export function parseDate(text: string): number | null {
  const result = reader.read(text, 0, text.length)
  return result instanceof Fault ? null : result
}

/**
 * A date as SIP writes it: `Sat, 13 Nov 2010 23:29:00 GMT`.
 *
 * @param time - milliseconds since the start of 1970
 *
 * @example Write a date
 * ```ts
 * import { printDate } from 'siprose/sip'
 *
 * printDate(Date.UTC(2010, 10, 13, 23, 29)) // => 'Sat, 13 Nov 2010 23:29:00 GMT'
 * ```
 */
export function printDate(time: number): string {
  return new Date(time).toUTCString()
}
