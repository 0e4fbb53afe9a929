/** Failure routes of requests that were made here, where `enable_uac_fr` wants them. */

import type { Context } from 'siprose'

import type { Tm } from '../tm.ts'
import { BranchState } from './branch.ts'
import { type Cell, CellState } from './cell.ts'
import { restoreOrigin, saveFlags } from './origin.ts'

/**
 * Lets the failure route of a local request run, which may send it elsewhere.
 *
 * @param status - it has failed with
 * @param reply - that said so; null where nobody has answered
 * @returns false where there is no such route
 */
export function runLocalFailure(
  tm: Tm,
  cell: Cell,
  status: number,
  reply: Context | null,
): boolean {
  const { onFailure } = cell.wishes
  const route = onFailure === null ? null : tm.route('failure', onFailure)
  if (route === null || cell.is(CellState.FAILING)) return false
  cell.ownWishes.onFailure = null
  cell.state |= CellState.FAILING
  cell.picked = cell.branches.findLast((branch) => branch.is(BranchState.SENT)) ?? cell.lastBranch
  const ctx = restoreOrigin(tm, cell, 'failure')
  const ended = (): void => {
    cell.state &= ~CellState.FAILING
    saveFlags(cell, ctx)
    if (!cell.pending) tm.localOver(cell, status, reply)
  }
  const result = route.run(ctx)
  if (typeof result === 'number') ended()
  else void result.then(ended)
  return true
}
