/** Dates as databases write them: `2026-11-26 03:44:27`, in the zone of the machine unless they say otherwise. */

/** Whose time a date without zone is. */
export type DateZone = 'local' | 'UTC'

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}

/** A moment as text, whole seconds; fractions are kept where there are some. */
export function dbDateText(ms: number, zone: DateZone): string {
  const date = new Date(ms)
  const local = zone === 'local'
  const year = local ? date.getFullYear() : date.getUTCFullYear()
  const month = two((local ? date.getMonth() : date.getUTCMonth()) + 1)
  const day = two(local ? date.getDate() : date.getUTCDate())
  const hours = two(local ? date.getHours() : date.getUTCHours())
  const minutes = two(local ? date.getMinutes() : date.getUTCMinutes())
  const seconds = two(local ? date.getSeconds() : date.getUTCSeconds())
  const fraction = date.getUTCMilliseconds()
  const tail = fraction === 0 ? '' : `.${String(fraction).padStart(3, '0')}`
  return `${String(year).padStart(4, '0')}-${month}-${day} ${hours}:${minutes}:${seconds}${tail}`
}

const DATE =
  /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)? ?(Z|[+-]\d{2}(?::?\d{2})?)?$/

/** The moment that a text says; null where it says none. `0000-00-00 00:00:00` is none. */
export function parseDbDate(text: string, zone: DateZone): number | null {
  const parts = DATE.exec(text.trim())
  if (parts === null) return null
  const [, year, month, day, hours = 0, minutes = 0, seconds = 0, fraction = '', offset] = parts
  if (Number(month) === 0 || Number(day) === 0) return null
  const ms = fraction === '' ? 0 : Number(fraction.slice(0, 3).padEnd(3, '0'))
  const fields = [
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hours),
    Number(minutes),
    Number(seconds),
    ms,
  ] as const
  if (offset !== undefined) return Date.UTC(...fields) - offsetMs(offset)
  return zone === 'UTC' ? Date.UTC(...fields) : new Date(...fields).getTime()
}

function offsetMs(offset: string): number {
  if (offset === 'Z') return 0
  const [, sign = '+', hours = 0, minutes = 0] = /^([+-])(\d{2}):?(\d{2})?$/.exec(offset) ?? []
  const size = (Number(hours) * 60 + Number(minutes)) * 60_000
  return sign === '-' ? -size : size
}

/** The day 1970-01-01 as astronomers count days, from noon. */
const JULIAN_1970 = 2_440_587.5
const DAY_MS = 86_400_000

/** A moment as a Julian day. */
export function julianDay(ms: number): number {
  return ms / DAY_MS + JULIAN_1970
}

/** The moment of a Julian day, to the millisecond. */
export function fromJulianDay(day: number): number {
  return Math.round((day - JULIAN_1970) * DAY_MS)
}
