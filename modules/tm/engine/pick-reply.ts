/** Which of the replies of several branches is the one for the caller (RFC 3261 section 16.7 step 6). */

import { type Branch, BranchState } from './branch.ts'
import type { Cell } from './cell.ts'

/** Statuses that tell the caller how to try again with better success; they go before others of their class. */
const HELPFUL: ReadonlySet<number> = new Set([401, 407, 415, 420, 484])

const PROVISIONAL = 32_000
const UNAVAILABLE = 503

/**
 * The branch whose reply goes to the caller: the one of the best class, and of one class the one that helps the caller most.
 *
 * @param cell - the transaction
 * @param fakedPrio - how much worse replies made here are; negative for better
 * @returns null where no branch has a final reply
 */
export function pickReply(cell: Cell, fakedPrio: number): Branch | null {
  let best: Branch | null = null
  let bestPrio = PROVISIONAL
  for (const branch of cell.branches) {
    if (!branch.final || (branch.state & (BranchState.MOVED | BranchState.DROPPED)) !== 0) continue
    const faked = branch.is(BranchState.FAKED) ? fakedPrio : 0
    const prio = priority(branch.status) + faked
    if (best !== null && prio >= bestPrio) continue
    best = branch
    bestPrio = prio
  }
  return best
}

/** 0 is the best; statuses of one class differ by less than classes do. */
function priority(status: number): number {
  const rest = status % 100
  switch (Math.trunc(status / 100)) {
    case 2:
      return 0
    case 3:
      return 3000 + rest
    case 4:
      return HELPFUL.has(status) ? 4000 + rest : 4100 + rest
    case 5:
      return status === UNAVAILABLE ? 5999 : 5000 + rest
    default:
      return 1000 + rest
  }
}
