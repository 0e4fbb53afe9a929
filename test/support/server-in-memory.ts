/** A server without sockets and with time of its own, for tests that send it more than an example would. */

import { CountingNetwork } from '../../bench/inprocess/network.ts'
import { coreNamespace } from '../../src/core/namespace.ts'
import { VirtualClock } from '../../src/docs/player/world/virtual-clock.ts'
import { VirtualZone } from '../../src/docs/player/world/zone.ts'
import { tableReader } from '../../src/lang/source.ts'
import { Peer, peerAt } from '../../src/net/peer.ts'
import { configure } from '../../src/runtime/configure.ts'
import { Log } from '../../src/runtime/log.ts'
import { SystemRandom } from '../../src/runtime/random.ts'
import type { Server } from '../../src/runtime/server.ts'

/** What a server has sent. */
export interface SentMessage {
  readonly text: string
  readonly to: Peer
}

/** A server in the process of the test. */
export class ServerInMemory {
  readonly server: Server
  readonly clock: VirtualClock
  /** What it has logged. */
  readonly log: string[]
  /** What it has sent since somebody last looked. */
  readonly sent: SentMessage[] = []
  readonly #network: CountingNetwork
  readonly #peer = peerAt('udp', '192.0.2.20', 5060)

  private constructor(
    server: Server,
    clock: VirtualClock,
    network: CountingNetwork,
    log: string[],
  ) {
    this.server = server
    this.clock = clock
    this.log = log
    this.#network = network
    network.listener.sent = (text, to) => this.sent.push({ text, to })
  }

  /** Starts a server with a configuration. */
  static async start(text: string): Promise<ServerInMemory> {
    const path = 'server.cfg'
    const network = new CountingNetwork()
    const clock = new VirtualClock()
    const lines: string[] = []
    const log = new Log((_level, line) => lines.push(line))
    const config = `listen = udp:192.0.2.1:5060\n${text}`
    const { server, diagnostics } = await configure(
      { core: coreNamespace, reader: tableReader({ [path]: config }), path },
      {
        network,
        clock,
        random: new SystemRandom(),
        log,
        resolver: () => new VirtualZone(clock),
      },
    )
    if (server === null) throw new Error(diagnostics.print())
    log.level = server.settings.debug
    await server.start()
    return new ServerInMemory(server, clock, network, lines)
  }

  /**
   * Gives it a message, and returns what it sends at once.
   *
   * @param text - the whole message
   * @param connection - the number of the stream it comes over, 0 for none
   */
  receive(text: string, connection = 0): readonly SentMessage[] {
    const { listener, receive } = this.#network
    const bytes = Buffer.from(text, 'latin1')
    const { address, port, key } = this.#peer
    const from = connection === 0 ? this.#peer : new Peer('udp', address, port, connection, key)
    this.sent.length = 0
    receive(bytes, 0, bytes.length, from, listener)
    return [...this.sent]
  }

  /** Lets time pass. */
  pass(seconds: number): void {
    const { clock } = this
    const end = clock.now() + seconds * 1000
    for (let due = clock.nextDue; due !== null && due <= end; due = clock.nextDue) clock.fireNext()
    clock.moveTo(end)
  }

  async stop(): Promise<void> {
    await this.server.stop()
  }
}
