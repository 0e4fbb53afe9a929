/** The alternative names of the peer's certificate. */

import { alternativeNameCount, alternativeNameVariable } from './certificate-variables.ts'

/**
 * The DNS name among the alternative names of the peer's certificate.
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
 * $tls_peer_san_hostname => "dave.example.com"
 * $(tls_peer_san_hostname[1]) => $null
 * ```
 */
export const peerHost = alternativeNameVariable(
  '$tls_peer_san_hostname',
  'peerCertificate',
  'hosts',
)

/**
 * The URI among the alternative names of the peer's certificate.
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
 * $tls_peer_san_uri => "sip:dave.example.com"
 * $(tls_peer_san_uri[1]) => $null
 * ```
 */
export const peerUri = alternativeNameVariable('$tls_peer_san_uri', 'peerCertificate', 'uris')

/**
 * The mail address among the alternative names of the peer's certificate.
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
 * $tls_peer_san_email => "sip@dave.example.com"
 * $(tls_peer_san_email[1]) => $null
 * ```
 */
export const peerEmail = alternativeNameVariable('$tls_peer_san_email', 'peerCertificate', 'emails')

/**
 * The IP address among the alternative names of the peer's certificate.
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
 * $tls_peer_san_ip => "192.0.2.40"
 * $(tls_peer_san_ip[1]) => $null
 * ```
 */
export const peerAddress = alternativeNameVariable(
  '$tls_peer_san_ip',
  'peerCertificate',
  'addresses',
)

/**
 * How many alternative names of a kind the peer's certificate has.
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
 * $tls_peer_san_count(DNS) => 1
 * $tls_peer_san_count(IP) => 1
 * ```
 */
export const peerNameCount = alternativeNameCount('$tls_peer_san_count', 'peerCertificate')
