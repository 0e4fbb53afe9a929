// hot
/** The session description in a message, wherever in the body it stands (RFC 5621). */

import { Fault } from '../errors.ts'
import { isPlainBody } from '../headers/content-coding.ts'
import { contentType } from '../headers/content-type.ts'
import type { Message } from '../message.ts'
import { multipart, partOfType } from '../multipart.ts'
import { readSdp, type Sdp } from './sdp.ts'

const kept = new WeakMap<Message, Sdp | Fault>()

/**
 * The session description of a message, read once and kept. Null if there is none, or if it does not parse.
 *
 * It is the body, or the first part of the body that is one. Its offsets are those of the message, so that it can be
 * changed by the message's edits.
 *
 * @example See where sound is to be sent
 * ```ts
 * import { parseMessageText, sdp } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\nContent-Type: application/sdp\r\n\r\n' +
 *     'v=0\r\no=alice 1 2 IN IP4 192.0.2.10\r\ns=-\r\nc=IN IP4 192.0.2.10\r\nt=0 0\r\n' +
 *     'm=audio 49170 RTP/AVP 0 101\r\na=rtpmap:101 telephone-event/8000\r\na=ptime:20\r\n',
 * )
 * sdp(message)?.media[0]?.destination?.address // => '192.0.2.10'
 * sdp(message)?.media[0]?.port // => 49170
 * ```
 */
export function sdp(message: Message): Sdp | null {
  const before = kept.get(message)
  if (before !== undefined) return before instanceof Fault ? null : before
  const result = find(message)
  if (result === null) return null
  kept.set(message, result)
  return result instanceof Fault ? null : result
}

/**
 * What is wrong with the session description of a message, with the offset in the message. Null for nothing.
 *
 * @example See what is wrong with a description, and where in the message
 * ```ts
 * import { parseMessageText, sdpFault } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INFO sip:a SIP/2.0\r\nContent-Type: application/sdp\r\n\r\nv=0\r\nm=audio\r\n',
 * )
 * sdpFault(message) // => { code: 'sip/bad-sdp-media', offset: 58 }
 * ```
 */
export function sdpFault(message: Message): Fault | null {
  sdp(message)
  const result = kept.get(message)
  if (result === undefined) return null
  return result instanceof Fault ? result : result.fault
}

function find(message: Message): Sdp | Fault | null {
  const type = contentType(message)
  if (type === null || message.bodyStart >= message.bodyEnd || !isPlainBody(message)) return null
  if (type.mediaType === 'application/sdp') {
    return readSdp(message.text, message.bodyStart, message.bodyEnd, message.rules)
  }
  const body = multipart(message)
  const part = body === null ? null : partOfType(body, 'application/sdp')
  return part === null ? null : readSdp(part.text, part.bodyStart, part.bodyEnd, message.rules)
}
