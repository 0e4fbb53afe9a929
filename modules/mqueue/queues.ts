/** The queues of one server. */

import { type Context, type ModuleLog, SiproseError } from 'siprose'

import { type Definition, parseDefinition } from './definition.ts'
import type { QueueStore } from './queue-store.ts'
import { type Item, Queue } from './queue.ts'

/** The most names that the log is told of once each. */
const MAX_TOLD = 1000

/** All queues, and what each message has fetched from them. */
export class Queues {
  /** As they were declared. */
  readonly definitions: readonly Definition[]
  /** What is kept while the server is down; null where nothing is. */
  store: QueueStore | null = null
  readonly #log: ModuleLog
  readonly #byName = new Map<string, Queue>()
  readonly #fetched = new WeakMap<Context, Map<string, Item>>()
  readonly #told = new Set<string>()

  /**
   * @param log - is told what goes wrong
   * @param texts - declarations
   * @param named - queues of which the configuration gives the name alone
   * @param limit - how many items can wait in a queue without a size
   * @throws SiproseError for a declaration that cannot be read, or a name that is there twice
   */
  constructor(
    log: ModuleLog,
    texts: readonly string[],
    named: readonly Definition[],
    limit: number,
  ) {
    this.#log = log
    this.definitions = [...texts.map(parseDefinition), ...named]
    for (const { name, size, mode } of this.definitions) {
      if (this.#byName.has(name)) {
        throw new SiproseError('mqueue/twice', `queue \`${name}\` is declared twice`, { name })
      }
      this.#byName.set(name, new Queue(name, mode, size, limit))
    }
  }

  /** The queues in the order they were declared. */
  all(): Iterable<Queue> {
    return this.#byName.values()
  }

  /** A queue by name, or null. */
  get(name: string): Queue | null {
    return this.#byName.get(name) ?? null
  }

  /** A queue by name; null for another name, which the log is told once. */
  find(name: string): Queue | null {
    const queue = this.get(name)
    if (queue === null) this.#tellOnce(`there is no queue \`${name}\`; ${this.help()}`)
    return queue
  }

  /** What names there are. */
  help(): string {
    const names = [...this.#byName.keys()]
    return names.length === 0
      ? 'declare it with modparam("mqueue", "mqueue", "name=…")'
      : `there are ${names.join(', ')}`
  }

  /** Says, once, that a queue takes nothing more. */
  tellFull(queue: Queue): void {
    this.#tellOnce(`queue \`${queue.name}\` is full; see max_items`)
  }

  #tellOnce(text: string): void {
    if (this.#told.size >= MAX_TOLD || this.#told.has(text)) return
    this.#told.add(text)
    this.#log.error(`mqueue: ${text}`)
  }

  /** Keeps what a message has fetched from a queue; null forgets it. */
  keep(ctx: Context, name: string, item: Item | null): void {
    const fetched = this.#fetched.get(ctx)
    if (item === null) fetched?.delete(name)
    else if (fetched === undefined) this.#fetched.set(ctx, new Map([[name, item]]))
    else fetched.set(name, item)
  }

  /** What a message has fetched last from a queue, or null. */
  fetched(ctx: Context, name: string): Item | null {
    return this.#fetched.get(ctx)?.get(name) ?? null
  }
}
