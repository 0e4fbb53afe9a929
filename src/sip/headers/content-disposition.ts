// hot
/** Content-Disposition: what a body is for (RFC 3261 20.11). */

import { sameText } from '../chars.ts'
import { Fault } from '../errors.ts'
import { typed } from '../header.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { ParamValue, readTokenValue } from '../param-value.ts'

/** What a body is for. */
export class ContentDisposition extends ParamValue {
  /** Its use in lower case: `session`, `render`, `icon`, `alert`. */
  get type(): string {
    return this.value.toLowerCase()
  }

  /** Whether a receiver who does not understand the body must refuse: unless `handling` says `optional`. */
  get required(): boolean {
    return !sameText(this.param('handling') ?? '', 'optional')
  }
}

/** The grammar of Content-Disposition. */
export function readContentDisposition(
  text: string,
  from: number,
  to: number,
): ContentDisposition | Fault {
  const result = readTokenValue(text, from, to)
  return result instanceof Fault ? result : new ContentDisposition(result.value, result.params)
}

/** What the body of a message is for; null if that is not said, or not in a way that parses. */
export function contentDisposition(message: Message): ContentDisposition | null {
  return typed(message.first(HeaderId.CONTENT_DISPOSITION), readContentDisposition)
}
