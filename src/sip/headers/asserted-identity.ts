// hot
/** P-Asserted-Identity and P-Preferred-Identity: who somebody trusted says it is, and who it would like to be (RFC 3325). */

import { type Address, readAddressList } from '../address.ts'
import { elements } from '../elements.ts'
import type { Fault } from '../errors.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'

/** The asserted identities: at most a `sip` and a `tel` one, if the sender keeps to the rules. */
export function assertedIdentities(message: Message): readonly (Address | Fault)[] {
  return elements(message, HeaderId.P_ASSERTED_IDENTITY, readAddressList)
}

/** The preferred identities, which only the first trusted server reads, and takes out. */
export function preferredIdentities(message: Message): readonly (Address | Fault)[] {
  return elements(message, HeaderId.P_PREFERRED_IDENTITY, readAddressList)
}
