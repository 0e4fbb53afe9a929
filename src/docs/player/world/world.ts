/** The place where one example is played: its network, its time, its randomness and its log. */

import type { Network } from '../../../net/network.ts'
import type { Clock } from '../../../runtime/clock.ts'
import type { FileSource } from '../../../runtime/files.ts'
import type { LogSink } from '../../../runtime/log.ts'
import type { NameResolver } from '../../../runtime/forwarding/locations.ts'
import type { Random } from '../../../runtime/random.ts'
import type { Message } from '../../../sip/message.ts'
import type { Endpoint } from '../actors/endpoint.ts'
import type { PlayedServer, WaitingClients } from '../host.ts'
import type { VirtualTables } from './virtual-tables.ts'
import type { Wire } from './wire.ts'
import type { Zone } from './zone.ts'

/** A line of the log. */
export interface LogLine {
  /** `ERROR`, `WARNING`, `INFO`, … */
  readonly level: string
  readonly text: string
}

/** Where one example is played: in memory, or on sockets and with the machine's clock. */
export interface World {
  /** What the server is given to listen on. */
  readonly network: Network
  /** The actors' side of the same network. */
  readonly wire: Wire
  /** Whom the server asks by HTTP: actors, who answer in `http` fences. */
  readonly web: WaitingClients & { answer(to: Endpoint, message: Message): boolean }
  readonly clock: Clock
  /** What names stand for: what `dns` fences say, and where the server looks it up. */
  readonly zone: Zone & NameResolver
  /** Randomness of the server. */
  readonly random: Random
  /** Randomness of the actors, apart, so that the server's use of numbers changes none of theirs. */
  readonly actorRandom: Random
  /** The files that the configuration names. */
  readonly files: FileSource & { write(name: string, text: string): void }
  /** The databases that the configuration names. */
  readonly tables: VirtualTables
  /** Takes the log of the server. */
  readonly logSink: LogSink
  /** What the server has logged. */
  readonly log: readonly LogLine[]

  /** Waits until the server has nothing left to do at this time. */
  settle(server: PlayedServer): Promise<void>

  /**
   * Lets time go by, and the server do what falls due.
   *
   * @throws SiproseError `docs/endless-work` when there is no end to it
   */
  advance(server: PlayedServer, ms: number): Promise<void>
}
