/** Selects of the connection that a message came by. */

import type { X509Certificate } from 'node:crypto'

import type { SecureSession } from 'siprose'

import { alternativeNames } from '../certificates/alternative-names.ts'
import { NAME_PARTS, partOf } from '../certificates/distinguished-name.ts'
import { pemOf, percentEncoded, serialOf } from '../certificates/texts.ts'
import { certificateVersion } from '../certificates/version.ts'
import { cipherBits } from '../cipher-bits.ts'
import { tls } from '../module.ts'
import { describe } from './session.ts'
import { isExpired, isRevoked, isSelfSigned, isTrusted } from './trust.ts'

type OfSession = (session: SecureSession) => string | null
type OfCertificate = (certificate: X509Certificate) => string | null

/** What is known of a certificate, by the names of its parts. */
function certificateParts(): Record<string, OfCertificate> {
  const parts: Record<string, OfCertificate> = {
    '': (one) => partOf(one.subject, NAME_PARTS.cn),
    version: (one) => String(certificateVersion(one)),
    'sn|serialNumber|serial_number': serialOf,
    'notBefore|not_before': (one) => one.validFrom,
    'notAfter|not_after': (one) => one.validTo,
    raw_cert: pemOf,
    urlencoded_cert: (one) => percentEncoded(pemOf(one)),
  }
  for (const [path, kind] of Object.entries(ALTERNATIVES)) {
    parts[path] = (one) => alternativeNames(one)[kind][0] ?? null
  }
  for (const [path, whose] of Object.entries(OWNERS)) {
    parts[path] = (one) => partOf(one[whose], NAME_PARTS.cn)
    for (const [name, part] of Object.entries(PARTS)) {
      parts[`${path}.${name}`] = (one) => partOf(one[whose], part)
    }
  }
  return parts
}

const ALTERNATIVES = {
  'dns|DNS|host|hostname': 'hosts',
  uri: 'uris',
  'email|emailAddress': 'emails',
  ip: 'addresses',
} as const

const OWNERS = { 'subject|subj': 'subject', issuer: 'issuer' } as const

/** Each part of a name, by all that it is called. */
const PARTS = {
  'cn|CN|name|commonName|common_name': NAME_PARTS.cn,
  'l|locality|localityName|locality_name': NAME_PARTS.locality,
  'c|country|countryName|country_name': NAME_PARTS.country,
  'st|state|stateOrProvinceName': NAME_PARTS.state,
  'o|organization|organizationName|organization_name': NAME_PARTS.organization,
  'ou|unit|organizationalUnitName': NAME_PARTS.unit,
  'uid|uniqueIdentifier|unique_identifier': NAME_PARTS.uid,
} as const

function flag(holds: (session: SecureSession) => boolean): OfSession {
  return (session) => (holds(session) ? '1' : '0')
}

const TRUST = {
  verified: isTrusted,
  revoked: isRevoked,
  expired: isExpired,
  self_signed: isSelfSigned,
} as const

/** The names of this server. */
const OWN = 'me|my|myself'

function below(side: string, path: string): string {
  return path === '' ? side : `${side}.${path}`
}

/** Nobody verifies the own certificate. */
const nothing: OfSession = () => null
const shownCipher: OfSession = ({ cipher }) => describe(cipher)

/** Every part, read from a session. */
function sessionParts(): Record<string, OfSession> {
  const parts: Record<string, OfSession> = {
    '': shownCipher,
    version: (session) => session.protocol,
    'desc|description': shownCipher,
    cipher: ({ cipher }) => cipher.name,
    'cipher.bits': ({ cipher }) => String(cipherBits(cipher.name)),
    'server_name|serverName': (session) => session.serverName,
  }
  for (const [path, holds] of Object.entries(TRUST)) {
    parts[below('peer', path)] = flag(holds)
    parts[below(OWN, path)] = nothing
  }
  for (const [path, read] of Object.entries(certificateParts())) {
    parts[below('peer', path)] = ofCertificate('peerCertificate', read)
    parts[below(OWN, path)] = ofCertificate('ownCertificate', read)
  }
  return parts
}

function ofCertificate(side: 'peerCertificate' | 'ownCertificate', read: OfCertificate): OfSession {
  return (session) => {
    const certificate = session[side]
    return certificate === null ? null : read(certificate)
  }
}

type Reader = Parameters<typeof tls.select>[1][string]

function readersOf(parts: Readonly<Record<string, OfSession>>): Record<string, Reader> {
  const readers: Record<string, Reader> = {}
  for (const [path, read] of Object.entries(parts)) {
    readers[path] = (self, ctx) => {
      const session = self.state.sessionOf(ctx)
      return session === null ? null : read(session)
    }
  }
  return readers
}

/**
 * The connection that the message came by, and the certificates of both ends.
 *
 * `peer` is the other end; `me`, `my` and `myself` are this server. All are texts, and `$null` where there is no TLS or no certificate; what they say is
 * what the variables of this module say: `@tls.peer.subject.cn` is [`$tls_peer_subject_cn`](#tls.v.tls_peer_subject_cn). `@tls` by itself is the cipher
 * as `description` shows it, a certificate or a name by itself is its common name, and whether one's own certificate is verified is always `$null`.
 *
 * @example Let in who comes with a certificate of ours
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "pv.so"
 * loadmodule "tls.so"
 * enable_tls = yes
 * modparam("tls", "certificate", "example.com.pem")
 * modparam("tls", "ca_list", "ca.pem")
 * modparam("tls", "verify_client", "optional_no_ca")
 * listen = tls:192.0.2.1:5061
 * request_route {
 *     if (@tls.peer.verified == "1" && @tls.peer.subject.o == "Example") sl_send_reply("200", "OK");
 *     else sl_send_reply("403", "Not you");
 * }
 * ```
 * ```sip
 * actor dave tls:192.0.2.40 certificate=dave.example.com
 * actor mallory tls:192.0.2.66 certificate=mallory.example.net,self-signed
 * dave > OPTIONS sips:example.com
 * dave < 200
 * mallory > OPTIONS sips:example.com
 * mallory < 403
 * ```
 *
 * @example Show the connection and both ends
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40 certificate=dave.example.com
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $sel(tls.version)          => "TLSv1.3"
 * $sel(tls.cipher.bits)      => "256"
 * $sel(tls.peer.verified)    => "1"
 * $sel(tls.peer.subject.cn)  => "dave.example.com"
 * $sel(tls.peer.issuer.name) => "Example CA"
 * $sel(tls.peer.ip)          => "192.0.2.40"
 * $sel(tls.peer.issuer)      => "Example CA"
 * $sel(tls.my)               => "example.com"
 * $sel(tls.my.host)          => "example.com"
 * $sel(tls.my.verified)      => $null
 * ```
 *
 * @example There is no TLS
 * ```sip with=tls-mutual
 * alice > OPTIONS sip:example.com
 * alice < 200
 * ```
 * ```values
 * $sel(tls.version)         => $null
 * $sel(tls.peer.subject.cn) => $null
 * ```
 */
export const tlsSelect = tls.select('@tls', readersOf(sessionParts()))
