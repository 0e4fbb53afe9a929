/** A walk over the headers of a message. */

import type { Header, Message } from 'siprose'

/** One walk; it starts before the first header. */
export class HeaderWalk {
  readonly #message: Message
  #at = -1

  constructor(message: Message) {
    this.#message = message
  }

  /** The header it stands at, or null. */
  get header(): Header | null {
    const at = this.#at
    return at >= 0 && at < this.#message.headerCount ? this.#message.header(at) : null
  }

  /** Goes on; false behind the last header. */
  next(): boolean {
    if (this.#at < this.#message.headerCount) this.#at += 1
    return this.#at < this.#message.headerCount
  }

  /** Goes back; false before the first header. */
  previous(): boolean {
    if (this.#at >= 0) this.#at -= 1
    return this.#at >= 0
  }

  /** Takes the header out when the message leaves. */
  remove(): boolean {
    const { header } = this
    if (header === null) return false
    this.#message.edits.removeHeader(header)
    return true
  }

  /** Puts lines before the header when the message leaves. */
  insert(lines: string): boolean {
    const { header } = this
    if (header === null) return false
    this.#message.edits.insertBefore(header.start, lines)
    return true
  }

  /** Puts lines behind the header when the message leaves. */
  append(lines: string): boolean {
    const { header } = this
    if (header === null) return false
    this.#message.edits.insertAfter(header.end, lines)
    return true
  }
}
