// hot
/** Call-Info, Alert-Info and Error-Info: pictures, sounds and pages about a call (RFC 3261 20.4, 20.9, 20.18). */

import { type Address, readAddressList } from '../address.ts'
import { elements } from '../elements.ts'
import type { Fault } from '../errors.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'

/**
 * What there is to know about caller or called; the parameter `purpose` says what each is.
 *
 * @example Find the picture of a caller
 * ```ts
 * import { callInfo, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Call-Info: <http://example.com/a.jpg>;purpose=icon\r\n\r\n',
 * )
 * callInfo(message) // => [{ uri: 'http://example.com/a.jpg', params: 'purpose=icon' }]
 * ```
 */
export function callInfo(message: Message): readonly (Address | Fault)[] {
  return elements(message, HeaderId.CALL_INFO, readAddressList)
}

/**
 * What to ring with.
 *
 * @example Find what to ring with
 * ```ts
 * import { alertInfo, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Alert-Info: <http://example.com/ring.wav>\r\n\r\n',
 * )
 * alertInfo(message) // => [{ uri: 'http://example.com/ring.wav' }]
 * ```
 */
export function alertInfo(message: Message): readonly (Address | Fault)[] {
  return elements(message, HeaderId.ALERT_INFO, readAddressList)
}

/**
 * What explains an error.
 *
 * @example Find what explains an error
 * ```ts
 * import { errorInfo, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText('SIP/2.0 200 OK\r\nError-Info: <sip:not-in-service@example.com>\r\n\r\n')
 * errorInfo(message) // => [{ uri: 'sip:not-in-service@example.com' }]
 * ```
 */
export function errorInfo(message: Message): readonly (Address | Fault)[] {
  return elements(message, HeaderId.ERROR_INFO, readAddressList)
}
