/** Plays the steps of a `sip` fence. */

import { DocsCode } from '../codes.ts'
import { printDuration } from '../grammar/duration.ts'
import type { Failure } from '../failure.ts'
import { describe, startLineOf } from '../match/start-line.ts'
import { playReceive, settleUnclaimed, whereTo } from './receive.ts'
import { playSend } from './send.ts'
import { playWeb } from './web.ts'
import { serverProblem } from './server-problem.ts'
import { problem } from '../problem.ts'
import type { Session } from './session.ts'
import type { Step, TimeStep } from '../grammar/step.ts'

/**
 * Plays a transcript, up to the first step that fails.
 *
 * @param session - the example
 * @param steps - the transcript
 */
export async function playTranscript(
  session: Session,
  steps: readonly Step[],
): Promise<Failure | null> {
  for (const step of steps) {
    const failure = await playStep(session, step).catch((error: unknown) =>
      session.fail(null, serverProblem(error, 'start' in step ? step.start.place : step.place)),
    )
    if (failure !== null) return failure
  }
  return null
}

async function playStep(session: Session, step: Step): Promise<Failure | null> {
  switch (step.kind) {
    case 'actor':
      session.introduce(step.name, step.endpoint)
      session.world.wire.refuse(step.endpoint, step.refuses)
      session.world.wire.identify(step.endpoint, step.identity)
      return null
    case 'send':
    case 'pass':
      return step.protocol === 'http' ? playWeb(session, step) : playSend(session, step)
    case 'receive':
      return playReceive(session, step)
    case 'clock':
    case 'quiet':
      return playTime(session, step)
  }
}

async function playTime(session: Session, step: TimeStep): Promise<Failure | null> {
  if (session.edits !== null) {
    const failure = settleUnclaimed(session, step.place)
    if (failure !== null) return failure
  }
  session.span += 1
  await session.world.advance(session.server, step.ms)
  session.collect(step.place)
  if (step.kind === 'clock') return null
  const loud = session.mail.unclaimed.find((arrived) => arrived.span === session.span)
  if (loud === undefined) return null
  const start = session.world.clock.now() - step.ms
  const when = printDuration(loud.delivery.at - start)
  const fact = `the server sent ${describe(loud.message)} to ${whereTo(loud)}, ${when} into the quiet`
  const help = `if it is right, write \`clock +${printDuration(step.ms)}\`, and \`${whereTo(loud)} < ${startLineOf(loud.message)}\` below it`
  return session.fail(loud, problem(DocsCode.NOT_QUIET, step.place, fact, { help }))
}
