/** The reply that was chosen among those of all branches. */

import { Context, parseMessageText } from 'siprose'

import type { Tm } from '../tm.ts'
import type { Cell } from './cell.ts'

/** It as a message; null where there is none, or it was made here. */
export function contextOfReply(tm: Tm, cell: Cell): Context | null {
  const { picked, listener, messageId, receivedAt } = cell
  if (picked === null || picked.reply < 0) return null
  const message = parseMessageText(tm.slab.text(picked.reply), tm.rules)
  const peer = picked.peer ?? cell.peer
  const ctx = new Context(
    tm.server,
    message,
    peer,
    picked.from ?? listener,
    messageId,
    receivedAt,
    'onreply',
  )
  ctx.lists = cell.lists
  ctx.transaction = cell
  return ctx
}
