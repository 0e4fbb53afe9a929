// hot
/** How long things take: of the transaction where its script has said so, else of the parameters. */

import { MethodId } from 'siprose'

import type { Cell } from './cell.ts'

/** The parameters; all in milliseconds, read anew each time. */
export interface TimeParams {
  readonly fr_timer: number
  readonly fr_inv_timer: number
  readonly retr_timer1: number
  readonly retr_timer2: number
  readonly max_inv_lifetime: number
  readonly max_noninv_lifetime: number
}

/** The times of transactions. */
export class Times {
  readonly #params: TimeParams
  readonly #frAvp: string | null
  readonly #frInvAvp: string | null

  /**
   * @param params - of the module
   * @param frAvp - the AVP that has a transaction's `fr_timer` in seconds, or null
   * @param frInvAvp - the same of `fr_inv_timer`
   */
  constructor(params: TimeParams, frAvp: string | null, frInvAvp: string | null) {
    this.#params = params
    this.#frAvp = frAvp
    this.#frInvAvp = frInvAvp
  }

  /** Until a request without any reply has failed, or a reply without ACK. */
  fr(cell: Cell): number {
    const own = cell.wishes.fr
    if (own !== 0) return own
    return (this.#frAvp === null ? 0 : seconds(cell, this.#frAvp)) || this.#params.fr_timer
  }

  /** Until an INVITE that rings has failed. */
  frInv(cell: Cell): number {
    const own = cell.wishes.frInv
    if (own !== 0) return own
    return (
      (this.#frInvAvp === null ? 0 : seconds(cell, this.#frInvAvp)) || this.#params.fr_inv_timer
    )
  }

  /** To the first retransmission. */
  t1(cell: Cell): number {
    return cell.wishes.t1 || this.#params.retr_timer1
  }

  /** The most between two retransmissions. */
  t2(cell: Cell): number {
    return cell.wishes.t2 || this.#params.retr_timer2
  }

  /** The most that all of it may take. */
  lifetime(cell: Cell): number {
    const { wishes } = cell
    return cell.methodId === MethodId.INVITE
      ? wishes.inviteLifetime || this.#params.max_inv_lifetime
      : wishes.otherLifetime || this.#params.max_noninv_lifetime
  }
}

/** An AVP of seconds, as milliseconds; 0 where there is none. */
function seconds(cell: Cell, name: string): number {
  const value = Number(cell.lists.avps.get(name, 0) ?? 0)
  return Number.isFinite(value) && value > 0 ? Math.min(value * 1000, 0x7fffffff) : 0
}
