// hot
/** Event and Allow-Events: what a subscription is about (RFC 6665 8.2.1 and 8.2.2). */

import { elements } from '../elements.ts'
import { Fault } from '../errors.ts'
import { typed } from '../header.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { ParamValue, readTokenValue } from '../param-value.ts'
import { readTokenList } from '../tokens.ts'

const DOT = '.'

/** What a subscription is about: `presence.winfo;id=7`. Compared byte by byte. */
export class EventType extends ParamValue {
  /** The event package, without templates: `presence`. */
  get package(): string {
    const dot = this.value.indexOf(DOT)
    return dot < 0 ? this.value : this.value.slice(0, dot)
  }

  /** The templates on top of the package: `winfo`; '' for none. */
  get template(): string {
    const dot = this.value.indexOf(DOT)
    return dot < 0 ? '' : this.value.slice(dot + 1)
  }

  /** What tells two subscriptions of one dialog apart, null if it is not given. */
  get id(): string | null {
    return this.param('id')
  }
}

/** The grammar of Event. */
export function readEvent(text: string, from: number, to: number): EventType | Fault {
  const result = readTokenValue(text, from, to)
  return result instanceof Fault ? result : new EventType(result.value, result.params)
}

/** Event; null if there is none, or if it does not parse. */
export function eventType(message: Message): EventType | null {
  return typed(message.first(HeaderId.EVENT), readEvent)
}

/** Whether two events are one: the type and the `id` are the same. */
export function sameEvent(a: EventType, b: EventType): boolean {
  return a.value === b.value && a.id === b.id
}

/** The event packages of all Allow-Events headers, as written, in order. */
export function allowedEvents(message: Message): readonly (string | Fault)[] {
  return elements(message, HeaderId.ALLOW_EVENTS, readTokenList)
}
