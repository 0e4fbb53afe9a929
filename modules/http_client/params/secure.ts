/** Parameters about TLS. */

import { boolParam, intParam, strParam } from 'siprose'

/** The rows of the table. */
export const secureParams = {
  /**
   * The file, or the directory, with the certificates of who is trusted.
   *
   * Those of the system if it is empty.
   *
   * @example Over TLS
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "http_client.so"
   * modparam("http_client", "cacert", "ca.pem")
   * request_route {
   *     $var(code) = http_client_query("https://192.0.2.80/", "$var(text)");
   *     sl_send_reply("200", "$var(code) $var(text)");
   * }
   * ```
   * ```sip
   * actor service tls:192.0.2.80:443
   * alice > OPTIONS sip:example.com
   * ```
   * ```http
   * service < GET /
   * service > 200 OK
   *
   *           Hello
   * ```
   * ```sip
   * alice < 200 200 Hello
   * ```
   */
  cacert: strParam(''),

  /**
   * The file with the certificate that services are shown, in PEM; empty for none.
   *
   * @example Over TLS
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "http_client.so"
   * modparam("http_client", "client_cert", "proxy.example.com.pem")
   * modparam("http_client", "client_key", "proxy.example.com.pem")
   * request_route {
   *     $var(code) = http_client_query("https://192.0.2.80/", "$var(text)");
   *     sl_send_reply("200", "$var(code) $var(text)");
   * }
   * ```
   * ```sip
   * actor service tls:192.0.2.80:443
   * alice > OPTIONS sip:example.com
   * ```
   * ```http
   * service < GET /
   * service > 200 OK
   *
   *           Hello
   * ```
   * ```sip
   * alice < 200 200 Hello
   * ```
   */
  client_cert: strParam(''),

  /**
   * The file with the key of `client_cert`.
   *
   * @example Over TLS
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "http_client.so"
   * modparam("http_client", "client_cert", "proxy.example.com.pem")
   * modparam("http_client", "client_key", "proxy.example.com.pem")
   * request_route {
   *     $var(code) = http_client_query("https://192.0.2.80/", "$var(text)");
   *     sl_send_reply("200", "$var(code) $var(text)");
   * }
   * ```
   * ```sip
   * actor service tls:192.0.2.80:443
   * alice > OPTIONS sip:example.com
   * ```
   * ```http
   * service < GET /
   * service > 200 OK
   *
   *           Hello
   * ```
   * ```sip
   * alice < 200 200 Hello
   * ```
   */
  client_key: strParam(''),

  /**
   * The ciphers that may be used, as OpenSSL writes them; empty for the usual ones.
   *
   * @example Over TLS
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "http_client.so"
   * modparam("http_client", "cipher_suites", "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256")
   * request_route {
   *     $var(code) = http_client_query("https://192.0.2.80/", "$var(text)");
   *     sl_send_reply("200", "$var(code) $var(text)");
   * }
   * ```
   * ```sip
   * actor service tls:192.0.2.80:443
   * alice > OPTIONS sip:example.com
   * ```
   * ```http
   * service < GET /
   * service > 200 OK
   *
   *           Hello
   * ```
   * ```sip
   * alice < 200 200 Hello
   * ```
   */
  cipher_suites: strParam(''),

  /**
   * The lowest version of TLS that is spoken: 0 any, 4 1.0, 5 1.1, 6 1.2, 7 1.3.
   *
   * @example Over TLS
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "http_client.so"
   * modparam("http_client", "tlsversion", 6)
   * request_route {
   *     $var(code) = http_client_query("https://192.0.2.80/", "$var(text)");
   *     sl_send_reply("200", "$var(code) $var(text)");
   * }
   * ```
   * ```sip
   * actor service tls:192.0.2.80:443
   * alice > OPTIONS sip:example.com
   * ```
   * ```http
   * service < GET /
   * service > 200 OK
   *
   *           Hello
   * ```
   * ```sip
   * alice < 200 200 Hello
   * ```
   *
   * @compat 2 and 3, which are versions of SSL, are refused.
   */
  tlsversion: intParam(0, { min: 0, max: 7 }),

  /**
   * Whether the certificate of a service has to be signed by somebody who is trusted.
   *
   * @example Over TLS
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "http_client.so"
   * modparam("http_client", "verify_peer", 0)
   * request_route {
   *     $var(code) = http_client_query("https://192.0.2.80/", "$var(text)");
   *     sl_send_reply("200", "$var(code) $var(text)");
   * }
   * ```
   * ```sip
   * actor service tls:192.0.2.80:443
   * alice > OPTIONS sip:example.com
   * ```
   * ```http
   * service < GET /
   * service > 200 OK
   *
   *           Hello
   * ```
   * ```sip
   * alice < 200 200 Hello
   * ```
   */
  verify_peer: boolParam(true),

  /**
   * Whether the certificate of a service has to be for the host in the URL: 2 if so, 0 if not.
   *
   * @example Over TLS
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "http_client.so"
   * modparam("http_client", "verify_host", 0)
   * request_route {
   *     $var(code) = http_client_query("https://192.0.2.80/", "$var(text)");
   *     sl_send_reply("200", "$var(code) $var(text)");
   * }
   * ```
   * ```sip
   * actor service tls:192.0.2.80:443
   * alice > OPTIONS sip:example.com
   * ```
   * ```http
   * service < GET /
   * service > 200 OK
   *
   *           Hello
   * ```
   * ```sip
   * alice < 200 200 Hello
   * ```
   */
  verify_host: intParam(2, { min: 0, max: 2 }),
}
