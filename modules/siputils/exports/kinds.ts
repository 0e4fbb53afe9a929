/** What kind of message it is, and what it can do. */

import { HeaderId, parseDate, prepared, int, SiproseError, supports } from 'siprose'

import { siputils } from '../module.ts'

/**
 * Tells whether the message is SIP.
 *
 * What the routes see always is: what is not is refused before. The function is there for configurations that also serve HTTP.
 *
 * @example Ask all the same
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * request_route { if (is_sip() && !is_http()) sl_send_reply("200", "SIP"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 SIP
 * ```
 */
export const is_sip = siputils.cfgFunction({ routes: 'any' }, (_self, ctx) => {
  const { message } = ctx
  return message.version.startsWith('SIP/')
})

/**
 * Tells whether the message is HTTP.
 *
 * @example What the routes see is not
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * request_route { if (!is_http()) sl_send_reply("200", "Not HTTP"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Not HTTP
 * ```
 */
export const is_http = siputils.cfgFunction({ routes: 'any' }, (_self, ctx) => {
  const { message } = ctx
  return message.version.startsWith('HTTP/')
})

/** The option tags there are, as the standards register them. */
const tag = prepared('option', (text) => {
  if (/^[A-Za-z0-9.!%*_+`'~-]+$/.test(text)) return text.toLowerCase()
  throw new SiproseError(
    'siputils/option',
    `\`${text}\` is no option tag; it can be one as in 100rel`,
  )
})

/**
 * Tells whether the sender says in Supported that it knows an extension.
 *
 * @param option - an option tag: `path`, `100rel`, `timer`, `outbound`, `gruu`
 *
 * @example Ask for session timers only where they are known
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * request_route {
 *     if (is_supported("timer")) sl_send_reply("200", "With timer"); else sl_send_reply("200", "Without");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         Supported: replaces, Timer
 * alice < 200 With timer
 * bob > INVITE sip:alice@example.com
 *       Supported: 100rel
 * bob < 200 Without
 * ```
 *
 * @compat Any option tag can be asked for; Kamailio knows six.
 * @rfc 3261 section 20.37
 */
export const is_supported = siputils.cfgFunction(
  { args: [tag], routes: 'any' },
  (_self, ctx, option) => supports(ctx.message, option),
)

/**
 * Tells whether the Date header of the message is not older than some seconds.
 *
 * @param tdiff - seconds
 * @returns `1` it is not, `-4` it is, `-1` there is no such header, `-2` it cannot be read
 *
 * @example Refuse what was recorded long ago
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * request_route {
 *     if (!hdr_date_check("10")) { sl_send_reply("403", "Stale date ($rc)"); exit; }
 *     sl_send_reply("200", "Fresh");
 * }
 * ```
 * ```sip
 * # the clock of examples begins on Sat, 01 Jan 2000 at midnight
 * alice > OPTIONS sip:example.com
 *         Date: Fri, 31 Dec 1999 23:59:55 GMT
 * alice < 200 Fresh
 * alice > OPTIONS sip:example.com
 *         Date: Fri, 31 Dec 1999 23:00:00 GMT
 * alice < 403 Stale date (-4)
 * alice > OPTIONS sip:example.com
 * alice < 403 Stale date (-1)
 * alice > OPTIONS sip:example.com
 *         Date: yesterday
 * alice < 403 Stale date (-2)
 * ```
 *
 * @rfc 3261 section 20.17
 */
export const hdr_date_check = siputils.cfgFunction(
  { args: [int('tdiff', { min: 0 })], routes: 'any' },
  ({ server }, ctx, seconds) => {
    const header = ctx.message.first(HeaderId.DATE)
    if (header === null) return -1
    const time = parseDate(header.value)
    if (time === null) return -2
    return time >= server.clock.now() - seconds * 1000 ? 1 : -4
  },
)

/**
 * Reads the headers that every message has, to see that they can be read.
 *
 * Otherwise they are read when something asks for them.
 *
 * @returns false when one of those that every message has cannot be read
 *
 * @example Refuse a message with an unreadable sender before anything else
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "siputils.so"
 * request_route {
 *     if (!sip_parse_headers()) { sl_send_reply("400", "Unreadable"); exit; }
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200
 * alice > OPTIONS sip:example.com
 *         From: <<<>
 * alice < 400 Unreadable
 * ```
 */
export const sip_parse_headers = siputils.cfgFunction({ routes: 'any' }, (_self, ctx) => {
  const { from, to, via, cseq, callId } = ctx.message
  return from !== null && to !== null && via !== null && cseq !== null && callId !== null
})
