/** A real server in an example. */

import { compileExpression } from '../lang/compile/compile.ts'
import { printPosition, type Position } from '../lang/position.ts'
import type { Value } from '../lang/vocabulary.ts'
import { systemClock } from '../runtime/clock.ts'
import type { Context } from '../runtime/context.ts'
import { SiproseError } from '../runtime/errors.ts'
import type { Server } from '../runtime/server.ts'
import { dbDateText } from '../db/datetime.ts'
import { programType } from '../db/schema/table.ts'
import { tableNamed } from '../db/schema/tables.ts'
import type { CountingClock } from './counting-clock.ts'
import { DocsCode } from './player/codes.ts'
import type { ShownRow } from './player/world/virtual-tables.ts'
import type { CommandArgument, PlayedServer, TraceStep } from './player/host.ts'

/** Statements that are remembered. */
const MAX_TRACE = 1000
/** Turns of the event loop that a script may take which waits for nothing. */
const QUICK_TURNS = 100
/** How long a script may wait for something else than the clock: a file, a peer. */
const MAX_WAIT_MS = 5000
/** How long it is given when it may as well wait for the clock, which stands still meanwhile. */
const MAX_WAIT_FOR_CLOCK_MS = 20

/** Reads the text of the configuration at a place; null where it is not at hand. */
export type StatementText = (position: Position) => string | null

/** The server of one example. */
export class RealPlayedServer implements PlayedServer {
  readonly #server: Server
  readonly #clock: CountingClock
  readonly #textAt: StatementText
  readonly #web: { readonly pending: number }
  /** The messages whose scripts have not ended. */
  readonly #running = new Set<Context>()
  /** Those of them that were found to wait for the clock, or for an actor. */
  #asleep: ReadonlySet<Context> = new Set()
  #last: Context | null = null
  #trace: number[] = []

  /**
   * @param server - the server, started
   * @param clock - its clock
   * @param textAt - shows statements of its configuration
   * @param web - knows how many calls of HTTP wait for actors
   */
  constructor(
    server: Server,
    clock: CountingClock,
    textAt: StatementText,
    web: { readonly pending: number },
  ) {
    this.#server = server
    this.#clock = clock
    this.#textAt = textAt
    this.#web = web
    const { receiver } = server
    receiver.begun = (ctx) => {
      this.#running.add(ctx)
      this.#last = ctx
      const before = ctx.trace
      ctx.trace = (at) => {
        before?.(at)
        this.#ran(at)
      }
    }
    // A message can end without having begun: one that was refused before its route.
    receiver.ended = (ctx) => {
      this.#running.delete(ctx)
    }
  }

  async stop(): Promise<void> {
    await this.#server.stop()
  }

  async settle(): Promise<void> {
    for (let turn = 0; turn < QUICK_TURNS; turn++) {
      await nextTurn()
      if (this.#running.size === 0) return
    }
    if ([...this.#running].every((ctx) => this.#asleep.has(ctx))) return
    const sleeping = this.#clock.pending > 0 || this.#web.pending > 0
    await this.#quiet(sleeping ? MAX_WAIT_FOR_CLOCK_MS : MAX_WAIT_MS)
    if (!sleeping && this.#running.size > 0) throw unsettled(this.#running.size)
    this.#asleep = new Set(this.#running)
  }

  /** Waits until no script runs, in real time, and no longer than this. */
  async #quiet(ms: number): Promise<void> {
    const end = systemClock.now() + ms
    while (this.#running.size > 0 && systemClock.now() < end) {
      await new Promise<void>((resolve) => {
        systemClock.after(1, resolve)
      })
    }
  }

  evaluate(expression: string): Value {
    if (this.#last === null) {
      throw new SiproseError(DocsCode.EXPRESSION, 'no message has reached the script yet')
    }
    const { names, helpers } = this.#server
    return compileExpression(expression, names, helpers)(this.#last)
  }

  command(name: string, args: readonly CommandArgument[]): unknown {
    return this.#server.commands.call(name, args)
  }

  memoryTable(name: string, columns: readonly string[]): readonly ShownRow[] | null {
    for (const instance of this.#server.instances()) {
      const rows = instance.memoryTable(name)
      if (rows !== null)
        return rows.map((row) => columns.map((column) => shown(name, column, row[column])))
    }
    return null
  }

  trace(): readonly TraceStep[] {
    const { program } = this.#server.script
    const steps = this.#trace.slice(-MAX_TRACE).map((at) => {
      const position = program.position(at)
      return { position, text: this.#textAt(position) ?? printPosition(position) }
    })
    this.#trace = []
    return steps
  }

  #ran(at: number): void {
    if (this.#trace.push(at) >= 2 * MAX_TRACE) this.#trace = this.#trace.slice(-MAX_TRACE)
  }
}

/** A value as it would come from a database. */
function shown(table: string, name: string, value: unknown): string | null {
  if (value === null || value === undefined) return null
  const column = tableNamed(table)?.columns[name]
  const moment = column !== undefined && programType(column) === 'datetime'
  return moment && typeof value === 'number' ? dbDateText(value, 'UTC') : String(value)
}

function unsettled(count: number): SiproseError {
  const what = count === 1 ? 'the script of 1 message' : `the scripts of ${count} messages`
  return new SiproseError(
    DocsCode.UNSETTLED,
    `${what} did not end within ${MAX_WAIT_MS / 1000} s, and the time of the example is not what is waited for`,
  )
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
