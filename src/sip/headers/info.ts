// hot
/** Call-Info, Alert-Info and Error-Info: pictures, sounds and pages about a call (RFC 3261 20.4, 20.9, 20.18). */

import { type Address, readAddressList } from '../address.ts'
import { elements } from '../elements.ts'
import type { Fault } from '../errors.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'

/** What there is to know about caller or called; the parameter `purpose` says what each is. */
export function callInfo(message: Message): readonly (Address | Fault)[] {
  return elements(message, HeaderId.CALL_INFO, readAddressList)
}

/** What to ring with. */
export function alertInfo(message: Message): readonly (Address | Fault)[] {
  return elements(message, HeaderId.ALERT_INFO, readAddressList)
}

/** What explains an error. */
export function errorInfo(message: Message): readonly (Address | Fault)[] {
  return elements(message, HeaderId.ERROR_INFO, readAddressList)
}
