/** What the server has sent, sorted by who got it, until lines of the transcript claim it. */

import { parseMessageText, type Message } from '../../../sip/message.ts'
import { parserRules } from '../../../sip/rules.ts'
import type { TraceStep } from '../host.ts'
import type { Place } from '../problem.ts'
import type { Delivery } from './wire.ts'

/** What made the server send something. */
export interface Cause {
  /** The line of the transcript that was played. */
  readonly place: Place
  /** The statements that ran. */
  readonly trace: readonly TraceStep[]
}

/** A message that arrived. */
export interface Arrived {
  readonly delivery: Delivery
  readonly message: Message
  /** The name of the actor, or '' when nobody is at the address. */
  readonly actor: string
  /** How many `clock` and `quiet` lines stood above. */
  readonly span: number
  readonly cause: Cause
}

/** What arrives may be of HTTP, too. */
const rules = parserRules({ httpReplies: true, httpRequests: true })

/** Messages that no line has claimed yet, in the order they arrived. */
export class Mail {
  #unclaimed: Arrived[] = []

  /**
   * Takes in what the server has sent. Datagrams that only keep a path open are no messages.
   *
   * @param deliveries - what was sent
   * @param nameOf - who is at an address, '' for nobody
   * @param span - how many lines of time stood above
   * @param cause - what made the server send it
   */
  add(
    deliveries: readonly Delivery[],
    nameOf: (delivery: Delivery) => string,
    span: number,
    cause: Cause,
  ): void {
    for (const delivery of deliveries) {
      if (/^[\r\n\0]*$/.test(delivery.text)) continue
      const message = parseMessageText(delivery.text, rules)
      this.#unclaimed.push({ delivery, message, actor: nameOf(delivery), span, cause })
    }
  }

  /** The next message to an actor, or null. */
  next(actor: string): Arrived | null {
    return this.#unclaimed.find((arrived) => arrived.actor === actor) ?? null
  }

  /** Takes out a message that a line has claimed. */
  claim(arrived: Arrived): void {
    this.#unclaimed = this.#unclaimed.filter((other) => other !== arrived)
  }

  /** What no line has claimed. */
  get unclaimed(): readonly Arrived[] {
    return this.#unclaimed
  }
}
