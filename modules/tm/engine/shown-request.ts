/** ACKs and CANCELs that are shown to `event_route[tm:local-request]` before they leave, where `evlreq_mode` wants it. */

import { applyEdits, parseMessageText } from 'siprose'

import type { Tm } from '../tm.ts'
import type { Cell } from './cell.ts'

/** What is shown; the bits of `evlreq_mode`. */
export const Shown = { ACK: 1, CANCEL: 2 } as const

/**
 * Shows a message to the event route, which may change its headers.
 *
 * @param kind - a bit of {@link Shown}
 * @returns the text that leaves
 */
export function shown(tm: Tm, cell: Cell, text: string, kind: number): string {
  const { localRequest } = tm.events
  if ((tm.params.evlreq_mode & kind) === 0 || !localRequest.wanted) return text
  const ctx = tm.requestOf(cell).companion(parseMessageText(text, tm.rules), 'event')
  ctx.transaction = cell
  const result = localRequest.run(ctx)
  if (typeof result !== 'number')
    tm.log.error('tm: event_route[tm:local-request] cannot wait; the request has left')
  return ctx.message.edited ? applyEdits(ctx.message) : text
}
