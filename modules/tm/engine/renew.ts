/** New times for a transaction that runs already. */

import type { Tm } from '../tm.ts'
import { BranchState } from './branch.ts'
import type { Cell } from './cell.ts'
import { scheduleBranch, setEnd } from './send-branch.ts'

/** All branches that have no final reply have failed that long from now on. */
export function renewEnds(tm: Tm, cell: Cell): void {
  const now = tm.wheel.now()
  for (const branch of cell.branches) {
    if (branch.final || branch.end < 0 || branch.is(BranchState.CANCELED)) continue
    setEnd(branch, now, branch.is(BranchState.RINGS) ? tm.times.frInv(cell) : tm.times.fr(cell))
    scheduleBranch(tm, branch)
  }
}

/** The transaction has to be over that long from now on. */
export function renewLifetime(tm: Tm, cell: Cell): void {
  cell.lifeEnd = tm.wheel.now() + tm.times.lifetime(cell)
  for (const branch of cell.branches) {
    if (branch.final || branch.end < 0 || branch.end <= cell.lifeEnd) continue
    branch.end = cell.lifeEnd
    scheduleBranch(tm, branch)
  }
}

/** The times between retransmissions are others after the next one. */
export function renewRetransmissions(tm: Tm, cell: Cell): void {
  const most = tm.times.t2(cell)
  for (const branch of cell.branches) {
    // the interval is doubled before it is used next
    if (branch.again >= 0)
      branch.interval = Math.min(branch.interval, most) >= most ? most : tm.times.t1(cell) / 2
  }
}
