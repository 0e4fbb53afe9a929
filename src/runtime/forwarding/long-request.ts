/** Requests that are too long for UDP: another transport first, UDP after all (RFC 3261 section 18.1.1). */

import type { Listener } from '../../net/listener.ts'
import { Target } from '../../net/locate/target.ts'
import type { LossCause, Lost } from '../../net/loss.ts'
import type { Peer, Proto } from '../../net/peer.ts'
import type { Context } from '../context.ts'

/** How a long request is sent. */
export interface LongSend {
  readonly ctx: Context
  /** Where to, over UDP. */
  readonly target: Target
  /** The socket it leaves from over UDP, and its text there. */
  readonly from: Listener
  readonly text: string
  /** How it is sent on a stream: bits of `SendMode`. */
  readonly mode: number
  /** The socket for another transport; null where there is none. */
  readonly socketTo: (target: Peer) => Listener | null
  /** The text for a socket of another transport. */
  readonly textFor: (from: Listener) => string
}

/**
 * The transport that a request of a length is to leave over instead of UDP.
 *
 * @returns null where it stays with UDP
 */
export function longTransport(ctx: Context, length: number): Proto | null {
  const { udp_mtu: longest, udp_mtu_try_proto: usual } = ctx.server.settings
  if (longest === 0 || length <= longest) return null
  const wanted = ctx.sending?.longTransport ?? usual.toLowerCase()
  return wanted === 'tcp' || wanted === 'tls' || wanted === 'sctp' ? wanted : null
}

/**
 * Sends a request over UDP, or over the other transport where it is too long for that.
 *
 * Where the other transport cannot be had, the request leaves over UDP: at once, or once nobody has answered there.
 *
 * @returns false when it certainly does not leave
 */
export function sendByLength(long: LongSend): boolean {
  const { ctx, target, from, text } = long
  const proto = target.proto === 'udp' ? longTransport(ctx, text.length) : null
  if (proto !== null && sendOverStream(long, proto)) return true
  return from.send(text, target, long.mode)
}

function sendOverStream(long: LongSend, proto: Proto): boolean {
  const stream = overStream(long.target, proto)
  const socket = long.socketTo(stream)
  if (socket === null) return false
  stream.lost = new OverUdp(long)
  return socket.send(long.textFor(socket), stream, long.mode)
}

/** The same place over another transport: its port, or that of TLS where the usual one was meant. */
function overStream(target: Target, proto: Proto): Target {
  const { address, family, host, key } = target
  const port = proto === 'tls' && target.port === 5060 ? 5061 : target.port
  return new Target(proto, address, family, port, host, key)
}

/** Sends a request over UDP after all when nobody takes it on a stream. */
class OverUdp implements Lost {
  readonly #long: LongSend

  constructor(long: LongSend) {
    this.#long = long
  }

  lost(cause: LossCause): void {
    const { target, from, text } = this.#long
    // What may have arrived must not be sent twice; but who sent it hears of it.
    if (cause === 'broken') target.lost?.lost(cause)
    else if (!from.send(text, target)) target.lost?.lost('refused')
  }
}
