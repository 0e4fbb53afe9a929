/** What can be wrong with bytes from the network. Nothing here is thrown. */

import { FaultCode } from './fault-codes.ts'

export { FaultCode }

/**
 * What is wrong, and where: the verdict that stands in the place of a parsed value.
 *
 * @example Point at the wrong character
 * ```ts
 * import { contacts, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Contact: <sip:alice@192.0.2.10>, "Bob\r\n\r\n',
 * )
 * contacts(message)[1] // => { code: 'sip/unclosed-quote' }
 * ```
 */
export class Fault {
  /** Which rule was broken. */
  readonly code: FaultCode
  /** The offset of the first wrong character: in the message, or in the text that was given to a parser. */
  readonly offset: number

  constructor(code: FaultCode, offset: number) {
    this.code = code
    this.offset = offset
  }
}

/**
 * The status to answer a request with that has this fault: 413, 414, 505, 513, or else 400.
 *
 * @example Answer what cannot be read
 * ```ts
 * import { faultStatus } from 'siprose/sip'
 *
 * faultStatus('sip/uri-too-long') // => 414
 * faultStatus('sip/repeated-header') // => 400
 * ```
 */
export function faultStatus(code: FaultCode): number {
  switch (code) {
    case FaultCode.BODY_TOO_LONG:
      return 413
    case FaultCode.FIRST_LINE_TOO_LONG:
    case FaultCode.URI_TOO_LONG:
      return 414
    case FaultCode.UNSUPPORTED_VERSION:
      return 505
    case FaultCode.MESSAGE_TOO_LONG:
    case FaultCode.HEADER_TOO_LONG:
    case FaultCode.TOO_MANY_HEADERS:
    case FaultCode.TOO_MANY_VIAS:
    case FaultCode.TOO_MANY_ELEMENTS:
    case FaultCode.TOO_MANY_PARAMETERS:
      return 513
    default:
      return 400
  }
}

/**
 * The fault's code in words, for a reason phrase: `bad cseq`.
 *
 * @example Tell a person what is wrong
 * ```ts
 * import { faultText } from 'siprose/sip'
 *
 * faultText('sip/bad-cseq') // => 'bad cseq'
 * ```
 */
export function faultText(code: FaultCode): string {
  return code.slice(4).replaceAll('-', ' ')
}
