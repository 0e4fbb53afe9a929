/** Scripts that are put aside: the transaction waits, and another route goes on with it (`t_suspend`, `t_continue`). */

import type { Context } from 'siprose'

import type { Tm } from '../tm.ts'
import { BranchState } from './branch.ts'
import { type Cell, CellState } from './cell.ts'
import { restoreOrigin, saveEdits, saveFlags, saveOrigin } from './origin.ts'
import { begin } from './requests.ts'
import { scheduleBranch, setEnd } from './send-branch.ts'

/**
 * Puts the script of a request aside.
 *
 * A branch that is sent nowhere stands for it, so that the transaction fails when nobody goes on in time.
 *
 * @returns null where the message is no request that can wait
 */
export function suspend(tm: Tm, ctx: Context): Cell | null {
  if (!ctx.message.isRequest) return null
  const cell = begin(tm, ctx)
  return cell === null || cell.status >= 200 ? null : standBy(tm, ctx, cell)
}

/** Makes a transaction wait for somebody who is no branch: another script, or a program that answers it (`tm.reply`). */
export function standBy(tm: Tm, ctx: Context, cell: Cell): Cell {
  if (cell.is(CellState.SUSPENDED)) return cell
  const blind = cell.addBranch()
  blind.state = BranchState.BLIND
  saveOrigin(cell, ctx)
  saveEdits(cell, ctx)
  cell.state |= CellState.SUSPENDED | CellState.HELD
  setEnd(blind, tm.wheel.now(), tm.times.fr(cell))
  scheduleBranch(tm, blind)
  return cell
}

/**
 * Goes on with a script that was put aside, as in a failure route.
 *
 * @param name - the `route` to go on with
 * @returns false where nothing was put aside, or there is no such route
 */
export function resume(tm: Tm, cell: Cell, name: string): boolean {
  if (!cell.is(CellState.SUSPENDED) || cell.is(CellState.GONE)) return false
  const blind = cell.branches.find((branch) => branch.is(BranchState.BLIND) && !branch.final)
  if (blind === undefined || cell.status >= 200) return false
  const route = tm.route('request', name)
  if (route === null) return false
  cell.state = (cell.state & ~CellState.SUSPENDED) | CellState.FAILING
  tm.wheel.cancel(blind)
  blind.end = -1
  blind.status = 500
  blind.state |= BranchState.FAKED | BranchState.DROPPED
  const ctx = restoreOrigin(tm, cell, 'failure')
  ctx.uriIsNew = true
  const ended = (): void => {
    cell.state &= ~CellState.FAILING
    saveFlags(cell, ctx)
    if (cell.status >= 200 || cell.is(CellState.GONE)) return
    if (cell.is(CellState.CANCELED) || (!cell.pending && !cell.is(CellState.SUSPENDED)))
      tm.allFinal(cell)
  }
  const result = route.run(ctx)
  if (typeof result === 'number') ended()
  else void result.then(ended)
  return true
}
