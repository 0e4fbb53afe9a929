/** Steps in which an actor receives something from the server. */

import { DocsCode } from '../codes.ts'
import { quoted } from '../match/difference.ts'
import { editOf, type Edit } from '../edit.ts'
import { printEndpoint } from '../actors/endpoint.ts'
import type { Failure } from '../failure.ts'
import type { Arrived } from '../world/mail.ts'
import { matchMessage } from '../match/message.ts'
import { describe, matchStart, printStart, startLineOf } from '../match/start-line.ts'
import { problem, type Place, type Problem } from '../problem.ts'
import type { Session } from './session.ts'
import type { ReceiveStep } from '../grammar/step.ts'

/** Plays a step that receives. */
export function playReceive(session: Session, step: ReceiveStep): Failure | null {
  if (step.start.again !== null) return playAgain(session, step, step.start.again)
  const arrived = nextFor(session, step)
  if ('problems' in arrived) return acceptAbsence(session, step, 0) ? null : arrived
  return compare(session, step, arrived)
}

function compare(session: Session, step: ReceiveStep, arrived: Arrived): Failure | null {
  const trial = session.bindings.copy()
  const differences = matchMessage(step, arrived.message, trial)
  const [first, ...others] = differences
  if (first !== undefined) {
    const rewrites = differences.map((difference) => difference.rewrite)
    if (session.edits === null || rewrites.includes(null)) {
      return session.fail(arrived, first.problem, ...others.map((other) => other.problem))
    }
    for (const rewrite of rewrites) if (rewrite !== null) session.edits.push(editOf(rewrite))
  }
  session.bindings = trial
  take(session, step, arrived)
  return null
}

function take(session: Session, step: ReceiveStep, arrived: Arrived): void {
  session.mail.claim(arrived)
  const { message, delivery } = arrived
  session.actor(step.actor).receives(message, delivery.from, session.ids.tag())
}

/** The next message to the actor, if it came since the last line of time; or a failure that says where the others are. */
function nextFor(session: Session, step: ReceiveStep): Arrived | Failure {
  const { place } = step.start
  const arrived = session.mail.next(step.actor)
  if (arrived === null) {
    const notes = session.mail.unclaimed.map(
      (other) => `${whereTo(other)} has ${describe(other.message)}, which no line has claimed`,
    )
    const fact = `nothing has come for ${step.actor}`
    return session.fail(null, problem(DocsCode.NO_MESSAGE, place, fact, { notes }))
  }
  if (arrived.span === session.span) return arrived
  const fact = `${describe(arrived.message)} came before the time went on`
  return session.fail(
    arrived,
    problem(DocsCode.TOO_EARLY, place, fact, {
      help: `claim it above the line of time: \`${step.actor} < ${startLineOf(arrived.message)}\``,
    }),
  )
}

function playAgain(session: Session, step: ReceiveStep, count: number): Failure | null {
  const { place } = step.start
  const start = { ...step.start, again: null }
  const earlier = session
    .actor(step.actor)
    .received.findLast((message) => matchStart(start, message, session.bindings.copy()) === null)
  if (earlier === undefined) {
    const fact = `${step.actor} has not received this before, so it cannot come again`
    return session.fail(null, problem(DocsCode.NOTHING_TO_REPEAT, place, fact))
  }
  for (let i = 0; i < count; i++) {
    const arrived = nextFor(session, step)
    const which = count === 1 ? '' : ` (number ${i + 1} of ${count})`
    if ('problems' in arrived) {
      return acceptAbsence(session, step, i) ? null : numbered(arrived, which)
    }
    if (arrived.message.text !== earlier.text) {
      if (acceptAbsence(session, step, i)) return null
      const fact = `this is not the same message again${which}: ${firstDifference(earlier.text, arrived.message.text)}`
      return session.fail(arrived, problem(DocsCode.NOT_AGAIN, place, fact))
    }
    const failure = compare(session, { ...step, start }, arrived)
    if (failure !== null) return failure
  }
  return null
}

function numbered(failure: Failure, which: string): Failure {
  const [first, ...more] = failure.problems
  return { ...failure, problems: [{ ...first, message: first.message + which }, ...more] }
}

function firstDifference(before: string, now: string): string {
  const old = before.split('\r\n')
  const fresh = now.split('\r\n')
  const at = fresh.findIndex((line, i) => line !== old[i])
  if (at < 0) return `it ends after ${quoted(fresh.at(-1) ?? '')}`
  return `${quoted(fresh[at] ?? '')} was ${quoted(old[at] ?? '')}`
}

/** When differences are rewritten: a line that claims what did not come goes, or claims as many as came. */
function acceptAbsence(session: Session, step: ReceiveStep, came: number): boolean {
  if (session.edits === null) return false
  const { actorPlace, lastLine, start } = step
  if (came === 0) {
    const { line, column } = actorPlace
    session.edits.push({ line, lastLine, column, lines: [] })
    return true
  }
  const { line, column } = start.place
  const lines = [printStart({ ...start, again: came })]
  session.edits.push({ line, lastLine: line, column, lines })
  return true
}

/**
 * What no line has claimed: a failure, or, when differences are rewritten, new lines.
 *
 * @param session - the example
 * @param before - the line before which new lines go
 */
export function settleUnclaimed(session: Session, before: Place): Failure | null {
  const [first, ...others] = session.mail.unclaimed
  if (first === undefined) return null
  const strangers = session.mail.unclaimed.some((arrived) => arrived.actor === '')
  if (session.edits === null || strangers) return unclaimed(session, first, others)
  for (const arrived of session.mail.unclaimed) {
    session.edits.push(claimLine(arrived, before))
    session.mail.claim(arrived)
    const { message, delivery, actor } = arrived
    session.actor(actor).receives(message, delivery.from, session.ids.tag())
  }
  return null
}

function claimLine({ actor, message }: Arrived, { line, column }: Place): Edit {
  return { line, lastLine: line - 1, column, lines: [`${actor} < ${startLineOf(message)}`] }
}

function unclaimed(session: Session, first: Arrived, others: readonly Arrived[]): Failure {
  const { message, delivery, actor, cause } = first
  const fact = `after this line the server sent ${describe(message)} to ${whereTo(first)}, and no line claims it`
  const help =
    actor === ''
      ? `nobody is at ${printEndpoint(delivery.to)}; \`actor dave ${printEndpoint(delivery.to)}\` puts somebody there`
      : `if it is right, write \`${actor} < ${startLineOf(message)}\``
  const notes = others.map((other) => `${whereTo(other)} has ${describe(other.message)}, too`)
  const reason: Problem = problem(DocsCode.UNCLAIMED, cause.place, fact, { help, notes })
  return session.fail(first, reason)
}

/** Who got a message, for people. */
export function whereTo({ actor, delivery }: Arrived): string {
  return actor === '' ? printEndpoint(delivery.to) : actor
}
