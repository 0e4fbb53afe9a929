/** The module's parameters, and what they mean for its profiles. */

import { intParam, optionalStrParam, SiproseError, strParam } from 'siprose'

import { methodNames, methodOf } from './profiles/method.ts'
import { NameMode, VERIFICATIONS, verificationOf } from './profiles/profile.ts'
import { silentParams } from './silent-params.ts'
import type { TlsOptions } from './tls.ts'

/** The rows of the table. */
export const params = {
  /**
   * The versions of TLS there are, `TLSv1.2+` for that one and all later ones.
   *
   * `TLSv1`, `TLSv1.1`, `TLSv1.2` and `TLSv1.3` allow one version, with `+` that one and all later ones, and `SSLv23` all
   * four. Those before 1.2 are for phones that know no better: with them, weaker signatures and ciphers are taken too.
   *
   * @example Let in phones that know TLS 1.0 only
   * ```kamailio
   * loadmodule "tls.so"
   * enable_tls = yes
   * modparam("tls", "certificate", "server.pem")
   * modparam("tls", "tls_method", "TLSv1+")
   * request_route { drop; }
   * ```
   *
   * @compat Without it, TLS 1.2 and later; in Kamailio TLS 1.0 alone, which OpenSSL of today refuses. `TLSv1.3` and
   *   `TLSv1.3+` are there. SSL 2 and 3 are not: a configuration that asks for them alone does not start.
   * @rfc 8996
   */
  tls_method: strParam('TLSv1.2+'),

  /**
   * The file with the certificate that is shown.
   *
   * It is PEM. Behind the certificate stand those of the authorities that lead to the root, and it may hold the private key.
   * A name that begins with `/` stands as it is, one with `.` is looked for from the working directory, any other from the
   * directory of the configuration.
   *
   * @example Show a certificate
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "pv.so"
   * loadmodule "tls.so"
   * enable_tls = yes
   * modparam("tls", "certificate", "example.com.pem")
   * listen = tls:192.0.2.1:5061
   * request_route { sl_send_reply("200", "I am $tls_my_subject_cn"); }
   * ```
   * ```sip
   * actor dave tls:192.0.2.40
   * dave > OPTIONS sips:example.com
   * dave < 200 I am example.com
   * ```
   *
   * @compat For servers the default is `cert.pem` in the directory of the configuration; connections that are opened show a
   *   certificate only where one is named.
   */
  certificate: optionalStrParam(),

  /**
   * The file with the private key, where the certificate's own file does not hold it.
   *
   * @example Keep the key in a file of its own
   * ```kamailio
   * loadmodule "tls.so"
   * enable_tls = yes
   * modparam("tls", "certificate", "server.crt")
   * modparam("tls", "private_key", "server.key")
   * request_route { drop; }
   * ```
   *
   * @compat Keys in hardware, `/engine:…` and `/uri:…`, are refused: the run-time has no way to them.
   */
  private_key: optionalStrParam(),

  /**
   * The password of the private key, where its file is encrypted.
   *
   * @example Read an encrypted key
   * ```kamailio
   * loadmodule "tls.so"
   * enable_tls = yes
   * modparam("tls", "certificate", "server.pem")
   * modparam("tls", "private_key_password", "correct horse")
   * request_route { drop; }
   * ```
   */
  private_key_password: optionalStrParam(),

  /**
   * The file with the certificates of the authorities that are trusted, one after the other.
   *
   * Nobody else is: without a list there is no certificate that could be verified. Clients are told whom it holds.
   *
   * @example Trust the authority of the house
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "tls.so"
   * enable_tls = yes
   * modparam("tls", "certificate", "server.pem")
   * modparam("tls", "ca_list", "ca.pem")
   * modparam("tls", "verify_client", "on")
   * listen = tls:192.0.2.1:5061
   * request_route { sl_send_reply("200", "Welcome"); }
   * ```
   * ```sip
   * actor dave tls:192.0.2.40 certificate=dave.example.com
   * dave > OPTIONS sips:example.com
   * dave < 200 Welcome
   * ```
   */
  ca_list: optionalStrParam(),

  /**
   * A directory of certificates of authorities that are trusted, besides `ca_list`.
   *
   * Files are taken whose names end in `.pem`, `.crt`, `.cer`, or a number, as `c_rehash` makes them.
   *
   * @example Trust what the system's directory holds
   * ```kamailio
   * loadmodule "tls.so"
   * enable_tls = yes
   * modparam("tls", "certificate", "server.pem")
   * modparam("tls", "ca_path", "authorities")
   * request_route { drop; }
   * ```
   *
   * @compat The directory is read at the start and at each reload, not at each handshake, and clients are told whom it
   *   holds.
   */
  ca_path: optionalStrParam(),

  /**
   * The file with lists of revoked certificates.
   *
   * There has to be one of each authority in the chain of the certificates that are verified.
   *
   * @example Turn away certificates that were lost
   * ```kamailio
   * loadmodule "tls.so"
   * enable_tls = yes
   * modparam("tls", "certificate", "server.pem")
   * modparam("tls", "ca_list", "ca.pem")
   * modparam("tls", "crl", "crl.pem")
   * modparam("tls", "verify_client", "on")
   * request_route { drop; }
   * ```
   */
  crl: optionalStrParam(),

  /**
   * Whether certificates are verified: a server's always, a client's where it shows one.
   *
   * A server that a request is sent to must also be the one that was wanted: its certificate has to be for the domain of the
   * URI, unless that is an address, or a `server_name` says another.
   *
   * @example Send to servers that can be trusted only
   * ```kamailio
   * loadmodule "tls.so"
   * enable_tls = yes
   * modparam("tls", "certificate", "server.pem")
   * modparam("tls", "ca_list", "ca.pem")
   * modparam("tls", "verify_certificate", 1)
   * listen = tls:192.0.2.1:5061
   * request_route { forward(); }
   * ```
   * ```sip
   * actor dave tls:192.0.2.40 certificate=dave.example.com
   * actor mallory tls:192.0.2.66 certificate=mallory.example.net,self-signed
   * alice > MESSAGE sips:dave@192.0.2.40
   * dave  < MESSAGE sips:dave@192.0.2.40
   * dave  > 200
   * alice < 200
   * alice > MESSAGE sips:mallory@192.0.2.66
   * alice < 477 {*}
   * ```
   *
   * @compat Kamailio does not look at the name in the certificate.
   * @trap A certificate for `*.example.com` is for no SIP domain at all: wildcards do not count (RFC 5922 section 7.2).
   * @rfc 5922 section 7
   */
  verify_certificate: intParam(0, { min: 0, max: 1 }),

  /**
   * How many authorities may stand between a certificate that is verified and the root.
   *
   * @example Take only certificates of the root itself
   * ```kamailio
   * loadmodule "tls.so"
   * enable_tls = yes
   * modparam("tls", "certificate", "server.pem")
   * modparam("tls", "verify_depth", 0)
   * request_route { drop; }
   * ```
   *
   * @compat Authorities count that the peer has shown; the library is not asked, as the run-time does not pass that on.
   */
  verify_depth: intParam(9, { min: 0, max: 100 }),

  /**
   * Whether clients must show a certificate, where `verify_certificate` is on too.
   *
   * @example Let in phones with a certificate only
   * ```kamailio
   * loadmodule "tls.so"
   * enable_tls = yes
   * modparam("tls", "certificate", "server.pem")
   * modparam("tls", "ca_list", "ca.pem")
   * modparam("tls", "verify_certificate", 1)
   * modparam("tls", "require_certificate", 1)
   * listen = tls:192.0.2.1:5061
   * request_route { drop; }
   * ```
   * ```sip
   * actor dave tls:192.0.2.40
   * dave > OPTIONS sips:example.com
   * quiet 1s
   * ```
   */
  require_certificate: intParam(0, { min: 0, max: 1 }),

  /**
   * What certificate clients have to show, if any.
   *
   * `off` asks for none, `on` for a good one, `optional` lets in those without and those with a good one, `optional_no_ca`
   * everybody. It says what the two switches `verify_certificate` and `require_certificate` say, and wins over them. With
   * `optional_no_ca` the script decides, by `is_peer_verified()` or the variables.
   *
   * @example Let the script decide about certificates nobody knows
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "tls.so"
   * enable_tls = yes
   * modparam("tls", "certificate", "server.pem")
   * modparam("tls", "ca_list", "ca.pem")
   * modparam("tls", "verify_client", "optional_no_ca")
   * listen = tls:192.0.2.1:5061
   * request_route {
   *     if (is_peer_verified()) sl_send_reply("200", "Known");
   *     else sl_send_reply("403", "Who are you?");
   * }
   * ```
   * ```sip
   * actor dave tls:192.0.2.40 certificate=dave.example.com
   * actor erin tls:192.0.2.50 certificate=erin.example.com,expired
   * dave > OPTIONS sips:example.com
   * dave < 200 Known
   * erin > OPTIONS sips:example.com
   * erin < 403 Who are you?
   * ```
   *
   * @compat Where profiles of one socket differ, all its clients are asked for a certificate, and the profile of the name
   *   decides what becomes of the answer.
   */
  verify_client: strParam('off', { values: VERIFICATIONS }),

  /**
   * The ciphers for TLS 1.2 and before, as OpenSSL writes lists of them.
   *
   * @example Take only ciphers that keep old recordings safe
   * ```kamailio
   * loadmodule "tls.so"
   * enable_tls = yes
   * modparam("tls", "certificate", "server.pem")
   * modparam("tls", "cipher_list", "ECDHE+AESGCM:ECDHE+CHACHA20")
   * request_route { drop; }
   * ```
   */
  cipher_list: optionalStrParam(),

  /**
   * The name that servers have to have, instead of the domain of the URI.
   *
   * They are asked for it, and where certificates are verified, theirs has to be for it. It belongs in a profile of
   * `tls.cfg`, `[client:192.0.2.40:5061]` for example; here it is for all connections that are opened.
   *
   * @example Ask a provider for the name in its certificate
   * ```kamailio
   * loadmodule "tls.so"
   * enable_tls = yes
   * modparam("tls", "certificate", "server.pem")
   * modparam("tls", "ca_list", "ca.pem")
   * modparam("tls", "verify_certificate", 1)
   * modparam("tls", "server_name", "dave.example.com")
   * listen = tls:192.0.2.1:5061
   * request_route { forward(); }
   * ```
   * ```sip
   * actor dave tls:192.0.2.40 certificate=dave.example.com
   * alice > MESSAGE sips:dave@192.0.2.40
   * dave  < MESSAGE sips:dave@192.0.2.40
   * dave  > 200
   * alice < 200
   * ```
   *
   * @compat Without it the domain of the URI is asked for, where it is no address; Kamailio then asks for none.
   * @rfc 6066 section 3
   */
  server_name: optionalStrParam(),

  /**
   * How long a connection stays open on which nothing has ever passed, -1 for ever.
   *
   * After the first message it is `tcp_connection_lifetime` that counts.
   *
   * @example Close connections that nobody uses soon
   * ```kamailio
   * loadmodule "tls.so"
   * enable_tls = yes
   * modparam("tls", "certificate", "server.pem")
   * modparam("tls", "connection_timeout", 60)
   * request_route { drop; }
   * ```
   */
  connection_timeout: intParam(600, { min: -1, max: 1_000_000, unit: 's' }),

  /**
   * Whether a client may take up a session again, with a shorter handshake.
   *
   * @example Spare phones that come back the long handshake
   * ```kamailio
   * loadmodule "tls.so"
   * enable_tls = yes
   * modparam("tls", "certificate", "server.pem")
   * modparam("tls", "session_cache", 1)
   * request_route { drop; }
   * ```
   *
   * @compat Sessions are kept by clients, in tickets; a reload makes them worthless.
   */
  session_cache: intParam(0, { min: 0, max: 1 }),

  /**
   * What sessions belong to; only a server with the same text takes them up again.
   *
   * @example Keep the sessions of two services apart
   * ```kamailio
   * loadmodule "tls.so"
   * enable_tls = yes
   * modparam("tls", "certificate", "server.pem")
   * modparam("tls", "session_cache", 1)
   * modparam("tls", "session_id", "edge")
   * request_route { drop; }
   * ```
   *
   * @compat The first 32 bytes count, as OpenSSL has it.
   */
  session_id: strParam('kamailio-tls-5.x.y'),

  /**
   * Whether a peer may begin another handshake on a connection, before TLS 1.3.
   *
   * It costs this side much more than the peer, so it is for trusted peers.
   *
   * @example Serve an old gateway that insists on it
   * ```kamailio
   * loadmodule "tls.so"
   * enable_tls = yes
   * modparam("tls", "certificate", "server.pem")
   * modparam("tls", "renegotiation", 1)
   * request_route { drop; }
   * ```
   *
   * @compat Even then, more than three in ten minutes end the connection.
   */
  renegotiation: intParam(0, { min: 0, max: 1 }),

  /**
   * The file of profiles: rules and certificates for each address and name.
   *
   * A line is a section, `[server:default]`, `[server:192.0.2.1:5061]`, `[server:any]`, the same with `client`, or a key
   * with its value, as `method`, `certificate` or `server_name`. What a section does not say is as the parameters have it.
   *
   * @example Show each domain its own certificate
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "pv.so"
   * loadmodule "tls.so"
   * enable_tls = yes
   * modparam("tls", "config", "tls.cfg")
   * listen = tls:192.0.2.1:5061
   * request_route { sl_send_reply("200", "$tls_my_subject_cn"); }
   * ```
   * ```file name=tls.cfg
   * [server:default]
   * certificate = example.com.pem
   *
   * [server:any]
   * server_name = example.org
   * certificate = example.org.pem
   * ```
   * ```sip
   * actor dave tls:192.0.2.40
   * actor erin tls:192.0.2.50 server-name=example.org
   * dave > OPTIONS sips:example.com
   * dave < 200 example.com
   * erin > OPTIONS sips:example.org
   * erin < 200 example.org
   * ```
   *
   * @compat A profile of a server for an address that is not listened on is a warning, not an error. Without a section for
   *   it, the default is what the parameters say.
   */
  config: optionalStrParam(),

  /**
   * The longest record that is sent, in bytes of text; 0 and -1 for the library's own.
   *
   * @example Send small records to phones with little memory
   * ```kamailio
   * loadmodule "tls.so"
   * enable_tls = yes
   * modparam("tls", "certificate", "server.pem")
   * modparam("tls", "ssl_max_send_fragment", 4096)
   * request_route { drop; }
   * ```
   */
  ssl_max_send_fragment: intParam(0, { min: -1, max: 16_384, unit: 'bytes' }),

  /**
   * How many bytes may wait to be encrypted for a peer, besides `tcp_conn_wq_max`.
   *
   * -1 stands for 65536. When half of both together waits, no more is read from the peer until it has taken some.
   *
   * @example Let a trunk send its requests in large bursts
   * ```kamailio
   * loadmodule "tls.so"
   * enable_tls = yes
   * modparam("tls", "certificate", "server.pem")
   * modparam("tls", "con_ct_wq_max", 1048576)
   * request_route { drop; }
   * ```
   */
  con_ct_wq_max: intParam(-1, { min: -1, max: 1_073_741_824, unit: 'bytes' }),

  /**
   * The XAVP in which a script says what it wishes of a connection that its message opens.
   *
   * `server_name` is the name that is asked for (SNI) and expected in the certificate, `server_id` the profile, as `tls_set_connect_server_id()` chooses
   * it. A connection to the address that is open already is used as it is, unless `tls_connection_match_domain` is on.
   *
   * @example One provider for each customer
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "tls.so"
   * enable_tls = yes
   * modparam("tls", "config", "tls.cfg")
   * modparam("tls", "xavp_cfg", "tls")
   * listen = tls:192.0.2.1:5061
   * request_route {
   *     $xavp(tls=>server_id) = "provider";
   *     $xavp(tls[0]=>server_name) = "sip.example.net";
   *     forward();
   * }
   * ```
   * ```file name=tls.cfg
   * [server:default]
   * certificate = example.com.pem
   *
   * [client:any]
   * server_id = provider
   * certificate = customer42.pem
   * ca_list = ca.pem
   * verify_certificate = yes
   * ```
   * ```sip
   * actor dave tls:192.0.2.40 certificate=sip.example.net
   * actor mallory tls:192.0.2.66 certificate=mallory.example.org
   * alice > MESSAGE sip:dave@192.0.2.40;transport=tls
   * dave  < MESSAGE sip:dave@192.0.2.40;transport=tls
   * dave  > 200
   * alice < 200
   * alice > MESSAGE sip:dave@192.0.2.66;transport=tls
   * alice < 477 {*}
   * ```
   */
  xavp_cfg: optionalStrParam(),

  ...silentParams,
} as const

