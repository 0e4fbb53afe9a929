/** Where requests go, and what is the server's own. */

import { constant, parseUri, SiproseError, str, type Host } from 'siprose'

import { kex } from '../module.ts'

/** A destination URI that the configuration writes out. */
function destination(text: string): string {
  if (parseUri(text) !== null) return text
  throw new SiproseError('kex/bad-uri', `\`${text}\` is no URI; one looks like sip:192.0.2.30:5060`)
}

/**
 * Sends the request to a URI whatever its request URI says.
 *
 * For a URI that is known when the configuration is written; `$du` takes one that is not.
 *
 * @param uri - the outbound proxy
 *
 * @example Send all to one gateway
 * ```kamailio
 * loadmodule "kex.so"
 * request_route { setdsturi("sip:192.0.2.30"); forward(); }
 * ```
 * ```sip
 * alice > MESSAGE sip:+358401234567@example.com
 * carol < MESSAGE sip:+358401234567@example.com
 * ```
 *
 * @compat A text that is no URI is refused at the start, where Kamailio takes it and fails to send
 */
export const setdsturi = kex.cfgFunction(
  { args: [constant('uri', destination)], routes: 'any' },
  (_self, ctx, uri) => {
    ctx.destinationUri = uri
  },
)

/**
 * Sends the request where its request URI says again.
 *
 * @example Change your mind
 * ```kamailio
 * loadmodule "kex.so"
 * request_route { setdsturi("sip:192.0.2.30"); resetdsturi(); forward(); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 * ```
 */
export const resetdsturi = kex.cfgFunction({ routes: 'any' }, (_self, ctx) => {
  ctx.destinationUri = null
})

/**
 * Tells whether the request goes elsewhere than its request URI says.
 *
 * @returns -1 when no destination is set
 *
 * @example Choose a gateway where nobody has
 * ```kamailio
 * loadmodule "kex.so"
 * request_route {
 *     if (!isdsturiset()) setdsturi("sip:192.0.2.30");
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:+358401234567@example.com
 * carol < MESSAGE sip:+358401234567@example.com
 * ```
 */
export const isdsturiset = kex.cfgFunction(
  { routes: 'any' },
  (_self, ctx) => ctx.destinationUri !== null,
)

/** Whether a URI, a host or an address is the server's own; a port counts where one is written. */
function isOwn(server: Host, text: string): boolean {
  const uri = parseUri(text.includes(':') && !text.startsWith('[') ? text : `sip:${text}`)
  const own = uri ?? parseUri(`sip:${text}`)
  return own !== null && own.host !== '' && server.isOwnAddress(own.host, own.port ?? 0)
}

/**
 * Tells whether a URI, a name or an address is the server's own.
 *
 * As `uri == myself` for any text. A port counts where one is written; without one any does.
 *
 * @param uri - a SIP URI, a name, or an address
 * @returns -1 when it is not
 *
 * @example Serve your own callers only
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "kex.so"
 * alias = "example.com"
 * request_route {
 *     if (is_myself("$fu")) sl_send_reply("200", "One of us");
 *     else sl_send_reply("403", "From $fd");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 *         From: <sip:alice@example.com>;tag=1
 * alice < 200 One of us
 * alice > MESSAGE sip:bob@example.com
 *         From: <sip:alice@example.net>;tag=1
 * alice < 403 From example.net
 * ```
 */
export const is_myself = kex.cfgFunction({ args: [str('uri')], routes: 'any' }, (self, _ctx, uri) =>
  isOwn(self.server, uri),
)

/**
 * Tells whether the host of a URI is the server's own, whatever its port.
 *
 * @param uri - a SIP URI, a name, or an address
 * @returns -1 when it is not
 *
 * @example The port does not count
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "kex.so"
 * request_route {
 *     if (is_myhost("sip:192.0.2.1:9999") && !is_myself("sip:192.0.2.1:9999")) sl_send_reply("200", "Our host, not our port");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Our host, not our port
 * ```
 */
export const is_myhost = kex.cfgFunction(
  { args: [str('uri')], routes: 'any' },
  (self, _ctx, text) => {
    const uri = parseUri(text) ?? parseUri(`sip:${text}`)
    return uri !== null && uri.host !== '' && self.server.isOwnAddress(uri.host, 0)
  },
)
