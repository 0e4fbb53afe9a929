/** Parties that were given other names: for the other side they are new, for their own they stay what they were. */

import type { Context, MessageLists, ModuleLog, VariableRef } from 'siprose'
import type { RrApi } from 'siprose/modules/rr'
import type { TmApi } from 'siprose/modules/tm'

import { type Party, partyOf, setParty } from './party.ts'
import { type Pair, PairCode } from './secret.ts'

/** What the parameters say. */
export interface PartySettings {
  readonly mode: 'none' | 'manual' | 'auto'
  readonly password: string
  /** The parameter of a Record-Route that each party is kept in. */
  readonly names: Readonly<Record<Party, string>>
}

/** A party as it was before. */
interface Before {
  readonly display: string
  readonly uri: string
}

/** What replies to the request have to be given back. */
type Marks = Partial<Record<Party, Before>>

/** The parties of one server. */
export class Parties {
  readonly #settings: PartySettings
  readonly #log: ModuleLog
  readonly #code: PairCode
  readonly #marks = new WeakMap<MessageLists, Marks>()
  #rr: RrApi | null = null
  /** Where the URIs are kept for the script, too. */
  readonly #variables: Partial<Record<Party, VariableRef>> = {}

  /**
   * @param settings - what the parameters say
   * @param log - the module's
   */
  constructor(settings: PartySettings, log: ModuleLog) {
    this.#settings = settings
    this.#log = log
    this.#code = new PairCode(settings.password)
  }

  /** Joins the modules that see replies and later requests. */
  start(tm: TmApi | null, rr: RrApi | null, variables: Partial<Record<Party, VariableRef>>): void {
    Object.assign(this.#variables, variables)
    if (this.#settings.mode === 'none') return
    tm?.watch({ received: (_transaction, reply) => this.#giveBack(reply) })
    this.#rr = rr
    if (this.#settings.mode === 'auto') rr?.onLooseRoute((ctx) => this.#inDialog(ctx))
  }

  /** Gives a party another name and URI; null leaves one as it is. */
  replace(ctx: Context, party: Party, display: string | null, uri: string | null): boolean {
    const address = partyOf(ctx, party)
    if (address === null) return false
    const { mode, names } = this.#settings
    const now = uri ?? address.uri
    if (!setParty(ctx, party, display ?? address.display?.trimEnd() ?? '', now)) {
      this.#log.error(`uac: a ${party} with this name and URI would be no header`)
      return false
    }
    if (mode === 'none') return true
    this.#mark(ctx, party)
    const initial = ctx.message.toTag === null || ctx.message.toTag === ''
    const before = address.display?.trimEnd() ?? ''
    const renamed = display !== null && display !== before
    if (this.#rr !== null && initial && (now !== address.uri || renamed)) {
      const pair = {
        original: { uri: address.uri, display: renamed ? before : null },
        replaced: { uri: now, display: renamed ? display : null },
      }
      this.#rr.addParam(ctx, `;${names[party]}=${this.#code.print(pair)}`)
    }
    return true
  }

  /** Gives a party of a later request of the dialog the URI by which the other side knows it. */
  restore(ctx: Context, party: Party): boolean {
    const rr = this.#rr
    const address = partyOf(ctx, party)
    if (rr === null || address === null) return false
    // who calls is From in requests of its own, and To in those of the callee
    const down = rr.direction(ctx) === 'downstream'
    const kept: Party = down ? party : party === 'from' ? 'to' : 'from'
    const pair = this.#pairOf(ctx, rr, kept)
    if (pair === null) return false
    const { uri, display } = down ? pair.replaced : pair.original
    this.#mark(ctx, party)
    return setParty(ctx, party, display ?? address.display?.trimEnd() ?? '', uri)
  }

  #pairOf(ctx: Context, rr: RrApi, party: Party): Pair | null {
    const value = rr.getRouteParam(ctx, this.#settings.names[party])
    if (value === null) return null
    const pair = this.#code.parse(value)
    if (pair === null) this.#log.warn(`uac: the ${party} that a Route has is none of ours`)
    return pair
  }

  #inDialog(ctx: Context): void {
    this.restore(ctx, 'from')
    this.restore(ctx, 'to')
  }

  /** Remembers a party as it was, for replies. */
  #mark(ctx: Context, party: Party): void {
    const address = partyOf(ctx, party)
    if (address === null) return
    const { lists } = ctx
    let marks = this.#marks.get(lists)
    if (marks === undefined) this.#marks.set(lists, (marks = {}))
    marks[party] ??= { display: own(address.display?.trimEnd() ?? ''), uri: own(address.uri) }
    this.#variables[party]?.set?.(ctx, marks[party].uri)
  }

  #giveBack(reply: Context): void {
    const marks = this.#marks.get(reply.lists)
    if (marks === undefined) return
    for (const party of ['from', 'to'] as const) {
      const before = marks[party]
      if (before === undefined) continue
      const kept = this.#variables[party]?.get(reply) ?? before.uri
      setParty(reply, party, before.display, String(kept))
    }
  }
}

/** A text that keeps no message in memory. */
function own(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1')
}
