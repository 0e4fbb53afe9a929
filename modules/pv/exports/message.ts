/** The message as a whole, and headers that every message has. */

import { HeaderId } from 'siprose'

import { pv } from '../module.ts'

/**
 * The Call-ID.
 *
 * @example Show the Call-ID
 * ```sip
 * alice > OPTIONS sip:example.com
 *         Call-ID: a84b4c76e66710
 * ```
 * ```values
 * $ci => "a84b4c76e66710"
 * ```
 */
export const callId = pv.pseudoVariable(
  { name: '$ci', type: 'str' },
  { get: (_self, ctx) => ctx.message.callId },
)

/**
 * The number in CSeq.
 *
 * @example Show the number
 * ```sip
 * alice > OPTIONS sip:example.com
 *         CSeq: 63104 OPTIONS
 * ```
 * ```values
 * $cs => "63104"
 * ```
 *
 * @trap it is a text, so `$cs + 1` puts the two together: write `(int)$cs + 1`
 */
export const sequence = pv.pseudoVariable(
  { name: '$cs', type: 'str' },
  {
    get: (_self, ctx) => {
      const { cseq } = ctx.message
      return cseq === null ? null : String(cseq.number)
    },
  },
)

/**
 * The first Contact header, as it is written.
 *
 * @example Show the contact
 * ```sip
 * alice > OPTIONS sip:example.com
 *         Contact: <sip:alice@192.0.2.10>;expires=60
 * ```
 * ```values
 * $ct => "<sip:alice@192.0.2.10>;expires=60"
 * ```
 */
export const contact = pv.pseudoVariable(
  { name: '$ct', type: 'str' },
  { get: (_self, ctx) => ctx.message.first(HeaderId.CONTACT)?.value ?? null },
)

/**
 * The Content-Type header, as it is written.
 *
 * @example Show the type
 * ```sip
 * alice > MESSAGE sip:example.com
 *         Content-Type: text/plain
 *
 *         Hello
 * ```
 * ```values
 * $cT => "text/plain"
 * ```
 */
export const contentType = pv.pseudoVariable(
  { name: '$cT', type: 'str' },
  { get: (_self, ctx) => ctx.message.first(HeaderId.CONTENT_TYPE)?.value ?? null },
)

/**
 * The number in Content-Length; `$null` where the header is missing.
 *
 * @example Show the length
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $cl => 0
 * ```
 */
export const contentLength = pv.pseudoVariable(
  { name: '$cl', type: 'int' },
  { get: (_self, ctx) => ctx.message.contentLength },
)

/**
 * The User-Agent header: what the sender's device calls itself.
 *
 * @example Drop what scanners send
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     if ($ua =~ "friendly-scanner|sipvicious") exit;
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         User-Agent: friendly-scanner
 * quiet 5s
 * alice > OPTIONS sip:example.com
 *         User-Agent: Desk phone 3
 * alice < 200 OK
 * ```
 */
export const userAgent = pv.pseudoVariable(
  { name: '$ua', type: 'str' },
  { get: (_self, ctx) => ctx.message.first(HeaderId.USER_AGENT)?.value ?? null },
)

/**
 * The message as it was received, all of it.
 *
 * @example See what a phone sends
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route { sl_send_reply("200", "$(mb{s.substr,0,26})"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 OPTIONS sip:example.com SI
 * ```
 */
export const messageText = pv.pseudoVariable(
  { name: '$mb', type: 'str' },
  { get: (_self, ctx) => ctx.message.text },
)

/**
 * How many bytes the message has.
 *
 * @example Refuse what is too long for UDP on the way
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     if ($ml > 4000) sl_send_reply("513", "Message Too Large");
 *     else sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 OK
 * ```
 */
export const messageLength = pv.pseudoVariable(
  { name: '$ml', type: 'int' },
  { get: (_self, ctx) => ctx.message.length },
)

/**
 * The body of the message, an empty text where it has none.
 *
 * @example Show the body
 * ```sip
 * alice > MESSAGE sip:example.com
 *         Content-Type: text/plain
 *
 *         Hello
 * ```
 * ```values
 * $(rb{s.substr,0,5}) => "Hello"
 * ```
 */
export const body = pv.pseudoVariable(
  { name: '$rb', type: 'str' },
  {
    get: (_self, ctx) => ctx.message.body,
  },
)

/**
 * The number of the message: each one that this server receives has the next.
 *
 * @example Number the answers
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route { sl_send_reply("200", "Message $mi"); }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 Message 1
 * ```
 */
export const messageId = pv.pseudoVariable(
  { name: '$mi', type: 'int' },
  { get: (_self, ctx) => ctx.id },
)

/**
 * Whether the message is a request (1) or a reply (2).
 *
 * @example Show the kind
 * ```sip
 * alice > OPTIONS sip:example.com
 * ```
 * ```values
 * $mt => 1
 * ```
 */
export const messageType = pv.pseudoVariable(
  { name: '$mt', type: 'int' },
  { get: (_self, ctx) => (ctx.message.isRequest ? 1 : 2) },
)
