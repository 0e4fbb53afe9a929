/** The message that routes see which run without one: at the start, by a timer, for an event of no message. */

import { ListenerCounters, type Listener } from '../net/listener.ts'
import { Peer } from '../net/peer.ts'
import { type Message, parseMessageText } from '../sip/message.ts'

const text = [
  'OPTIONS sip:nobody@siprose.invalid SIP/2.0',
  'Via: SIP/2.0/UDP 127.0.0.1',
  'From: <sip:nobody@siprose.invalid>;tag=none',
  'To: <sip:nobody@siprose.invalid>',
  'Call-ID: none@siprose.invalid',
  'CSeq: 1 OPTIONS',
  'Content-Length: 0',
  '',
  '',
].join('\r\n')

/** A request that nobody sent. Each call makes a new one, as a script may change it. */
export function blankMessage(): Message {
  return parseMessageText(text)
}

/** Where it seems to come from. */
export const blankPeer = new Peer('udp', '127.0.0.1', 5060, 0, 0)

/** The socket it seems to have come in on where the server has none yet: nothing leaves by it. */
export const blankListener: Listener = {
  proto: 'udp',
  family: 4,
  address: '127.0.0.1',
  port: 5060,
  advertised: null,
  counters: new ListenerCounters(),
  send: () => false,
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
}
