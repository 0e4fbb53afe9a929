/** A walk over the lines of a body. */

import type { Message } from 'siprose'

import { Iterators } from './iterators.ts'

/** One walk; it starts before the first line. */
export class BodyWalk {
  readonly #message: Message
  #start: number
  #end: number

  constructor(message: Message) {
    this.#message = message
    this.#start = message.bodyStart
    this.#end = message.bodyStart
  }

  /** The line it stands at with its line end, or null. */
  get line(): string | null {
    return this.#end > this.#start ? this.#message.text.slice(this.#start, this.#end) : null
  }

  /** Goes on; false behind the last line. */
  next(): boolean {
    const { text, bodyEnd } = this.#message
    this.#start = this.#end
    if (this.#start >= bodyEnd) return false
    const lineEnd = text.indexOf('\n', this.#start)
    this.#end = lineEnd < 0 || lineEnd >= bodyEnd ? bodyEnd : lineEnd + 1
    return true
  }

  /** Takes the line out when the message leaves. */
  remove(): boolean {
    if (this.line === null) return false
    this.#message.edits.remove(this.#start, this.#end)
    return true
  }

  /** Puts text before the line when the message leaves. */
  insert(text: string): boolean {
    if (this.line === null) return false
    this.#message.edits.insertBefore(this.#start, text)
    return true
  }

  /** Puts text behind the line when the message leaves. */
  append(text: string): boolean {
    if (this.line === null) return false
    this.#message.edits.insertAfter(this.#end, text)
    return true
  }
}

/** The walks over bodies of all messages in hand. */
export class BodyIterators extends Iterators<BodyWalk> {}
