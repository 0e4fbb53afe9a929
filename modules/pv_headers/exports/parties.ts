/** From and To, as the changes so far have made them. */

import { type Address, type Context, parseAddress, phoneUser, withHost, withUser } from 'siprose'

import { type HeaderSet } from '../header-set.ts'
import { pvHeaders } from '../module.ts'
import type { Collected } from '../collected.ts'

type Party = 'from' | 'to'

function partyOf(headers: HeaderSet | null, party: Party): Address | null {
  const value = headers?.get(party, 0) ?? null
  return value === null ? null : parseAddress(value)
}

/** Gives a party another name and URI; false where the result would be none. */
function setParty(
  state: Collected,
  ctx: Context,
  party: Party,
  change: (address: Address) => { readonly display?: string; readonly uri?: string | null },
): boolean {
  const headers = state.of(ctx)
  const address = partyOf(headers, party)
  if (headers === null || address === null) return false
  const { display = address.display?.trimEnd() ?? '', uri = address.uri } = change(address)
  if (uri === null || uri === '') return false
  const params = address.params === '' ? '' : `;${address.params}`
  const value = `${display === '' ? '' : `${display} `}<${uri}>${params}`
  const made = parseAddress(value)
  if (made?.uri !== uri || made.parsedUri === null || made.tag !== address.tag) return false
  return headers.change(party, value, 0)
}

function userOf(address: Address | null): string | null {
  const uri = address?.parsedUri ?? null
  return uri === null ? null : phoneUser(uri)
}

/**
 * The URI in From, which can be set.
 *
 * It needs the module `uac`, which gives it back in replies.
 *
 * @example Another URI
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "uac.so"
 * loadmodule "pv_headers.so"
 * request_route {
 *     $x_fu = "sip:house@example.com";
 *     $x_hdr(X-Seen) = $x_fu;
 *     $du = "sip:192.0.2.20";
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 *         From: "Alice" <sip:alice@example.com>;tag=1
 * bob   < MESSAGE sip:bob@example.com
 *         From: "Alice" <sip:house@example.com>;tag=1
 *         X-Seen: {*}
 * bob   > 200
 * alice < 200
 *         From: "Alice" <sip:alice@example.com>;tag=1
 * ```
 */
export const xFromUri = pvHeaders.pseudoVariable(
  { name: '$x_fu', type: 'str' },
  {
    get: ({ state }, ctx) => partyOf(state.of(ctx), 'from')?.uri ?? null,
    set: ({ state }, ctx, value) =>
      setParty(state, ctx, 'from', () => ({ uri: value === null ? null : String(value) })),
  },
)

/**
 * The user in the URI of From, which can be set.
 *
 * It needs the module `uac`, which gives it back in replies.
 *
 * @example Another user
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "uac.so"
 * loadmodule "pv_headers.so"
 * request_route {
 *     $x_fU = "house";
 *     $x_hdr(X-Seen) = $x_fU;
 *     $du = "sip:192.0.2.20";
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 *         From: "Alice" <sip:alice@example.com>;tag=1
 * bob   < MESSAGE sip:bob@example.com
 *         From: "Alice" <sip:house@example.com>;tag=1
 *         X-Seen: {*}
 * bob   > 200
 * alice < 200
 *         From: "Alice" <sip:alice@example.com>;tag=1
 * ```
 */
export const xFromUser = pvHeaders.pseudoVariable(
  { name: '$x_fU', type: 'str' },
  {
    get: ({ state }, ctx) => userOf(partyOf(state.of(ctx), 'from')),
    set: ({ state }, ctx, value) =>
      setParty(state, ctx, 'from', ({ parsedUri }) => ({
        uri: parsedUri && withUser(parsedUri, value === null ? null : String(value)),
      })),
  },
)

