/** The rest of a request's digest, and whom a call is accounted to. */

import {
  type Context,
  type Credentials,
  HeaderId,
  phoneUser,
  readCredentials,
  typed,
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
 * The algorithm in the credentials of the request.
 *
 * @example Look at a digest
 * ```sip
 * alice > REGISTER sip:example.com
 *         Authorization: Digest username="alice", realm="example.net", nonce="n1", uri="sip:example.com", response="0f", algorithm=SHA-256, cnonce="c1", opaque="o1", qop=auth, nc=00000001
 * ```
 * ```values
 * $aa  => "SHA-256"
 * $adn => "n1"
 * $adc => "c1"
 * $adr => "0f"
 * $ado => "o1"
 * ```
 *
 * @rfc 8760
 */
export const authAlgorithm = pv.pseudoVariable(
  { name: '$aa', type: 'str' },
  { get: (_self, ctx) => digestOf(ctx)?.algorithm ?? null },
)

/**
 * The nonce in the credentials of the request.
 *
 * @example A request without credentials
 * ```sip
 * alice > REGISTER sip:example.com
 * ```
 * ```values
 * $adn => $null
 * ```
 */
export const authNonce = pv.pseudoVariable(
  { name: '$adn', type: 'str' },
  { get: (_self, ctx) => digestOf(ctx)?.nonce ?? null },
)

/**
 * The client's nonce in the credentials of the request.
 *
 * @example A request without credentials
 * ```sip
 * alice > REGISTER sip:example.com
 * ```
 * ```values
 * $adc => $null
 * ```
 */
export const authClientNonce = pv.pseudoVariable(
  { name: '$adc', type: 'str' },
  { get: (_self, ctx) => digestOf(ctx)?.cnonce ?? null },
)

/**
 * The response in the credentials of the request.
 *
 * @example A request without credentials
 * ```sip
 * alice > REGISTER sip:example.com
 * ```
 * ```values
 * $adr => $null
 * ```
 */
export const authResponse = pv.pseudoVariable(
  { name: '$adr', type: 'str' },
  { get: (_self, ctx) => digestOf(ctx)?.response ?? null },
)

/**
 * The opaque text in the credentials of the request.
 *
 * @example A request without credentials
 * ```sip
 * alice > REGISTER sip:example.com
 * ```
 * ```values
 * $ado => $null
 * ```
 */
export const authOpaque = pv.pseudoVariable(
  { name: '$ado', type: 'str' },
  { get: (_self, ctx) => digestOf(ctx)?.opaque ?? null },
)

/**
 * Whom a call is accounted to, as `user@domain`.
 *
 * User and domain of the checked credentials, where the domain is what their user name has behind an `@`, or else their realm. Without checked
 * credentials, user and host of From.
 *
 * @example Without credentials it is From
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         From: "Alice" <sip:alice@example.com>;tag=1
 * ```
 * ```values
 * $Au => "alice@example.com"
 * $AU => "alice"
 * ```
 *
 * @trap Credentials that nobody checked do not count: check them first.
 */
export const accountUri = pv.pseudoVariable(
  { name: '$Au', type: 'str' },
  {
    get: (_self, ctx) => {
      const user = ctx.authorizedUser
      if (user === null) return accountFrom(ctx)
      const checked = typed(ctx.authorizedBy, readCredentials) ?? digestOf(ctx)
      const name = checked?.username ?? ''
      const at = name.indexOf('@')
      const domain = at < 0 ? (checked?.realm ?? null) : name.slice(at + 1)
      return domain === null ? user : `${user}@${domain}`
    },
  },
)

/** `user@host` of From, or the host alone. */
function accountFrom({ message }: Context): string | null {
  const uri = message.from?.parsedUri ?? null
  if (uri === null || uri.host === '') return null
  const user = phoneUser(uri)
  return user === null ? uri.host : `${user}@${uri.host}`
}

/**
 * The user a call is accounted to: that of the checked credentials, else the user in From.
 *
 * @example Note who is calling
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "xlog.so"
 * request_route { xlog("L_WARN", "call by $AU\n"); }
 * ```
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         From: <sip:alice@example.com>;tag=1
 * ```
 * ```log
 * WARNING <script>: call by alice
 * ```
 */
export const accountUser = pv.pseudoVariable(
  { name: '$AU', type: 'str' },
  {
    get: (_self, ctx) => {
      if (ctx.authorizedUser !== null) return ctx.authorizedUser
      const uri = ctx.message.from?.parsedUri ?? null
      return uri === null ? null : phoneUser(uri)
    },
  },
)
