/** The header Diversion as a line, and where it belongs (RFC 5806). */

import { HeaderId, isToken, type Message, parseUri, quote } from 'siprose'

/**
 * The line of a forwarding.
 *
 * @param uri - who forwarded
 * @param reason - why; what is no token is quoted
 * @param suffix - more parameters, each with its semicolon
 * @returns null where it would be no header
 */
export function diversionLine(uri: string, reason: string, suffix: string): string | null {
  if (parseUri(uri) === null || breaks(reason)) return null
  const shown = isToken(reason) ? reason : quote(reason)
  return `Diversion: <${uri}>;reason=${shown}${suffix}\r\n`
}

function breaks(text: string): boolean {
  return text.includes('\r') || text.includes('\n') || text.includes('\0')
}

/** The offset above the Diversion headers of a message; below all headers where it has none. */
export function firstPlace(message: Message): number {
  return message.first(HeaderId.DIVERSION)?.start ?? message.headersEnd
}
