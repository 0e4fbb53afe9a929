// hot
/** Subscription-State: whether a subscription lives, and if not, why (RFC 6665 8.2.3). */

import { Fault } from '../errors.ts'
import { typed } from '../header.ts'
import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { ParamValue, readTokenValue } from '../param-value.ts'
import { secondsParam } from './expires.ts'

/**
 * The state of a subscription.
 *
 * @example See why a subscription ended
 * ```ts
 * import { parseMessageText, retryAfter, subscriptionState } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Subscription-State: terminated;reason=timeout;retry-after=30\r\n\r\n',
 * )
 * subscriptionState(message) // => { state: 'terminated', reason: 'timeout', retryAfter: 30 }
 * ```
 */
export class SubscriptionState extends ParamValue {
  /** The state in lower case: `active`, `pending`, `terminated`, or one nobody knows. */
  get state(): string {
    return this.value.toLowerCase()
  }

  /** Why it is terminated, in lower case: `timeout`, `noresource`; null if that is not said. */
  get reason(): string | null {
    return this.param('reason')?.toLowerCase() ?? null
  }

  /** Seconds left, null if that is not said. */
  get expires(): number | null {
    return secondsParam(this.param('expires'))
  }

  /** Seconds to wait before another subscription is tried, null if that is not said. */
  get retryAfter(): number | null {
    return secondsParam(this.param('retry-after'))
  }
}

/** The grammar of Subscription-State. */
export function readSubscriptionState(
  text: string,
  from: number,
  to: number,
): SubscriptionState | Fault {
  const result = readTokenValue(text, from, to)
  return result instanceof Fault ? result : new SubscriptionState(result.value, result.params)
}

/**
 * Subscription-State; null if there is none, or if it does not parse.
 *
 * @example See whether a subscription goes on
 * ```ts
 * import { expires, parseMessageText, subscriptionState } from 'siprose/sip'
 *
 * const message = parseMessageText(
 *   'INVITE sip:bob@example.com SIP/2.0\r\n' +
 *     'Subscription-State: active;expires=600\r\n\r\n',
 * )
 * subscriptionState(message) // => { state: 'active', expires: 600 }
 * ```
 */
export function subscriptionState(message: Message): SubscriptionState | null {
  return typed(message.first(HeaderId.SUBSCRIPTION_STATE), readSubscriptionState)
}
