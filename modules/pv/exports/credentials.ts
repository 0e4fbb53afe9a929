/** Who the credentials of a request say to be. They prove nothing before they have been checked. */

import {
  assertedIdentities,
  type Context,
  type Credentials,
  Fault,
  HeaderId,
  readCredentials,
  typed,
  type VariableIndex,
} from 'siprose'

import { pv } from '../module.ts'

/** The first digest of the request, for us or for a proxy; null where there is none. */
function digestOf({ message }: Context): Credentials | null {
  const header =
    message.first(HeaderId.AUTHORIZATION) ?? message.first(HeaderId.PROXY_AUTHORIZATION)
  const found = typed(header, readCredentials)
  return found !== null && found.isDigest ? found : null
}

/**
 * The user in the credentials of the request: their user name, up to its `@`.
 *
 * @example Show who a phone says it is
 * ```sip
 * alice > REGISTER sip:example.com
 *         Authorization: Digest username="alice@example.com", realm="example.net", nonce="x", uri="sip:example.com", response="0"
 * ```
 * ```values
 * $au => "alice"
 * $aU => "alice@example.com"
 * $ad => "example.com"
 * $ar => "example.net"
 * ```
 */
export const authUser = pv.pseudoVariable(
  { name: '$au', type: 'str' },
  {
    get: (_self, ctx) => {
      const name = digestOf(ctx)?.username ?? null
      if (name === null) return null
      const at = name.indexOf('@')
      return at < 0 ? name : name.slice(0, at)
    },
  },
)

/**
 * The whole user name in the credentials of the request.
 *
 * `alice`, or `alice@example.com` where the phone sends that.
 *
 * @example A request without credentials
 * ```sip
 * alice > REGISTER sip:example.com
 * ```
 * ```values
 * $aU => $null
 * ```
 */
export const authUsername = pv.pseudoVariable(
  { name: '$aU', type: 'str' },
  { get: (_self, ctx) => digestOf(ctx)?.username ?? null },
)

/**
 * The realm in the credentials.
 *
 * @example Show the realm
 * ```sip
 * alice > REGISTER sip:example.com
 *         Authorization: Digest username="alice", realm="example.net", nonce="x", uri="sip:example.com", response="0"
 * ```
 * ```values
 * $ar => "example.net"
 * ```
 */
export const authRealm = pv.pseudoVariable(
  { name: '$ar', type: 'str' },
  { get: (_self, ctx) => digestOf(ctx)?.realm ?? null },
)

/**
 * The domain in the credentials of the request: what follows the `@` of their user name.
 *
 * An empty text where the user name has no `@`, and `$null` where there are no credentials. The realm is `$ar`.
 *
 * @example A user name without a domain
 * ```sip
 * alice > REGISTER sip:example.com
 *         Authorization: Digest username="alice", realm="example.net", nonce="x", uri="sip:example.com", response="0"
 * ```
 * ```values
 * $ad => ""
 * $ar => "example.net"
 * ```
 */
export const authDomain = pv.pseudoVariable(
  { name: '$ad', type: 'str' },
  {
    get: (_self, ctx) => {
      const name = digestOf(ctx)?.username ?? null
      const at = name === null ? -1 : name.indexOf('@')
      return at < 0 ? (name === null ? null : '') : (name?.slice(at + 1) ?? null)
    },
  },
)

/**
 * The URI in the credentials.
 *
 * @example Show the URI
 * ```sip
 * alice > REGISTER sip:example.com
 *         Authorization: Digest username="alice", realm="example.net", nonce="x", uri="sip:example.com", response="0"
 * ```
 * ```values
 * $adu => "sip:example.com"
 * ```
 */
export const authUri = pv.pseudoVariable(
  { name: '$adu', type: 'str' },
  { get: (_self, ctx) => digestOf(ctx)?.uri ?? null },
)

/** The identity at an index that a trusted neighbour asserts, or null; without one the first. */
function assertedIdentity({ message }: Context, index: VariableIndex): string | null {
  const list = assertedIdentities(message)
  const at = typeof index === 'number' ? index : 0
  const found = list[at < 0 ? list.length + at : at]
  return found === undefined || found instanceof Fault ? null : found.uri
}

/**
 * The URI in P-Asserted-Identity: who a trusted neighbour says is calling.
 *
 * There can be two, a SIP and a telephone URI: `[1]` is the second, `[-1]` the last.
 *
 * @example Show the identity
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         P-Asserted-Identity: "Alice" <sip:+358401234567@example.com>, <tel:+358401234567>
 * ```
 * ```values
 * $ai      => "sip:+358401234567@example.com"
 * $(ai[1]) => "tel:+358401234567"
 * $(ai[2]) => $null
 * ```
 *
 * @rfc 3325 section 9.1
 */
export const assertedUri = pv.pseudoVariable(
  { name: '$ai', indexed: true, type: 'str' },
  { get: (_self, ctx, _key, index) => assertedIdentity(ctx, index) },
)
