/** The parties: From and To. */

import { type Address, phoneUser } from 'siprose'

import { pv } from '../module.ts'
import { setPartyHost, setPartyName, setPartyUri, setPartyUser } from '../text/party-edits.ts'

function userOf(party: Address | null): string | null {
  const uri = party?.parsedUri ?? null
  return uri === null ? null : phoneUser(uri)
}

function hostOf(party: Address | null): string | null {
  return party?.parsedUri?.host || null
}

/**
 * The URI in From: who says to be calling.
 *
 * @example Show the caller
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         From: "Alice" <sip:alice@example.com>;tag=1
 * ```
 * ```values
 * $fu => "sip:alice@example.com"
 * $fU => "alice"
 * $fd => "example.com"
 * $fn => "\"Alice\""
 * $ft => "1"
 * ```
 *
 * @example Hide who calls from the other side
 * ```kamailio
 * loadmodule "pv.so"
 * request_route {
 *     $fu = "sip:anonymous@anonymous.invalid";
 *     $fn = "Anonymous";
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         From: "Alice" <sip:alice@example.com>;tag=1
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         From: Anonymous <sip:anonymous@anonymous.invalid>;tag=1
 * ```
 *
 * @trap A changed From shows in what leaves, not when it is read again; the other side answers with the changed one.
 */
export const fromUri = pv.pseudoVariable(
  { name: '$fu', aliases: ['$from'], type: 'str' },
  {
    get: (_self, ctx) => ctx.message.from?.uri ?? null,
    set: (_self, ctx, value) => setPartyUri(ctx.message, 'from', value),
  },
)

/**
 * The user in From.
 *
 * @example Refuse callers without a name
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     if ($fU == $null) sl_send_reply("403", "Say who you are");
 *     else sl_send_reply("200", "Hello $fU");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 *         From: <sip:example.com>;tag=1
 * alice < 403 Say who you are
 * alice > MESSAGE sip:bob@example.com
 *         From: <sip:alice@example.com>;tag=1
 * alice < 200 Hello alice
 * ```
 */
export const fromUser = pv.pseudoVariable(
  { name: '$fU', aliases: ['$from.user'], type: 'str' },
  {
    get: (_self, ctx) => userOf(ctx.message.from),
    set: (_self, ctx, value) => setPartyUser(ctx.message, 'from', value),
  },
)

/**
 * The host in From.
 *
 * @example Tell own users from others
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * alias = "example.com"
 * request_route {
 *     if ($fd == "example.com") sl_send_reply("200", "One of us");
 *     else sl_send_reply("403", "From $fd");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 *         From: <sip:alice@example.net>;tag=1
 * alice < 403 From example.net
 * ```
 */
export const fromHost = pv.pseudoVariable(
  { name: '$fd', aliases: ['$from.domain'], type: 'str' },
  {
    get: (_self, ctx) => hostOf(ctx.message.from),
    set: (_self, ctx, value) => setPartyHost(ctx.message, 'from', value),
  },
)

/**
 * The name shown in From, as it is written, quotes included.
 *
 * @example Nothing is shown
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         From: <sip:alice@example.com>;tag=1
 * ```
 * ```values
 * $fn => $null
 * ```
 */
export const fromName = pv.pseudoVariable(
  { name: '$fn', type: 'str' },
  {
    get: (_self, ctx) => ctx.message.from?.display ?? null,
    set: (_self, ctx, value) => setPartyName(ctx.message, 'from', value),
  },
)

/**
 * The tag of From.
 *
 * @example Show the tag
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         From: <sip:alice@example.com>;tag=a73kszlfl
 * ```
 * ```values
 * $ft => "a73kszlfl"
 * ```
 */
export const fromTag = pv.pseudoVariable(
  { name: '$ft', type: 'str' },
  { get: (_self, ctx) => ctx.message.fromTag },
)

/**
 * The URI in To: who was called first.
 *
 * @example Show who was called
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 *         To: "Bob" <sip:bob@example.com>
 * ```
 * ```values
 * $tu => "sip:bob@example.com"
 * $tU => "bob"
 * $td => "example.com"
 * $tn => "\"Bob\""
 * $tt => $null
 * ```
 */
export const toUri = pv.pseudoVariable(
  { name: '$tu', aliases: ['$to'], type: 'str' },
  {
    get: (_self, ctx) => ctx.message.to?.uri ?? null,
    set: (_self, ctx, value) => setPartyUri(ctx.message, 'to', value),
  },
)

/**
 * The user in To.
 *
 * @example Register only for oneself
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     if ($tU != $fU) sl_send_reply("403", "Not for others");
 *     else sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 *         To: <sip:bob@example.com>
 *         From: <sip:alice@example.com>;tag=1
 * alice < 403 Not for others
 * ```
 */
export const toUser = pv.pseudoVariable(
  { name: '$tU', aliases: ['$to.user'], type: 'str' },
  {
    get: (_self, ctx) => userOf(ctx.message.to),
    set: (_self, ctx, value) => setPartyUser(ctx.message, 'to', value),
  },
)

/**
 * The host in To.
 *
 * @example Show the host
 * ```sip
 * alice > INVITE sip:bob@192.0.2.20
 *         To: <sip:bob@example.com>
 * ```
 * ```values
 * $td => "example.com"
 * ```
 */
export const toHost = pv.pseudoVariable(
  { name: '$td', aliases: ['$to.domain'], type: 'str' },
  {
    get: (_self, ctx) => hostOf(ctx.message.to),
    set: (_self, ctx, value) => setPartyHost(ctx.message, 'to', value),
  },
)

/**
 * The name shown in To, as it is written, quotes included.
 *
 * @example Show the name
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         To: Bob <sip:bob@example.com>
 * ```
 * ```values
 * $tn => "Bob"
 * ```
 */
export const toName = pv.pseudoVariable(
  { name: '$tn', type: 'str' },
  {
    get: (_self, ctx) => ctx.message.to?.display ?? null,
    set: (_self, ctx, value) => setPartyName(ctx.message, 'to', value),
  },
)

/**
 * The tag of To; `$null` in a request that starts something.
 *
 * @example Only requests inside a dialog have one
 * ```sip
 * alice > BYE sip:bob@example.com
 *         To: <sip:bob@example.com>;tag=b1
 * ```
 * ```values
 * $tt => "b1"
 * ```
 */
export const toTag = pv.pseudoVariable(
  { name: '$tt', type: 'str' },
  { get: (_self, ctx) => ctx.message.toTag },
)

/**
 * The tag of To as a text that is always there: empty where `$tt` is `$null`.
 *
 * @example A key that two requests of a call have in common
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         Call-ID: c1
 *         From: <sip:alice@example.com>;tag=a1
 * ```
 * ```values
 * $tts                => ""
 * $_s($ci-$ft-$tts)   => "c1-a1-"
 * $_s($ci-$ft-$tt)    => "c1-a1-<null>"
 * ```
 */
export const toTagText = pv.pseudoVariable(
  { name: '$tts', type: 'str' },
  { get: (_self, ctx) => ctx.message.toTag ?? '' },
)
