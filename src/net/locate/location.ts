/** The places of one destination, one after the other. */

import { candidates, type Choice, type NameQuestion, type Step } from './candidates.ts'
import { type Answer, emptyAnswer, type RecordType } from './dns/records.ts'
import { Target, type Wanted } from './target.ts'

const MAX_TARGETS = 32
const MAX_BLOCKED = 256
const MAX_QUESTIONS = 64

/** Where answers come from. */
export interface NameSource {
  /** What is known now, or null when it has to be asked for. */
  known(name: string, type: RecordType): Answer | null
  /** Finds out. Never rejects. */
  ask(name: string, type: RecordType): Promise<Answer>
}

/** Why there is no further place to try. */
export type Obstacle =
  /** The host is neither a name nor an address that can be used. */
  | 'bad-host'
  /** A `sips` URI with a transport that TLS cannot protect. */
  | 'no-transport'
  /** DNS knows no place. */
  | 'not-found'
  /** No name server gave an answer. */
  | 'dns-failed'
  /** All places there are failed lately. */
  | 'blocked'
  /** Those there are have been given. */
  | 'tried-all'

/** Gives places and asks questions; each answer is handed to the step after its question. */
export type Steps = Iterator<Step, unknown, Answer | null>

/** What a location is made from. */
export interface LocationParts {
  readonly names: NameSource
  readonly choice: Choice
  /** True for a place to keep away from. */
  readonly blocks: (target: Target) => boolean
}

/**
 * The places of one destination; each call of `next` gives the one to try now.
 *
 * What is known already is given at once; a promise comes only where a name server has to be waited for. Without
 * `use_dns_failover` the first place is the only one.
 *
 * @example Try one place after the other
 * ```ts
 * const location = locator.locate({ host: 'example.com', port: null, transport: null, secure: false })
 * for (let place = await location.next(); place !== null; place = await location.next()) {
 *   if (await send(place)) break
 * }
 * ```
 *
 * @rfc 3263 section 4.3
 */
export class Location {
  readonly #parts: LocationParts
  readonly #steps: Steps
  readonly #given = new Set<string>()
  #waiting: Promise<Target | null> | null = null
  #questions = 0
  #blocked = 0
  #dnsFailed = false
  #done = false
  #obstacle: Obstacle | null = null

  /**
   * @param steps - of `candidates`
   * @param parts - where answers come from
   */
  constructor(steps: Steps, parts: LocationParts) {
    this.#parts = parts
    this.#steps = steps
  }

  /** The location of a destination given by name. */
  static of(wanted: Wanted, parts: LocationParts): Location {
    return new Location(candidates(wanted, parts.choice), parts)
  }

  /** A location of one place, known already. */
  static at(target: Target, parts: LocationParts): Location {
    return new Location([target].values(), parts)
  }

  /** A location that leads nowhere. */
  static none(obstacle: Obstacle, parts: LocationParts): Location {
    const location = new Location([].values(), parts)
    location.#obstacle = obstacle
    return location
  }

  /** Why the last call of `next` gave null; null before that. */
  get obstacle(): Obstacle | null {
    return this.#obstacle
  }

  /** How many places were passed over because they failed lately. */
  get blocked(): number {
    return this.#blocked
  }

  /**
   * The next place to try.
   *
   * @returns null when there is no further one; a promise where DNS has to be waited for
   */
  next(): Target | null | Promise<Target | null> {
    if (this.#waiting !== null) return this.#waiting
    return this.#done ? this.#end() : this.#advance(null)
  }

  #advance(first: Answer | null): Target | null | Promise<Target | null> {
    let answer = first
    for (;;) {
      const step = this.#steps.next(answer)
      answer = null
      if (step.done === true) return this.#end()
      const { value } = step
      if (value instanceof Target) {
        if (this.#takes(value)) return value
        if (this.#done) return this.#end()
        continue
      }
      answer = this.#known(value)
      if (answer === null) {
        this.#waiting = this.#ask(value)
        return this.#waiting
      }
      this.#note(answer)
    }
  }

  #known(question: NameQuestion): Answer | null {
    const { name, type } = question
    if (++this.#questions > MAX_QUESTIONS) return emptyAnswer('no-data', name, type)
    return this.#parts.names.known(name, type)
  }

  async #ask(question: NameQuestion): Promise<Target | null> {
    const answer = await this.#parts.names.ask(question.name, question.type)
    this.#note(answer)
    this.#waiting = null
    return this.#advance(answer)
  }

  #note(answer: Answer): void {
    if (answer.verdict === 'failed') this.#dnsFailed = true
  }

  /** Decides about one place: a new one that is not kept away from, while there may be more. */
  #takes(target: Target): boolean {
    const key = `${target.proto} ${target.address} ${target.port}`
    if (this.#given.has(key)) return false
    this.#given.add(key)
    const failover = this.#parts.choice.options.use_dns_failover
    const blocked = this.#parts.blocks(target)
    if (blocked) this.#blocked++
    const tried = this.#given.size - this.#blocked
    this.#done = !failover || tried >= MAX_TARGETS || this.#blocked >= MAX_BLOCKED
    return !blocked
  }

  #end(): null {
    this.#done = true
    this.#obstacle ??= this.#reason()
    return null
  }

  #reason(): Obstacle {
    if (this.#given.size > this.#blocked) return 'tried-all'
    if (this.#blocked > 0) return 'blocked'
    return this.#dnsFailed ? 'dns-failed' : 'not-found'
  }
}
