// hot
/** Transactions that are over, to be used again: see {@link Cell.renew}. */

import { Cell, type CellOwner, CellState } from './cell.ts'

/** How many are kept. */
export interface SpareLimit {
  readonly spare_transactions: number
}

/** With one of these, somebody may still look at a transaction, or go on with it. */
const KNOWN =
  CellState.LOCAL |
  CellState.SUSPENDED |
  CellState.FAILING |
  CellState.ROUTING |
  CellState.REPLY_WAITS |
  CellState.HELD

/** Those of one server. */
export class Spares {
  readonly #owner: CellOwner
  readonly #limit: SpareLimit
  readonly #cells: Cell[] = []

  /**
   * @param owner - keeps the transactions
   * @param limit - read anew for each
   */
  constructor(owner: CellOwner, limit: SpareLimit) {
    this.#owner = owner
    this.#limit = limit
  }

  /** How many there are. */
  get count(): number {
    return this.#cells.length
  }

  /** A transaction that has not begun. */
  take(): Cell {
    return this.#cells.pop() ?? new Cell(this.#owner)
  }

  /** Takes one that was forgotten, unless somebody may still know it. */
  give(cell: Cell): void {
    if ((cell.state & KNOWN) !== 0 || this.#cells.length >= this.#limit.spare_transactions) return
    cell.renew()
    this.#cells.push(cell)
  }
}
