/** Operations of one request and one answer, or of two that follow each other. */

import { type AnswerFacts, faultOf } from '../load/check.ts'
import type { CalleeRole, Ends, Ids, Reaction, Scenario } from './scenario.ts'
import { OVER, wrong } from './scenario.ts'

/** What is said of such a scenario. */
export interface OneAnswerFacts extends Pick<
  Scenario,
  'name' | 'operation' | 'transport' | 'config' | 'request'
> {
  /** The status every answer must have. */
  readonly status: number
  /** The method, as CSeq must repeat it. */
  readonly method: string
  /** What the callee says to a request that the server has forwarded; null where nobody is called. */
  readonly answer: ((request: string) => string) | null
  /** What the caller sends once the first answer is there, where an operation is two requests; its answer is the one that counts. */
  readonly second?: SecondRequest
}

/** The request that follows the first answer. */
export interface SecondRequest {
  /** The status of the first answer. */
  readonly firstStatus: number
  request(answer: string, ids: Ids, ends: Ends): string
}

/** A scenario of one request and one answer. */
export type OneAnswer = Scenario & OneAnswerFacts

/** Makes the scenario. */
export function oneAnswer(facts: OneAnswerFacts): OneAnswer {
  const { status, method, answer, second } = facts
  const wanted: AnswerFacts = { status, method }
  const first: AnswerFacts = { status: second?.firstStatus ?? status, method }
  return {
    ...facts,
    before: null,
    take(text, call) {
      const { ids, ends } = call
      const isFirst = second !== undefined && call.seen === 0
      const fault = faultOf(text, ids, isFirst ? first : wanted)
      if (fault !== '') return wrong(fault)
      if (!isFirst) return OVER
      call.seen = 1
      return goOn(second.request(text, ids, ends))
    },
    callee: answer === null ? null : () => answering(answer),
  }
}

/** Whether a scenario is one of one request and one answer. */
export function isOneAnswer(scenario: Scenario): scenario is OneAnswer {
  return 'answer' in scenario
}

function goOn(text: string): Reaction {
  return { fault: '', send: [text], over: false }
}

function answering(answer: (request: string) => string): CalleeRole {
  return {
    answer: (message) => [answer(message)],
    end() {},
  }
}
