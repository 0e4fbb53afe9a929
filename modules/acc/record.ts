/** What is accounted for: a request, and how it ended. */

import type { Context, Message } from 'siprose'

/** A record, before anybody has written it. */
export interface AccRecord {
  /** What happened, as the log says it. */
  readonly event: AccEvent
  readonly method: string
  readonly fromTag: string
  readonly toTag: string
  readonly callId: string
  /** Three digits; '' for none. */
  readonly code: string
  readonly reason: string
  /** When, in milliseconds since 1970. */
  readonly at: number
  /** The request, for what else is wanted of it. */
  readonly ctx: Context
}

/** What can happen. */
export const AccEvent = {
  ANSWERED: 'transaction answered',
  MISSED: 'call missed',
  ACKNOWLEDGED: 'request acknowledged',
  ACCOUNTED: 'request accounted',
} as const
export type AccEvent = (typeof AccEvent)[keyof typeof AccEvent]

/** The method of a request, or of the one that a reply answers. */
export function methodOf(message: Message): string {
  return message.isRequest ? message.method : (message.cseq?.method ?? '')
}
