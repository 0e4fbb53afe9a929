/** Dates and times of day. */

import { type Context, key, partKey } from 'siprose'

import { pv } from '../module.ts'
import { localParts, strftime, type TimeParts, utcParts } from '../text/strftime.ts'

const CTIME = '%a %b %e %H:%M:%S %Y'
const MS = 1000

/**
 * When the server was started, in seconds since 1970.
 *
 * @example Show for how long the server is up
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $var(up) = $TS - $Tb;
 *     sl_send_reply("200", "Up for $var(up) seconds");
 * }
 * ```
 * ```sip
 * clock +90s
 * alice > OPTIONS sip:example.com
 * alice < 200 Up for 90 seconds
 * ```
 */
export const startSeconds = pv.pseudoVariable(
  { name: '$Tb', type: 'int' },
  { get: (self) => self.state.startedAt },
)

/**
 * The time when the message was received, for people, as clocks here show it.
 *
 * @example Give each answer its time
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route { if ($Tf == $TF) sl_send_reply("200", "$(Tf{s.substr,20,4})"); }
 * ```
 * ```sip
 * clock +15h
 * alice > OPTIONS sip:example.com
 * alice < 200 2000
 * ```
 */
export const receivedTime = pv.pseudoVariable(
  { name: '$Tf', type: 'str' },
  { get: (_self, ctx) => strftime(CTIME, localParts(ctx.receivedAt)) },
)

/**
 * The time at this moment, for people, as clocks here show it.
 *
 * @example Show the year of it
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route { sl_send_reply("200", "Now it is $(TF{s.substr,20,4})"); }
 * ```
 * ```sip
 * clock +15h
 * alice > OPTIONS sip:example.com
 * alice < 200 Now it is 2000
 * ```
 */
export const currentTime = pv.pseudoVariable(
  { name: '$TF', type: 'str' },
  { get: (self) => strftime(CTIME, localParts(self.server.clock.now())) },
)

/** What a time has. */
type TimePart = (time: TimeParts) => number

const timeParts: ReadonlyMap<string, TimePart> = new Map<string, TimePart>([
  ['sec', ({ sec }) => sec],
  ['min', ({ min }) => min],
  ['hour', ({ hour }) => hour],
  ['mday', ({ mday }) => mday],
  ['mon', ({ month }) => month + 1],
  ['year', ({ year }) => year],
  ['wday', ({ wday }) => wday + 1],
  ['yday', ({ yday }) => yday + 1],
  ['isdst', ({ isdst }) => (isdst ? 1 : 0)],
])

const timeKey = partKey(timeParts)

/**
 * A part of the time of day, as clocks here show it.
 *
 * `wday` is 1 for Sunday to 7 for Saturday, `yday` 1 for the first of January, `mon` 1 for January.
 *
 * @example Send calls to the mailbox outside of working hours
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     if ($time(year) < 2001 && $time(mon) == 1) sl_send_reply("200", "Still 2000");
 * }
 * ```
 * ```sip
 * clock +15h
 * alice > OPTIONS sip:example.com
 * alice < 200 Still 2000
 * ```
 *
 * @compat `yday` starts at 1, as Kamailio's documentation says, where Kamailio 5.6 starts at 0
 */
export const localTime = pv.pseudoVariable(
  { name: '$time', key: timeKey, type: 'int' },
  { get: (self, _ctx, part) => part(localParts(self.server.clock.now())) },
)

/**
 * A part of the time of day in UTC.
 *
 * Parts are those of `$time`.
 *
 * @example Open from eight to five
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     if ($utime(hour) >= 8 && $utime(hour) < 17) sl_send_reply("200", "Open");
 *     else sl_send_reply("480", "Open from eight to five");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 480 Open from eight to five
 * clock +9h
 * alice > OPTIONS sip:example.com
 * alice < 200 Open
 * ```
 */
export const utcTime = pv.pseudoVariable(
  { name: '$utime', key: timeKey, type: 'int' },
  { get: (self, _ctx, part) => part(utcParts(self.server.clock.now())) },
)

/**
 * The time at this moment by a pattern of strftime(3), as clocks here show it.
 *
 * @example Show the day
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route { sl_send_reply("200", "$timef(%B %Y)"); }
 * ```
 * ```sip
 * clock +15h
 * alice > OPTIONS sip:example.com
 * alice < 200 January 2000
 * ```
 */
export const localTimeText = pv.pseudoVariable(
  { name: '$timef', key: key('pattern', null, { kind: 'format' }), type: 'str' },
  { get: (self, _ctx, pattern) => strftime(pattern, localParts(self.server.clock.now())) },
)

/**
 * The time at this moment by a pattern of strftime(3), in UTC.
 *
 * @example Write a time that sorts
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $utimef(%Y-%m-%dT%H:%M:%SZ) => "2000-01-01T00:00:00Z"
 * $utimef(%a, week %V)        => "Sat, week 52"
 * ```
 */
export const utcTimeText = pv.pseudoVariable(
  { name: '$utimef', key: key('pattern', null, { kind: 'format' }), type: 'str' },
  { get: (self, _ctx, pattern) => strftime(pattern, utcParts(self.server.clock.now())) },
)

/** What a moment has: of when the message came, or of now. */
type Moment = (ctx: Context, now: number) => number | string

const microseconds = (ms: number): number => (ms % MS) * MS
const decimal = (ms: number): string =>
  `${Math.floor(ms / MS)}.${String(microseconds(ms)).padStart(6, '0')}`

const moments: ReadonlyMap<string, Moment> = new Map<string, Moment>([
  ['s', ({ receivedAt }) => Math.floor(receivedAt / MS)],
  ['u', ({ receivedAt }) => microseconds(receivedAt)],
  ['sn', (_ctx, now) => Math.floor(now / MS)],
  ['un', (_ctx, now) => microseconds(now)],
  ['Sn', (_ctx, now) => decimal(now)],
  ['Sm', (_ctx, now) => decimal(now)],
  [
    'Fn',
    (_ctx, now) =>
      `${strftime('%Y-%m-%d %H:%M:%S', localParts(now))}.${String(microseconds(now)).padStart(6, '0')}`,
  ],
])

/**
 * Seconds and microseconds of a moment.
 *
 * `s` and `u` are when the message was received, `sn` and `un` now; `Sn` is both with a dot between, `Fn` a date for people.
 *
 * @example Measure how long a route takes
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $TV(s)  => 946684800
 * $TV(u)  => 0
 * $TV(Sn) => "946684800.000000"
 * ```
 *
 * @compat Microseconds are whole milliseconds; `Sm` follows the system's clock when that is set
 */
export const timeValue = pv.pseudoVariable(
  { name: '$TV', key: partKey(moments), type: 'any' },
  { get: (self, ctx, part) => part(ctx, self.server.clock.now()) },
)
