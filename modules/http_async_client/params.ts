/** The module's parameters. */

import { boolParam, intParam, strParam } from 'siprose'

const processes = 'a query takes up no process while it waits'
const keepAlive = 'a connection that nobody uses is closed after half a minute'

/** The rows of the table. */
export const params = {
  /**
   * How many processes ask.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "http_async_client.so"
   * modparam("http_async_client", "workers", 2)
   * request_route { drop; }
   * ```
   */
  workers: intParam(1, { min: 1, max: 1024, idle: processes }),

  /**
   * How long a service may take until all of its answer is there.
   *
   * `$http_req(timeout)` says it for one query.
   *
   * @example A service that is slow
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "http_async_client.so"
   * modparam("http_async_client", "connection_timeout", 2000)
   * request_route { http_async_query("http://192.0.2.80/", "ASKED"); }
   * route[ASKED] { if ($http_ok) t_reply("200", "OK"); else t_reply("503", "$http_err"); }
   * ```
   * ```sip
   * actor service tcp:192.0.2.80:80
   * alice > MESSAGE sip:bob@example.com
   * ```
   * ```http
   * service < GET /
   * ```
   * ```sip
   * quiet 1999ms
   * clock +1ms
   * alice < 503 Timeout was reached
   * ```
   *
   * @trap It has to be shorter than `fr_timer` of `tm`, or the transaction fails before the answer comes
   */
  connection_timeout: intParam(500, { min: 1, max: 3_600_000, unit: 'ms' }),

  /**
   * How many slots the table of queries has.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "http_async_client.so"
   * modparam("http_async_client", "hash_size", 1024)
   * request_route { drop; }
   * ```
   */
  hash_size: intParam(2048, { min: 1, idle: 'queries are found without a table' }),

  /**
   * The lowest version of TLS that is spoken: 0 any, 4 1.0, 5 1.1, 6 1.2, 7 1.3.
   *
   * @example Nothing below 1.2
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "http_async_client.so"
   * modparam("http_async_client", "tls_version", 6)
   * request_route { http_async_query("https://192.0.2.80/", "ASKED"); }
   * route[ASKED] { if ($http_ok) t_reply("200", "OK"); else t_reply("503", "$http_err"); }
   * ```
   * ```sip
   * actor service tls:192.0.2.80:443
   * alice > MESSAGE sip:bob@example.com
   * ```
   * ```http
   * service < GET /
   * service > 200
   * ```
   * ```sip
   * alice < 200
   * ```
   *
   * @compat 2 and 3, which are versions of SSL, are refused.
   */
  tls_version: intParam(0, { min: 0, max: 7 }),

  /**
   * Whether the certificate of a service has to be for the host in the URL.
   *
   * @example Services that are called by their addresses
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "http_async_client.so"
   * modparam("http_async_client", "tls_verify_host", 0)
   * request_route { http_async_query("https://192.0.2.80/", "ASKED"); }
   * route[ASKED] { if ($http_ok) t_reply("200", "OK"); else t_reply("503", "$http_err"); }
   * ```
   * ```sip
   * actor service tls:192.0.2.80:443
   * alice > MESSAGE sip:bob@example.com
   * ```
   * ```http
   * service < GET /
   * service > 200
   * ```
   * ```sip
   * alice < 200
   * ```
   */
  tls_verify_host: boolParam(true),

  /**
   * Whether the certificate of a service has to be signed by somebody who is trusted.
   *
   * @example A service with a certificate of its own making
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "http_async_client.so"
   * modparam("http_async_client", "tls_verify_peer", 0)
   * request_route { http_async_query("https://192.0.2.80/", "ASKED"); }
   * route[ASKED] { if ($http_ok) t_reply("200", "OK"); else t_reply("503", "$http_err"); }
   * ```
   * ```sip
   * actor service tls:192.0.2.80:443
   * alice > MESSAGE sip:bob@example.com
   * ```
   * ```http
   * service < GET /
   * service > 200
   * ```
   * ```sip
   * alice < 200
   * ```
   */
  tls_verify_peer: boolParam(true),

  /**
   * Whether libcurl tells what it does.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "http_async_client.so"
   * modparam("http_async_client", "curl_verbose", 1)
   * request_route { drop; }
   * ```
   */
  curl_verbose: boolParam(false, { idle: 'there is no libcurl; what fails is in the log' }),

  /**
   * Whether the answer counts to which the service refers, ten times at most.
   *
   * Passwords are not sent on to other places.
   *
   * @example Follow a reference
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "http_async_client.so"
   * modparam("http_async_client", "curl_follow_redirect", 1)
   * request_route { http_async_query("http://192.0.2.80/", "ASKED"); }
   * route[ASKED] { t_reply("200", "$http_rb"); }
   * ```
   * ```sip
   * actor service tcp:192.0.2.80:80
   * alice > MESSAGE sip:bob@example.com
   * ```
   * ```http
   * service < GET /
   * service > 302 Found
   *           Location: /elsewhere
   * service < GET /elsewhere
   * service > 200 OK
   *
   *           It is here
   * ```
   * ```sip
   * alice < 200 It is here
   * ```
   */
  curl_follow_redirect: boolParam(false),

  /**
   * The file with the certificate that services are shown, in PEM; empty for none.
   *
   * @example Show who asks
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "http_async_client.so"
   * modparam("http_async_client", "tls_client_cert", "proxy.example.com.pem")
   * modparam("http_async_client", "tls_client_key", "proxy.example.com.pem")
   * request_route { http_async_query("https://192.0.2.80/", "ASKED"); }
   * route[ASKED] { if ($http_ok) t_reply("200", "OK"); else t_reply("503", "$http_err"); }
   * ```
   * ```sip
   * actor service tls:192.0.2.80:443
   * alice > MESSAGE sip:bob@example.com
   * ```
   * ```http
   * service < GET /
   * service > 200
   * ```
   * ```sip
   * alice < 200
   * ```
   */
  tls_client_cert: strParam(''),

  /**
   * The file with the key of `tls_client_cert`.
   *
   * @example Show who asks
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "http_async_client.so"
   * modparam("http_async_client", "tls_client_cert", "proxy.example.com.pem")
   * modparam("http_async_client", "tls_client_key", "proxy.example.com.pem")
   * request_route { http_async_query("https://192.0.2.80/", "ASKED"); }
   * route[ASKED] { if ($http_ok) t_reply("200", "OK"); else t_reply("503", "$http_err"); }
   * ```
   * ```sip
   * actor service tls:192.0.2.80:443
   * alice > MESSAGE sip:bob@example.com
   * ```
   * ```http
   * service < GET /
   * service > 200
   * ```
   * ```sip
   * alice < 200
   * ```
   */
  tls_client_key: strParam(''),

  /**
   * The file, or the directory, with the certificates of who is trusted.
   *
   * Those of the system if it is empty.
   *
   * @example An authority of the house
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "http_async_client.so"
   * modparam("http_async_client", "tls_ca_path", "ca.pem")
   * request_route { http_async_query("https://192.0.2.80/", "ASKED"); }
   * route[ASKED] { if ($http_ok) t_reply("200", "OK"); else t_reply("503", "$http_err"); }
   * ```
   * ```sip
   * actor service tls:192.0.2.80:443
   * alice > MESSAGE sip:bob@example.com
   * ```
   * ```http
   * service < GET /
   * service > 200
   * ```
   * ```sip
   * alice < 200
   * ```
   */
  tls_ca_path: strParam(''),

  /**
   * How the library for HTTP takes its memory.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "http_async_client.so"
   * modparam("http_async_client", "memory_manager", "sys")
   * request_route { drop; }
   * ```
   */
  memory_manager: strParam('shm', {
    values: ['shm', 'sys'],
    idle: 'memory is that of the process',
  }),

  /**
   * How the server shows who it is: 1 basic, 2 digest, 3 what the service wants.
   *
   * It does so where `$http_req(username)` is set. With 1 alone the password is sent at once; else the service is asked first what it wants.
   *
   * @example Basic, without being asked
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "http_async_client.so"
   * modparam("http_async_client", "authmethod", 1)
   * request_route {
   *     $http_req(username) = "proxy";
   *     $http_req(password) = "secret";
   *     http_async_query("http://192.0.2.80/", "ASKED");
   * }
   * route[ASKED] { t_reply("$http_rs", "$http_rr"); }
   * ```
   * ```sip
   * actor service tcp:192.0.2.80:80
   * alice > MESSAGE sip:bob@example.com
   * ```
   * ```http
   * service < GET /
   *           Authorization: Basic cHJveHk6c2VjcmV0
   * service > 200 OK
   * ```
   * ```sip
   * alice < 200 OK
   * ```
   */
  authmethod: intParam(3, { min: 0, max: 31 }),

  /**
   * Whether connections that wait are tried now and then.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "http_async_client.so"
   * modparam("http_async_client", "tcp_keepalive", 1)
   * request_route { drop; }
   * ```
   */
  tcp_keepalive: boolParam(false, { idle: keepAlive }),

  /**
   * How long a connection waits before it is tried first.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "http_async_client.so"
   * modparam("http_async_client", "tcp_ka_idle", 60)
   * request_route { drop; }
   * ```
   */
  tcp_ka_idle: intParam(0, { min: 0, unit: 's', idle: keepAlive }),

  /**
   * How often a connection is tried then.
   *
   * @example Keep the line of an existing configuration
   * ```kamailio
   * loadmodule "tm.so"
   * loadmodule "http_async_client.so"
   * modparam("http_async_client", "tcp_ka_interval", 10)
   * request_route { drop; }
   * ```
   */
  tcp_ka_interval: intParam(0, { min: 0, unit: 's', idle: keepAlive }),

  /**
   * How many queries may be under way; the functions fail for one more.
   *
   * @example A small service
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "http_async_client.so"
   * modparam("http_async_client", "max_queries", 1)
   * request_route { if (!http_async_query("http://192.0.2.80/", "ASKED")) sl_send_reply("503", "Busy"); }
   * route[ASKED] { t_reply("200", "OK"); }
   * ```
   * ```sip
   * actor service tcp:192.0.2.80:80
   * alice > MESSAGE sip:bob@example.com
   * ```
   * ```http
   * service < GET /
   * ```
   * ```sip
   * carol > MESSAGE sip:bob@example.com
   * carol < 503 Busy
   * ```
   * ```http
   * service > 200
   * ```
   * ```sip
   * alice < 200
   * ```
   *
   * @compat Kamailio has no limit but its memory.
   */
  max_queries: intParam(1000, { min: 1, max: 1_000_000 }),

  /**
   * How many bytes the body of an answer may have; a longer one is an error.
   *
   * @example An answer that is too long
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "tm.so"
   * loadmodule "http_async_client.so"
   * modparam("http_async_client", "max_body_size", 4)
   * request_route { http_async_query("http://192.0.2.80/", "ASKED"); }
   * route[ASKED] { t_reply("503", "$http_err"); }
   * ```
   * ```sip
   * actor service tcp:192.0.2.80:80
   * alice > MESSAGE sip:bob@example.com
   * ```
   * ```http
   * service < GET /
   * service > 200 OK
   *
   *           12345
   * ```
   * ```sip
   * alice < 503 Maximum file size exceeded
   * ```
   *
   * @compat Kamailio has no limit but its memory.
   */
  max_body_size: intParam(1_048_576, { min: 0, unit: 'bytes' }),
}
