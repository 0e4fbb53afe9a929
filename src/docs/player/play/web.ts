/** Steps of an `http` fence in which an actor sends something. */

import { parseMessageText } from '../../../sip/message.ts'
import { parserRules } from '../../../sip/rules.ts'
import { chooseRequest } from '../actors/choose-request.ts'
import { composeHttpReply, composeHttpRequest } from '../actors/compose.ts'
import { DocsCode } from '../codes.ts'
import type { Failure } from '../failure.ts'
import type { PassStep, SendStep } from '../grammar/step.ts'
import { isProblem, problem, type Problem } from '../problem.ts'
import type { Session } from './session.ts'

const rules = parserRules({ httpReplies: true, httpRequests: true })

/** Plays a step that sends a request to the server, or the answer to one of the server's. */
export async function playWeb(
  session: Session,
  step: SendStep | PassStep,
): Promise<Failure | null> {
  const fault = step.start.kind === 'request' ? ask(session, step) : answer(session, step)
  if (fault !== null) return session.fail(null, fault)
  await session.settle(step.start.place)
  return null
}

function ask(session: Session, step: SendStep | PassStep): Problem | null {
  const { start } = step
  if (start.kind !== 'request') return null
  const { wire } = session.world
  const server = { ...wire.server, proto: 'tcp' } as const
  const text = composeHttpRequest(step, start, server, session.bindings)
  if (typeof text !== 'string') return text
  session.sent = { actor: step.actor, text }
  session.actor(step.actor).sendsRequest(parseMessageText(text, rules))
  for (let i = 0; i < (start.again ?? 1); i++) {
    const refused = wire.send(text, session.web(step.actor), null)
    if (refused !== null) return problem(DocsCode.NOBODY_LISTENS, start.place, refused)
  }
  return null
}

function answer(session: Session, step: SendStep | PassStep): Problem | null {
  const { start } = step
  if (start.kind !== 'reply') return null
  const actor = session.actor(step.actor)
  const request = chooseRequest(actor, start, start.place)
  if (isProblem(request)) return request
  const text = composeHttpReply(step, start, session.bindings)
  if (typeof text !== 'string') return text
  session.sent = { actor: actor.name, text }
  const message = parseMessageText(text, rules)
  actor.sendsReply(message, request)
  if (session.world.web.answer(request.from, message)) return null
  const fact = 'the server does not wait for this answer any more'
  return problem(DocsCode.NOTHING_TO_ANSWER, start.place, fact)
}
