// hot
/** Content-Encoding and Content-Language: how a body is packed, and in what tongue (RFC 3261 20.12 and 20.13). */

import { sameText } from '../chars.ts'
import { elements } from '../elements.ts'
import { Fault } from '../errors.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { readTokenList } from '../tokens.ts'

/** The codings of the body, in the order they were applied. */
export function contentEncodings(message: Message): readonly (string | Fault)[] {
  return elements(message, HeaderId.CONTENT_ENCODING, readTokenList)
}

/** The languages of the body. */
export function contentLanguages(message: Message): readonly (string | Fault)[] {
  return elements(message, HeaderId.CONTENT_LANGUAGE, readTokenList)
}

/** Whether the body can be read as it is: whether no coding but `identity` was applied. */
export function isPlainBody(message: Message): boolean {
  for (const coding of contentEncodings(message)) {
    if (coding instanceof Fault || !sameText(coding, 'identity')) return false
  }
  return true
}
