/** More places for a request to go to. */

import { optional, parseUri, prepared, SiproseError, str } from 'siprose'

import { corex } from '../module.ts'

/** A preference in thousandths. */
function preference(text: string): number {
  const value = /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(text) ? Number(text) : Number.NaN
  if (value >= 0) return Math.round(value * 1000)
  throw new SiproseError('corex/bad-q', `\`${text}\` is no q; it can be 0 to 1, as 0.5`)
}

/**
 * Adds a place that the request goes to besides its request URI.
 *
 * The place gets the destination, socket, flags and path that the request URI has now.
 *
 * @param uri - the place; the request URI as it is now when left out
 * @param q - preference, 0 to 1; a later one of serial forking has a lower one
 * @returns -1 for a text that is no URI, a `q` that is none, and when there are too many places
 *
 * @example Ring two phones
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "corex.so"
 * request_route {
 *     append_branch("sip:bob@192.0.2.20", "0.5");
 *     append_branch();
 *     if (!append_branch("nonsense")) sl_send_reply("200", "$bR");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.30
 * alice < 200 <sip:bob@192.0.2.20>;q=0.5, sip:bob@192.0.2.30
 * ```
 *
 * @compat A text that is no URI is refused, where Kamailio adds it and fails to send
 */
export const append_branch = corex.cfgFunction(
  {
    args: [optional(str('uri')), optional(prepared('q', preference))],
    routes: ['request', 'failure'],
  },
  (_self, ctx, uri, q) => {
    if (uri !== undefined && parseUri(uri, ctx.message.rules) === null) return false
    return ctx.addBranch(uri ?? null, q ?? null) !== null
  },
)
