/** The way of a message through a server without a socket: receive, route, reply or forward. */

import { coreNamespace } from '../../src/core/namespace.ts'
import { tableReader } from '../../src/lang/source.ts'
import { peerAt } from '../../src/net/peer.ts'
import type { Peer } from '../../src/net/peer.ts'
import { VirtualZone } from '../../src/docs/player/world/zone.ts'
import { systemClock } from '../../src/runtime/clock.ts'
import { configure } from '../../src/runtime/configure.ts'
import { Log } from '../../src/runtime/log.ts'
import { SystemRandom } from '../../src/runtime/random.ts'
import type { Server } from '../../src/runtime/server.ts'
import { faultOf } from '../load/check.ts'
import type { OneAnswer } from '../scenarios/one-answer.ts'
import type { Ends, Ids } from '../scenarios/scenario.ts'
import { Messages } from './messages.ts'
import { CountingNetwork } from './network.ts'

const HOST = '127.0.0.1'
const SERVER_PORT = 5060
const CLIENT_PORT = 40_000
const CALLEE_PORT = 50_000
/** Different requests; they come again and again. */
const DISTINCT = 1024
/** Messages between two turns of the event loop, as a batch of datagrams has. */
const BATCH = 64
/** What a turn ends with: the promises that were resolved in it. */
const endOfTurn = Promise.resolve()

/** A server that a scenario has configured, with its requests, and what the callee answers to them. */
export class MessagePath {
  readonly #network: CountingNetwork
  readonly #server: Server
  readonly #requests: Messages
  readonly #ids: readonly Ids[]
  readonly #scenario: OneAnswer
  readonly #client: Peer
  readonly #ends: Ends = {
    from: `${HOST}:${CLIENT_PORT}`,
    server: `${HOST}:${SERVER_PORT}`,
    callee: `${HOST}:${CALLEE_PORT}`,
  }
  readonly #callee = peerAt('udp', HOST, CALLEE_PORT)
  #answers: Messages | null = null
  #seconds: Messages | null = null
  #next = 0

  private constructor(scenario: OneAnswer, network: CountingNetwork, server: Server) {
    this.#scenario = scenario
    this.#network = network
    this.#server = server
    this.#client = peerAt(scenario.transport, HOST, CLIENT_PORT)
    this.#ids = Array.from({ length: DISTINCT }, (_, at) => ({
      run: 'inside',
      slot: at % BATCH,
      number: at + 1,
    }))
    this.#requests = new Messages(this.#ids.map((ids) => scenario.request(ids, this.#ends)))
  }

  /** Starts the server of a scenario. */
  static async open(scenario: OneAnswer): Promise<MessagePath> {
    const path = 'server.cfg'
    const network = new CountingNetwork()
    const log = new Log((_level, text) => {
      process.stderr.write(`${text}\n`)
    })
    const config = scenario.config(`${scenario.transport}:${HOST}:${SERVER_PORT}`, '.')
    const { server, diagnostics } = await configure(
      { core: coreNamespace, reader: tableReader({ [path]: config }), path },
      {
        network,
        clock: systemClock,
        random: new SystemRandom(),
        log,
        resolver: () => new VirtualZone(systemClock),
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
   * Sends every request through once, and looks at each answer.
   *
   * What the callee answers is kept for later: without state, the answer to one request is good for all times it is sent again.
   *
   * @returns what was wrong in the first that was; '' when all were right
   */
  async check(): Promise<string> {
    const { listener } = this.#network
    const { answer } = this.#scenario
    const answers: string[] = []
    const seconds: string[] = []
    let fault = ''
    let replies: string[] = []
    listener.sent = (text, to) => {
      if (answer === null || to.port !== CALLEE_PORT) replies.push(text)
      else answers.push(answer(text))
    }
    for (const [at, ids] of this.#ids.entries()) {
      replies = []
      this.#receive(this.#requests, at, this.#client)
      await endOfTurn
      const answered = answers[at]
      if (answered !== undefined) {
        this.#receive(new Messages([answered]), 0, this.#callee)
        await endOfTurn
      }
      const { second } = this.#scenario
      if (second !== undefined) {
        seconds.push(second.request(replies.shift() ?? '', ids, this.#ends))
        this.#receive(new Messages(seconds.slice(-1)), 0, this.#client)
        await endOfTurn
      }
      const [reply] = replies
      const found = reply === undefined ? 'no answer' : faultOf(reply, ids, this.#scenario)
      if (found !== '' && fault === '') fault = `${found}: ${reply ?? ''}`
    }
    listener.sent = null
    if (answer !== null) this.#answers = new Messages(answers)
    if (seconds.length > 0) this.#seconds = new Messages(seconds)
    return fault
  }

  /** Sends requests through, each with its answer behind it, and waits until all have been worked on. */
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
    const answers = this.#answers
    const seconds = this.#seconds
    for (let done = 0; done < count; done++) {
      const at = this.#next
      this.#next = at + 1 === DISTINCT ? 0 : at + 1
      this.#receive(this.#requests, at, this.#client)
      if (answers !== null) this.#receive(answers, at, this.#callee)
      if (seconds !== null) this.#receive(seconds, at, this.#client)
    }
  }

  #receive(messages: Messages, at: number, from: Peer): void {
    const { listener, receive } = this.#network
    receive(messages.bytes, messages.start(at), messages.end(at), from, listener)
  }

  async close(): Promise<void> {
    await this.#server.stop()
  }
}
