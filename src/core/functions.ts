/** The functions a script has without any module. */

import { constant, int, optional } from '../runtime/declare/argument.ts'
import { SiproseError } from '../runtime/errors.ts'
import type { Destination } from '../runtime/host.ts'
import { LogLevel } from '../runtime/log.ts'
import { core } from './module.ts'

const HIGHEST_FLAG = 31

const flag = int('flag', { min: 0, max: HIGHEST_FLAG })

function bit(number: number): number {
  return 1 << number
}

/** A host as `forward()` takes it: a name, an address, or `uri:host`. */
function readHost(text: string): string {
  if (text === '' || text.length > 255) {
    throw new SiproseError('core/bad-host', `\`${text}\` is no host; write a name or an address`)
  }
  return text
}

/** A port as `forward()` takes it: a number, or `uri:port`. */
function readPort(text: string): number | 'uri:port' {
  if (text === 'uri:port') return text
  const port = Number(text)
  if (Number.isInteger(port) && port > 0 && port <= 65_535) return port
  throw new SiproseError('core/bad-port', `\`${text}\` is no port; write 1 to 65535, or uri:port`)
}

/**
 * Sends the request on without keeping state, and forgets it.
 *
 * Without a host it goes to the destination URI where one is set, else to the request URI. A Via of the server's own is added,
 * the sender's gets `received` and `rport`, Max-Forwards is lowered unless the script has done that. Replies find their way
 * back by Via. Use `t_relay()` where retransmissions, forking or time-outs matter.
 *
 * A name is located by its SRV and address records (NAPTR first with `dns_try_naptr`). Where a name server has to be waited for, the
 * script goes on at once with success, and the request leaves, as it is now, once the answer is there; nothing else is held up. What
 * then cannot be sent is answered: 478 for a name that leads nowhere, 477 where sending did not work, 473 where the block list is in
 * the way, 503 when `dns_max_waiting` messages wait already.
 *
 * @param host - a name, an address, or `uri:host` for the host of the request URI
 * @param port - a number, or `uri:port`
 * @returns -1 when it is known at once that nothing can be sent: no usable URI, a name remembered as unknown, no way to send
 *
 * @example Send a call on to the host in its request URI
 * ```kamailio
 * request_route { forward(); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         Max-Forwards: 10
 * bob   < MESSAGE sip:bob@192.0.2.20
 *         Via: SIP/2.0/UDP {srv}:5060;branch=z9hG4bK{branch:token}
 *         Via: SIP/2.0/UDP {alice};{*}
 *         Max-Forwards: 9
 * bob   > 200 OK
 * alice < 200 OK
 * ```
 *
 * @example Send everything to one machine
 * ```kamailio
 * request_route { forward("192.0.2.30", 5060); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * carol < MESSAGE sip:bob@example.com
 * carol > 404 Not Found
 * alice < 404 Not Found
 * ```
 *
 * @example Find the hosts of a domain, the preferred one first
 * ```kamailio
 * request_route { forward(); }
 * ```
 * ```dns
 * _sip._udp.example.com. 60 IN SRV 20 60 5060 backup.example.com.
 * _sip._udp.example.com. 60 IN SRV 10 60 5070 main.example.com.
 * main.example.com.      60 IN A   192.0.2.41
 * backup.example.com.    60 IN A   192.0.2.42
 * ```
 * ```sip
 * actor main udp:192.0.2.41:5070
 * alice > MESSAGE sip:bob@example.com
 * main  < MESSAGE sip:bob@example.com
 * main  > 200 OK
 * alice < 200 OK
 * ```
 *
 * @example A maddr stands for the host
 * ```kamailio
 * request_route { forward(); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com;maddr=192.0.2.20
 * bob   < MESSAGE sip:bob@example.com;maddr=192.0.2.20
 * ```
 *
 * @example A slow name server holds up nobody but who needs it
 * ```kamailio
 * loadmodule "textops.so"
 * request_route { forward(); append_hf("X-Late: yes\r\n"); }
 * ```
 * ```dns
 * slow.example.com. A 192.0.2.30 after 3s
 * ```
 * ```sip
 * alice > MESSAGE sip:carol@slow.example.com:5060
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 * clock +3s
 * carol < MESSAGE sip:carol@slow.example.com:5060
 *         - X-Late
 * ```
 *
 * @example A name that leads nowhere is answered, and then remembered
 * ```kamailio
 * loadmodule "sl.so"
 * request_route { if (!forward()) sl_send_reply("604", "Nobody of this name"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@nowhere.example.com
 * alice < 478 Unresolvable destination
 * alice > MESSAGE sip:bob@nowhere.example.com
 * alice < 604 Nobody of this name
 * ```
 *
 * @example A request that has no hop left goes nowhere
 * ```kamailio
 * request_route { forward(); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 *         Max-Forwards: 0
 * alice < 483 Too Many Hops
 * ```
 *
 * @compat Max-Forwards is lowered, or answered with 483, even where the script does not call `mf_process_maxfwd_header()`. Kamailio
 * waits for name servers within `forward()`, and so holds up whatever its process would do next; it does not look at `maddr`.
 * @rfc 3261 section 16.11
 * @rfc 3263 section 4
 */
