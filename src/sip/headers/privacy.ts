// hot
/** Privacy: what the caller wants to be hidden (RFC 3323 4.2, and RFC 3325 9.3 for `id`). */

import { skipBlanks } from '../chars.ts'
import { Fault, FaultCode } from '../errors.ts'
import { typed } from '../header.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { tokenEnd } from '../tokens.ts'
import { includesText } from './option-tags.ts'

// repeated here because an imported constant is loaded at each comparison: see scan.ts
const COMMA = 44
const SEMICOLON = 59

/** The grammar of Privacy: tokens with `;` between. A `,` between is taken, too, since many send it. */
export function readPrivacy(text: string, from: number, to: number): readonly string[] | Fault {
  const list: string[] = []
  for (;;) {
    const start = skipBlanks(text, from, to)
    const end = tokenEnd(text, start, to)
    if (end === start) return new Fault(FaultCode.EMPTY_ELEMENT, start)
    list.push(text.slice(start, end).toLowerCase())
    from = skipBlanks(text, end, to)
    if (from >= to) return list
    const code = text.charCodeAt(from)
    if (code !== SEMICOLON && code !== COMMA) return new Fault(FaultCode.TRAILING_TEXT, from)
    from++
  }
}

/**
 * What is to be hidden, in lower case: `header`, `session`, `user`, `id`, `none` and others.
 *
 * @example See what a caller wants to hide
 * ```ts
 * import { parseMessageText, privacy } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nPrivacy: id;critical\r\n\r\n')
 * privacy(message) // => ['id', 'critical']
 * ```
 */
export function privacy(message: Message): readonly string[] {
  return typed(message.first(HeaderId.PRIVACY), readPrivacy) ?? []
}

/**
 * Whether a kind of privacy is asked for: named, and not taken back by `none`.
 *
 * @example Decide whether to show the caller
 * ```ts
 * import { parseMessageText, wantsPrivacy } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nPrivacy: id\r\n\r\n')
 * wantsPrivacy(message, 'id') // => true
 * wantsPrivacy(message, 'header') // => false
 * ```
 */
export function wantsPrivacy(message: Message, kind: string): boolean {
  const list = privacy(message)
  return includesText(list, kind) && (kind === 'none' || !includesText(list, 'none'))
}
