/** One Redis server: its connections, and whether it is worth asking. */

import type { Context, ModuleLog, Timer } from 'siprose'

import type { Connection } from './connection.ts'
import { connectTo, type ConnectSettings, type World } from './connect.ts'
import { NoAnswer } from './errors.ts'
import { kindOf } from './kinds.ts'
import type { Command } from './resp/encode.ts'
import type { Reply } from './resp/reply.ts'
import { whereIs, type ServerSpec } from './server-spec.ts'

/** How many messages can have a connection of their own. */
const OWN = 64
/** How long a message keeps one that it does not use. */
const OWN_MS = 30_000
/** How often the log is told of a server that stays away. */
const TELL_MS = 10_000

/** What the module's parameters say. */
export interface NodeSettings extends ConnectSettings {
  readonly allowed_timeouts: number
  readonly disable_time: number
  readonly flush_on_reconnect: boolean
}

/** A connection that belongs to one message. */
interface Own {
  readonly connection: Connection
  timer: Timer
}

/** One server. */
export class RedisNode {
  readonly spec: ServerSpec
  readonly #world: World
  readonly #log: ModuleLog
  readonly #settings: NodeSettings
  readonly #own = new Map<Context, Own>()
  #shared: Connection | null = null
  #connecting: Promise<Connection> | null = null
  #wasThere = false
  #failures = 0
  #disabledUntil = 0
  #told = -TELL_MS
  #untold = 0
  #closed = false

  constructor(world: World, log: ModuleLog, spec: ServerSpec, settings: NodeSettings) {
    this.#world = world
    this.#log = log
    this.spec = spec
    this.#settings = settings
  }

  /** Connects; rejects where that fails. */
  async open(): Promise<void> {
    await this.#connection()
  }

  /** Whether it is left alone for a while, as it failed too often. */
  get disabled(): boolean {
    if (this.#disabledUntil === 0) return false
    if (this.#world.clock.now() < this.#disabledUntil) return true
    this.#disabledUntil = 0
    this.#failures = 0
    this.#log.notice(`the server \`${this.spec.name}\` is asked again`)
    return false
  }

  /**
   * Sends commands for a message.
   *
   * A message that begins a transaction has a connection of its own until that ends: what others send meanwhile does not get into it.
   */
  async send(ctx: Context, commands: readonly Command[]): Promise<readonly Reply[]> {
    try {
      const replies = await this.#send(ctx, commands)
      this.#worked()
      return replies
    } catch (error) {
      // what may not be sent says nothing of the server
      if (!(error instanceof NoAnswer && error.refused)) this.#failed(error)
      throw error
    }
  }

  /** The message's script has ended. */
  ended(ctx: Context): void {
    this.#free(ctx)
  }

  /** Closes all connections. */
  close(): void {
    this.#closed = true
    this.#shared?.close('the server stops')
    for (const ctx of this.#own.keys()) this.#free(ctx)
  }

  async #send(ctx: Context, commands: readonly Command[]): Promise<readonly Reply[]> {
    const kinds = commands.map(kindOf)
    const { cmd_timeout } = this.#settings
    if (kinds.includes('takes over')) {
      const name = commands[kinds.indexOf('takes over')]?.[0] ?? ''
      throw new NoAnswer(`\`${name}\` would take the connection away from the other messages`, true)
    }
    const own = this.#own.get(ctx)
    if (own === undefined && !kinds.includes('begins') && !kinds.includes('waits'))
      return (await this.#connection()).send(commands, cmd_timeout)
    const connection = own?.connection ?? (await this.#ownConnection(ctx))
    try {
      const replies = await connection.send(commands, cmd_timeout)
      this.#used(ctx, kinds.includes('ends') || (own === undefined && !kinds.includes('begins')))
      return replies
    } catch (error) {
      this.#free(ctx)
      throw error
    }
  }

  async #ownConnection(ctx: Context): Promise<Connection> {
    if (this.#own.size >= OWN) {
      throw new NoAnswer(`${OWN} messages have a connection of their own already`, true)
    }
    const connection = await connectTo(this.#world, this.spec, this.#settings)
    if (this.#closed) connection.close('the server stops')
    this.#own.set(ctx, { connection, timer: this.#forgetLater(ctx) })
    return connection
  }

  #forgetLater(ctx: Context): Timer {
    return this.#world.clock.after(OWN_MS, () => this.#free(ctx))
  }

  #used(ctx: Context, over: boolean): void {
    const own = this.#own.get(ctx)
    if (own === undefined) return
    if (over) return this.#free(ctx)
    own.timer.cancel()
    own.timer = this.#forgetLater(ctx)
  }

  #free(ctx: Context): void {
    const own = this.#own.get(ctx)
    if (own === undefined) return
    this.#own.delete(ctx)
    own.timer.cancel()
    own.connection.close('the transaction is over')
  }

  /** The connection that all share, made anew where it went away; all who want it meanwhile wait for the same one. */
  #connection(): Promise<Connection> | Connection {
    if (this.#shared?.open === true) return this.#shared
    this.#connecting ??= this.#connect().finally(() => {
      this.#connecting = null
    })
    return this.#connecting
  }

  async #connect(): Promise<Connection> {
    const flush = this.#wasThere && this.#settings.flush_on_reconnect
    const first = flush ? [['FLUSHALL']] : []
    const connection = await connectTo(this.#world, this.spec, this.#settings, first)
    if (this.#closed) connection.close('the server stops')
    if (flush)
      this.#log.warn(`all of the server \`${this.spec.name}\` is removed: flush_on_reconnect`)
    this.#shared = connection
    this.#wasThere = true
    return connection
  }

  #worked(): void {
    if (this.#failures > 0) {
      const { name } = this.spec
      this.#log.notice(`the server \`${name}\` answers again; ${this.#failures} times it did not`)
    }
    this.#failures = 0
    this.#untold = 0
    this.#told = -TELL_MS
  }

  #failed(error: unknown): void {
    const { allowed_timeouts, disable_time } = this.#settings
    const now = this.#world.clock.now()
    this.#failures++
    if (now - this.#told >= TELL_MS) {
      const more = this.#untold === 0 ? '' : `; ${this.#untold} commands before it failed, too`
      const why = error instanceof Error ? error.message : String(error)
      this.#log.error(`the server \`${this.spec.name}\` (${whereIs(this.spec)}): ${why}${more}`)
      this.#told = now
      this.#untold = 0
    } else this.#untold++
    if (allowed_timeouts < 0 || this.#failures <= allowed_timeouts || disable_time === 0) return
    if (this.#disabledUntil !== 0) return
    this.#disabledUntil = now + disable_time * 1000
    this.#log.warn(
      `the server \`${this.spec.name}\` is left alone for ${disable_time} s, as ${this.#failures} commands failed`,
    )
  }
}