export const forward = core.cfgFunction(
  {
    args: [optional(constant('host', readHost)), optional(constant('port', readPort))],
    routes: ['request', 'failure', 'branch', 'event'],
  },
  (self, ctx, host, port) => {
    if (host === undefined) return self.server.forward(ctx, null)
    return self.server.forward(ctx, destination(ctx.uri, host, port, null))
  },
)

/**
 * Sends the request on over UDP without keeping state.
 *
 * As `forward()`, whatever transport the URI asks for.
 *
 * @param host - a name, an address, or `uri:host` for the host of the request URI
 * @param port - a number, or `uri:port`
 * @returns -1 when there is nothing to send to
 *
 * @example Leave TCP at the border
 * ```kamailio
 * request_route { forward_udp("192.0.2.30", 5060); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com;transport=tcp
 * carol < MESSAGE sip:bob@example.com;transport=tcp
 * ```
 */
export const forward_udp = core.cfgFunction(
  {
    args: [constant('host', readHost), optional(constant('port', readPort))],
    routes: ['request', 'failure', 'branch', 'event'],
  },
  (self, ctx, host, port) => self.server.forward(ctx, destination(ctx.uri, host, port, 'udp')),
)

/**
 * Sends the request on over TCP without keeping state.
 *
 * As `forward()`, whatever transport the URI asks for. The connection is opened where there is none.
 *
 * @param host - a name, an address, or `uri:host` for the host of the request URI
 * @param port - a number, or `uri:port`
 * @returns -1 when there is nothing to send to
 *
 * @example Reach a gateway that speaks TCP alone
 * ```kamailio
 * request_route { forward_tcp("192.0.2.30", 5060); }
 * ```
 * ```sip
 * actor gateway tcp:192.0.2.30
 * alice   > MESSAGE sip:bob@example.com
 * gateway < MESSAGE sip:bob@example.com
 *           Via: SIP/2.0/TCP {srv}:5060;{*}
 *           Via: SIP/2.0/UDP {alice};{*}
 * ```
 */
export const forward_tcp = core.cfgFunction(
  {
    args: [constant('host', readHost), optional(constant('port', readPort))],
    routes: ['request', 'failure', 'branch', 'event'],
  },
  (self, ctx, host, port) => self.server.forward(ctx, destination(ctx.uri, host, port, 'tcp')),
)

/**
 * Sends the request on over TLS without keeping state.
 *
 * As `forward()`, whatever transport the URI asks for. The certificate has to be for the host, where module `tls` verifies any.
 *
 * @param host - a name, an address, or `uri:host` for the host of the request URI
 * @param port - a number, or `uri:port`
 * @returns -1 when there is nothing to send to
 *
 * @example Reach a gateway over a way that nobody reads
 * ```kamailio
 * loadmodule "tls.so"
 * enable_tls = yes
 * listen = tls:192.0.2.1:5061
 * modparam("tls", "certificate", "server.pem")
 * request_route { forward_tls("192.0.2.30", 5061); }
 * ```
 * ```sip
 * actor gateway tls:192.0.2.30
 * alice   > MESSAGE sip:bob@example.com
 * gateway < MESSAGE sip:bob@example.com
 *           Via: SIP/2.0/TLS {srv}:5061;{*}
 *           Via: SIP/2.0/UDP {alice};{*}
 * ```
 */
export const forward_tls = core.cfgFunction(
  {
    args: [constant('host', readHost), optional(constant('port', readPort))],
    routes: ['request', 'failure', 'branch', 'event'],
  },
  (self, ctx, host, port) => self.server.forward(ctx, destination(ctx.uri, host, port, 'tls')),
)

/**
 * Would send the request on over SCTP, which this server does not speak: nothing leaves.
 *
 * @param host - a name, an address, or `uri:host` for the host of the request URI
 * @param port - a number, or `uri:port`
 * @returns always -1
 *
 * @example Go another way where there is no SCTP
 * ```kamailio
 * request_route { if (!forward_sctp("192.0.2.30")) forward_udp("192.0.2.30", 5060); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * carol < MESSAGE sip:bob@example.com
 * ```
 */
export const forward_sctp = core.cfgFunction(
  {
    args: [constant('host', readHost), optional(constant('port', readPort))],
    routes: ['request', 'failure', 'branch', 'event'],
  },
  () => false,
)

