/** A server on the virtual network and the virtual clock, to which a test tells its story in the words of the examples. */

import type { Test } from 'tap'

import { knownActors } from '../../src/docs/player/actors/endpoint.ts'
import type { Endpoint } from '../../src/docs/player/actors/endpoint.ts'
import { toByteString } from '../../src/docs/player/bytes.ts'
import type { Example } from '../../src/docs/player/example.ts'
import { failureOf, type Failure } from '../../src/docs/player/failure.ts'
import { parseDns } from '../../src/docs/player/grammar/dns-lines.ts'
import { parseTranscript } from '../../src/docs/player/grammar/transcript.ts'
import type { PlayedServer } from '../../src/docs/player/host.ts'
import { playDns } from '../../src/docs/player/play/dns.ts'
import { settleUnclaimed } from '../../src/docs/player/play/receive.ts'
import { Session } from '../../src/docs/player/play/session.ts'
import { playTranscript } from '../../src/docs/player/play/transcript.ts'
import { printReport } from '../../src/docs/player/report.ts'
import type { Delivery } from '../../src/docs/player/world/wire.ts'
import { VirtualWorld } from '../../src/docs/player/world/virtual-world.ts'
import { serverHost } from '../../src/docs/server-host.ts'

const host = serverHost()

/** One server, and who talks to it. */
export class Stage {
  readonly world: VirtualWorld
  readonly #t: Test
  readonly #server: PlayedServer
  readonly #session: Session
  readonly #actors = new Set(knownActors.keys())

  private constructor(t: Test, world: VirtualWorld, server: PlayedServer) {
    this.#t = t
    this.world = world
    this.#server = server
    this.#session = new Session(world, server, false)
  }

  /** Starts a server. */
  static async open(t: Test, configuration: string): Promise<Stage> {
    const world = new VirtualWorld(t.name)
    const { network, web: http, clock, random, logSink, zone: resolver, files } = world
    const place = { fileName: 'siprose.cfg', line: 1, column: 1 }
    const given = { network, http, clock, random, logSink, resolver, files, wrap: null, before: [] }
    const server = await host.start(configuration, { ...given, ...place })
    return new Stage(t, world, server)
  }

  /** Plays some lines; a difference fails the test, with the report of the player. */
  async play(lines: string): Promise<void> {
    const { steps, problems } = parseTranscript(toByteString(lines), ORIGIN, this.#actors)
    const [wrong, ...more] = problems
    const failure =
      wrong === undefined ? await playTranscript(this.#session, steps) : failureOf(wrong, ...more)
    this.#tell(lines, failure)
  }

  /** Says what names stand for. */
  names(lines: string): void {
    const { rows, problems } = parseDns(lines, ORIGIN)
    this.#t.equal(problems[0]?.message ?? null, null)
    this.#tell(lines, playDns(this.#session, rows))
  }

  /** The result of a command. */
  command(name: string, ...args: readonly (string | number)[]): unknown {
    return this.#server.command(name, args)
  }

  /** How many transactions there are. */
  get transactions(): number {
    const stats = this.command('tm.stats')
    return typeof stats === 'object' && stats !== null && 'current' in stats
      ? Number(stats.current)
      : -1
  }

  /** When the next timer of the server goes off, in milliseconds; null where none is set. */
  get nextTimer(): number | null {
    const { nextDue } = this.world.clock
    return nextDue === null ? null : nextDue - this.world.clock.now()
  }

  /** The connections of somebody break. */
  async hangUp(endpoint: Endpoint): Promise<void> {
    this.world.network.hangUp(endpoint)
    await this.world.settle(this.#server)
  }

  /** Brings a message as it stands, and gives what the server sent because of it. */
  async bring(text: string, from: Endpoint): Promise<readonly Delivery[]> {
    this.world.network.send(text, from, null)
    await this.world.settle(this.#server)
    return this.world.network.take()
  }

  /** Lets time go by, and gives what the server sent meanwhile. */
  async pass(ms: number): Promise<readonly Delivery[]> {
    await this.world.advance(this.#server, ms)
    return this.world.network.take()
  }

  /** Ends the story: everything that was sent has to be in it. */
  async close(): Promise<void> {
    this.#tell('', settleUnclaimed(this.#session, { ...ORIGIN, length: 0 }))
    await this.#server.stop()
    this.world.tables.close()
  }

  #tell(lines: string, failure: Failure | null): void {
    if (failure !== null) this.#t.comment(printReport(exampleOf(this.#t.name, lines), failure))
    this.#t.equal(failure?.problems[0].message ?? null, null)
  }
}

const ORIGIN = { file: 'story', line: 1, column: 1 }

function exampleOf(title: string, text: string): Example {
  const info = { noRun: null, wrap: null, with: null, name: null, fault: null }
  const fence = { language: 'sip', info, text, line: 1, column: 1 }
  return { id: title, title, file: 'story', line: 1, fences: [fence] }
}

/** A test that is a story with one configuration. */
export function tells(configuration: string, lines: string): (t: Test) => Promise<void> {
  return acts(configuration, async (stage) => stage.play(lines))
}

/** A story after which the server keeps no transaction, and says nothing more. */
export function leavesNothing(configuration: string, lines: string): (t: Test) => Promise<void> {
  return async (t) =>
    acts(configuration, async (stage) => {
      await stage.play(lines)
      await stage.play('quiet 300s')
      t.equal(stage.transactions, 0, 'no transaction is kept')
    })(t)
}

/** A test that needs more than lines: connections that break, commands, messages by the thousand. */
export function acts(
  configuration: string,
  act: (stage: Stage) => Promise<void>,
): (t: Test) => Promise<void> {
  return async (t) => {
    const stage = await Stage.open(t, configuration)
    await act(stage)
    await stage.close()
  }
}
