// hot
/** Authentication-Info and Proxy-Authentication-Info: a server's own proof, and its next nonce (RFC 7616 3.5, RFC 8760). */

import { AuthWalk } from '../auth-params.ts'
import type { Fault } from '../errors.ts'
import { typed } from '../header.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'

/**
 * What a server says after it has let somebody in.
 *
 * @example Read what is not said as null
 * ```ts
 * import { authenticationInfo, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText('SIP/2.0 200 OK\r\nAuthentication-Info: nextnonce="n2"\r\n\r\n')
 * authenticationInfo(message)?.rspauth // => null
 * ```
 */
export class AuthenticationInfo {
  /** The nonce to use next, null for the same. */
  readonly nextNonce: string | null
  /** The quality of protection that the proof was made with, null for none. */
  readonly qop: string | null
  /** The proof that the server knows the secret, too; null for none. */
  readonly rspauth: string | null
  /** The client's nonce, null if it is not repeated. */
  readonly cnonce: string | null
  /** The client's count, null if it is not repeated. */
  readonly nc: string | null

  constructor(walk: AuthWalk) {
    let nextNonce: string | null = null
    let qop: string | null = null
    let rspauth: string | null = null
    let cnonce: string | null = null
    let nc: string | null = null
    while (walk.next()) {
      if (walk.named('nextnonce')) nextNonce = walk.value
      else if (walk.named('qop')) qop = walk.value
      else if (walk.named('rspauth')) rspauth = walk.value
      else if (walk.named('cnonce')) cnonce = walk.value
      else if (walk.named('nc')) nc = walk.value
    }
    this.nextNonce = nextNonce
    this.qop = qop
    this.rspauth = rspauth
    this.cnonce = cnonce
    this.nc = nc
  }
}

/** The grammar of Authentication-Info. */
export function readAuthenticationInfo(
  text: string,
  from: number,
  to: number,
): AuthenticationInfo | Fault {
  const walk = new AuthWalk(text, from, to)
  const info = new AuthenticationInfo(walk)
  return walk.fault ?? info
}

/**
 * Authentication-Info; null if there is none, or if it does not parse.
 *
 * @param id - Authentication-Info unless given, or Proxy-Authentication-Info
 *
 * @example Learn the nonce to use next
 * ```ts
 * import { authenticationInfo, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'SIP/2.0 200 OK\r\n' +
 *     'Authentication-Info: nextnonce="n2", qop=auth, rspauth="00", cnonce="c", nc=00000001\r\n\r\n',
 * )
 * authenticationInfo(message) // => { nextNonce: 'n2', qop: 'auth', rspauth: '00' }
 * ```
 */
export function authenticationInfo(
  message: Message,
  id: number = HeaderId.AUTHENTICATION_INFO,
): AuthenticationInfo | null {
  return typed(message.first(id), readAuthenticationInfo)
}