/**
 * The host in the URI of From, which can be set.
 *
 * It needs the module `uac`, which gives it back in replies.
 *
 * @example Another domain
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "uac.so"
 * loadmodule "pv_headers.so"
 * request_route {
 *     $x_fd = "example.org";
 *     $x_hdr(X-Seen) = $x_fd;
 *     $du = "sip:192.0.2.20";
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 *         From: "Alice" <sip:alice@example.com>;tag=1
 * bob   < MESSAGE sip:bob@example.com
 *         From: "Alice" <sip:alice@example.org>;tag=1
 *         X-Seen: {*}
 * bob   > 200
 * alice < 200
 *         From: "Alice" <sip:alice@example.com>;tag=1
 * ```
 */
export const xFromDomain = pvHeaders.pseudoVariable(
  { name: '$x_fd', type: 'str' },
  {
    get: ({ state }, ctx) => partyOf(state.of(ctx), 'from')?.parsedUri?.host ?? null,
    set: ({ state }, ctx, value) =>
      setParty(state, ctx, 'from', ({ parsedUri }) => ({
        uri: value === null ? null : parsedUri && withHost(parsedUri, String(value)),
      })),
  },
)

/**
 * The name in From, quotes included, which can be set; `$null` for none.
 *
 * It needs the module `uac`, which gives it back in replies.
 *
 * @example No name
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "uac.so"
 * loadmodule "pv_headers.so"
 * request_route {
 *     $x_fn = $null;
 *     $x_hdr(X-Seen) = "[" + $x_fn + "]";
 *     $du = "sip:192.0.2.20";
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 *         From: "Alice" <sip:alice@example.com>;tag=1
 * bob   < MESSAGE sip:bob@example.com
 *         From: <sip:alice@example.com>;tag=1
 *         X-Seen: {*}
 * bob   > 200
 * alice < 200
 *         From: "Alice" <sip:alice@example.com>;tag=1
 * ```
 */
export const xFromName = pvHeaders.pseudoVariable(
  { name: '$x_fn', type: 'str' },
  {
    get: ({ state }, ctx) => partyOf(state.of(ctx), 'from')?.display?.trimEnd() ?? null,
    set: ({ state }, ctx, value) =>
      setParty(state, ctx, 'from', () => ({ display: String(value ?? '') })),
  },
)

/**
 * The tag in From; `$null` where there is none.
 *
 * @example Show it
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "uac.so"
 * loadmodule "pv_headers.so"
 * request_route { sl_send_reply("200", "tag $x_ft"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         From: "Alice" <sip:alice@example.com>;tag=1
 * alice < 200 tag 1
 * ```
 */
export const xFromTag = pvHeaders.pseudoVariable(
  { name: '$x_ft', type: 'str' },
  {
    get: ({ state }, ctx) => partyOf(state.of(ctx), 'from')?.tag ?? null,
  },
)

/**
 * The URI in To, which can be set.
 *
 * It needs the module `uac`, which gives it back in replies.
 *
 * @example Another URI
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "uac.so"
 * loadmodule "pv_headers.so"
 * request_route {
 *     $x_tu = "sip:house@example.com";
 *     $x_hdr(X-Seen) = $x_tu;
 *     $du = "sip:192.0.2.20";
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 *         To: "Bob" <sip:bob@example.com>
 * bob   < MESSAGE sip:bob@example.com
 *         To: "Bob" <sip:house@example.com>
 *         X-Seen: {*}
 * bob   > 200
 * alice < 200
 *         To: "Bob" <sip:bob@example.com>;tag={tag}
 * ```
 */
export const xToUri = pvHeaders.pseudoVariable(
  { name: '$x_tu', type: 'str' },
  {
    get: ({ state }, ctx) => partyOf(state.of(ctx), 'to')?.uri ?? null,
    set: ({ state }, ctx, value) =>
      setParty(state, ctx, 'to', () => ({ uri: value === null ? null : String(value) })),
  },
)

