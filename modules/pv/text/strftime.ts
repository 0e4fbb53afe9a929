/** Times as texts, by the patterns of strftime(3), in English. */

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const MINUTE = 60_000
const DAY = 86_400_000

/** A time, taken apart. */
export interface TimeParts {
  readonly sec: number
  readonly min: number
  readonly hour: number
  /** 1 to 31. */
  readonly mday: number
  /** 0 to 11. */
  readonly month: number
  readonly year: number
  /** 0 is Sunday. */
  readonly wday: number
  /** 0 is the first of January. */
  readonly yday: number
  /** Whether clocks are put forward. */
  readonly isdst: boolean
  /** Minutes that clocks are ahead of UTC. */
  readonly offset: number
  readonly seconds: number
}

/** Takes a time apart as clocks in UTC show it. */
export function utcParts(ms: number): TimeParts {
  return parts(ms, 0, false)
}

/** Takes a time apart as clocks of this machine show it. */
export function localParts(ms: number): TimeParts {
  const date = new Date(ms)
  const year = date.getFullYear()
  const winter = Math.max(
    new Date(year, 0, 1).getTimezoneOffset(),
    new Date(year, 6, 1).getTimezoneOffset(),
  )
  const offset = -date.getTimezoneOffset()
  return parts(ms, offset, -offset < winter)
}

function parts(ms: number, offset: number, isdst: boolean): TimeParts {
  const date = new Date(ms + offset * MINUTE)
  const year = date.getUTCFullYear()
  return {
    sec: date.getUTCSeconds(),
    min: date.getUTCMinutes(),
    hour: date.getUTCHours(),
    mday: date.getUTCDate(),
    month: date.getUTCMonth(),
    year,
    wday: date.getUTCDay(),
    yday: Math.floor((date.getTime() - Date.UTC(year, 0, 1)) / DAY),
    isdst,
    offset,
    seconds: Math.floor(ms / 1000),
  }
}

const two = (number: number, filler = '0'): string => String(number).padStart(2, filler)
const twelve = (hour: number): number => (hour % 12 === 0 ? 12 : hour % 12)

/** The year and number of the week that ISO 8601 puts a day in. */
function isoWeek({ year, yday, wday }: TimeParts): readonly [year: number, week: number] {
  const week = Math.floor((yday - ((wday + 6) % 7) + 10) / 7)
  if (week < 1) return [year - 1, weeksOf(year - 1)]
  return week > weeksOf(year) ? [year + 1, 1] : [year, week]
}

function weeksOf(year: number): number {
  const first = new Date(Date.UTC(year, 0, 1)).getUTCDay()
  const leap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1
  return first === 4 || (first === 3 && leap) ? 53 : 52
}

function zone(offset: number): string {
  const minutes = Math.abs(offset)
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${two(minutes % 60)}`
}

type Field = (time: TimeParts) => string

const fields: ReadonlyMap<string, Field> = new Map<string, Field>([
  ['a', ({ wday }) => (DAYS[wday] ?? '').slice(0, 3)],
  ['A', ({ wday }) => DAYS[wday] ?? ''],
  ['b', ({ month }) => (MONTHS[month] ?? '').slice(0, 3)],
  ['h', ({ month }) => (MONTHS[month] ?? '').slice(0, 3)],
  ['B', ({ month }) => MONTHS[month] ?? ''],
  ['C', ({ year }) => two(Math.floor(year / 100))],
  ['d', ({ mday }) => two(mday)],
  ['e', ({ mday }) => two(mday, ' ')],
  ['g', (time) => two(isoWeek(time)[0] % 100)],
  ['G', (time) => String(isoWeek(time)[0])],
  ['H', ({ hour }) => two(hour)],
  ['I', ({ hour }) => two(twelve(hour))],
  ['j', ({ yday }) => String(yday + 1).padStart(3, '0')],
  ['k', ({ hour }) => two(hour, ' ')],
  ['l', ({ hour }) => two(twelve(hour), ' ')],
  ['m', ({ month }) => two(month + 1)],
  ['M', ({ min }) => two(min)],
  ['n', () => '\n'],
  ['p', ({ hour }) => (hour < 12 ? 'AM' : 'PM')],
  ['P', ({ hour }) => (hour < 12 ? 'am' : 'pm')],
  ['s', ({ seconds }) => String(seconds)],
  ['S', ({ sec }) => two(sec)],
  ['t', () => '\t'],
  ['u', ({ wday }) => String(wday === 0 ? 7 : wday)],
  ['U', ({ yday, wday }) => two(Math.floor((yday + 7 - wday) / 7))],
  ['V', (time) => two(isoWeek(time)[1])],
  ['w', ({ wday }) => String(wday)],
  ['W', ({ yday, wday }) => two(Math.floor((yday + 7 - ((wday + 6) % 7)) / 7))],
  ['y', ({ year }) => two(year % 100)],
  ['Y', ({ year }) => String(year)],
  ['z', ({ offset }) => zone(offset)],
  ['Z', ({ offset }) => (offset === 0 ? 'UTC' : zone(offset))],
  ['%', () => '%'],
])

const SHORT: ReadonlyMap<string, string> = new Map([
  ['c', '%a %b %e %H:%M:%S %Y'],
  ['D', '%m/%d/%y'],
  ['F', '%Y-%m-%d'],
  ['r', '%I:%M:%S %p'],
  ['R', '%H:%M'],
  ['T', '%H:%M:%S'],
  ['x', '%m/%d/%y'],
  ['X', '%H:%M:%S'],
])

/**
 * A time as a text.
 *
 * @param pattern - with fields as strftime(3) has them; one there is none of stays as it is
 */
export function strftime(pattern: string, time: TimeParts): string {
  let text = ''
  for (let at = 0; at < pattern.length; at += 1) {
    const character = pattern.charAt(at)
    const letter = character === '%' ? pattern.charAt(at + 1) : ''
    const field = fields.get(letter)
    const short = SHORT.get(letter)
    if (letter === '' || (field === undefined && short === undefined)) {
      text += character
      continue
    }
    text += field === undefined ? strftime(short ?? '', time) : field(time)
    at += 1
  }
  return text
}
