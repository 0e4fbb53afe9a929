/** The names in the peer's certificate. */

import { NAME_PARTS } from '../certificates/distinguished-name.ts'
import { nameVariable } from './certificate-variables.ts'

/**
 * The whole name of the owner of the peer's certificate, in one line.
 *
 * @example Show who it is for
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40 certificate=dave.example.com
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $tls_peer_subject => "/C=FI/ST=Uusimaa/L=Espoo/O=Example/OU=Voice/CN=dave.example.com/UID=dave"
 * ```
 *
 * @compat In Kamailio it is always `$null`; `$tls(p_subject_line)` is the same there.
 */
export const peerSubject = nameVariable('$tls_peer_subject', 'peerCertificate', 'subject', null)

/**
 * The common name of the owner of the peer's certificate.
 *
 * It is `CN`; the first where there are several, `$null` where there is none.
 *
 * @example Show the common name
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40 certificate=dave.example.com
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $tls_peer_subject_cn => "dave.example.com"
 * ```
 */
export const peerSubjectCn = nameVariable(
  '$tls_peer_subject_cn',
  'peerCertificate',
  'subject',
  NAME_PARTS.cn,
)

/**
 * The town of the owner of the peer's certificate.
 *
 * It is `L`; the first where there are several, `$null` where there is none.
 *
 * @example Show the town
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40 certificate=dave.example.com
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $tls_peer_subject_locality => "Espoo"
 * ```
 */
export const peerSubjectLocality = nameVariable(
  '$tls_peer_subject_locality',
  'peerCertificate',
  'subject',
  NAME_PARTS.locality,
)

/**
 * The country of the owner of the peer's certificate.
 *
 * It is `C`; the first where there are several, `$null` where there is none.
 *
 * @example Show the country
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40 certificate=dave.example.com
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $tls_peer_subject_country => "FI"
 * ```
 */
export const peerSubjectCountry = nameVariable(
  '$tls_peer_subject_country',
  'peerCertificate',
  'subject',
  NAME_PARTS.country,
)

/**
 * The state or province of the owner of the peer's certificate.
 *
 * It is `ST`; the first where there are several, `$null` where there is none.
 *
 * @example Show the state or province
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40 certificate=dave.example.com
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $tls_peer_subject_state => "Uusimaa"
 * ```
 */
export const peerSubjectState = nameVariable(
  '$tls_peer_subject_state',
  'peerCertificate',
  'subject',
  NAME_PARTS.state,
)

/**
 * The organisation of the owner of the peer's certificate.
 *
 * It is `O`; the first where there are several, `$null` where there is none.
 *
 * @example Show the organisation
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40 certificate=dave.example.com
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $tls_peer_subject_organization => "Example"
 * ```
 */
export const peerSubjectOrganization = nameVariable(
  '$tls_peer_subject_organization',
  'peerCertificate',
  'subject',
  NAME_PARTS.organization,
)

/**
 * The department of the owner of the peer's certificate.
 *
 * It is `OU`; the first where there are several, `$null` where there is none.
 *
 * @example Show the department
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40 certificate=dave.example.com
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $tls_peer_subject_unit => "Voice"
 * ```
 */
export const peerSubjectUnit = nameVariable(
  '$tls_peer_subject_unit',
  'peerCertificate',
  'subject',
  NAME_PARTS.unit,
)

/**
 * The user id of the owner of the peer's certificate.
 *
 * It is `UID`; the first where there are several, `$null` where there is none.
 *
 * @example Show the user id
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40 certificate=dave.example.com
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $tls_peer_subject_uid => "dave"
 * ```
 */
export const peerSubjectUid = nameVariable(
  '$tls_peer_subject_uid',
  'peerCertificate',
  'subject',
  NAME_PARTS.uid,
)

/**
 * The whole name of the authority behind the peer's certificate, in one line.
 *
 * @example Show who vouches for it
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40 certificate=dave.example.com
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $tls_peer_issuer => "/C=FI/ST=Uusimaa/L=Espoo/O=Example/OU=Trust/CN=Example CA"
 * ```
 *
 * @compat In Kamailio it is always `$null`; `$tls(p_issuer_line)` is the same there.
 */
export const peerIssuer = nameVariable('$tls_peer_issuer', 'peerCertificate', 'issuer', null)

/**
 * The common name of the authority behind the peer's certificate.
 *
 * It is `CN`; the first where there are several, `$null` where there is none.
 *
 * @example Show the common name
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40 certificate=dave.example.com
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $tls_peer_issuer_cn => "Example CA"
 * ```
 */
export const peerIssuerCn = nameVariable(
  '$tls_peer_issuer_cn',
  'peerCertificate',
  'issuer',
  NAME_PARTS.cn,
)

/**
 * The town of the authority behind the peer's certificate.
 *
 * It is `L`; the first where there are several, `$null` where there is none.
 *
 * @example Show the town
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40 certificate=dave.example.com
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $tls_peer_issuer_locality => "Espoo"
 * ```
 */
export const peerIssuerLocality = nameVariable(
  '$tls_peer_issuer_locality',
  'peerCertificate',
  'issuer',
  NAME_PARTS.locality,
)

/**
 * The country of the authority behind the peer's certificate.
 *
 * It is `C`; the first where there are several, `$null` where there is none.
 *
 * @example Show the country
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40 certificate=dave.example.com
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $tls_peer_issuer_country => "FI"
 * ```
 */
export const peerIssuerCountry = nameVariable(
  '$tls_peer_issuer_country',
  'peerCertificate',
  'issuer',
  NAME_PARTS.country,
)

/**
 * The state or province of the authority behind the peer's certificate.
 *
 * It is `ST`; the first where there are several, `$null` where there is none.
 *
 * @example Show the state or province
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40 certificate=dave.example.com
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $tls_peer_issuer_state => "Uusimaa"
 * ```
 */
export const peerIssuerState = nameVariable(
  '$tls_peer_issuer_state',
  'peerCertificate',
  'issuer',
  NAME_PARTS.state,
)

/**
 * The organisation of the authority behind the peer's certificate.
 *
 * It is `O`; the first where there are several, `$null` where there is none.
 *
 * @example Show the organisation
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40 certificate=dave.example.com
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $tls_peer_issuer_organization => "Example"
 * ```
 */
export const peerIssuerOrganization = nameVariable(
  '$tls_peer_issuer_organization',
  'peerCertificate',
  'issuer',
  NAME_PARTS.organization,
)

/**
 * The department of the authority behind the peer's certificate.
 *
 * It is `OU`; the first where there are several, `$null` where there is none.
 *
 * @example Show the department
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40 certificate=dave.example.com
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $tls_peer_issuer_unit => "Trust"
 * ```
 */
export const peerIssuerUnit = nameVariable(
  '$tls_peer_issuer_unit',
  'peerCertificate',
  'issuer',
  NAME_PARTS.unit,
)