/**
 * The user in the URI of To, which can be set.
 *
 * It needs the module `uac`, which gives it back in replies.
 *
 * @example Another user
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "uac.so"
 * loadmodule "pv_headers.so"
 * request_route {
 *     $x_tU = "house";
 *     $x_hdr(X-Seen) = $x_tU;
 *     $du = "sip:192.0.2.20";
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 *         To: "Bob" <sip:bob@example.com>
 * bob   < MESSAGE sip:bob@example.com
 *         To: "Bob" <sip:house@example.com>
 *         X-Seen: {*}
 * bob   > 200
 * alice < 200
 *         To: "Bob" <sip:bob@example.com>;tag={tag}
 * ```
 */
export const xToUser = pvHeaders.pseudoVariable(
  { name: '$x_tU', type: 'str' },
  {
    get: ({ state }, ctx) => userOf(partyOf(state.of(ctx), 'to')),
    set: ({ state }, ctx, value) =>
      setParty(state, ctx, 'to', ({ parsedUri }) => ({
        uri: parsedUri && withUser(parsedUri, value === null ? null : String(value)),
      })),
  },
)

/**
 * The host in the URI of To, which can be set.
 *
 * It needs the module `uac`, which gives it back in replies.
 *
 * @example Another domain
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "uac.so"
 * loadmodule "pv_headers.so"
 * request_route {
 *     $x_td = "example.org";
 *     $x_hdr(X-Seen) = $x_td;
 *     $du = "sip:192.0.2.20";
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 *         To: "Bob" <sip:bob@example.com>
 * bob   < MESSAGE sip:bob@example.com
 *         To: "Bob" <sip:bob@example.org>
 *         X-Seen: {*}
 * bob   > 200
 * alice < 200
 *         To: "Bob" <sip:bob@example.com>;tag={tag}
 * ```
 */
export const xToDomain = pvHeaders.pseudoVariable(
  { name: '$x_td', type: 'str' },
  {
    get: ({ state }, ctx) => partyOf(state.of(ctx), 'to')?.parsedUri?.host ?? null,
    set: ({ state }, ctx, value) =>
      setParty(state, ctx, 'to', ({ parsedUri }) => ({
        uri: value === null ? null : parsedUri && withHost(parsedUri, String(value)),
      })),
  },
)

/**
 * The name in To, quotes included, which can be set; `$null` for none.
 *
 * It needs the module `uac`, which gives it back in replies.
 *
 * @example No name
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "uac.so"
 * loadmodule "pv_headers.so"
 * request_route {
 *     $x_tn = $null;
 *     $x_hdr(X-Seen) = "[" + $x_tn + "]";
 *     $du = "sip:192.0.2.20";
 *     t_relay();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 *         To: "Bob" <sip:bob@example.com>
 * bob   < MESSAGE sip:bob@example.com
 *         To: <sip:bob@example.com>
 *         X-Seen: {*}
 * bob   > 200
 * alice < 200
 *         To: "Bob" <sip:bob@example.com>;tag={tag}
 * ```
 */
export const xToName = pvHeaders.pseudoVariable(
  { name: '$x_tn', type: 'str' },
  {
    get: ({ state }, ctx) => partyOf(state.of(ctx), 'to')?.display?.trimEnd() ?? null,
    set: ({ state }, ctx, value) =>
      setParty(state, ctx, 'to', () => ({ display: String(value ?? '') })),
  },
)

/**
 * The tag in To; `$null` where there is none.
 *
 * @example Show it
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "tm.so"
 * loadmodule "uac.so"
 * loadmodule "pv_headers.so"
 * request_route { sl_send_reply("200", "tag $x_tt"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         To: "Bob" <sip:bob@example.com>;tag=2
 * alice < 200 tag 2
 * ```
 */
export const xToTag = pvHeaders.pseudoVariable(
  { name: '$x_tt', type: 'str' },
  {
    get: ({ state }, ctx) => partyOf(state.of(ctx), 'to')?.tag ?? null,
  },
)
