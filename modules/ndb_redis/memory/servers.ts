/** Redis as examples have it: a few commands, in memory. */

import type { Clock, Context } from 'siprose'

import { NoAnswer } from '../errors.ts'
import { kindOf } from '../kinds.ts'
import type { Command } from '../resp/encode.ts'
import { ReplyType, type Reply } from '../resp/reply.ts'
import { whereIs, type ServerSpec } from '../server-spec.ts'
import { Store } from './store.ts'

const ok: Reply = { type: ReplyType.STATUS, text: 'OK' }
const queued: Reply = { type: ReplyType.STATUS, text: 'QUEUED' }

/** The servers of one example: those at one place are one. */
export class MemoryServers {
  readonly #clock: Clock
  readonly #stores = new Map<string, Store>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** A server. */
  node(spec: ServerSpec): MemoryNode {
    const where = `${whereIs(spec)}/${spec.db}`
    const store = this.#stores.get(where) ?? new Store(this.#clock)
    this.#stores.set(where, store)
    return new MemoryNode(spec, store)
  }
}

/** One server. */
export class MemoryNode {
  readonly spec: ServerSpec
  readonly disabled = false
  readonly #store: Store
  readonly #transactions = new WeakMap<Context, Command[]>()

  constructor(spec: ServerSpec, store: Store) {
    this.spec = spec
    this.#store = store
  }

  open(): void {
    // it is always there
  }

  close(): void {
    // nothing is open
  }

  ended(ctx: Context): void {
    this.#transactions.delete(ctx)
  }

  send(ctx: Context, commands: readonly Command[]): readonly Reply[] {
    return commands.map((command) => this.#run(ctx, command))
  }

  #run(ctx: Context, command: Command): Reply {
    if (kindOf(command) === 'takes over') {
      const why = 'would take the connection away from the other messages'
      throw new NoAnswer(`\`${command[0] ?? ''}\` ${why}`, true)
    }
    const under = this.#transactions.get(ctx)
    switch ((command[0] ?? '').toUpperCase()) {
      case 'MULTI':
        this.#transactions.set(ctx, [])
        return ok
      case 'EXEC':
        this.#transactions.delete(ctx)
        return under === undefined
          ? { type: ReplyType.ERROR, text: 'ERR EXEC without MULTI' }
          : { type: ReplyType.ARRAY, items: under.map((one) => this.#store.run(one)) }
      case 'DISCARD':
        this.#transactions.delete(ctx)
        return ok
      default:
        if (under === undefined) return this.#store.run(command)
        under.push(command)
        return queued
    }
  }
}
