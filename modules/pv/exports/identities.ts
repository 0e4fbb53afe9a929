/** Who a request says it is for, beside From and To: identities, diversions, references. */

import {
  type Address,
  type Context,
  Diversion,
  diversions,
  Fault,
  preferredIdentities,
  referTo,
  remoteParties,
  type VariableIndex,
} from 'siprose'

import { pv } from '../module.ts'

/** The identity at an index; without one the first. */
function preferred(ctx: Context, index: VariableIndex): Address | null {
  const list = preferredIdentities(ctx.message)
  const at = typeof index === 'number' ? index : 0
  const found = list[at < 0 ? list.length + at : at]
  return found === undefined || found instanceof Fault ? null : found
}

/**
 * A URI in P-Preferred-Identity: who the caller wants to appear as.
 *
 * Only what you checked may be passed on as P-Asserted-Identity.
 *
 * @example Show what a phone prefers
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         P-Preferred-Identity: "Alice" <sip:alice@example.com>, <tel:+358401234567>
 * ```
 * ```values
 * $pu       => "sip:alice@example.com"
 * $pU       => "alice"
 * $pd       => "example.com"
 * $pn       => "\"Alice\""
 * $(pu[1])  => "tel:+358401234567"
 * $(pn[1])  => $null
 * ```
 *
 * @rfc 3325 section 9.2
 */
export const preferredUri = pv.pseudoVariable(
  { name: '$pu', indexed: true, type: 'str' },
  { get: (_self, ctx, _key, index) => preferred(ctx, index)?.uri ?? null },
)

/**
 * The user of a URI in P-Preferred-Identity.
 *
 * @example A request without one
 * ```sip
 * alice > INVITE sip:bob@example.com
 * ```
 * ```values
 * $pU => $null
 * ```
 */
export const preferredUser = pv.pseudoVariable(
  { name: '$pU', indexed: true, type: 'str' },
  { get: (_self, ctx, _key, index) => preferred(ctx, index)?.parsedUri?.user ?? null },
)

/**
 * The host of a URI in P-Preferred-Identity.
 *
 * @example Take the second of two
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         P-Preferred-Identity: <sip:alice@example.com>, <sip:alice@example.net>
 * ```
 * ```values
 * $(pd[1]) => "example.net"
 * ```
 */
export const preferredHost = pv.pseudoVariable(
  { name: '$pd', indexed: true, type: 'str' },
  { get: (_self, ctx, _key, index) => preferred(ctx, index)?.parsedUri?.host || null },
)

/**
 * The display name in P-Preferred-Identity, with its quotes.
 *
 * @example Show the name
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         P-Preferred-Identity: "Alice A." <sip:alice@example.com>
 * ```
 * ```values
 * $pn => "\"Alice A.\""
 * ```
 */
export const preferredName = pv.pseudoVariable(
  { name: '$pn', indexed: true, type: 'str' },
  { get: (_self, ctx, _key, index) => preferred(ctx, index)?.display ?? null },
)

/** The first diversion, which is the latest. */
function diversionOf(ctx: Context): Diversion | null {
  const [first] = diversions(ctx.message)
  return first instanceof Diversion ? first : null
}

/**
 * The URI in the first Diversion header: who the call was diverted from last.
 *
 * @example Greet callers by the number they called
 * ```sip
 * alice > INVITE sip:mailbox@example.com
 *         Diversion: <sip:bob@example.com>;reason=user-busy;privacy=full;counter=2
 * ```
 * ```values
 * $di  => "sip:bob@example.com"
 * $dir => "user-busy"
 * $dip => "full"
 * $dic => 2
 * ```
 *
 * @rfc 5806
 */
export const diversionUri = pv.pseudoVariable(
  { name: '$di', type: 'str' },
  { get: (_self, ctx) => diversionOf(ctx)?.address.uri ?? null },
)

/**
 * Why the call was diverted last: the `reason` of the first Diversion header.
 *
 * @example Send what nobody answered to the mailbox
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     if ($dir == "no-answer") sl_send_reply("200", "Mailbox");
 *     else sl_send_reply("200", "Diverted: $dir");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:mailbox@example.com
 *         Diversion: <sip:bob@example.com>;reason=no-answer
 * alice < 200 Mailbox
 * alice > INVITE sip:mailbox@example.com
 * alice < 200 Diverted: <null>
 * ```
 */
export const diversionReason = pv.pseudoVariable(
  { name: '$dir', type: 'str' },
  { get: (_self, ctx) => diversionOf(ctx)?.address.param('reason') ?? null },
)

/**
 * The `privacy` of the first Diversion header.
 *
 * @example Nobody asked for privacy
 * ```sip
 * alice > INVITE sip:mailbox@example.com
 *         Diversion: <sip:bob@example.com>;reason=no-answer
 * ```
 * ```values
 * $dip => $null
 * ```
 */
export const diversionPrivacy = pv.pseudoVariable(
  { name: '$dip', type: 'str' },
  { get: (_self, ctx) => diversionOf(ctx)?.privacy ?? null },
)

/**
 * How often the call was diverted: the `counter` of the first Diversion header.
 *
 * @example End a call that is diverted in circles
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     if ($dic > 5) sl_send_reply("482", "Diverted $dic times");
 *     else sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         Diversion: <sip:bob@example.com>;counter=6
 * alice < 482 Diverted 6 times
 * ```
 *
 * @compat A number, 1 where there is a diversion without a counter, as RFC 5806 says; Kamailio shows the text, or nothing
 */
export const diversionCount = pv.pseudoVariable(
  { name: '$dic', type: 'int' },
  { get: (_self, ctx) => diversionOf(ctx)?.counter ?? null },
)

/**
 * The URI in the first Remote-Party-ID header.
 *
 * @example Show it
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         Remote-Party-ID: "Alice" <sip:alice@example.com>;party=calling
 * ```
 * ```values
 * $re => "sip:alice@example.com"
 * ```
 */
export const remoteParty = pv.pseudoVariable(
  { name: '$re', type: 'str' },
  {
    get: (_self, ctx) => {
      const [first] = remoteParties(ctx.message)
      return first === undefined || first instanceof Fault ? null : first.address.uri
    },
  },
)

/**
 * The URI in Refer-To: where a transfer goes.
 *
 * @example Allow transfers inside only
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     if ($rt =~ "@example.com") sl_send_reply("202", "Accepted");
 *     else sl_send_reply("403", "Not to $rt");
 * }
 * ```
 * ```sip
 * alice > REFER sip:bob@example.com
 *         Refer-To: <sip:carol@example.net>
 * alice < 403 Not to sip:carol@example.net
 * ```
 *
 * @rfc 3515 section 2.1
 */
export const referUri = pv.pseudoVariable(
  { name: '$rt', type: 'str' },
  { get: (_self, ctx) => referTo(ctx.message)?.uri ?? null },
)
