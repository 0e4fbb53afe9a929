/** `tel` URIs made SIP URIs. */
import { str, variable, type VariableRef } from 'siprose'

import { requestRoutes, siputils } from '../module.ts'
import { isTelText, telToSip, telToSipOrdered } from '../tel-to-sip.ts'

const routes = [...requestRoutes, 'reply', 'onreply'] as const

/** Results of the two functions of this file. */
const DONE = 1
const NOT_NEEDED = 2

type Convert = (text: string, host: string) => string | null

function convert(
  ctx: Parameters<VariableRef['get']>[0],
  convertText: Convert,
  uri: string,
  host: string,
  result: VariableRef,
): number | boolean {
  if (!isTelText(uri)) return NOT_NEEDED
  const sip = convertText(uri, host)
  if (sip === null || result.set === null || !result.set(ctx, sip)) return false
  return DONE
}

/**
 * Makes a SIP URI of a `tel` URI.
 *
 * Separators (`-`, `.`, brackets) go, parameters become lower case and stay in the user, in the order they came.
 *
 * @param uri - the URI; variables in it are expanded
 * @param hostpart - the host of the new URI
 * @param result - the variable for it
 * @returns `1` when it was made; `2` when the URI is no `tel` URI, the variable stays as it is then; `-1` when what is written is no
 *   number or no host
 *
 * @example Send numbers to the gateway
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "siputils.so"
 * loadmodule "sl.so"
 * request_route {
 *     tel2sip("$ru", "192.0.2.20", "$ru");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > INVITE tel:+358-(40)-123.4567;Ext=12
 * bob   < INVITE sip:+358401234567;ext=12@192.0.2.20;user=phone
 * alice > INVITE sip:bob@192.0.2.20
 * bob   < INVITE sip:bob@192.0.2.20
 * ```
 *
 * @example What is no number stays
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "siputils.so"
 * loadmodule "sl.so"
 * request_route {
 *     if (!tel2sip("$ru", "example.com", "$ru")) sl_send_reply("484", "result $rc");
 * }
 * ```
 * ```sip
 * alice > OPTIONS tel:call-me
 * alice < 484 result -1
 * ```
 *
 * @compat A text that is no telephone number is refused. `#` is written `%23`, as a user must have it.
 * @trap `2` is true as well: nothing was done then.
 * @rfc 3261 section 19.1.6
 * @see {@link tel2sip2}
 */
export const tel2sip = siputils.cfgFunction(
  { args: [str('uri'), str('hostpart'), variable('result')], routes },
  (_self, ctx, uri, hostpart, result) => convert(ctx, telToSip, uri, hostpart, result),
)

/**
 * Makes a SIP URI of a `tel` URI, always in the same form.
 *
 * As {@link tel2sip}, but parameters are put in the order the standard wants, so that two URIs of one number compare as equal; a
 * `phone-context` that is a domain goes, one that is a number loses its separators.
 *
 * @param uri - the URI; variables in it are expanded
 * @param hostpart - the host of the new URI
 * @param result - the variable for it
 * @returns `1` when it was made; `2` when the URI is no `tel` URI, the variable stays as it is then; `-1` when what is written is no
 *   number or no host
 *
 * @example A local number and where it is local
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "siputils.so"
 * loadmodule "sl.so"
 * request_route {
 *     tel2sip2("$ru", "192.0.2.20", "$ru");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > INVITE tel:1234;tariff=night;phone-context=example.com;ext=7
 * bob   < INVITE sip:1234;ext=7;tariff=night@192.0.2.20;user=phone
 * alice > INVITE tel:1234;phone-context=+358-40
 * bob   < INVITE sip:1234;phone-context=+35840@192.0.2.20;user=phone
 * ```
 *
 * @rfc 3261 section 19.1.6
 * @rfc 3966 section 3
 * @see {@link tel2sip}
 */
export const tel2sip2 = siputils.cfgFunction(
  { args: [str('uri'), str('hostpart'), variable('result')], routes },
  (_self, ctx, uri, hostpart, result) => convert(ctx, telToSipOrdered, uri, hostpart, result),
)
