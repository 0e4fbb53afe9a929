/** What a server keeps: calls that ring, and locations. */

import { faultOf } from '../load/check.ts'
import { invite } from './calls.ts'
import { messageRelayed } from './message.ts'
import { registerOne, registrationsOf } from './register.ts'
import { OVER, WAIT, wrong } from './scenario.ts'
import type { Scenario } from './scenario.ts'

/** A server on which calls ring for ten minutes. */
const config = (listen: string, folder: string): string => `${messageRelayed.config(listen, folder)}
modparam("tm", "fr_inv_timer", 600000)
modparam("tm", "max_inv_lifetime", 600000)
`

/** A call that rings, and is not answered: its transaction lives on. */
export const hold: Scenario = {
  ...messageRelayed,
  name: 'hold',
  operation: 'INVITE that rings',
  request: (ids, ends) => invite(ids, ends, `sip:bob@${ends.callee}`),
  config,

  take(text, call) {
    const status = call.seen === 0 ? 100 : 180
    const fault = faultOf(text, call.ids, { status, method: 'INVITE' })
    if (fault !== '') return wrong(fault)
    call.seen++
    return status === 180 ? OVER : WAIT
  },
}

/** The text messages that pass while calls ring, on the same server. */
export const beside: Scenario = { ...messageRelayed, name: 'beside', config }

/** A registration of a user whom nobody has registered yet. */
export const contacts: Scenario = {
  ...registerOne,
  ...registrationsOf(1_000_000_000),
  name: 'contacts',
  operation: 'REGISTER of another user each time',
}
