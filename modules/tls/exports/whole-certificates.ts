/** Certificates as a whole: both ends of the connection. */

import { certificateVersion } from '../certificates/version.ts'
import { pemOf, percentEncoded, serialOf } from '../certificates/texts.ts'
import { certificateNumber, certificateText } from './certificate-variables.ts'

/**
 * The peer's certificate, as PEM.
 *
 * @example Show how it begins
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40 certificate=dave.example.com
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $(tls_peer_raw_cert{s.substr,0,27}) => "-----BEGIN CERTIFICATE-----"
 * ```
 */
export const peerRawCertificate = certificateText('$tls_peer_raw_cert', 'peerCertificate', pemOf)

/**
 * The peer's certificate, as PEM with percent signs for what a URI cannot hold.
 *
 * It fits into a header or a query.
 *
 * @example Show how it begins
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40 certificate=dave.example.com
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $(tls_peer_urlencoded_cert{s.substr,0,32}) => "-----BEGIN%20CERTIFICATE-----%0a"
 * ```
 */
export const peerEncodedCertificate = certificateText(
  '$tls_peer_urlencoded_cert',
  'peerCertificate',
  (one) => percentEncoded(pemOf(one)),
)

/**
 * The format of the peer's certificate: 2 for version 3 of X.509, 0 for version 1.
 *
 * @example Show the version
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40 certificate=dave.example.com
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $tls_peer_version => 2
 * ```
 */
export const peerVersion = certificateNumber(
  '$tls_peer_version',
  'peerCertificate',
  certificateVersion,
)

/**
 * The serial number of the peer's certificate, in decimal.
 *
 * It is a text, as it may have fifty digits.
 *
 * @example Show the serial number
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40 certificate=dave.example.com
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $tls_peer_serial => "4660"
 * ```
 */
export const peerSerial = certificateText('$tls_peer_serial', 'peerCertificate', serialOf)

/**
 * The server's own certificate, as PEM.
 *
 * @example Show how it begins
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40 certificate=dave.example.com
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $(tls_my_raw_cert{s.substr,0,27}) => "-----BEGIN CERTIFICATE-----"
 * ```
 */
export const ownRawCertificate = certificateText('$tls_my_raw_cert', 'ownCertificate', pemOf)

/**
 * The server's own certificate, as PEM with percent signs for what a URI cannot hold.
 *
 * It fits into a header or a query.
 *
 * @example Show how it begins
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40 certificate=dave.example.com
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $(tls_my_urlencoded_cert{s.substr,0,32}) => "-----BEGIN%20CERTIFICATE-----%0a"
 * ```
 */
export const ownEncodedCertificate = certificateText(
  '$tls_my_urlencoded_cert',
  'ownCertificate',
  (one) => percentEncoded(pemOf(one)),
)

/**
 * The format of the server's own certificate: 2 for version 3 of X.509, 0 for version 1.
 *
 * @example Show the version
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40 certificate=dave.example.com
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $tls_my_version => 2
 * ```
 */
export const ownVersion = certificateNumber('$tls_my_version', 'ownCertificate', certificateVersion)

/**
 * The serial number of the server's own certificate, in decimal.
 *
 * It is a text, as it may have fifty digits.
 *
 * @example Show the serial number
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40 certificate=dave.example.com
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $tls_my_serial => "4660"
 * ```
 */
export const ownSerial = certificateText('$tls_my_serial', 'ownCertificate', serialOf)

/**
 * From when on the peer's certificate is good.
 *
 * @example Show the day
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40 certificate=dave.example.com
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $tls_peer_notBefore => "Dec  1 00:00:00 1999 GMT"
 * ```
 */
export const peerNotBefore = certificateText(
  '$tls_peer_notBefore',
  'peerCertificate',
  (one) => one.validFrom,
)

/**
 * Until when the peer's certificate is good.
 *
 * @example Show the day
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40 certificate=dave.example.com
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $tls_peer_notAfter => "Dec  1 00:00:00 2009 GMT"
 * ```
 */
export const peerNotAfter = certificateText(
  '$tls_peer_notAfter',
  'peerCertificate',
  (one) => one.validTo,
)
