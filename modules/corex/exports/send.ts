/** Sending without a transaction, and without a trace: bytes as they are. */

import {
  type Context,
  optional,
  parseSocketSpec,
  sendRaw,
  str,
  type Host,
  type Wanted,
} from 'siprose'

import { hostAndPort, uriDestination } from '../destinations.ts'
import { corex } from '../module.ts'

/** Sends the message as it was received. */
function sendOriginal(
  server: Host,
  ctx: Context,
  host: string | undefined,
  proto: 'udp' | 'tcp',
): boolean | Promise<boolean> {
  const { message, listener, sendSocket } = ctx
  const to = host === undefined ? requestTarget(ctx, proto) : hostAndPort(host, proto)
  if (to === null) return false
  return sendRaw(server, to, { text: message.text, received: listener, forced: sendSocket })
}

/** Where the request goes by itself, over a transport of the caller's. */
function requestTarget(ctx: Context, proto: 'udp' | 'tcp'): Wanted | null {
  const to = uriDestination(ctx.destinationUri ?? ctx.requestUri)
  return to === null ? null : { ...to, transport: proto }
}

const host = optional(str('host'))

/**
 * Sends the message as it was received to another server, over UDP.
 *
 * No change is made to it and no Via is added: answers, if any, go to who sent it. Made for copies.
 *
 * @param host - a name or an address, with a port behind `:` if it is not 5060; where the request goes when left out
 * @returns -1 when it could not be sent
 *
 * @example Keep a second server informed
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "corex.so"
 * request_route {
 *     send_udp("192.0.2.20");
 *     sl_send_reply("200", "Noted");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:team@example.com
 *         Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKcopy
 * bob   < MESSAGE sip:team@example.com
 *         Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKcopy
 * alice < 200 Noted
 * ```
 */
export const send_udp = corex.cfgFunctionAsync(
  { args: [host], routes: ['request', 'failure'] },
  (self, ctx, to) => sendOriginal(self.server, ctx, to, 'udp'),
)

/**
 * Sends the message as it was received to another server, over TCP.
 *
 * No change is made to it and no Via is added: answers, if any, go to who sent it.
 *
 * @param host - a name or an address, with a port behind `:` if it is not 5060; where the request goes when left out
 * @returns -1 when it could not be sent
 *
 * @example A copy over TCP
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "corex.so"
 * request_route {
 *     if (send_tcp("not a host")) exit;
 *     send_tcp("192.0.2.40:5060");
 *     sl_send_reply("200", "Noted");
 * }
 * ```
 * ```sip
 * actor archive tcp:192.0.2.40
 * alice > MESSAGE sip:team@example.com
 * archive < MESSAGE sip:team@example.com
 * alice < 200 Noted
 * ```
 */
export const send_tcp = corex.cfgFunctionAsync(
  { args: [host], routes: ['request', 'failure'] },
  (self, ctx, to) => sendOriginal(self.server, ctx, to, 'tcp'),
)

/**
 * Sends any text to where a URI leads.
 *
 * @param uri - where to
 * @param data - what; nothing is added to it
 * @returns -1 when it could not be sent
 *
 * @example A message of the script's own
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "corex.so"
 * request_route {
 *     if (send_data("tel:+1", "lost")) exit;
 *     send_data("sip:192.0.2.20:5060;transport=udp", "MESSAGE sip:bob@192.0.2.20 SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bKx\r\nFrom: <sip:bell@example.com>;tag=1\r\nTo: <sip:bob@example.com>\r\nCall-ID: bell\r\nCSeq: 1 MESSAGE\r\nContent-Length: 0\r\n\r\n");
 *     sl_send_reply("200", "Told");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Call-ID: bell
 * alice < 200 Told
 * ```
 */
export const send_data = corex.cfgFunctionAsync(
  { args: [str('uri'), str('data')], routes: 'any' },
  (self, ctx, uri, data) => {
    const to = uriDestination(uri)
    if (to === null) return false
    return sendRaw(self.server, to, { text: data, received: ctx.listener, forced: null })
  },
)

/**
 * Sends any text to where a URI leads, from a socket of the caller's.
 *
 * @param uri - where to
 * @param sock - the socket, as `$fs` takes it
 * @param data - what; nothing is added to it
 * @returns -1 when there is no such socket, or it could not be sent
 *
 * @example From the carriers' side
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "corex.so"
 * listen = udp:192.0.2.1:5060
 * listen = udp:192.0.2.1:5080
 * request_route {
 *     if (sendx("sip:192.0.2.20", "udp:192.0.2.9:5080", "lost")) exit;
 *     sendx("sip:192.0.2.20", "udp:192.0.2.1:5080", "OPTIONS sip:192.0.2.20 SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.1:5080;branch=z9hG4bKx\r\nFrom: <sip:probe@example.com>;tag=1\r\nTo: <sip:192.0.2.20>\r\nCall-ID: probe\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n");
 *     sl_send_reply("200", "Asked");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * bob   < OPTIONS sip:192.0.2.20
 * alice < 200 Asked
 * ```
 */
export const sendx = corex.cfgFunctionAsync(
  { args: [str('uri'), str('sock'), str('data')], routes: 'any' },
  (self, ctx, uri, sock, data) => {
    const to = uriDestination(uri)
    const spec = parseSocketSpec(sock)
    const forced = spec === null ? null : self.server.sockets.find(spec)
    if (to === null || forced === null) return false
    return sendRaw(self.server, to, { text: data, received: ctx.listener, forced })
  },
)

/**
 * Sends the reply in hand on now, and not when its route has ended.
 *
 * @returns -1 when it could not be sent
 *
 * @example Send a reply on before slow work
 * ```kamailio
 * loadmodule "corex.so"
 * request_route { forward(); }
 * reply_route { forward_reply(); drop; }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 * bob   > 200
 * alice < 200
 * ```
 *
 * @trap The route's end sends it once more, unless it ends in `drop`.
 */
export const forward_reply = corex.cfgFunction({ routes: ['reply'] }, (self, ctx) =>
  self.server.forwardReply(ctx),
)
