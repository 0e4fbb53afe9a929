/** Whether a reply is the one that a request must get. */

import { BRANCH, branchOf, callIdOf } from '../scenarios/scenario.ts'
import type { Ids } from '../scenarios/scenario.ts'

const MARK = `branch=${BRANCH}`

/** The slot and number that a reply's branch names; null when it is none of ours. */
export function idsOf(reply: string, run: string): Ids | null {
  const at = reply.indexOf(MARK)
  if (at < 0) return null
  const first = at + MARK.length
  const dash = reply.indexOf('-', first)
  const second = reply.indexOf('-', dash + 1)
  if (dash < 0 || second < 0 || !reply.startsWith(run, second + 1)) return null
  const slot = Number(reply.slice(first, dash))
  const number = Number(reply.slice(dash + 1, second))
  return Number.isInteger(slot) && Number.isInteger(number) ? { run, slot, number } : null
}

/** What an answer must say. */
export interface AnswerFacts {
  readonly status: number
  readonly method: string
  /** What is added to the branch of the operation. */
  readonly step?: string
  /** The number in CSeq, where it is not that of the operation. */
  readonly cseq?: number
  /** The Call-ID, where it is not that of the operation. */
  readonly callId?: string
}

/** What an answer within the operation of these numbers must say; '' when it says all of it. */
export function faultOf(reply: string, ids: Ids, wanted: AnswerFacts): string {
  if (!reply.startsWith(`SIP/2.0 ${wanted.status} `)) return 'status'
  if (!endsLine(reply, `branch=${branchOf(ids, wanted.step)}`)) return 'branch'
  if (!endsLine(reply, `Call-ID: ${wanted.callId ?? callIdOf(ids)}`)) return 'Call-ID'
  return endsLine(reply, `CSeq: ${wanted.cseq ?? ids.number} ${wanted.method}`) ? '' : 'CSeq'
}

/** Whether a text stands in the reply and a parameter or the line ends behind it. */
export function endsLine(reply: string, wanted: string): boolean {
  const at = reply.indexOf(wanted)
  if (at < 0) return false
  const code = reply.charCodeAt(at + wanted.length)
  return code === 0x0d || code === 0x3b
}
