/** The alternative names of the server's own certificate. */

import { alternativeNameCount, alternativeNameVariable } from './certificate-variables.ts'

/**
 * The DNS name among the alternative names of the server's own certificate.
 *
 * The first, or with an index, from 0, another; `[*]` is all of them behind commas.
 *
 * @example Show the DNS name
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40 certificate=dave.example.com
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $tls_my_san_hostname => "example.com"
 * $(tls_my_san_hostname[1]) => $null
 * ```
 */
export const ownHost = alternativeNameVariable('$tls_my_san_hostname', 'ownCertificate', 'hosts')

/**
 * The URI among the alternative names of the server's own certificate.
 *
 * The first, or with an index, from 0, another; `[*]` is all of them behind commas.
 *
 * @example Show the URI
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40 certificate=dave.example.com
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $tls_my_san_uri => "sip:example.com"
 * $(tls_my_san_uri[1]) => $null
 * ```
 */
export const ownUri = alternativeNameVariable('$tls_my_san_uri', 'ownCertificate', 'uris')

/**
 * The mail address among the alternative names of the server's own certificate.
 *
 * The first, or with an index, from 0, another; `[*]` is all of them behind commas.
 *
 * @example Show the mail address
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40 certificate=dave.example.com
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $tls_my_san_email => "sip@example.com"
 * $(tls_my_san_email[1]) => $null
 * ```
 */
export const ownEmail = alternativeNameVariable('$tls_my_san_email', 'ownCertificate', 'emails')

/**
 * The IP address among the alternative names of the server's own certificate.
 *
 * The first, or with an index, from 0, another; `[*]` is all of them behind commas.
 *
 * @example Show the IP address
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40 certificate=dave.example.com
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $tls_my_san_ip => "192.0.2.1"
 * $(tls_my_san_ip[1]) => $null
 * ```
 */
export const ownAddress = alternativeNameVariable('$tls_my_san_ip', 'ownCertificate', 'addresses')

/**
 * How many alternative names of a kind the server's own certificate has.
 *
 * @param key - the kind: `DNS`, `URI`, `EMAIL`, `IP`
 *
 * @example Count the names
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40 certificate=dave.example.com
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $tls_my_san_count(DNS) => 1
 * $tls_my_san_count(IP) => 1
 * ```
 */
export const ownNameCount = alternativeNameCount('$tls_my_san_count', 'ownCertificate')
