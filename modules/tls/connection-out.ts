/** The event route of connections that this side has opened. */

import { Context, type Event, type Host, type Meeting, parseMessageText } from 'siprose'

/** No message goes along with the event, so there is one that says nothing. */
const EMPTY =
  'OPTIONS sip:you@invalid.invalid SIP/2.0\r\nVia: SIP/2.0/TLS 127.0.0.1;branch=z9hG4bKtls\r\n' +
  'From: <sip:you@invalid.invalid>;tag=tls\r\nTo: <sip:you@invalid.invalid>\r\n' +
  'Call-ID: tls-connection-out\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n'

/**
 * Runs the event route on a connection.
 *
 * @param prepare - gets the route's context before it runs
 * @returns false when it said `drop`; a route that waits comes too late for that
 */
export function runConnectionOut(
  event: Event,
  server: Host,
  { peer, on }: Meeting,
  prepare: (ctx: Context) => void,
): boolean {
  if (!event.wanted) return true
  const message = parseMessageText(EMPTY)
  const ctx = new Context(server, message, peer, on, 0, server.clock.now(), 'event')
  prepare(ctx)
  return event.run(ctx) !== 0
}
