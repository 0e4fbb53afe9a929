/** Who the credentials of a request say to be. They prove nothing before they have been checked. */

import { type Context, HeaderId, param, parseUri, unquote } from 'siprose'

import { pv } from '../module.ts'

/** A parameter of the request's credentials, unquoted; null where there are none. */
function credential(ctx: Context, name: string): string | null {
  const header =
    ctx.message.first(HeaderId.AUTHORIZATION) ?? ctx.message.first(HeaderId.PROXY_AUTHORIZATION)
  if (header === null) return null
  const { value } = header
  const blank = value.indexOf(' ')
  if (blank < 0 || value.slice(0, blank).toLowerCase() !== 'digest') return null
  return digestParam(value, blank + 1, name)
}

/** One of the parameters of a digest, which stand between commas (RFC 7616 section 3.4). */
function digestParam(value: string, from: number, name: string): string | null {
  let start = from
  let quoted = false
  for (let at = from; at <= value.length; at++) {
    const code = at === value.length ? 44 : value.charCodeAt(at)
    if (quoted) {
      if (code === 92) at++
      else if (code === 34) quoted = false
      else if (at === value.length) return null
    } else if (code === 34) {
      quoted = true
    } else if (code === 44) {
      const found = param(value, start, at, name)
      if (found !== null) return found.startsWith('"') ? unquote(found) : found
      start = at + 1
    }
  }
  return null
}

/**
 * The whole user name in the credentials of the request.
 *
 * `alice`, or `alice@example.com` where the phone sends that.
 *
 * @example Show who a phone says it is
 * ```sip
 * alice > REGISTER sip:example.com
 *         Authorization: Digest username="alice@example.com", realm="example.com", nonce="x", uri="sip:example.com", response="0"
 * ```
 * ```values
 * $au => "alice@example.com"
 * $aU => "alice"
 * $ad => "example.com"
 * $ar => "example.com"
 * ```
 */
export const authUsername = pv.pseudoVariable(
  { name: '$au', type: 'str' },
  { get: (_self, ctx) => credential(ctx, 'username') },
)

/**
 * The user name in the credentials up to the `@`.
 *
 * @example A request without credentials
 * ```sip
 * alice > REGISTER sip:example.com
 * ```
 * ```values
 * $aU => $null
 * ```
 */
export const authUser = pv.pseudoVariable(
  { name: '$aU', type: 'str' },
  {
    get: (_self, ctx) => {
      const name = credential(ctx, 'username')
      if (name === null) return null
      const at = name.indexOf('@')
      return at < 0 ? name : name.slice(0, at)
    },
  },
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
  { get: (_self, ctx) => credential(ctx, 'realm') },
)

/**
 * The domain of the credentials' user name: what follows its `@`, else the realm.
 *
 * @example The realm stands in
 * ```sip
 * alice > REGISTER sip:example.com
 *         Authorization: Digest username="alice", realm="example.net", nonce="x", uri="sip:example.com", response="0"
 * ```
 * ```values
 * $ad => "example.net"
 * ```
 */
export const authDomain = pv.pseudoVariable(
  { name: '$ad', type: 'str' },
  {
    get: (_self, ctx) => {
      const name = credential(ctx, 'username')
      const at = name === null ? -1 : name.indexOf('@')
      return name !== null && at >= 0 ? name.slice(at + 1) : credential(ctx, 'realm')
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
  { get: (_self, ctx) => credential(ctx, 'uri') },
)

/** The first P-Asserted-Identity, or null. */
function assertedIdentity(ctx: Context): string | null {
  const value = ctx.message.first(HeaderId.P_ASSERTED_IDENTITY)?.value
  if (value === undefined) return null
  const open = value.indexOf('<')
  const close = value.indexOf('>', open)
  if (open >= 0 && close > open) return value.slice(open + 1, close)
  const uri = unquote(value)
  return parseUri(uri) === null ? null : uri
}

/**
 * The URI in P-Asserted-Identity: who a trusted neighbour says is calling.
 *
 * @example Show the identity
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         P-Asserted-Identity: "Alice" <sip:+358401234567@example.com>
 * ```
 * ```values
 * $ai => "sip:+358401234567@example.com"
 * ```
 *
 * @rfc 3325 section 9.1
 */
export const assertedUri = pv.pseudoVariable(
  { name: '$ai', type: 'str' },
  { get: (_self, ctx) => assertedIdentity(ctx) },
)
