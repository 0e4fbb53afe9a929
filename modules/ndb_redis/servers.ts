/** The servers of the configuration, and what messages have from them. */

import { SiproseError, type Context, type Host, type ModuleLog } from 'siprose'

import { textOf } from './connect.ts'
import { MemoryServers } from './memory/servers.ts'
import { RedisNode, type NodeSettings } from './node.ts'
import { Pipelines } from './pipelines.ts'
import { Replies } from './replies.ts'
import type { Command } from './resp/encode.ts'
import { ReplyType, type Reply } from './resp/reply.ts'
import { parseServer, placeOf, whereIs, type ServerSpec } from './server-spec.ts'

/** How often a command is sent on to another node of a cluster. */
const HOPS = 5
/** How many nodes a cluster can bring in. */
const NODES = 1024

/** What the module's parameters say. */
export interface Settings extends NodeSettings {
  readonly server: readonly string[]
  readonly init_without_redis: boolean
  readonly cluster: boolean
  readonly allow_dynamic_nodes: boolean
}

/** Whoever answers commands of messages. */
export interface Asked {
  readonly spec: ServerSpec
  readonly disabled: boolean
  open(): Promise<void> | void
  send(ctx: Context, commands: readonly Command[]): Promise<readonly Reply[]> | readonly Reply[]
  ended(ctx: Context): void
  close(): void
}

/** The servers of one Siprose. */
export class Servers {
  readonly replies = new Replies()
  readonly pipelines = new Pipelines()
  readonly settings: Settings
  readonly #host: Host
  readonly #log: ModuleLog
  readonly #known = new Map<string, Asked>()
  /** Where examples keep data; null where servers are asked. */
  readonly #memory: MemoryServers | null

  constructor(host: Host, log: ModuleLog, settings: Settings) {
    this.#host = host
    this.#log = log
    this.settings = settings
    this.#memory = host.files.virtual ? new MemoryServers(host.clock) : null
    for (const spec of settings.server.map(parseServer)) {
      if (this.#known.has(spec.name)) {
        throw new SiproseError('ndb_redis/server', `two servers have the name \`${spec.name}\``)
      }
      this.#known.set(spec.name, this.#node(spec))
    }
  }

  /** The server of a name, or null. */
  find(name: string): Asked | null {
    return this.#known.get(name) ?? null
  }

  /** The names there are. */
  get names(): string {
    return [...this.#known.keys()].join(', ') || 'none'
  }

  /** Connects to all. */
  async open(): Promise<void> {
    this.#host.afterRequests((ctx) => {
      for (const node of this.#known.values()) node.ended(ctx)
    })
    for (const node of this.#known.values()) {
      try {
        await node.open()
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error)
        const text = `the server \`${node.spec.name}\` (${whereIs(node.spec)}) cannot be used: ${why}`
        if (!this.settings.init_without_redis) {
          const help = 'modparam("ndb_redis", "init_without_redis", 1) starts without it'
          throw new SiproseError('ndb_redis/unreachable', `${text}; ${help}`, {}, error)
        }
        this.#log.warn(`${text}; it is tried again when somebody asks it`)
      }
    }
  }

  /** Closes all connections. */
  close(): void {
    for (const node of this.#known.values()) node.close()
  }

  /**
   * Sends one command; in a cluster, to whom it is sent on.
   *
   * @param node - who is asked first
   */
  ask(ctx: Context, node: Asked, command: Command): Promise<Reply> | Reply | undefined {
    const replies = node.send(ctx, [command])
    if (!(replies instanceof Promise)) return replies[0]
    return replies.then(([reply]) =>
      reply?.type === ReplyType.ERROR && this.settings.cluster
        ? this.#follow(ctx, node, command, reply)
        : (reply ?? { type: ReplyType.NIL }),
    )
  }

  async #follow(ctx: Context, first: Asked, command: Command, moved: Reply): Promise<Reply> {
    let reply = moved
    for (let hops = 0; hops < HOPS; hops++) {
      const [word, , where] = textOf(reply).split(' ')
      if (reply.type !== ReplyType.ERROR || where === undefined) return reply
      if (word !== 'MOVED' && word !== 'ASK') return reply
      const node = this.#known.get(where) ?? this.#joined(first.spec, where)
      if (node === null) {
        this.#log.error(
          `the cluster has a node ${where} that no server is named after; write one, or allow_dynamic_nodes`,
        )
        return reply
      }
      const replies = await node.send(ctx, word === 'ASK' ? [['ASKING'], command] : [command])
      reply = replies.at(-1) ?? reply
    }
    return reply
  }

  #joined(like: ServerSpec, where: string): Asked | null {
    if (!this.settings.allow_dynamic_nodes || this.#known.size >= NODES) return null
    const place = placeOf(where, 6379)
    const node = this.#node({ ...like, name: where, unix: '', place, sentinels: [] })
    this.#known.set(where, node)
    this.#log.notice(`the cluster has a node ${where}`)
    return node
  }

  #node(spec: ServerSpec): Asked {
    if (this.#memory !== null) return this.#memory.node(spec)
    const { clock, files } = this.#host
    return new RedisNode({ clock, files }, this.#log, spec, this.settings)
  }
}
