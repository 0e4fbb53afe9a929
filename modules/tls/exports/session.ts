/** The connection that a message came by: its version and its cipher. */

import { partKey } from 'siprose'

import { cipherBits } from '../cipher-bits.ts'
import { oneLine } from '../certificates/distinguished-name.ts'
import { tls } from '../module.ts'

/**
 * The version of TLS of the connection that the message came by.
 *
 * It is `$null` for messages that came by another transport.
 *
 * @example Show both ends all they may know
 * ```kamailio name=tls-mutual
 * loadmodule "sl.so"
 * loadmodule "pv.so"
 * loadmodule "tls.so"
 * enable_tls = yes
 * modparam("tls", "certificate", "example.com.pem")
 * modparam("tls", "ca_list", "ca.pem")
 * modparam("tls", "verify_client", "optional_no_ca")
 * listen = tls:192.0.2.1:5061
 * request_route { sl_send_reply("200", "OK"); }
 * ```
 * ```sip
 * actor dave tls:192.0.2.40 certificate=dave.example.com
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $tls_version => "TLSv1.3"
 * ```
 *
 * @example There is none
 * ```sip with=tls-mutual
 * alice > OPTIONS sip:example.com
 * alice < 200
 * ```
 * ```values
 * $tls_version => $null
 * $tls_peer_subject_cn => $null
 * ```
 */
export const version = tls.pseudoVariable(
  { name: '$tls_version', type: 'str' },
  { get: (self, ctx) => self.state.sessionOf(ctx)?.protocol ?? null },
)

/**
 * The cipher of the connection, with its version and the bits of its key, for people.
 *
 * @example Show the cipher
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $tls_description => "TLS_AES_256_GCM_SHA384 TLSv1.3 256 bits"
 * ```
 *
 * @compat Kamailio shows OpenSSL's own line, which the run-time does not pass on.
 */
export const description = tls.pseudoVariable(
  { name: '$tls_description', type: 'str' },
  {
    get: (self, ctx) => {
      const session = self.state.sessionOf(ctx)
      return session === null ? null : describe(session.cipher)
    },
  },
)

/** A cipher for people. */
export function describe(cipher: { readonly name: string; readonly version: string }): string {
  return `${cipher.name} ${cipher.version} ${cipherBits(cipher.name)} bits`
}

/**
 * The name of the connection's cipher.
 *
 * @example Show the cipher
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $tls_cipher_info => "TLS_AES_256_GCM_SHA384"
 * ```
 */
export const cipherInfo = tls.pseudoVariable(
  { name: '$tls_cipher_info', type: 'str' },
  { get: (self, ctx) => self.state.sessionOf(ctx)?.cipher.name ?? null },
)

/**
 * How many bits the key of the connection's cipher has.
 *
 * @example Show the length of the key
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $tls_cipher_bits => 256
 * ```
 */
export const bits = tls.pseudoVariable(
  { name: '$tls_cipher_bits', type: 'int' },
  {
    get: (self, ctx) => {
      const session = self.state.sessionOf(ctx)
      return session === null ? null : cipherBits(session.cipher.name)
    },
  },
)

/**
 * The name that the client asked for when it began the connection.
 *
 * It is `$null` where it asked for none.
 *
 * @example Serve a domain by the name that was asked for
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40 server-name=example.org
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $tls_peer_server_name => "example.org"
 * ```
 *
 * @rfc 6066 section 3
 */
export const askedName = tls.pseudoVariable(
  { name: '$tls_peer_server_name', type: 'str' },
  { get: (self, ctx) => self.state.sessionOf(ctx)?.serverName ?? null },
)

const lines = new Map([
  ['m_issuer_line', ['ownCertificate', 'issuer']],
  ['m_subject_line', ['ownCertificate', 'subject']],
  ['p_issuer_line', ['peerCertificate', 'issuer']],
  ['p_subject_line', ['peerCertificate', 'subject']],
] as const)

/**
 * A whole name of a certificate in one line.
 *
 * @param key - `m_` for the server's own certificate, `p_` for the peer's; whose name it is: `subject_line` or `issuer_line`
 *
 * @example Show who the peer is
 * ```sip with=tls-mutual
 * actor dave tls:192.0.2.40 certificate=dave.example.com
 * dave > OPTIONS sips:example.com
 * dave < 200
 * ```
 * ```values
 * $tls(p_subject_line) => "/C=FI/ST=Uusimaa/L=Espoo/O=Example/OU=Voice/CN=dave.example.com/UID=dave"
 * $tls(m_issuer_line) => "/C=FI/ST=Uusimaa/L=Espoo/O=Example/OU=Trust/CN=Example CA"
 * ```
 */
export const line = tls.pseudoVariable(
  {
    name: '$tls',
    type: 'str',
    key: partKey(lines, 'key'),
  },
  {
    get: (self, ctx, [side, whose]) => {
      const certificate = self.state.sessionOf(ctx)?.[side] ?? null
      return certificate === null ? null : oneLine(certificate[whose])
    },
  },
)
