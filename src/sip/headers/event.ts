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

/**
 * What a subscription is about: `presence.winfo;id=7`. Compared byte by byte.
 *
 * @example Read an event without templates
 * ```ts
 * import { eventType, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nEvent: message-summary\r\n\r\n')
 * eventType(message) // => { value: 'message-summary', template: '', id: null }
 * ```
 */
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

/**
 * Event; null if there is none, or if it does not parse.
 *
 * @example See what a subscription is about
 * ```ts
 * import { eventType, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\nEvent: presence.winfo;id=7\r\n\r\n')
 * eventType(message) // => { package: 'presence', template: 'winfo', id: '7' }
 * ```
 */
export function eventType(message: Message): EventType | null {
  return typed(message.first(HeaderId.EVENT), readEvent)
}

/**
 * Whether two events are one: the type and the `id` are the same.
 *
 * @example Find the subscription that a NOTIFY belongs to
 * ```ts
 * import { eventType, parseMessageText, sameEvent } from 'siprose/sip'
 *
 * const one = parseMessageText('NOTIFY sip:a SIP/2.0\r\nEvent: dialog;id=7\r\n\r\n')
 * const other = parseMessageText('SUBSCRIBE sip:a SIP/2.0\r\no: dialog;id=8\r\n\r\n')
 * const [a, b] = [eventType(one), eventType(other)]
 * a !== null && b !== null && sameEvent(a, b) // => false
 * ```
 */
export function sameEvent(a: EventType, b: EventType): boolean {
  return a.value === b.value && a.id === b.id
}

/**
 * The event packages of all Allow-Events headers, as written, in order.
 *
 * @example See what can be subscribed to
 * ```ts
 * import { allowedEvents, parseMessageText } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Allow-Events: presence, dialog\r\n' +
 *     'u: message-summary\r\n\r\n',
 * )
 * allowedEvents(message) // => ['presence', 'dialog', 'message-summary']
 * ```
 */
export function allowedEvents(message: Message): readonly (string | Fault)[] {
  return elements(message, HeaderId.ALLOW_EVENTS, readTokenList)
}