function destination(
  uri: { readonly host: string; readonly port: number | null } | null,
  host: string,
  port: number | 'uri:port' | undefined,
  proto: Destination['proto'],
): Destination {
  const ownHost = host === 'uri:host' ? (uri?.host ?? '') : host
  const ownPort = port === 'uri:port' ? (uri?.port ?? 0) : (port ?? 0)
  return { host: ownHost, port: ownPort, proto }
}

/** The levels `log()` knows by name. */
const levels: ReadonlyMap<string, number> = new Map<string, number>([
  ['L_ALERT', LogLevel.ALERT],
  ['L_BUG', LogLevel.BUG],
  ['L_CRIT', LogLevel.CRITICAL],
  ['L_ERR', LogLevel.ERROR],
  ['L_WARN', LogLevel.WARNING],
  ['L_NOTICE', LogLevel.NOTICE],
  ['L_INFO', LogLevel.INFO],
  ['L_DBG', LogLevel.DEBUG],
])

/**
 * Writes a fixed text to the log.
 *
 * No variable in it is replaced; `xlog()` of module `xlog` does that.
 *
 * @param level - `L_ALERT` to `L_DBG`, or a number; a text alone is written at `L_DBG`
 * @param text - the line
 *
 * @example Note that a block was reached
 * ```kamailio
 * request_route { log("L_WARN", "nobody should call this\n"); drop; }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * quiet 1s
 * ```
 * ```log
 * WARNING <script>: nobody should call this
 * ```
 */
export const log = core.cfgFunction(
  { args: [constant('level'), optional(constant('text'))], routes: 'any' },
  (self, _ctx, first, second) => {
    const level = second === undefined ? LogLevel.DEBUG : (levels.get(first) ?? Number(first))
    const text = second ?? first
    self.server.log.write(level, `<script>: ${text.endsWith('\n') ? text.slice(0, -1) : text}`)
  },
)

/**
 * Sets a flag on the message.
 *
 * Flags live as long as the message; they are how one route tells another.
 *
 * @param flag - which, 0 to 31
 *
 * @example Mark what came from a trusted address
 * ```kamailio
 * loadmodule "sl.so"
 * request_route {
 *     if (src_ip == 192.0.2.10) setflag(5);
 *     route(ANSWER);
 * }
 * route[ANSWER] {
 *     if (isflagset(5)) sl_send_reply("200", "Trusted");
 *     else sl_send_reply("403", "Who are you");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Trusted
 * bob > OPTIONS sip:example.com
 * bob < 403 Who are you
 * ```
 */
export const setflag = core.cfgFunction({ args: [flag], routes: 'any' }, (_self, ctx, number) => {
  ctx.flags |= bit(number)
})

/**
 * Clears a flag of the message.
 *
 * @param flag - which, 0 to 31
 *
 * @example Take a mark back
 * ```kamailio
 * loadmodule "sl.so"
 * request_route {
 *     setflag(5);
 *     resetflag(5);
 *     if (!isflagset(5)) sl_send_reply("200", "Clear");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Clear
 * ```
 */
export const resetflag = core.cfgFunction({ args: [flag], routes: 'any' }, (_self, ctx, number) => {
  ctx.flags &= ~bit(number)
})

/**
 * Tells whether a flag of the message is set.
 *
 * @param flag - which, 0 to 31
 * @returns -1 when it is not set
 *
 * @example Ask for a mark that nobody set
 * ```kamailio
 * loadmodule "sl.so"
 * request_route {
 *     if (isflagset(7)) sl_send_reply("200", "Set");
 *     else sl_send_reply("404", "Not set");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 404 Not set
 * ```
 */
export const isflagset = core.cfgFunction(
  { args: [flag], routes: 'any' },
  (_self, ctx, number) => (ctx.flags & bit(number)) !== 0,
)

/**
 * Sends the reply to the address and port the request came from.
 *
 * Phones behind NAT need it where they do not ask for it with `rport` in their Via.
 *
 * @example Answer a phone behind NAT
 * ```kamailio
 * loadmodule "sl.so"
 * request_route { force_rport(); sl_send_reply("200", "OK"); }
 * ```
 * ```sip
 * actor phone udp:198.51.100.7:40001
 * phone > OPTIONS sip:example.com
 *         Via: SIP/2.0/UDP 10.0.0.5:5060;branch=z9hG4bKa1
 * phone < 200 OK
 *         Via: SIP/2.0/UDP 10.0.0.5:5060;branch=z9hG4bKa1;rport=40001;received=198.51.100.7
 * ```
 *
 * @rfc 3581 section 4
 */
export const force_rport = core.cfgFunction(
  { aliases: ['add_rport'], routes: 'any' },
  (_self, ctx) => {
    ctx.forceRport = true
  },
)
