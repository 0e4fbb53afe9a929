/** A world in memory, in which time goes by only when the example says so. */

import { trimBytes } from '../bytes.ts'
import { levelName, type LogSink } from '../../../runtime/log.ts'
import { SiproseError } from '../../../runtime/errors.ts'
import { DocsCode } from '../codes.ts'
import { printDuration } from '../grammar/duration.ts'
import type { PlayedServer } from '../host.ts'
import { SeededRandom } from './random.ts'
import { startOfTime, VirtualClock } from './virtual-clock.ts'
import { CertificateOffice } from './certificate-office.ts'
import { VirtualFiles } from './virtual-files.ts'
import { VirtualHttp } from './virtual-http.ts'
import { VirtualNetwork } from './virtual-network.ts'
import { VirtualTables } from './virtual-tables.ts'
import { VirtualTls } from './virtual-tls.ts'
import type { LogLine, World } from './world.ts'
import { VirtualZone } from './zone.ts'

/** Timers and messages to itself that a server may use up in one step, and for each second of a longer one. */
const MAX_WORK = 10_000
const MAX_WORK_A_SECOND = 20
const MAX_WORK_EVER = 1_000_000
/** Log lines that are kept. */
const MAX_LOG_LINES = 20_000

/** Where one example is played, without sockets and without waiting. */
export class VirtualWorld implements World {
  readonly clock: VirtualClock = new VirtualClock()
  readonly #office: CertificateOffice = new CertificateOffice()
  readonly tables: VirtualTables = new VirtualTables()
  readonly files: VirtualFiles = new VirtualFiles(this.#office, this.tables)
  readonly network: VirtualNetwork = new VirtualNetwork(this.clock, new VirtualTls(this.#office))
  readonly wire: VirtualNetwork = this.network
  readonly zone: VirtualZone = new VirtualZone(this.clock)
  readonly web: VirtualHttp = new VirtualHttp(this.network, this.zone, this.clock)
  readonly random: SeededRandom
  readonly actorRandom: SeededRandom
  readonly log: LogLine[] = []

  /** @param id - the id of the example: the seed */
  constructor(id: string) {
    this.random = new SeededRandom(id)
    this.actorRandom = new SeededRandom(`${id} actors`)
  }

  readonly logSink: LogSink = (level, text) => {
    for (const line of text.split('\n')) {
      if (trimBytes(line) === '' || this.log.length >= MAX_LOG_LINES) continue
      this.log.push({ level: levelName(level), text: trimBytes(line) })
    }
  }

  /** How long the example has been going on. */
  get elapsed(): number {
    return this.clock.now() - startOfTime
  }

  async settle(server: PlayedServer): Promise<void> {
    await this.#run(server, this.clock.now())
  }

  async advance(server: PlayedServer, ms: number): Promise<void> {
    const end = this.clock.now() + ms
    await this.#run(server, end)
    this.clock.moveTo(end)
  }

  async #run(server: PlayedServer, end: number): Promise<void> {
    const seconds = (end - this.clock.now()) / 1000
    const most = Math.min(MAX_WORK + seconds * MAX_WORK_A_SECOND, MAX_WORK_EVER)
    let work = 0
    for (;;) {
      await server.settle()
      const due = this.clock.nextDue
      if (this.network.pending) this.network.deliverNext()
      else if (due !== null && due <= end) this.clock.fireNext()
      else return
      if (++work > most) {
        throw new SiproseError(
          DocsCode.ENDLESS,
          `the server found no end: it used ${work} timers and messages to itself by +${printDuration(this.elapsed)}`,
        )
      }
    }
  }
}
