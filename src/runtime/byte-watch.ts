/** Bytes on their way in and out, shown to a module before anything else sees them, and after. */

import type { Listener, Receive } from '../net/listener.ts'
import type { Peer } from '../net/peer.ts'
import { parseMessage } from '../sip/message.ts'
import { rulesOf } from './settings/parser.ts'
import { Context } from './context.ts'
import type { Host } from './host.ts'

/** Is shown all that arrives and leaves. */
export interface ByteWatch {
  /**
   * One message off a socket.
   *
   * @param bytes - valid during the call only
   * @returns what is read in its place: the same, or others; null for nothing
   */
  received(bytes: Buffer, from: Peer, on: Listener): Buffer | null
  /**
   * One message that is about to leave.
   *
   * @param text - all of it, one char a byte
   * @returns what leaves in its place; null for nothing
   */
  sent(text: string, to: Peer, on: Listener): string | null
}

/**
 * A reading of bytes on their way, for an event route: nothing that it changes stays.
 *
 * @param bytes - all of one message, valid during the call only
 * @param peer - who has sent it, or who it is for
 * @param on - the socket
 */
export function wireContext(server: Host, bytes: Buffer, peer: Peer, on: Listener): Context {
  const message = parseMessage(bytes, 0, bytes.length, rulesOf(server.settings))
  return new Context(server, message, peer, on, 0, server.clock.now(), 'event')
}

/** Shows what is received. */
export function watchReceived(watch: ByteWatch, receive: Receive): Receive {
  return (bytes, start, end, from, on) => {
    const shown = watch.received(bytes.subarray(start, end), from, on)
    if (shown !== null) receive(shown, 0, shown.length, from, on)
  }
}

/** Shows what leaves a socket. What is sent while it is shown leaves as it is. */
export function watchSent(watch: ByteWatch, listener: Listener): void {
  const send = listener.send.bind(listener)
  let showing = false
  // its own property stands in front of that of its class: sockets that nobody watches pay nothing
  listener.send = (text, to, mode) => {
    if (showing) return send(text, to, mode)
    showing = true
    try {
      const shown = watch.sent(text, to, listener)
      return shown !== null && send(shown, to, mode)
    } finally {
      showing = false
    }
  }
}
