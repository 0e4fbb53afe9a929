/** Answers of scripts: with the places of the request where they redirect. */

import { type Context, redirectionLine } from 'siprose'

import type { Cell } from './engine/cell.ts'
import { answer } from './engine/upstream.ts'
import type { Tm } from './tm.ts'

/**
 * Answers the request of a transaction.
 *
 * @param ctx - the message whose route answers: the request, or a reply to it
 * @returns false when the request is answered already
 */
export function answerWith(
  tm: Tm,
  cell: Cell,
  ctx: Context,
  status: number,
  reason: string,
): boolean {
  const request = ctx.message.isRequest ? ctx : tm.requestOf(cell)
  const before = request.replyHeaders
  if (status >= 300 && status < 400) {
    request.replyHeaders += redirectionLine(request, tm.params.rich_redirect)
  }
  const sent = answer(tm, cell, request, status, reason)
  request.replyHeaders = before
  return sent
}
