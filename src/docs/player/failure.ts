/** Why an example failed, with all that its report shows. */

import type { TraceStep } from './host.ts'
import type { Arrived } from './world/mail.ts'
import type { Problem } from './problem.ts'
import type { LogLine } from './world/world.ts'

/** A message of an actor. */
export interface Sent {
  readonly actor: string
  readonly text: string
}

/** What a command came to. */
export interface CommandAnswer {
  readonly command: string
  /** Its result, as YAML. */
  readonly text: string
}

/** A failure. */
export interface Failure {
  /** The first is the reason; others are shown after it. */
  readonly problems: readonly [Problem, ...Problem[]]
  /** The message that came instead, or that nobody claimed; null where none has to do with it. */
  readonly came: Arrived | null
  /** What the command came to that the failure is about, or null. */
  readonly answer: CommandAnswer | null
  /** The message that an actor sent last, or null. */
  readonly sent: Sent | null
  /** What names stood for. */
  readonly bindings: ReadonlyMap<string, string>
  /** The statements that ran for the message, or for the last step; null before the server runs. */
  readonly trace: readonly TraceStep[] | null
  readonly log: readonly LogLine[]
}

/** A failure in what is written, before anything was played. */
export function failureOf(first: Problem, ...more: readonly Problem[]): Failure {
  return {
    problems: [first, ...more],
    came: null,
    answer: null,
    sent: null,
    bindings: new Map(),
    trace: null,
    log: [],
  }
}
