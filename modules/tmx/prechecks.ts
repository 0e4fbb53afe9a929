/** Requests that a script works on without a transaction: a copy that comes meanwhile is known for one. */

import { type Context, type Host, MethodId } from 'siprose'

/** How many, and for how long. */
export interface PrecheckParams {
  readonly precheck_trans: boolean
  readonly precheck_lifetime: number
  readonly precheck_max: number
}

/** A request that a script works on. */
interface Worked {
  readonly name: string
  readonly ctx: Context
  /** When it is forgotten at the latest. */
  readonly until: number
}

/** The requests of one server. */
export class Prechecks {
  readonly #server: Host
  readonly #params: PrecheckParams
  /** By what names its transaction; the oldest first. */
  readonly #byName = new Map<string, Worked>()
  readonly #byContext = new Map<Context, Worked>()

  constructor(server: Host, params: PrecheckParams) {
    this.#server = server
    this.#params = params
    // a copy that comes later is worked on anew, as what was answered without a transaction has to be
    server.afterRequests((ctx) => {
      const worked = this.#byContext.get(ctx)
      if (worked !== undefined) this.#remove(worked)
    })
  }

  /** Remembers a request; true where a script works on it already, so that this is a copy. */
  note(ctx: Context): boolean {
    const { methodId, via } = ctx.message
    if (!this.#params.precheck_trans || via === null) return false
    if (methodId === MethodId.ACK || methodId === MethodId.CANCEL) return false
    const now = this.#server.clock.now()
    this.#forget(now)
    const name = nameOf(ctx)
    const known = this.#byName.get(name)
    if (known !== undefined) return known.ctx !== ctx
    if (this.#byName.size < this.#params.precheck_max) {
      this.#add({ name, ctx, until: now + this.#params.precheck_lifetime * 1000 })
    }
    return false
  }

  #add(worked: Worked): void {
    this.#byName.set(worked.name, worked)
    this.#byContext.set(worked.ctx, worked)
  }

  #remove(worked: Worked): void {
    this.#byName.delete(worked.name)
    this.#byContext.delete(worked.ctx)
  }

  #forget(now: number): void {
    for (const worked of this.#byName.values()) {
      if (worked.until > now) return
      this.#remove(worked)
    }
  }
}

/** What a request has in common with its copies alone. */
function nameOf({ message }: Context): string {
  const { via, callId, cseq, method } = message
  return `${via?.branch ?? ''} ${via?.host ?? ''} ${via?.port ?? 0} ${callId ?? ''} ${cseq?.number ?? 0} ${method}`
}
