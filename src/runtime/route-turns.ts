/** Messages of one call, each of which runs once the script before it has ended: `route_locks_size`. */

import type { Message } from '../sip/message.ts'

/** How many messages may wait at once; those beyond run as they come, so that one script that hangs cannot fill the memory. */
const MAX_WAITING = 10_000

/** The queues that calls are spread over. */
export class RouteTurns {
  /** What ends with the last message of a queue, or null. */
  readonly #last: (Promise<void> | null)[]
  #waiting = 0

  /** @param size - how many queues there are */
  constructor(size: number) {
    this.#last = Array.from({ length: size }, () => null)
  }

  /** What a message has to wait for; null where nothing runs in its queue, or too many wait already. */
  before(message: Message): Promise<void> | null {
    return this.#waiting >= MAX_WAITING ? null : (this.#last[this.#queueOf(message)] ?? null)
  }

  /**
   * Makes the messages that follow in a queue wait for this one.
   *
   * @param message - the message
   * @param done - settles once its script has ended; never rejects
   */
  async take(message: Message, done: Promise<void>): Promise<void> {
    const queue = this.#queueOf(message)
    this.#last[queue] = done
    this.#waiting++
    await done
    this.#waiting--
    if (this.#last[queue] === done) this.#last[queue] = null
  }

  #queueOf({ callId }: Message): number {
    return callId === null ? 0 : hash(callId) % this.#last.length
  }
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  }
  return value >>> 0
}
