/** Requests that a script works on without a transaction: a copy that comes meanwhile is known for one. */

import { type Context, type Host, MethodId } from 'siprose'

/** How many, and for how long. */
export interface PrecheckParams {
  readonly precheck_trans: boolean
  readonly precheck_lifetime: number
  readonly precheck_max: number
}

/** The requests of one server. */
export class Prechecks {
  readonly #server: Host
  readonly #params: PrecheckParams
  /** When each is forgotten, by what names its transaction; the oldest first. */
  readonly #known = new Map<string, number>()

  constructor(server: Host, params: PrecheckParams) {
    this.#server = server
    this.#params = params
  }

  /** How many are remembered. */
  get size(): number {
    return this.#known.size
  }

  /** Remembers a request; true where it is remembered already, so that this is a copy. */
  note({ message }: Context): boolean {
    const { methodId, via } = message
    if (!this.#params.precheck_trans || via === null) return false
    if (methodId === MethodId.ACK || methodId === MethodId.CANCEL) return false
    const now = this.#server.clock.now()
    this.#forget(now)
    const name = `${via.branch ?? ''} ${via.host} ${via.port ?? 0} ${message.callId ?? ''} ${message.cseq?.number ?? 0} ${message.method}`
    if (this.#known.has(name)) return true
    if (this.#known.size < this.#params.precheck_max) {
      this.#known.set(name, now + this.#params.precheck_lifetime * 1000)
    }
    return false
  }

  #forget(now: number): void {
    for (const [name, until] of this.#known) {
      if (until > now) return
      this.#known.delete(name)
    }
  }
}
