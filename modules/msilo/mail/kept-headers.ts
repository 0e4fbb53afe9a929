/** The headers of a message that are kept with it. */

import { HeaderId, type Message } from 'siprose'

/** What belongs to the way of a message, to who sent it with what, or is written anew when it is delivered. */
const LEFT_OUT: ReadonlySet<number> = new Set([
  HeaderId.VIA,
  HeaderId.FROM,
  HeaderId.TO,
  HeaderId.CALL_ID,
  HeaderId.CSEQ,
  HeaderId.CONTACT,
  HeaderId.MAX_FORWARDS,
  HeaderId.ROUTE,
  HeaderId.RECORD_ROUTE,
  HeaderId.PATH,
  HeaderId.CONTENT_LENGTH,
  HeaderId.CONTENT_TYPE,
  HeaderId.CONTENT_DISPOSITION,
  HeaderId.CONTENT_ENCODING,
  HeaderId.EXPIRES,
  HeaderId.MIN_EXPIRES,
  HeaderId.AUTHORIZATION,
  HeaderId.PROXY_AUTHORIZATION,
  HeaderId.WWW_AUTHENTICATE,
  HeaderId.PROXY_AUTHENTICATE,
  HeaderId.EVENT,
  HeaderId.SUPPORTED,
  HeaderId.REQUIRE,
  HeaderId.PROXY_REQUIRE,
  HeaderId.UNSUPPORTED,
  HeaderId.ALLOW,
  HeaderId.USER_AGENT,
  HeaderId.SERVER,
  HeaderId.REFER_TO,
  HeaderId.SESSION_EXPIRES,
  HeaderId.MIN_SE,
  HeaderId.DIVERSION,
  HeaderId.REMOTE_PARTY_ID,
  HeaderId.IDENTITY,
  HeaderId.IDENTITY_INFO,
  HeaderId.SUBJECT,
  HeaderId.DATE,
  HeaderId.PRIORITY,
  HeaderId.ORGANIZATION,
  HeaderId.ACCEPT,
  HeaderId.ACCEPT_LANGUAGE,
  HeaderId.ACCEPT_CONTACT,
  HeaderId.REQUEST_DISPOSITION,
  HeaderId.CALL_INFO,
  HeaderId.SIP_IF_MATCH,
])

/** Their lines, each with its line end, none of them folded. */
export function keptHeaders(message: Message): string {
  let lines = ''
  for (let at = 0; at < message.headerCount; at++) {
    if (LEFT_OUT.has(message.headerIdAt(at))) continue
    const header = message.header(at)
    if (header.fault === null) lines += `${header.name}: ${header.value}\r\n`
  }
  return lines
}
