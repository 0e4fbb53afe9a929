// hot
/** Require, Proxy-Require, Supported and Unsupported: names of extensions (RFC 3261 20.29, 20.32, 20.37, 20.40). */

import { sameText } from '../chars.ts'
import { elements, elementsOf } from '../elements.ts'
import { Fault } from '../errors.ts'
import type { Header } from '../header.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { readTokenList } from '../tokens.ts'

/** The headers that hold option tags. */
export type OptionTagHeader =
  | typeof HeaderId.REQUIRE
  | typeof HeaderId.PROXY_REQUIRE
  | typeof HeaderId.SUPPORTED
  | typeof HeaderId.UNSUPPORTED

/**
 * The option tags of a message's headers of one kind, as written, in order.
 *
 * @example List what a request requires
 * ```ts
 * import { HeaderId, optionTags, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nRequire: 100rel, timer\r\n\r\n')
 * optionTags(message, HeaderId.REQUIRE) // => ['100rel', 'timer']
 * ```
 */
export function optionTags(message: Message, id: OptionTagHeader): readonly (string | Fault)[] {
  return elements(message, id, readTokenList)
}

/**
 * Whether an option tag stands in a message's headers of one kind. Case does not count.
 *
 * @example See whether one extension is required
 * ```ts
 * import { hasOptionTag, HeaderId, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nRequire: 100rel\r\n\r\n')
 * hasOptionTag(message, HeaderId.REQUIRE, '100REL') // => true
 * ```
 */
export function hasOptionTag(message: Message, id: OptionTagHeader, tag: string): boolean {
  for (let header: Header | null = message.first(id); header; header = message.next(header)) {
    if (includesText(elementsOf(header, readTokenList), tag)) return true
  }
  return false
}

/**
 * Whether the far end has an extension: whether it supports or requires it.
 *
 * @example See whether a phone understands an extension
 * ```ts
 * import { parseMessageText, supports } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nk: path, outbound\r\n\r\n')
 * supports(message, 'path') // => true
 * supports(message, 'gruu') // => false
 * ```
 */
export function supports(message: Message, tag: string): boolean {
  return (
    hasOptionTag(message, HeaderId.SUPPORTED, tag) || hasOptionTag(message, HeaderId.REQUIRE, tag)
  )
}

/** Whether a list has a text in any case. */
export function includesText(list: readonly (string | Fault)[], text: string): boolean {
  for (const element of list) {
    if (!(element instanceof Fault) && sameText(element, text)) return true
  }
  return false
}
