// hot
/** Info-Package and Recv-Info: what an INFO is about, and which ones somebody takes (RFC 6086 section 7). */

import { elements } from '../elements.ts'
import type { Fault } from '../errors.ts'
import { typed } from '../header.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { type ParamValue, readListOf, readTokenValue } from '../param-value.ts'

/** The grammar of Recv-Info: a list of names of packages with parameters. */
export function readInfoPackages(
  text: string,
  from: number,
  to: number,
): readonly (ParamValue | Fault)[] {
  return readListOf(text, from, to, readTokenValue)
}

/**
 * What an INFO is about. Null if there is no Info-Package, or if it does not parse.
 *
 * @example See what an INFO is about
 * ```ts
 * import { infoPackage, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText('INFO sip:bob@example.com SIP/2.0\r\nInfo-Package: dtmf;v=1\r\n\r\n')
 * infoPackage(message) // => { value: 'dtmf', params: 'v=1' }
 * ```
 */
export function infoPackage(message: Message): ParamValue | null {
  return typed(message.first(HeaderId.INFO_PACKAGE), readTokenValue)
}

/**
 * The packages that somebody takes an INFO about. Null if it has no Recv-Info, which says nothing.
 *
 * @example See that no INFO is taken
 * ```ts
 * import { acceptedInfo, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nRecv-Info:\r\n\r\n')
 * acceptedInfo(message) // => []
 * ```
 */
export function acceptedInfo(message: Message): readonly (ParamValue | Fault)[] | null {
  if (message.first(HeaderId.RECV_INFO) === null) return null
  return elements(message, HeaderId.RECV_INFO, readInfoPackages)
}
