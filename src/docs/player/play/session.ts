/** One example being played: who takes part, what is known, and what waits to be claimed. */

import type { Problem, Place } from '../problem.ts'
import { ActorState } from '../actors/actor-state.ts'
import { Bindings } from '../match/bindings.ts'
import type { Edit } from '../edit.ts'
import { knownActors, printEndpoint, type Endpoint } from '../actors/endpoint.ts'
import type { Failure, Sent } from '../failure.ts'
import type { PlayedServer, TraceStep } from '../host.ts'
import { Identifiers } from '../actors/identifiers.ts'
import { Mail, type Arrived } from '../world/mail.ts'
import type { Delivery } from '../world/wire.ts'
import type { World } from '../world/world.ts'

/** The port from which those speak HTTP who have no stream of their own. */
const WEB_PORT = 40_080

/** The state of an example while it is played. */
export class Session {
  readonly world: World
  readonly server: PlayedServer
  readonly ids: Identifiers
  readonly mail: Mail = new Mail()
  /** What names stand for. */
  bindings: Bindings
  /** How many `clock` and `quiet` lines were played. */
  span = 0
  /** The message that an actor sent last. */
  sent: Sent | null = null
  /** The first line of the log that no `log` fence has found yet. */
  logAt = 0
  /** What is to be written instead, or null when differences are failures. */
  readonly edits: Edit[] | null
  readonly #endpoints: Map<string, Endpoint>
  readonly #actors = new Map<string, ActorState>()
  /** Who speaks HTTP, by where from. */
  readonly #web = new Map<string, string>()
  #trace: readonly TraceStep[] = []

  /**
   * @param world - where it is played
   * @param server - the server, running
   * @param accept - true: what differs is rewritten instead of failing
   */
  constructor(world: World, server: PlayedServer, accept: boolean) {
    this.world = world
    this.server = server
    this.ids = new Identifiers(world.actorRandom)
    this.edits = accept ? [] : null
    this.#endpoints = new Map([['srv', world.wire.server], ...knownActors])
    this.bindings = new Bindings(this.#endpoints)
  }

  /** Introduces an actor, or moves one who has not said anything yet. */
  introduce(name: string, endpoint: Endpoint): void {
    this.#endpoints.set(name, endpoint)
    this.#actors.delete(name)
  }

  /** An actor by name. */
  actor(name: string): ActorState {
    const known = this.#actors.get(name)
    if (known !== undefined) return known
    const endpoint = this.#endpoints.get(name) ?? this.world.wire.server
    const actor = new ActorState(name, endpoint)
    this.#actors.set(name, actor)
    return actor
  }

  /** Waits for the server, and takes in what it sent. */
  async settle(place: Place): Promise<void> {
    await this.world.settle(this.server)
    this.collect(place)
  }

  /** Takes in what the server has sent since the last call, because of a line. */
  collect(place: Place): void {
    this.#trace = this.server.trace()
    const cause = { place, trace: this.#trace }
    this.mail.add(this.world.wire.take(), (delivery) => this.#nameAt(delivery), this.span, cause)
  }

  /** A failure, with all that is known at this moment. */
  fail(came: Arrived | null, first: Problem, ...more: readonly Problem[]): Failure {
    return {
      problems: [first, ...more],
      came,
      answer: null,
      sent: this.sent,
      bindings: this.bindings.values,
      trace: came?.cause.trace ?? this.#trace,
      log: this.world.log,
    }
  }

  /** Where an actor speaks HTTP from: over its stream, or one of its own. */
  web(name: string): Endpoint {
    const { endpoint } = this.actor(name)
    if (endpoint.proto === 'tcp' || endpoint.proto === 'tls') return endpoint
    const web: Endpoint = { proto: 'tcp', address: endpoint.address, port: WEB_PORT }
    this.#web.set(printEndpoint(web), name)
    return web
  }

  #nameAt({ to, web }: Delivery): string {
    const key = printEndpoint(to)
    for (const [name, there] of this.#endpoints) if (printEndpoint(there) === key) return name
    const known = this.#web.get(key)
    if (known !== undefined || web !== true) return known ?? ''
    for (const [name, { address }] of this.#endpoints) if (address === to.address) return name
    return ''
  }
}
