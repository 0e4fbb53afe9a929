/** Parameters about services, and the way to them. */

import { boolParam, intParam, strListParam, strParam } from 'siprose'

import { parseConnection } from '../ways.ts'

/** The rows of the table. */
export const wayParams = {
  /**
   * A service with a name, `name=>http://host/path;setting=value`; each line adds one.
   *
   * Behind the URL, which may have user and password, a connection can say things that parameters say for all: `timeout`, `maxdatasize`, `httpredirect`, `useragent`, `authmethod`,
   * `keep_connections`, `verify_peer`, `verify_host`, `client_cert`, `client_key`, `cipher_suites`, `tlsversion`, and `failover`, the name of a connection that is asked in its
   * place when it cannot be, or answers with 500 and above.
   *
   * @example A second service in the place of the first
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "http_client.so"
   * modparam("http_client", "httpcon", "one=>http://192.0.2.80/1;timeout=2;failover=two")
   * modparam("http_client", "httpcon", "two=>http://192.0.2.81/2")
   * request_route {
   *     $var(code) = http_connect("one", "/users/$rU", "$var(text)");
   *     sl_send_reply("200", "$var(code) $var(text)");
   * }
   * ```
   * ```sip
   * actor service tcp:192.0.2.80:80 refuses
   * actor other tcp:192.0.2.81:80
   * alice > OPTIONS sip:bob@example.com
   * ```
   * ```http
   * other < GET /2/users/bob
   * other > 200 OK
   *
   *         from the other one
   * ```
   * ```sip
   * alice < 200 200 from the other one
   * ```
   */
  httpcon: strListParam({ check: parseConnection }),

  /**
   * A file of services with names; empty for none.
   *
   * A section in brackets is a connection; its lines say `url`, `username`, `password`, `httpproxy`, `httpproxyport`, and what `httpcon` can say.
   *
   * @example Services in a file
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "http_client.so"
   * modparam("http_client", "config_file", "services.cfg")
   * request_route {
   *     $var(code) = http_connect("users", "/users/$rU", "$var(text)");
   *     sl_send_reply("200", "$var(code) $var(text)");
   * }
   * ```
   * ```file name=services.cfg
   * # the house
   * [users]
   * url = http://192.0.2.80/api
   * username = proxy
   * password = "secret"
   * authmethod = 1
   * timeout = 2
   * ```
   * ```sip
   * actor service tcp:192.0.2.80:80
   * alice > OPTIONS sip:bob@example.com
   * ```
   * ```http
   * service < GET /api/users/bob
   *           Authorization: Basic cHJveHk6c2VjcmV0
   * service > 200 OK
   *
   *           Bob
   * ```
   * ```sip
   * alice < 200 200 Bob
   * ```
   */
  config_file: strParam(''),

  /**
   * Whether the answer counts to which a service refers, ten times at most.
   *
   * Passwords are not sent on to other places.
   *
   * @example Do not follow
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "http_client.so"
   * modparam("http_client", "httpredirect", 0)
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
   * service > 302 Found
   *           Location: http://192.0.2.81/
   * ```
   * ```sip
   * alice < 200 302 {*}
   * ```
   */
  httpredirect: boolParam(true),

  /**
   * What is said in User-Agent; empty for what `user_agent_header` says.
   *
   * @example Another name
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "http_client.so"
   * modparam("http_client", "useragent", "house/1.0")
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
   *           User-Agent: house/1.0
   * service > 200 OK
   * ```
   * ```sip
   * alice < 200 200 {*}
   * ```
   */
  useragent: strParam(''),

  /**
   * How the server shows who it is to a connection with a user: 1 basic, 2 digest, 3 either.
   *
   * With 1 alone the password is sent at once; else the service is asked first what it wants.
   *
   * @example What the service wants
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "http_client.so"
   * modparam("http_client", "authmethod", 3)
   * modparam("http_client", "httpcon", "users=>http://proxy:secret@192.0.2.80")
   * request_route {
   *     $var(code) = http_connect("users", "/users/$rU", "$var(text)");
   *     sl_send_reply("200", "$var(code) $var(text)");
   * }
   * ```
   * ```sip
   * actor service tcp:192.0.2.80:80
   * alice > OPTIONS sip:bob@example.com
   * ```
   * ```http
   * service < GET /users/bob
   *           - Authorization
   * service > 401 Unauthorized
   *           WWW-Authenticate: Digest realm="house", nonce="1", qop="auth"
   * service < GET /users/bob
   *           Authorization: Digest username="proxy", realm="house", nonce="1"{*}
   * service > 200 OK
   *
   *           Bob
   * ```
   * ```sip
   * alice < 200 200 Bob
   * ```
   *
   * @compat The bits 4 and 8 have no meaning here.
   */
  authmethod: intParam(3, { min: 0, max: 31 }),

  /**
   * Whether connections stay open for the next question.
   *
   * @example Keep them
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "http_client.so"
   * modparam("http_client", "keep_connections", 1)
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
   * alice < 200 200 Hello
   * ```
   */
  keep_connections: boolParam(false),

  /**
   * A proxy of HTTP that all services are asked through; empty for none.
   *
   * Services of `https:` are asked through a tunnel that it opens.
   *
   * @example A house behind a proxy
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "http_client.so"
   * modparam("http_client", "httpproxy", "http://proxy.example.com")
   * modparam("http_client", "httpproxyport", 8042)
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
   * alice < 200 200 Hello
   * ```
   */
  httpproxy: strParam(''),

  /**
   * The port of that proxy; 0 for what its URL says.
   *
   * @example A house behind a proxy
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "http_client.so"
   * modparam("http_client", "httpproxy", "http://proxy.example.com")
   * modparam("http_client", "httpproxyport", 8042)
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
   * alice < 200 200 Hello
   * ```
   */
  httpproxyport: intParam(0, { min: 0, max: 65_535 }),

  /**
   * The address that services are asked from, or the interface that has it; empty for any.
   *
   * @example From the inner side
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "http_client.so"
   * modparam("http_client", "netinterface", "192.0.2.1")
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
   * alice < 200 200 Hello
   * ```
   */
  netinterface: strParam(''),
}
