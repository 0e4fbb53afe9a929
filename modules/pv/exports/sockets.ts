/** The socket a message came in on, as the outside sees it, and the one it is to leave from. */

import {
  inUri,
  parseSocketSpec,
  socketText,
  type Context,
  type Listener,
  type Value,
} from 'siprose'

import { pv } from '../module.ts'

function textOf(value: Value): string | null {
  return value === null ? null : String(value)
}

/** A socket as a URI; the transport is named where it is not UDP, or always. */
function uriOf(
  address: string,
  { port, proto }: { readonly port: number; readonly proto: Listener['proto'] },
  always: boolean,
): string {
  const uri = `sip:${inUri(address)}:${port}`
  return proto === 'udp' && !always ? uri : `${uri};transport=${proto}`
}

/** What the socket a message came in on shows to the outside, by itself. */
function shown({ server, listener }: Context): {
  address: string
  port: number
  proto: Listener['proto']
} {
  const { address, port } = server.sockets.shownOf(listener)
  return { address, port, proto: listener.proto }
}

/**
 * The socket the message came in on, as a URI; the transport is named where it is not UDP.
 *
 * @example Show the socket
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $Ru => "sip:192.0.2.1:5060"
 * ```
 */
export const receivedUri = pv.pseudoVariable(
  { name: '$Ru', type: 'str' },
  { get: (_self, { listener }) => uriOf(listener.address, listener, false) },
)

/**
 * The socket the message came in on, as a URI that always names its transport.
 *
 * @example Show the socket
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $Rut => "sip:192.0.2.1:5060;transport=udp"
 * ```
 */
export const receivedUriWithTransport = pv.pseudoVariable(
  { name: '$Rut', type: 'str' },
  { get: (_self, { listener }) => uriOf(listener.address, listener, true) },
)

/**
 * The name that `listen` gives the socket the message came in on.
 *
 * @example Treat carriers by the name of their socket
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * listen = udp:192.0.2.1:5060 name "carriers"
 * request_route {
 *     if ($Rn == "carriers") sl_send_reply("200", "Carrier side");
 *     else sl_send_reply("200", "Phone side");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Carrier side
 * ```
 */
export const receivedName = pv.pseudoVariable(
  { name: '$Rn', type: 'str' },
  { get: (self, ctx) => self.server.sockets.labelOf(ctx.listener) },
)

/**
 * The address that the socket the message came in on shows to the outside.
 *
 * @example Tell what Via will show
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * listen = udp:192.0.2.1:5060 advertise 203.0.113.7:5080
 * request_route { sl_send_reply("200", "$RAi"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 203.0.113.7
 * ```
 */
export const advertisedAddress = pv.pseudoVariable(
  { name: '$RAi', type: 'str' },
  { get: (_self, ctx) => shown(ctx).address },
)

/**
 * The port that the socket the message came in on shows to the outside.
 *
 * @example Show the port
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $RAp => 5060
 * ```
 *
 * @compat Where `listen` advertises no port, it is the socket's own; 0 in Kamailio.
 */
export const advertisedPort = pv.pseudoVariable(
  { name: '$RAp', type: 'int' },
  { get: (_self, ctx) => shown(ctx).port },
)

/**
 * The socket the message came in on as it shows itself to the outside, as a URI.
 *
 * The transport is named where it is not UDP.
 *
 * @example Show it
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $RAu => "sip:192.0.2.1:5060"
 * ```
 */
export const advertisedUri = pv.pseudoVariable(
  { name: '$RAu', type: 'str' },
  { get: (_self, ctx) => uriOf(shown(ctx).address, shown(ctx), false) },
)

/**
 * The socket as it shows itself to the outside, as a URI that always names its transport.
 *
 * @example Show it
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $RAut => "sip:192.0.2.1:5060;transport=udp"
 * ```
 */
export const advertisedUriWithTransport = pv.pseudoVariable(
  { name: '$RAut', type: 'str' },
  { get: (_self, ctx) => uriOf(shown(ctx).address, shown(ctx), true) },
)

/**
 * The socket the message is to leave from; `$null` where the server chooses.
 *
 * As `force_send_socket()` takes it, transport and port may be left out. Set it to `$null` to let the server choose again, as it
 * does where there is no such socket.
 *
 * @example Choose the socket by what the script knows
 * ```kamailio
 * loadmodule "pv.so"
 * listen = udp:192.0.2.1:5060
 * listen = udp:192.0.2.1:5080
 * request_route {
 *     $var(port) = 5080;
 *     $fs = "udp:" + $Ri + ":" + $var(port);
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Via: SIP/2.0/UDP 192.0.2.1:5080;{*}
 *         Via: SIP/2.0/UDP {alice};{*}
 * ```
 *
 * @example A socket there is none of changes nothing
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $fs = "udp:192.0.2.99:5060";
 *     if ($fs == $null) sl_send_reply("404", "No such socket");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * alice < 404 No such socket
 * ```
 */
export const sendSocket = pv.pseudoVariable(
  { name: '$fs', type: 'str' },
  {
    get: (_self, { sendSocket: socket }) => (socket === null ? null : socketText(socket)),
    set: (self, ctx, value) => {
      const text = textOf(value)
      const spec = text === null ? null : parseSocketSpec(text)
      ctx.sendSocket = spec === null ? null : self.server.sockets.find(spec)
      return true
    },
  },
)

/**
 * The name of the socket the message is to leave from.
 *
 * `$null` where the socket has none, or the server chooses.
 *
 * Set it to a name that `listen` gives; to `$null`, or a name there is none of, to let the server choose.
 *
 * @example Send to carriers from their socket
 * ```kamailio
 * loadmodule "pv.so"
 * listen = udp:192.0.2.1:5060 name "phones"
 * listen = udp:192.0.2.1:5080 name "carriers"
 * request_route {
 *     $fsn = "carriers";
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Via: SIP/2.0/UDP 192.0.2.1:5080;{*}
 *         Via: SIP/2.0/UDP {alice};{*}
 * ```
 */
export const sendSocketName = pv.pseudoVariable(
  { name: '$fsn', type: 'str' },
  {
    get: (self, { sendSocket: socket }) =>
      socket === null ? null : self.server.sockets.labelOf(socket),
    set: (self, ctx, value) => {
      const label = textOf(value)
      ctx.sendSocket = label === null ? null : self.server.sockets.named(label)
      return true
    },
  },
)

/**
 * The port of the socket the message is to leave from; 0 where the server chooses.
 *
 * @example Nothing is chosen yet
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $fsp => 0
 * ```
 */
export const sendSocketPort = pv.pseudoVariable(
  { name: '$fsp', type: 'int' },
  { get: (_self, { sendSocket: socket }) => socket?.port ?? 0 },
)
