/** Steps in which an actor sends something, to the server or past it. */

import { isIP } from 'node:net'

import { parseAddress } from '../../../sip/address.ts'
import { parseMessageText, type Message } from '../../../sip/message.ts'
import { parseUri } from '../../../sip/uri.ts'
import type { ActorState, ReceivedRequest } from '../actors/actor-state.ts'
import { chooseRequest } from '../actors/choose-request.ts'
import { DocsCode } from '../codes.ts'
import { composeReply, composeRequest, fillAt } from '../actors/compose.ts'
import { defaultPort, type Endpoint } from '../actors/endpoint.ts'
import type { Failure } from '../failure.ts'
import { valuesOf } from '../match/message.ts'
import { matchStart } from '../match/start-line.ts'
import { isProblem, problem, type Problem } from '../problem.ts'
import { planRequest } from '../actors/request-plan.ts'
import type { Session } from './session.ts'
import type { PassStep, ReplyLine, RequestLine, SendStep } from '../grammar/step.ts'

/** A message ready to go. */
interface Outgoing {
  readonly text: string
  readonly message: Message
  /** Where the message itself says that it goes. */
  readonly towards: Endpoint | null
}

/** Plays a step that sends. */
export async function playSend(
  session: Session,
  step: SendStep | PassStep,
): Promise<Failure | null> {
  const actor = session.actor(step.actor)
  const outgoing =
    step.start.again === null ? fresh(session, actor, step) : repeated(actor, step, session)
  if (isProblem(outgoing)) return session.fail(null, outgoing)
  for (let i = 0; i < (step.start.again ?? 1); i++) {
    const refused = carry(session, actor, step, outgoing)
    if (refused !== null) {
      return session.fail(null, problem(DocsCode.NOBODY_LISTENS, step.start.place, refused))
    }
  }
  await session.settle(step.start.place)
  return null
}

function carry(
  session: Session,
  actor: ActorState,
  step: SendStep | PassStep,
  { text, message, towards }: Outgoing,
): string | null {
  session.sent = { actor: actor.name, text }
  if (step.kind === 'send') return session.world.wire.send(text, actor.endpoint, towards)
  session.actor(step.to).receives(message, actor.endpoint, session.ids.tag())
  return null
}

function repeated(
  actor: ActorState,
  step: SendStep | PassStep,
  session: Session,
): Outgoing | Problem {
  const start = { ...step.start, again: null }
  const message = actor.sent.findLast(
    (sent) => matchStart(start, sent, session.bindings.copy()) === null,
  )
  if (message === undefined) {
    const fact = `${actor.name} has not sent this before, so there is nothing to send again`
    return problem(DocsCode.NOTHING_TO_REPEAT, step.start.place, fact)
  }
  return {
    text: message.text,
    message,
    towards: message.isRequest ? namedIn(message, actor) : null,
  }
}

function fresh(session: Session, actor: ActorState, step: SendStep | PassStep): Outgoing | Problem {
  const { start } = step
  return start.kind === 'request'
    ? freshRequest(session, actor, step, start)
    : freshReply(session, actor, step, start)
}

function freshRequest(
  session: Session,
  actor: ActorState,
  step: SendStep | PassStep,
  line: RequestLine,
): Outgoing | Problem {
  const uri = fillAt(line.uri, line.uriPlace, session.bindings)
  if (typeof uri !== 'string') return uri
  const plan = planRequest(actor, line.method, uri, session.ids)
  const text = composeRequest(actor, step, { line, plan, uri }, session.bindings)
  if (typeof text !== 'string') return text
  const message = parseMessageText(text)
  actor.sendsRequest(message)
  return { text, message, towards: namedIn(message, actor) }
}

function freshReply(
  session: Session,
  actor: ActorState,
  step: SendStep | PassStep,
  line: ReplyLine,
): Outgoing | Problem {
  const request: ReceivedRequest | Problem = chooseRequest(actor, line, line.place)
  if (isProblem(request)) return request
  const text = composeReply(actor, step, { line, request }, session.bindings)
  if (typeof text !== 'string') return text
  const message = parseMessageText(text)
  actor.sendsReply(message, request)
  return { text, message, towards: request.from }
}

/** The address in the top Route, or else in the request URI, when it is one and not a name. */
function namedIn(message: Message, actor: ActorState): Endpoint | null {
  const route = valuesOf(message, 'Route')[0]
  const text = route === undefined ? message.requestUri : (parseAddress(route)?.uri ?? '')
  const uri = parseUri(text)
  const address = uri?.host.replaceAll(/[[\]]/g, '') ?? ''
  if (uri === null || isIP(address) === 0) return null
  const { proto } = actor.endpoint
  return { proto, address, port: uri.port ?? defaultPort(proto) }
}
