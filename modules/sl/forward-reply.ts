/** Sends the reply in hand on at once, maybe with another status. */

import type { Context, ModuleLog } from 'siprose'

import { phraseOf } from './phrase.ts'

/** A status and a reason; null for those that were received. */
export interface Change {
  readonly status: number | null
  readonly reason: string | null
}

/**
 * Sends a reply on. What the script does with it afterwards starts from the received one again.
 *
 * @param ctx - the reply
 * @param change - what is different in the copy that is sent now
 * @param log - is told why nothing was sent
 * @returns false where the class of the status would change, or where it could not be sent
 */
export function forwardReply(ctx: Context, change: Change, log: ModuleLog): boolean {
  const { message, server } = ctx
  if (message.isRequest) return false
  const changed = message.edited ? message.edits : null
  const status = change.status ?? changed?.status ?? message.status
  const reason = phraseOf(change.reason ?? changed?.reason ?? message.reason)
  if (Math.trunc(status / 100) !== Math.trunc(message.status / 100)) {
    log.info(`a ${message.status} cannot leave as ${status}: the class of a reply stays`)
    return false
  }
  const { edits } = message
  const { status: oldStatus, reason: oldReason } = edits
  edits.setStatus(status, reason)
  const sent = server.forwardReply(ctx)
  edits.status = oldStatus
  edits.reason = oldReason
  return sent
}
