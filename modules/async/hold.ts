/** The transaction of a request that is to wait: a caller does not know that it waits, and sends again, or cancels. */

import { type Context, MethodId } from 'siprose'
import { tmApi } from 'siprose/modules/tm'

import type { async } from './module.ts'

/** The result that ends a script. */
export const EXIT = 0

/** This module in one server. */
export type Self = Parameters<NonNullable<typeof async.table.stop>>[0]

/**
 * Begins the transaction of a request, where transactions are kept.
 *
 * @returns false for a copy of a request that waits already, which has nothing left to do
 */
export function hold(self: Self, ctx: Context): boolean {
  const { message, routeType } = ctx
  const alone = (MethodId.ACK | MethodId.CANCEL) & message.methodId
  if (routeType !== 'request' || !message.isRequest || alone !== 0) return true
  return self.find(tmApi)?.begin(ctx) ?? true
}
