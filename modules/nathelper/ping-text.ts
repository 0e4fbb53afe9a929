/** What is sent to a phone to keep its NAT open. */

import { inUri, type Listener, newRequest } from 'siprose'
import type { Contact } from 'siprose/modules/usrloc'

/** A datagram that every phone ignores. */
export const NOTHING = '\0\0\0\0'

/** What a stream may have between messages (RFC 3261 section 7.5). */
export const BLANK_LINES = '\r\n\r\n'

/** What makes up a request to a phone. */
export interface PingRequest {
  readonly method: string
  /** The URI it comes from. */
  readonly from: string
  /** The value of `branch`, by which its reply is known. */
  readonly branch: string
  readonly callId: string
  /** The socket it leaves from. */
  readonly listener: Listener
  /** The servers it passes, as values of Route, or null. */
  readonly path: string | null
}

/** The text of a request to a phone. Its From has the record id as a tag, so that a reply names its contact. */
export function pingRequest(contact: Contact, request: PingRequest): string {
  const { method, from, branch, callId, listener, path } = request
  const { address, port } = listener.advertised ?? listener
  return newRequest({
    method,
    uri: contact.uri,
    via: `SIP/2.0/${listener.proto.toUpperCase()} ${inUri(address)}:${port};branch=${branch};rport`,
    from: `<${from}>;tag=${contact.ruid}`,
    to: `<${contact.uri}>`,
    callId: `${callId}@${inUri(address)}`,
    cseq: 1,
    headers: path === null ? [] : [['Route', path]],
  })
}
