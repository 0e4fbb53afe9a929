/** The message as bytes, and where they came from. */

import { type Context, key, parseMessageText, partKey, SiproseError } from 'siprose'

import { pv } from '../module.ts'
import { transportNumber } from '../text/transports.ts'

/** What is known of bytes that were received. */
type ReceivedPart = (ctx: Context) => string | number

/** A text for a log: what cannot be printed is a dot. */
function printable(text: string): string {
  return text.replaceAll(/[^\n\r\t -~]/g, '.')
}

const parts: ReadonlyMap<string, ReceivedPart> = new Map<string, ReceivedPart>([
  ['buf', ({ message }) => message.text],
  ['len', ({ message }) => message.length],
  ['safe', ({ message }) => printable(message.text)],
  ['srcip', ({ peer }) => peer.address],
  ['srcport', ({ peer }) => peer.port],
  ['rcvip', ({ listener }) => listener.address],
  ['rcvport', ({ listener }) => listener.port],
  ['proto', ({ listener }) => transportNumber(listener.proto)],
  ['sproto', ({ listener }) => listener.proto],
  ['af', ({ peer }) => (peer.address.includes(':') ? 10 : 2)],
])

/**
 * A part of what was received.
 *
 * For `event_route[core:msg-received]`, in which nothing has been read yet. `buf` is all of it, `len` its length, `safe` what of it can be printed; `srcip` and `srcport` say where it came from, `rcvip` and `rcvport` where it
 * came in, `proto` and `sproto` by what transport, `af` which family of addresses.
 *
 * @example Note what comes from a network
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "xlog.so"
 * received_route_mode = 1
 * request_route { drop; }
 * event_route[core:msg-received] {
 *     xlog("L_WARN", "$rcv(sproto):$rcv(srcip):$rcv(srcport) to $rcv(rcvip):$rcv(rcvport)\n");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```log
 * WARNING <script>: udp:192.0.2.10:5060 to 192.0.2.1:5060
 * ```
 *
 * @compat It has values in every route, where Kamailio has them in that event route only
 */
export const received = pv.pseudoVariable(
  {
    name: '$rcv',
    aliases: ['$recv'],
    key: partKey(parts),
    type: 'any',
  },
  { get: (_self, ctx, part) => part(ctx) },
)

/**
 * The status of a reply as a number; 0 in a request.
 *
 * @example A request has none
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $rsi => 0
 * ```
 */
export const statusNumber = pv.pseudoVariable(
  { name: '$rsi', type: 'int' },
  { get: (_self, { message }) => message.status },
)

/** A place in the message. */
function place(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text)
  throw new SiproseError(
    'pv/bad-place',
    `\`${text}\` is no place in a message; it is a number from 0`,
  )
}

/**
 * One character of the message, by its place from 0. Set it to change the message in hand at once.
 *
 * Setting it makes the message anew and reads it, so a change that breaks it is refused. `$null` behind the end.
 *
 * @example Change a letter
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $var(first) = $msgbuf(0);
 *     $msgbuf(12) = "B";
 *     sl_send_reply("200", "$var(first), $ru, $msgbuf(99999)");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 200 M, sip:Bob@example.com, <null>
 * ```
 *
 * @trap Use it before the transaction is made; changes collected beside the message are lost.
 */
export const messageCharacter = pv.pseudoVariable(
  { name: '$msgbuf', key: key('place', place, { kind: 'format' }), type: 'str' },
  {
    get: (_self, { message }, at) => (at < message.length ? message.text.charAt(at) : null),
    set: (_self, ctx, value, at) => {
      const { message } = ctx
      const character = value === null ? '' : String(value)
      if (character.length !== 1 || at >= message.length) return false
      const text = message.text.slice(0, at) + character + message.text.slice(at + 1)
      const changed = parseMessageText(text, message.rules)
      if (changed.fault !== null || changed.isRequest !== message.isRequest) return false
      if (changed.via === null) return false
      ctx.renew(changed)
      return true
    },
  },
)
