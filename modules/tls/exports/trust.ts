/** Whether the peer's certificate is to be trusted, and why not. */

import type { SecureSession } from 'siprose'

import { tls } from '../module.ts'

const SELF_SIGNED: ReadonlySet<string> = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
])

/** Whether the peer has shown a certificate that is to be trusted. */
export function isTrusted(session: SecureSession): boolean {
  return session.peerCertificate !== null && session.distrust === null
}

/** Whether the peer's certificate was revoked. */
export function isRevoked(session: SecureSession): boolean {
  return session.distrust === 'CERT_REVOKED'
}

/** Whether the peer's certificate is past its time. */
export function isExpired(session: SecureSession): boolean {
  return session.distrust === 'CERT_HAS_EXPIRED'
}

/** Whether the peer has signed its certificate itself. */
export function isSelfSigned(session: SecureSession): boolean {
  return SELF_SIGNED.has(session.distrust ?? '')
}

function trustVariable(name: `$${string}`, holds: (session: SecureSession) => boolean) {
  return tls.pseudoVariable(
    { name, type: 'int' },
    {
      get: (self, ctx) => {
        const session = self.state.sessionOf(ctx)
        if (session === null) return null
        return holds(session) ? 1 : 0
      },
    },
  )
}

/**
 * Whether the peer has shown a certificate that is to be trusted: 1 or 0.
 *
 * It is 0 without a certificate, and `$null` without TLS.
 *
 * @example Look at a certificate of that kind
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40 certificate=dave.example.com,self-signed
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $tls_peer_verified => 0
 * ```
 */
export const peerVerified = trustVariable('$tls_peer_verified', isTrusted)

/**
 * Whether the peer's certificate was revoked by its authority: 1 or 0.
 *
 * It is 0 without a certificate, and `$null` without TLS.
 *
 * @example Look at a certificate of that kind
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40 certificate=dave.example.com,revoked
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $tls_peer_revoked => 1
 * ```
 */
export const peerRevoked = trustVariable('$tls_peer_revoked', isRevoked)

/**
 * Whether the peer's certificate is past its time: 1 or 0.
 *
 * It is 0 without a certificate, and `$null` without TLS.
 *
 * @example Look at a certificate of that kind
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40 certificate=dave.example.com,expired
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $tls_peer_expired => 1
 * ```
 */
export const peerExpired = trustVariable('$tls_peer_expired', isExpired)

/**
 * Whether the peer has signed its certificate itself: 1 or 0.
 *
 * It is 0 without a certificate, and `$null` without TLS.
 *
 * @example Look at a certificate of that kind
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40 certificate=dave.example.com,self-signed
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $tls_peer_selfsigned => 1
 * ```
 */
export const peerSelfSigned = trustVariable('$tls_peer_selfsigned', isSelfSigned)
