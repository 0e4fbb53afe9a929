/** Walks over the lines of a description, by a name that the script gives each. They belong to the message in hand, and go with it. */

import type { Context, Message, Sdp } from 'siprose'

import { endOf } from './description.ts'

/** How many walks a message may have. */
const MOST = 16

/** One walk; it starts before the first line. */
export class LineWalk {
  readonly #message: Message
  readonly #text: string
  readonly #last: number
  #start: number
  #end: number

  constructor(message: Message, description: Sdp) {
    const { session } = description
    this.#message = message
    this.#text = session.lines.text
    this.#start = session.start
    this.#end = session.start
    this.#last = endOf(description)
  }

  /** The line it stands at with its line end, or null. */
  get line(): string | null {
    return this.#end > this.#start ? this.#text.slice(this.#start, this.#end) : null
  }

  /** Goes on; false behind the last line. */
  next(): boolean {
    this.#start = this.#end
    if (this.#start >= this.#last) return false
    const lineEnd = this.#text.indexOf('\n', this.#start)
    this.#end = lineEnd < 0 || lineEnd >= this.#last ? this.#last : lineEnd + 1
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

/** Walks by message and name. */
export class Iterators {
  readonly #byContext = new WeakMap<Context, Map<string, LineWalk>>()

  /** Starts one; one of the same name is started anew. False when there are too many. */
  start(ctx: Context, name: string, walk: LineWalk): boolean {
    let all = this.#byContext.get(ctx)
    if (all === undefined) {
      all = new Map()
      this.#byContext.set(ctx, all)
    }
    if (name === '' || (all.size >= MOST && !all.has(name))) return false
    all.set(name, walk)
    return true
  }

  /** The walk of a name, or null. */
  get(ctx: Context, name: string): LineWalk | null {
    return this.#byContext.get(ctx)?.get(name) ?? null
  }

  /** Forgets one; false when there is none. */
  end(ctx: Context, name: string): boolean {
    return this.#byContext.get(ctx)?.delete(name) ?? false
  }
}
