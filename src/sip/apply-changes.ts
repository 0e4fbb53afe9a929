// hot
/** A message read again with its changes made: what `msg_apply_changes()` of the configuration language does. */

import { applyEdits } from './build.ts'
import { type Message, parseMessageText } from './message.ts'

/**
 * The message with its edits made, as a message of its own.
 *
 * What was received stands in it as it was: the Vias, a `received` and an `rport` of those before, bodies byte by byte.
 * No Via of ours is added, and headers that depend on the way the message leaves by are still to come: the new message has them among its
 * changes. The old message stays as it is. Reading again may find a fault, if an edit broke something:
 * then the new message has it, and the caller goes on with the old one.
 *
 * @param requestUri - the request URI to have, where that is kept beside the edits; null for that of the edits, or else
 *   the received one
 *
 * @example Look at a message as its changes make it
 * ```ts
 * import { applyChanges, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nSubject: Lunch\r\n\r\n')
 * message.edits.appendHeader('X-Room: 7\r\n')
 * const changed = applyChanges(message, 'sip:carol@example.com')
 * changed.named('X-Room')?.value // => '7'
 * changed.requestUri // => 'sip:carol@example.com'
 * message.named('X-Room') // => null
 * ```
 */
export function applyChanges(message: Message, requestUri: string | null = null): Message {
  const before = message.edited ? message.edits.uri : null
  if (requestUri !== null && message.isRequest) message.edits.setUri(requestUri)
  const text = applyEdits(message)
  if (requestUri !== null && message.isRequest) message.edits.uri = before
  const changed = parseMessageText(text, message.rules)
  const late = message.edited ? message.edits.late : null
  if (late !== null) changed.edits.takeLate(late)
  return changed
}
