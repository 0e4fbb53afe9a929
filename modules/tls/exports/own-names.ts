/** The names in the server's own certificate. */

import { NAME_PARTS } from '../certificates/distinguished-name.ts'
import { nameVariable } from './certificate-variables.ts'

/**
 * The whole name of the owner of the server's own certificate, in one line.
 *
 * @example Show who it is for
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40 certificate=dave.example.com
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $tls_my_subject => "/C=FI/ST=Uusimaa/L=Espoo/O=Example/OU=Voice/CN=example.com/UID=example"
 * ```
 *
 * @compat In Kamailio it is always `$null`; `$tls(m_subject_line)` is the same there.
 */
export const ownSubject = nameVariable('$tls_my_subject', 'ownCertificate', 'subject', null)

/**
 * The common name of the owner of the server's own certificate.
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
 * $tls_my_subject_cn => "example.com"
 * ```
 */
export const ownSubjectCn = nameVariable(
  '$tls_my_subject_cn',
  'ownCertificate',
  'subject',
  NAME_PARTS.cn,
)

/**
 * The town of the owner of the server's own certificate.
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
 * $tls_my_subject_locality => "Espoo"
 * ```
 */
export const ownSubjectLocality = nameVariable(
  '$tls_my_subject_locality',
  'ownCertificate',
  'subject',
  NAME_PARTS.locality,
)

/**
 * The country of the owner of the server's own certificate.
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
 * $tls_my_subject_country => "FI"
 * ```
 */
export const ownSubjectCountry = nameVariable(
  '$tls_my_subject_country',
  'ownCertificate',
  'subject',
  NAME_PARTS.country,
)

/**
 * The state or province of the owner of the server's own certificate.
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
 * $tls_my_subject_state => "Uusimaa"
 * ```
 */
export const ownSubjectState = nameVariable(
  '$tls_my_subject_state',
  'ownCertificate',
  'subject',
  NAME_PARTS.state,
)

/**
 * The organisation of the owner of the server's own certificate.
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
 * $tls_my_subject_organization => "Example"
 * ```
 */
export const ownSubjectOrganization = nameVariable(
  '$tls_my_subject_organization',
  'ownCertificate',
  'subject',
  NAME_PARTS.organization,
)

/**
 * The department of the owner of the server's own certificate.
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
 * $tls_my_subject_unit => "Voice"
 * ```
 */
export const ownSubjectUnit = nameVariable(
  '$tls_my_subject_unit',
  'ownCertificate',
  'subject',
  NAME_PARTS.unit,
)

/**
 * The user id of the owner of the server's own certificate.
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
 * $tls_my_subject_uid => "example"
 * ```
 */
export const ownSubjectUid = nameVariable(
  '$tls_my_subject_uid',
  'ownCertificate',
  'subject',
  NAME_PARTS.uid,
)

/**
 * The whole name of the authority behind the server's own certificate, in one line.
 *
 * @example Show who vouches for it
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40 certificate=dave.example.com
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $tls_my_issuer => "/C=FI/ST=Uusimaa/L=Espoo/O=Example/OU=Trust/CN=Example CA"
 * ```
 *
 * @compat In Kamailio it is always `$null`; `$tls(m_issuer_line)` is the same there.
 */
export const ownIssuer = nameVariable('$tls_my_issuer', 'ownCertificate', 'issuer', null)

/**
 * The common name of the authority behind the server's own certificate.
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
 * $tls_my_issuer_cn => "Example CA"
 * ```
 */
export const ownIssuerCn = nameVariable(
  '$tls_my_issuer_cn',
  'ownCertificate',
  'issuer',
  NAME_PARTS.cn,
)

/**
 * The town of the authority behind the server's own certificate.
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
 * $tls_my_issuer_locality => "Espoo"
 * ```
 */
export const ownIssuerLocality = nameVariable(
  '$tls_my_issuer_locality',
  'ownCertificate',
  'issuer',
  NAME_PARTS.locality,
)

/**
 * The country of the authority behind the server's own certificate.
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
 * $tls_my_issuer_country => "FI"
 * ```
 */
export const ownIssuerCountry = nameVariable(
  '$tls_my_issuer_country',
  'ownCertificate',
  'issuer',
  NAME_PARTS.country,
)

/**
 * The state or province of the authority behind the server's own certificate.
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
 * $tls_my_issuer_state => "Uusimaa"
 * ```
 */
export const ownIssuerState = nameVariable(
  '$tls_my_issuer_state',
  'ownCertificate',
  'issuer',
  NAME_PARTS.state,
)

/**
 * The organisation of the authority behind the server's own certificate.
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
 * $tls_my_issuer_organization => "Example"
 * ```
 */
export const ownIssuerOrganization = nameVariable(
  '$tls_my_issuer_organization',
  'ownCertificate',
  'issuer',
  NAME_PARTS.organization,
)

/**
 * The department of the authority behind the server's own certificate.
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
 * $tls_my_issuer_unit => "Trust"
 * ```
 */
export const ownIssuerUnit = nameVariable(
  '$tls_my_issuer_unit',
  'ownCertificate',
  'issuer',
  NAME_PARTS.unit,
)
