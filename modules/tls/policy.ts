/** Who may stay when the cryptographic part of a handshake is over. */

import { isIP } from 'node:net'

import type { SecureSession, SecureWish, SessionFacts } from 'siprose'

import { chainDepth } from './certificates/chain.ts'
import { isForDomain, sipDomains } from './certificates/peer-name.ts'
import type { LoadedProfile } from './profiles/profile-set.ts'

/** The session, or why the peer has to go. */
export type Verdict = SecureSession | string

/** Judges a peer that has opened a connection. */
export function judgeClient(loaded: LoadedProfile, facts: SessionFacts): Verdict {
  const { profile } = loaded
  // The certificate was asked for because another profile of the socket wants one.
  const shown =
    profile.verify === 'off' ? { ...facts, peerCertificate: null, distrust: null } : facts
  const session = { ...shown, ownCertificate: loaded.certificate }
  if (profile.verify === 'off' || profile.verify === 'optional_no_ca') return session
  if (shown.peerCertificate === null) {
    return profile.verify === 'on' ? 'the peer showed no certificate' : session
  }
  return distrustOf(loaded, shown) ?? session
}

/** Judges a peer that a connection was opened to. */
export function judgeServer(
  loaded: LoadedProfile,
  facts: SessionFacts,
  wish: SecureWish | null,
): Verdict {
  const { profile } = loaded
  const session = { ...facts, ownCertificate: loaded.certificate }
  if (profile.verify === 'off' || profile.verify === 'optional_no_ca') return session
  if (facts.peerCertificate === null) return 'the peer showed no certificate'
  const distrust = distrustOf(loaded, facts)
  if (distrust !== null) return distrust
  const name = expectedName(loaded, wish)
  if (name === null || isForDomain(facts.peerCertificate, name)) return session
  const names = sipDomains(facts.peerCertificate).slice(0, 5).join(', ')
  return `the certificate is not for ${name} but for ${names || 'no domain'}`
}

/**
 * The name that the certificate of a peer has to be for; null where a connection is to an address, and nobody has said a
 * name.
 *
 * @rfc 5922 section 4
 */
export function expectedName({ profile }: LoadedProfile, wish: SecureWish | null): string | null {
  const host = wish === null || isIP(wish.host) !== 0 ? null : wish.host
  return wish?.serverName ?? profile.serverName ?? host
}

function distrustOf({ profile }: LoadedProfile, facts: SessionFacts): string | null {
  const { distrust, peerCertificate } = facts
  if (distrust !== null) return `the certificate is not trusted: ${distrust}`
  const depth = peerCertificate === null ? 0 : chainDepth(peerCertificate)
  if (depth <= profile.verifyDepth) return null
  return `the chain of the certificate has ${depth} authorities; verify_depth allows ${profile.verifyDepth}`
}
