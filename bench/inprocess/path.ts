/** The way of a message through a server without a socket: receive, route, reply. */

import { coreNamespace } from '../../src/core/namespace.ts'
import { tableReader } from '../../src/lang/source.ts'
import { peerAt } from '../../src/net/peer.ts'
import { systemClock } from '../../src/runtime/clock.ts'
import { configure } from '../../src/runtime/configure.ts'
import { Log } from '../../src/runtime/log.ts'
import { SystemRandom } from '../../src/runtime/random.ts'
import type { Server } from '../../src/runtime/server.ts'
import { faultOf } from '../load/check.ts'
import type { Ids, Scenario } from '../scenarios/scenario.ts'
import { Messages } from './messages.ts'
import { CountingNetwork } from './network.ts'

const HOST = '127.0.0.1'
const SERVER_PORT = 5060
const CLIENT_PORT = 40_000
/** Different messages; they come again and again. */
const DISTINCT = 1024
/** Messages between two turns of the event loop, as a batch of datagrams has. */
const BATCH = 64
/** What a turn ends with: the promises that were resolved in it. */
const endOfTurn = Promise.resolve()

/** A server that a scenario has configured, and its messages. */
export class MessagePath {
  readonly #network: CountingNetwork
  readonly #server: Server
  readonly #messages: Messages
  readonly #ids: readonly Ids[]
  readonly #scenario: Scenario
  readonly #from = peerAt('udp', HOST, CLIENT_PORT)
  #next = 0

  private constructor(scenario: Scenario, network: CountingNetwork, server: Server) {
    this.#scenario = scenario
    this.#network = network
    this.#server = server
    this.#ids = Array.from({ length: DISTINCT }, (_, at) => ({
      run: 'inside',
      slot: at % BATCH,
      number: at + 1,
    }))
    this.#messages = new Messages(
      this.#ids.map((ids) =>
        scenario.request(ids, `${HOST}:${CLIENT_PORT}`, `${HOST}:${SERVER_PORT}`),
      ),
    )
  }

  /** Starts the server of a scenario. */
  static async open(scenario: Scenario): Promise<MessagePath> {
    const path = 'server.cfg'
    const network = new CountingNetwork()
    const log = new Log((_level, text) => {
      process.stderr.write(`${text}\n`)
    })
    const { server, diagnostics } = await configure(
      {
        core: coreNamespace,
        reader: tableReader({ [path]: scenario.config(`udp:${HOST}:${SERVER_PORT}`) }),
        path,
      },
      {
        network,
        clock: systemClock,
        random: new SystemRandom(),
        log,
        resolve: () => Promise.resolve(null),
      },
    )
    if (server === null) throw new Error(diagnostics.print())
    log.level = server.settings.debug
    await server.start()
    return new MessagePath(scenario, network, server)
  }

  /** Messages sent so far. */
  get sent(): number {
    return this.#network.listener.counters.sent
  }

  /**
   * Sends every message through once, and looks at each answer.
   *
   * @returns what was wrong in the first that was; '' when all were right
   */
  async check(): Promise<string> {
    const { listener } = this.#network
    let fault = ''
    let replies: string[] = []
    listener.sent = (text) => {
      replies.push(text)
    }
    for (const ids of this.#ids) {
      replies = []
      await this.run(1)
      const [reply] = replies
      const found = reply === undefined ? 'no answer' : faultOf(reply, ids, this.#scenario)
      if (found !== '' && fault === '') fault = `${found}: ${reply ?? ''}`
    }
    listener.sent = null
    return fault
  }

  /** Sends messages through, and waits until each has been worked on. */
  async run(count: number): Promise<void> {
    let left = count
    while (left > 0) {
      const batch = Math.min(BATCH, left)
      this.#batch(batch)
      left -= batch
      await endOfTurn
    }
  }

  #batch(count: number): void {
    const { listener, receive } = this.#network
    const messages = this.#messages
    for (let done = 0; done < count; done++) {
      const at = this.#next
      this.#next = at + 1 === messages.length ? 0 : at + 1
      receive(messages.bytes, messages.start(at), messages.end(at), this.#from, listener)
    }
  }

  async close(): Promise<void> {
    await this.#server.stop()
  }
}
