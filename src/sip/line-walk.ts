/** A walk over the lines of a body, or of a part of it. */

import type { Message } from './message.ts'

/**
 * One walk; it begins before the first line. What it changes is noted beside the message, and shows when that leaves.
 *
 * @example Take a line out of a body
 * ```ts
 * import { applyEdits, LineWalk, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'MESSAGE sip:bob@example.com SIP/2.0\r\n' +
 *     'Content-Length: 9\r\n\r\n' +
 *     'a=x\r\nb=y\n',
 * )
 * const walk = new LineWalk(message, message.bodyStart, message.bodyEnd)
 * while (walk.next()) if (walk.line?.startsWith('a=')) walk.remove()
 * applyEdits(message)
 * // =>
 * // MESSAGE sip:bob@example.com SIP/2.0
 * // Content-Length: 4
 * //
 * // b=y
 * ```
 */
export class LineWalk {
  readonly #message: Message
  readonly #last: number
  #start: number
  #end: number

  /**
   * @param message - whose lines these are
   * @param start - where the first line begins in its text
   * @param end - where the last line ends
   */
  constructor(message: Message, start: number, end: number) {
    this.#message = message
    this.#start = start
    this.#end = start
    this.#last = end
  }

  /** The line it stands at with its line end, or null. */
  get line(): string | null {
    return this.#end > this.#start ? this.#message.text.slice(this.#start, this.#end) : null
  }

  /** Goes on; false behind the last line. */
  next(): boolean {
    this.#start = this.#end
    if (this.#start >= this.#last) return false
    const lineEnd = this.#message.text.indexOf('\n', this.#start)
    this.#end = lineEnd < 0 || lineEnd >= this.#last ? this.#last : lineEnd + 1
    return true
  }

  /** Takes the line out when the message leaves; false where it stands at none. */
  remove(): boolean {
    if (this.line === null) return false
    this.#message.edits.remove(this.#start, this.#end)
    return true
  }

  /** Puts text before the line when the message leaves; false where it stands at none. */
  insert(text: string): boolean {
    if (this.line === null) return false
    this.#message.edits.insertBefore(this.#start, text)
    return true
  }

  /** Puts text behind the line when the message leaves; false where it stands at none. */
  append(text: string): boolean {
    if (this.line === null) return false
    this.#message.edits.insertAfter(this.#end, text)
    return true
  }
}
