/** How long texts are, for those who count every step. */

import { parseUri, phoneUser, type Uri } from 'siprose'

import { pv } from '../module.ts'

function userLength(uri: Uri | null): number | null {
  return uri === null ? null : (phoneUser(uri)?.length ?? 0)
}

/**
 * How many characters the user in From has; 0 where there is none.
 *
 * @example Tell extensions from numbers
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         From: <sip:1234@example.com>;tag=1
 *         To: <sip:bob@example.com>
 * ```
 * ```values
 * $fUl => 4
 * $tUl => 3
 * $rUl => 3
 * $oUl => 3
 * $ful => 20
 * $rul => 19
 * ```
 */
export const fromUserLength = pv.pseudoVariable(
  { name: '$fUl', type: 'int' },
  { get: (_self, ctx) => userLength(ctx.message.from?.parsedUri ?? null) },
)

/**
 * How many characters the user in To has; 0 where there is none.
 *
 * @example A URI without a user
 * ```sip
 * alice > REGISTER sip:example.com
 *         To: <sip:example.com>
 * ```
 * ```values
 * $tUl => 0
 * ```
 */
export const toUserLength = pv.pseudoVariable(
  { name: '$tUl', type: 'int' },
  { get: (_self, ctx) => userLength(ctx.message.to?.parsedUri ?? null) },
)

/**
 * How many characters the user of the request URI has; 0 where there is none.
 *
 * `$null` in a reply.
 *
 * @example Only full numbers go to the carrier
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     if ($rUl < 8) sl_send_reply("484", "Address Incomplete");
 *     else sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:0401@example.com
 * alice < 484 Address Incomplete
 * ```
 */
export const requestUserLength = pv.pseudoVariable(
  { name: '$rUl', type: 'int' },
  { get: (_self, ctx) => userLength(ctx.uri) },
)

/**
 * How many characters the user of the request URI had when it was received.
 *
 * @example Whatever the script made of it
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route { $rU = "information"; sl_send_reply("200", "From $oUl to $rUl"); }
 * ```
 * ```sip
 * alice > INVITE sip:info@example.com
 * alice < 200 From 4 to 11
 * ```
 */
export const originalUserLength = pv.pseudoVariable(
  { name: '$oUl', type: 'int' },
  {
    get: (_self, { message }) =>
      userLength(message.isRequest ? parseUri(message.requestUri, message.rules) : null),
  },
)

/**
 * How many characters the URI in From has.
 *
 * @example Show it
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         From: <sip:a@example.com>;tag=1
 * ```
 * ```values
 * $ful => 17
 * ```
 */
export const fromUriLength = pv.pseudoVariable(
  { name: '$ful', type: 'int' },
  { get: (_self, ctx) => ctx.message.from?.uri.length ?? 0 },
)

/**
 * How many characters the request URI has; 0 in a reply.
 *
 * @example Show it
 * ```sip
 * alice > INVITE sip:bob@example.com
 * ```
 * ```values
 * $rul => 19
 * ```
 */
export const requestUriLength = pv.pseudoVariable(
  { name: '$rul', type: 'int' },
  { get: (_self, ctx) => (ctx.message.isRequest ? ctx.requestUri.length : 0) },
)
