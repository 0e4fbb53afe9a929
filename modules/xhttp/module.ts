/**
 * Answers requests of HTTP on the sockets of SIP, in a route.
 *
 * For pages about the server's health, for commands of programs, and for WebSocket, whose connections begin as such a request. It takes no
 * sockets of its own: whatever listens for SIP over TCP or TLS takes HTTP too, once the module is loaded.
 *
 * @module xhttp
 */
import { defineModule, eventRoute, optionalStrParam, posixRegex } from 'siprose'

const kemi = 'routes are written in the language of the server'

/** The pattern of a parameter, or null. */
const pattern = (text: string | null) => (text === null ? null : posixRegex(text))

/** The module's handle. */
export const xhttp = defineModule('xhttp', {
  params: {
    /**
     * A regular expression for URLs that the event route takes; without it, it takes all.
     *
     * A URL that it does not match is answered with 404, unless another module takes it.
     *
     * @example Keep to one part of the URLs
     * ```kamailio
     * loadmodule "sl.so"
     * loadmodule "xhttp.so"
     * modparam("xhttp", "url_match", "^/sip/")
     * request_route { drop; }
     * event_route[xhttp:request] { xhttp_reply("200", "OK", "text/plain", "Here"); }
     * ```
     * ```http
     * alice > GET /sip/status
     * alice < 200 OK
     * alice > GET /favicon.ico
     * alice < 404 Not Found
     * ```
     *
     * @compat What nobody takes is answered; Kamailio leaves the client waiting.
     */
    url_match: optionalStrParam({ check: pattern }),

    /**
     * A regular expression for URLs that the event route leaves, whatever `url_match` says.
     *
     * @example Leave a part out
     * ```kamailio
     * loadmodule "sl.so"
     * loadmodule "xhttp.so"
     * modparam("xhttp", "url_match", "^/sip/")
     * modparam("xhttp", "url_skip", "^/sip/secret")
     * request_route { drop; }
     * event_route[xhttp:request] { xhttp_reply("200", "OK", "text/plain", "Here"); }
     * ```
     * ```http
     * alice > GET /sip/secret/plans
     * alice < 404 Not Found
     * ```
     */
    url_skip: optionalStrParam({ check: pattern }),

    /**
     * The function of an embedded script that runs in the place of the event route.
     *
     * @example Keep the line of an existing configuration
     * ```kamailio
     * loadmodule "sl.so"
     * loadmodule "xhttp.so"
     * modparam("xhttp", "event_callback", "ksr_xhttp_event")
     * request_route { drop; }
     * ```
     */
    event_callback: optionalStrParam({ idle: kemi }),
  },
  eventRoutes: {
    /**
     * Runs for each request of HTTP, with the request in hand.
     *
     * `$hu` is its URL, `$rm` its method, `$hdr(name)` and `$rb` have the rest. It has to be answered, once: with `xhttp_reply()`, or any other function
     * that answers; where the route ends without an answer, the connection is closed. It may wait, and requests behind it on the same connection
     * wait with it.
     *
     * @example A page for a machine that watches the server
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "xhttp.so"
     * request_route { drop; }
     * event_route[xhttp:request] {
     *     if ($si != "192.0.2.10") { xhttp_reply("403", "Forbidden", "", ""); exit; }
     *     if ($hu == "/health") { xhttp_reply("200", "OK", "text/plain", "up since $Tb"); exit; }
     *     xhttp_reply("404", "Not Found", "text/plain", "There is no $hu");
     * }
     * ```
     * ```http
     * alice > GET /health
     * alice < 200 OK
     *         Content-Type: text/plain
     *
     *         up since {*}
     * alice > GET /wealth
     * alice < 404 Not Found
     *
     *         There is no /wealth
     * bob   > GET /health
     * bob   < 403 Forbidden
     *         - Content-Type
     * ```
     *
     * @compat `tcp_accept_no_cl` need not be set: a request of HTTP without Content-Length has no body, as HTTP says.
     */
    request: eventRoute('xhttp:request'),
  },
  needs: ['sl'],
  state({ params, server, events }) {
    const match = pattern(params.url_match)
    const skip = pattern(params.url_skip)
    server.takeHttp((ctx) => {
      const url = ctx.message.requestUri
      if (!events.request.wanted) return null
      if (skip !== null && skip.test(url)) return null
      if (match !== null && !match.test(url)) return null
      const result = events.request.run(ctx)
      return typeof result === 'number' ? true : result
    })
  },
})
