/** Parameters about times and sizes. */

import { boolParam, intParam } from 'siprose'

/** The rows of the table. */
export const limitParams = {
  /**
   * How long a service may take until all of its answer is there; 0 is a minute.
   *
   * It is in seconds, unless `timeout_mode` says otherwise.
   *
   * @example Give up soon
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "http_client.so"
   * modparam("http_client", "connection_timeout", 2)
   * request_route {
   *     $var(code) = http_client_query("http://192.0.2.80/", "$var(text)");
   *     sl_send_reply("200", "$var(code) $var(text)");
   * }
   * ```
   * ```sip
   * actor service tcp:192.0.2.80:80
   * alice > OPTIONS sip:example.com
   * ```
   * ```http
   * service < GET /
   * ```
   * ```sip
   * clock +2s
   * alice < 200 28 {*}
   * ```
   *
   * @compat In Kamailio 0 is for ever.
   */
  connection_timeout: intParam(0, { min: 0, max: 3_600_000 }),

  /**
   * What times are written in: 1 is seconds, 2 milliseconds; with 0 none counts.
   *
   * @example Half a second
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "http_client.so"
   * modparam("http_client", "timeout_mode", 2)
   * modparam("http_client", "connection_timeout", 500)
   * request_route {
   *     $var(code) = http_client_query("http://192.0.2.80/", "$var(text)");
   *     sl_send_reply("200", "$var(code) $var(text)");
   * }
   * ```
   * ```sip
   * actor service tcp:192.0.2.80:80
   * alice > OPTIONS sip:example.com
   * ```
   * ```http
   * service < GET /
   * ```
   * ```sip
   * clock +500ms
   * alice < 200 28 {*}
   * ```
   */
  timeout_mode: intParam(1, { min: 0, max: 2 }),

  /**
   * How many bytes the body of an answer may have; 0 is 16 MiB.
   *
   * A longer one is an error.
   *
   * @example A short answer is wanted
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "http_client.so"
   * modparam("http_client", "maxdatasize", 4)
   * request_route {
   *     $var(code) = http_client_query("http://192.0.2.80/", "$var(text)");
   *     sl_send_reply("200", "$var(code) $var(text)");
   * }
   * ```
   * ```sip
   * actor service tcp:192.0.2.80:80
   * alice > OPTIONS sip:example.com
   * ```
   * ```http
   * service < GET /
   * service > 200 OK
   *
   *           Hello
   * ```
   * ```sip
   * alice < 200 63 {*}
   * ```
   *
   * @compat In Kamailio 0 is without end.
   */
  maxdatasize: intParam(0, { min: 0, unit: 'bytes' }),

  /**
   * How many bytes of a body `http_client_query()` gives the script; 0 is all.
   *
   * @example The beginning is enough
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "http_client.so"
   * modparam("http_client", "query_maxdatasize", 3)
   * request_route {
   *     $var(code) = http_client_query("http://192.0.2.80/", "$var(text)");
   *     sl_send_reply("200", "$var(code) $var(text)");
   * }
   * ```
   * ```sip
   * actor service tcp:192.0.2.80:80
   * alice > OPTIONS sip:example.com
   * ```
   * ```http
   * service < GET /
   * service > 200 OK
   *
   *           Hello
   * ```
   * ```sip
   * alice < 200 200 Hel
   * ```
   */
  query_maxdatasize: intParam(0, { min: 0, unit: 'bytes' }),

  /**
   * Whether `http_client_query()` and its neighbours give the first line alone.
   *
   * @example All of it
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "http_client.so"
   * modparam("http_client", "query_result", 0)
   * request_route {
   *     $var(code) = http_client_query("http://192.0.2.80/", "$var(text)");
   *     sl_send_reply("200", "$(var(text){s.len})");
   * }
   * ```
   * ```sip
   * actor service tcp:192.0.2.80:80
   * alice > OPTIONS sip:example.com
   * ```
   * ```http
   * service < GET /
   * service > 200 OK
   *
   *           one
   *           two
   * ```
   * ```sip
   * alice < 200 8
   * ```
   */
  query_result: boolParam(true),

  /**
   * Whether headers of answers are kept for `$httprhdr(name)`.
   *
   * `http_client_response_headers_set()` says so later.
   *
   * @example Look at a header
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "http_client.so"
   * modparam("http_client", "response_headers", 1)
   * request_route {
   *     $var(code) = http_client_query("http://192.0.2.80/", "$var(text)");
   *     sl_send_reply("200", "$httprhdr(x-tag)");
   * }
   * ```
   * ```sip
   * actor service tcp:192.0.2.80:80
   * alice > OPTIONS sip:example.com
   * ```
   * ```http
   * service < GET /
   * service > 200 OK
   *           X-Tag: seven
   * ```
   * ```sip
   * alice < 200 seven
   * ```
   */
  response_headers: boolParam(false),
}
