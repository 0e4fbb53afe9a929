/** The answer to a request that a stream cannot be cut behind: nobody above ever sees that request. */

import { buildReply, receivedFor } from '../../sip/build.ts'
import { isHttp, printHttpReply } from '../../sip/http.ts'
import { parseMessage } from '../../sip/message.ts'
import { MethodId } from '../../sip/methods.ts'
import { parserRules } from '../../sip/rules.ts'
import type { Peer } from '../peer.ts'

/** What is refused may be so because of two headers that are not the same. */
const rules = parserRules({ strict: false })
/** The same, where requests of HTTP are taken. */
const httpRules = parserRules({ strict: false, httpRequests: true })
/** What HTTP calls a message that is too long. */
const TOO_LARGE = { status: 413, reason: 'Content Too Large' }

/** A tag that is the same each time for the same bytes, so that an answer can be given without keeping anything. */
function tagOf(bytes: Buffer, start: number, end: number): string {
  let hash = 0x811c9dc5
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}

/**
 * The reply to a request of which only the header is known.
 *
 * @param bytes - where the header lies, from `start` to `end`
 * @param from - who sent it, for the Via
 * @param answer - what to say; `http` where requests of HTTP are taken too, which get an answer of theirs
 * @returns null when it was no request that may be answered
 */
export function refusal(
  bytes: Buffer,
  range: { readonly start: number; readonly end: number },
  from: Peer,
  answer: { readonly status: number; readonly reason: string; readonly http: boolean },
): string | null {
  const request = parseMessage(bytes, range.start, range.end, answer.http ? httpRules : rules)
  if (answer.http && request.isRequest && isHttp(request)) {
    const { status, reason } = answer.status === 513 ? TOO_LARGE : answer
    const options = { headers: '', body: null, keeps: false }
    return printHttpReply(request.method, status, reason, options)
  }
  const { via } = request
  if (request.fault !== null || !request.isRequest || request.methodId === MethodId.ACK) return null
  if (via === null || request.callId === null || request.cseq === null) return null
  return buildReply(request, answer.status, answer.reason, {
    toTag: tagOf(bytes, range.start, range.end),
    extra: '',
    received: receivedFor(via, from.address),
    rport: via.rport === null ? null : from.port,
    server: null,
  })
}