/** The values of the parameters that {@link optionsOf} reads. */
export interface Values {
  readonly tls_method: string
  readonly certificate: string | null
  readonly private_key: string | null
  readonly private_key_password: string | null
  readonly ca_list: string | null
  readonly ca_path: string | null
  readonly crl: string | null
  readonly verify_certificate: number
  readonly verify_depth: number
  readonly require_certificate: number
  readonly verify_client: string
  readonly cipher_list: string | null
  readonly server_name: string | null
  readonly connection_timeout: number
  readonly session_cache: number
  readonly session_id: string
  readonly renegotiation: number
  readonly config: string | null
  readonly ssl_max_send_fragment: number
  readonly con_ct_wq_max: number
  readonly xavp_cfg: string | null
}

const LEAST_FRAGMENT = 512
const CLEAR_BYTES = 65_536

/**
 * What the parameters say.
 *
 * @throws SiproseError for a method there is none of
 */
export function optionsOf(values: Values): TlsOptions {
  const method = methodOf(values.tls_method)
  if (method === null) {
    const fact = `\`tls_method\` is \`${values.tls_method}\`; it can be ${methodNames.join(', ')}`
    throw new SiproseError('tls/unknown-method', fact, { method: values.tls_method })
  }
  const named = VERIFICATIONS.find((one) => one === values.verify_client)
  const pair = verificationOf(values.verify_certificate === 1, values.require_certificate === 1)
  const fragment = values.ssl_max_send_fragment
  return {
    config: values.config,
    values: {
      method,
      verify: named === undefined || named === 'off' ? pair : named,
      verifyDepth: values.verify_depth,
      certificate: values.certificate,
      privateKey: values.private_key,
      privateKeyPassword: values.private_key_password,
      caList: values.ca_list,
      caPath: values.ca_path,
      crl: values.crl,
      ciphers: values.cipher_list,
      serverName: values.server_name,
      serverNameMode: NameMode.ITSELF,
      serverId: null,
    },
    sessionCache: values.session_cache === 1,
    sessionId: values.session_id,
    renegotiation: values.renegotiation === 1,
    maxSendFragment: fragment < LEAST_FRAGMENT ? null : fragment,
    wishes: values.xavp_cfg,
    clearBytes: values.con_ct_wq_max < 0 ? CLEAR_BYTES : values.con_ct_wq_max,
    unusedMs: values.connection_timeout < 0 ? Infinity : values.connection_timeout * 1000,
  }
}
