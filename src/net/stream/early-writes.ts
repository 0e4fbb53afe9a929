/** What is written to a connection before its handshake is over. */

import type { Writable } from 'node:stream'

type Written = (error?: Error | null) => void

/** Texts that wait, in their order. */
export class EarlyWrites {
  #texts: { readonly text: string; readonly done: Written }[] = []
  #bytes = 0

  /** How much waits. */
  get bytes(): number {
    return this.#bytes
  }

  add(text: string, done: Written): void {
    this.#texts.push({ text, done })
    this.#bytes += text.length
  }

  /** Writes all of it. */
  moveTo(stream: Writable): void {
    for (const { text, done } of this.#take()) stream.write(text, 'latin1', done)
  }

  /** Tells everybody that nothing was written. */
  drop(error: Error): void {
    for (const { done } of this.#take()) done(error)
  }

  #take(): readonly { readonly text: string; readonly done: Written }[] {
    const texts = this.#texts
    this.#texts = []
    this.#bytes = 0
    return texts
  }
}
