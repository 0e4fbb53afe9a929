/** Which request a reply of an actor answers. */

import type { ActorState, ReceivedRequest } from './actor-state.ts'
import { DocsCode } from '../codes.ts'
import { problem, type Place, type Problem } from '../problem.ts'
import type { ReplyLine } from '../grammar/step.ts'

/**
 * The request that a reply answers: the only open one, or the latest of the method that is written behind `to`; where none
 * is open, the one that was answered last.
 *
 * @param actor - who answers
 * @param line - the start line of the reply
 * @param place - where the step stands
 */
export function chooseRequest(
  actor: ActorState,
  line: ReplyLine,
  place: Place,
): ReceivedRequest | Problem {
  const { method } = line
  const fits = (request: ReceivedRequest): boolean =>
    method === null || request.message.method === method
  const open = actor.openRequests.filter(fits)
  const methods = [...new Set(open.map((request) => request.message.method))]
  if (methods.length > 1) {
    const names = methods.map((name) => `\`${name}\``).join(' and ')
    const last = methods.at(-1) ?? ''
    return problem(DocsCode.NOTHING_TO_ANSWER, place, `${actor.name} has ${names} to answer`, {
      help: `say which: \`${actor.name} > ${line.status} to ${last}\``,
    })
  }
  const chosen = open.at(-1) ?? actor.receivedRequests.findLast(fits)
  if (chosen !== undefined) return chosen
  const what = method === null ? 'request' : `\`${method}\``
  return problem(
    DocsCode.NOTHING_TO_ANSWER,
    place,
    `${actor.name} has received no ${what} that could be answered`,
    { help: `a line above, \`${actor.name} < ${method ?? 'METHOD'} …\`, receives it` },
  )
}
