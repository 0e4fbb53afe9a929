/** Whether a reply is the one that a request must get. */

import { BRANCH, branchOf, callIdOf } from '../scenarios/scenario.ts'
import type { Ids, Scenario } from '../scenarios/scenario.ts'

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

/** What a reply to the request of these numbers must say; '' when it says all of it. */
export function faultOf(reply: string, ids: Ids, scenario: Scenario): string {
  if (!reply.startsWith(`SIP/2.0 ${scenario.status} `)) return 'status'
  if (!endsLine(reply, `branch=${branchOf(ids)}`)) return 'branch'
  if (!endsLine(reply, `Call-ID: ${callIdOf(ids)}`)) return 'Call-ID'
  return endsLine(reply, `CSeq: ${ids.number} ${scenario.method}`) ? '' : 'CSeq'
}

/** Whether a text stands in the reply and a parameter or the line ends behind it. */
function endsLine(reply: string, wanted: string): boolean {
  const at = reply.indexOf(wanted)
  if (at < 0) return false
  const code = reply.charCodeAt(at + wanted.length)
  return code === 0x0d || code === 0x3b
}
