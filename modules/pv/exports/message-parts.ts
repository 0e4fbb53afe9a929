/** Parts of the message as texts and numbers. */

import {
  type Context,
  contacts,
  expires,
  Fault,
  firstContact,
  hasStarContact,
  HeaderId,
  applyEdits,
  partKey,
  type Message,
} from 'siprose'

import { pv } from '../module.ts'

/** What the whole of a message has. */
type MessagePart = (message: Message) => string | number

const firstLine = ({ text, firstLineEnd }: Message): string =>
  text.slice(0, firstLineEnd).replace(/\r?\n$/, '')
const headers = ({ text, firstLineEnd, headersEnd }: Message): string =>
  text.slice(firstLineEnd, headersEnd).replace(/\r?\n$/, '')

const messageParts: ReadonlyMap<string, MessagePart> = new Map<string, MessagePart>([
  ['len', ({ length }) => length],
  ['buf', ({ text }) => text],
  ['body', ({ body }) => body],
  ['body_len', ({ body }) => body.length],
  ['hdrs', headers],
  ['hdrs_len', (message) => headers(message).length],
  ['hdrc', ({ headerCount }) => headerCount],
  ['fline', firstLine],
  ['fpart', ({ text, headersEnd }) => text.slice(0, headersEnd).replace(/\r?\n$/, '')],
  ['lpart', ({ text, firstLineEnd }) => text.slice(firstLineEnd)],
])

/**
 * A part of the message as it was received.
 *
 * `buf` is all of it and `len` its length; `fline` the first line, `hdrs` the headers and `hdrs_len` their length, `hdrc` their number, `body` and
 * `body_len` what follows; `fpart` the first line and the headers, `lpart` all after the first line. `hdrs` and `fpart` have no line end at their end.
 *
 * @example Look at a message
 * ```sip
 * alice > MESSAGE sip:example.com
 *         Content-Type: text/plain
 *
 *         Hello
 * ```
 * ```values
 * $msg(fline)                 => "MESSAGE sip:example.com SIP/2.0"
 * $(msg(body){s.substr,0,5})  => "Hello"
 * $(msg(fpart){s.substr,0,7}) => "MESSAGE"
 * $(msg(lpart){s.substr,0,3}) => "Via"
 * ```
 */
export const messagePartOf = pv.pseudoVariable(
  { name: '$msg', key: partKey(messageParts), type: 'any' },
  { get: (_self, { message }, part) => part(message) },
)

/**
 * The message with all changes that were made to it so far.
 *
 * It is printed anew each time it is read, which costs.
 *
 * @example See what will leave
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "textops.so"
 * loadmodule "sl.so"
 * request_route {
 *     append_hf("X-Room: 7\r\n");
 *     if ($mbu =~ "X-Room: 7" && !($mb =~ "X-Room")) sl_send_reply("200", "Changed");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Changed
 * ```
 */
export const updatedMessage = pv.pseudoVariable(
  { name: '$mbu', type: 'str' },
  { get: (_self, { message }) => (message.edited ? applyEdits(message) : message.text) },
)

/**
 * Whether the message is a request, `rq`, or a reply, `rp`.
 *
 * @example Show the kind
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $mts => "rq"
 * ```
 */
export const messageKind = pv.pseudoVariable(
  { name: '$mts', type: 'str' },
  { get: (_self, { message }) => (message.isRequest ? 'rq' : 'rp') },
)

/**
 * The CSeq header, number and method.
 *
 * @example Show it
 * ```sip
 * alice > OPTIONS sip:example.com
 *         CSeq: 7 OPTIONS
 * ```
 * ```values
 * $csb => "7 OPTIONS"
 * ```
 */
export const sequenceText = pv.pseudoVariable(
  { name: '$csb', type: 'str' },
  { get: (_self, { message }) => message.first(HeaderId.CSEQ)?.value ?? null },
)

/**
 * How many bytes the body has.
 *
 * @example Show it
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $bs => 0
 * ```
 */
export const bodyLength = pv.pseudoVariable(
  { name: '$bs', type: 'int' },
  { get: (_self, { message }) => message.bodyEnd - message.bodyStart },
)

/**
 * The URI in the first Contact.
 *
 * @example Show it
 * ```sip
 * alice > INVITE sip:bob@example.com
 *         Contact: "Alice" <sip:alice@192.0.2.10;ob>;expires=60
 * ```
 * ```values
 * $ctu => "sip:alice@192.0.2.10;ob"
 * ```
 */
export const contactUri = pv.pseudoVariable(
  { name: '$ctu', type: 'str' },
  { get: (_self, { message }) => firstContact(message)?.address.uri ?? null },
)

/**
 * 1 where the Contact of the message is `*`, which takes back all of them; else 0.
 *
 * @example Keep phones from taking back what other phones have registered
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     if ($cts == 1) sl_send_reply("403", "One At A Time");
 *     else sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 *         Contact: *
 *         Expires: 0
 * alice < 403
 * alice > REGISTER sip:example.com
 *         Contact: <sip:alice@192.0.2.10>
 * alice < 200
 * ```
 */
export const contactStar = pv.pseudoVariable(
  { name: '$cts', type: 'int' },
  { get: (_self, { message }) => (hasStarContact(message) ? 1 : 0) },
)

/**
 * The number of the method: 1 INVITE, 2 CANCEL, 4 ACK, 8 BYE, and on by doubling.
 *
 * @example Show it
 * ```sip
 * alice > INVITE sip:bob@example.com
 * ```
 * ```values
 * $rmid => 1
 * ```
 *
 * @trap A method that has no name here is 0; compare `$rm` where you can.
 */
export const methodNumber = pv.pseudoVariable(
  { name: '$rmid', type: 'int' },
  { get: (_self, { message }) => message.methodId },
)

/**
 * The smallest and the largest number of seconds that the message asks to be valid for.
 *
 * Those of its contacts; the Expires header counts for contacts that say nothing, or where there is no contact. `$null` where there is none.
 *
 * @example Refuse registrations that are too short
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     if ($expires(min) != $null && $expires(min) < 60) sl_send_reply("423", "At least 60, not $expires(min)");
 *     else sl_send_reply("200", "Up to $expires(max)");
 * }
 * ```
 * ```sip
 * alice > REGISTER sip:example.com
 *         Contact: <sip:alice@192.0.2.10>;expires=30, <sip:alice@192.0.2.11>
 *         Expires: 3600
 * alice < 423 At least 60, not 30
 * alice > REGISTER sip:example.com
 *         Contact: <sip:alice@192.0.2.10>;expires=90
 *         Contact: <sip:alice@192.0.2.11>;expires=600
 * alice < 200 Up to 600
 * ```
 */
export const expiresRange = pv.pseudoVariable(
  { name: '$expires', key: partKey(['min', 'max'], 'which'), type: 'int' },
  { get: (_self, ctx, which) => rangeOf(ctx, which) },
)

function rangeOf({ message }: Context, which: 'min' | 'max'): number | null {
  const header = expires(message)
  let found: number | null = null
  for (const contact of contacts(message)) {
    if (contact instanceof Fault) continue
    const seconds = contact.expires ?? header
    if (seconds === null) continue
    if (found === null || (which === 'min' ? seconds < found : seconds > found)) found = seconds
  }
  return found ?? header
}
