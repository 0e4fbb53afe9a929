/** Where a message goes next. */

import {
  type Context,
  inUri,
  parseUri,
  partKey,
  phoneUser,
  routeList,
  type Uri,
  viaAt,
  HeaderId,
  vias,
} from 'siprose'

import { pv } from '../module.ts'
import { transportNumber } from '../text/transports.ts'

/** Where a message goes, as far as its text says. */
interface NextHop {
  readonly uri: string
  readonly user: string | null
  readonly host: string
  readonly port: number
  readonly transport: string
}

function hopOf(uri: Uri): NextHop {
  const secure = uri.scheme === 'sips' || uri.transport?.toLowerCase() === 'tls'
  return {
    uri: uri.text,
    user: phoneUser(uri),
    host: uri.host,
    port: uri.port ?? (secure ? 5061 : 5060),
    transport: uri.transport ?? (secure ? 'TLS' : 'UDP'),
  }
}

/** The next hop of a request: its destination URI, else its request URI; of a reply: the second Via. */
function nextHop(ctx: Context): NextHop | null {
  const { message, destinationUri } = ctx
  if (!message.isRequest) return replyHop(ctx)
  const uri = destinationUri === null ? ctx.uri : parseUri(destinationUri, message.rules)
  return uri === null ? null : hopOf(uri)
}

function replyHop({ message }: Context): NextHop | null {
  const via = viaAt(message, 1)
  if (via === null) return null
  const host = via.received === null ? via.host : inUri(via.received)
  const transport = via.transport.toLowerCase()
  const secure = transport === 'tls' || transport === 'wss'
  const port = via.rport || (via.port ?? (secure ? 5061 : 5060))
  const uri = `sip:${host}:${port};transport=${transport}`
  return { uri, user: null, host, port, transport }
}

type HopPart = (hop: NextHop) => string | number | null

/** 4 for an IPv4 address, 6 for IPv6, 0 for a name. */
function addressFamily(host: string): number {
  if (host.startsWith('[')) return 6
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host) ? 4 : 0
}

/**
 * A part of where the message goes next, as far as its text says.
 *
 * Of a request it is the destination URI, or the request URI where there is none; of a reply the second Via. `u` is the URI, `U` its user, `d`
 * the host, `p` the port, `P` the transport, `i` 4 or 6 where the host is an address and 0 where it is a name.
 *
 * @example Look at both URIs
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $du = "sip:192.0.2.20:5070;transport=tcp";
 *     sl_send_reply("200", "$nh(d) $nh(p) $nh(P) $nh(i)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 * alice < 200 192.0.2.20 5070 tcp 4
 * ```
 */
export const nextHopPart = pv.pseudoVariable(
  {
    name: '$nh',
    key: partKey(
      new Map<string, HopPart>([
        ['u', ({ uri }) => uri],
        ['U', ({ user }) => user],
        ['d', ({ host }) => host],
        ['p', ({ port }) => port],
        ['P', ({ transport }) => transport],
        ['i', ({ host }) => addressFamily(host)],
      ]),
      'the next hop',
    ),
    type: 'any',
  },
  {
    get: (_self, ctx, part) => {
      const hop = nextHop(ctx)
      return hop === null ? null : part(hop)
    },
  },
)

/** Vias of a message, each element of a list. */
function viaCount({ message }: Context): number {
  let total = 0
  for (let at = message.first(HeaderId.VIA); at !== null; at = message.next(at)) {
    total += vias(at).length
  }
  return total
}

/** Record-Routes of a message, each element of a list. */
function recordRouteCount({ message }: Context): number {
  let total = 0
  for (let at = message.first(HeaderId.RECORD_ROUTE); at !== null; at = message.next(at)) {
    total += routeList(at).length
  }
  return total
}

/** What a reply has: of the message, or of where it goes. */
type ReplyPart = (ctx: Context, hop: NextHop | null) => string | number | null

const replyParts: ReadonlyMap<string, ReplyPart> = new Map<string, ReplyPart>([
  ['duri', (_ctx, hop) => hop?.uri ?? null],
  ['dhost', (_ctx, hop) => hop?.host ?? null],
  ['dport', (_ctx, hop) => hop?.port ?? null],
  ['dproto', (_ctx, hop) => hop?.transport ?? null],
  ['dprotoid', (_ctx, hop) => (hop === null ? null : transportNumber(hop.transport))],
  ['cntvia', (ctx) => viaCount(ctx)],
  ['cntrr', (ctx) => recordRouteCount(ctx)],
])

/**
 * A part of the reply in hand: where it goes, by its second Via, and what it has.
 *
 * `duri`, `dhost`, `dport`, `dproto` and `dprotoid` say where; `cntvia` and `cntrr` count Via and Record-Route. `$null` in a request.
 *
 * @example Note where replies go
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "xlog.so"
 * request_route { forward(); }
 * reply_route { xlog("L_WARN", "to $rpl(dhost) by $rpl(dproto), $rpl(cntvia) Vias\n"); }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@192.0.2.20
 * bob   < MESSAGE sip:bob@192.0.2.20
 * bob   > 200
 * alice < 200
 * ```
 * ```log
 * WARNING <script>: to 192.0.2.10 by udp, 2 Vias
 * ```
 */
export const replyPart = pv.pseudoVariable(
  {
    name: '$rpl',
    key: partKey(replyParts),
    type: 'any',
  },
  { get: (_self, ctx, part) => (ctx.message.isRequest ? null : part(ctx, replyHop(ctx))) },
)

/**
 * The transport of the destination URI as it is written; `UDP` where it names none.
 *
 * @example Show it
 * ```kamailio
 * loadmodule "pv.so"
 * request_route { $du = "sip:192.0.2.20;transport=tcp"; }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $dP => "tcp"
 * ```
 */
export const destinationTransport = pv.pseudoVariable(
  { name: '$dP', type: 'str' },
  {
    get: (_self, { destinationUri, message }) => {
      const uri = destinationUri === null ? null : parseUri(destinationUri, message.rules)
      return uri === null ? null : hopOf(uri).transport
    },
  },
)

/**
 * The port of the request URI as it was received, or the port its scheme stands for.
 *
 * @example Whatever the script made of it
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route { $rp = 5070; sl_send_reply("200", "$op $oP, then $rp"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com:5080;transport=tcp
 * alice < 200 5080 tcp, then 5070
 * ```
 */
export const originalPort = pv.pseudoVariable(
  { name: '$op', type: 'int' },
  { get: (_self, ctx) => original(ctx)?.port ?? null },
)

/**
 * The transport of the request URI as it was received, as it is written there.
 *
 * `UDP` where it names none.
 *
 * @example Show it
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $oP => "UDP"
 * ```
 */
export const originalTransport = pv.pseudoVariable(
  { name: '$oP', type: 'str' },
  { get: (_self, ctx) => original(ctx)?.transport ?? null },
)

function original({ message }: Context): NextHop | null {
  const uri = message.isRequest ? parseUri(message.requestUri, message.rules) : null
  return uri === null ? null : hopOf(uri)
}
