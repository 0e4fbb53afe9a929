/** Sets of parameters, each with the flows that run under it; one process of each server plays a set. */

import { answered, canceled } from './answers.ts'
import { cancelOn, goTo, relayTo } from './flow.ts'
import { parallel, serial } from './forking.ts'
import type { Profile } from './play.ts'
import { registered } from './registered.ts'
import { routed } from './routed.ts'

export const profiles: readonly Profile[] = [
  {
    name: 'with defaults',
    params: '',
    flows: [...parallel, ...serial, ...canceled, ...answered, ...registered, ...routed],
  },
  {
    name: 'with other parameters',
    params: `
modparam("tm", "cancel_b_method", 0)
modparam("tm", "failure_reply_mode", 0)
modparam("tm", "remap_503_500", 0)
modparam("tm", "disable_6xx_block", 1)
modparam("tm", "aggregate_challenges", 0)
modparam("tm", "auto_inv_100", 0)
modparam("tm", "local_cancel_reason", 0)
modparam("tm", "e2e_cancel_reason", 0)
modparam("tm", "relay_100", 1)
`,
    flows: [
      { name: '503 stays', does: relayTo(['r503']) },
      { name: '603 and 486', does: relayTo(['r603', 'w150r486']) },
      { name: '401 and 407', does: relayTo(['r401', 'w150r407']) },
      { name: '100 is relayed', does: relayTo(['r100w100r180w100r200']) },
      { name: 'nobody answers', does: relayTo(['n']) },
      {
        name: 'CANCEL with Reason',
        does: relayTo(['r180']),
        acts: cancelOn(180, 0, 'Reason: SIP;cause=200;text="Done"\r\n'),
      },
      {
        name: 'CANCEL before any reply',
        does: relayTo(['n']),
        acts: [{ method: 'INVITE' }, { method: 'CANCEL', after: 200 }],
      },
      { name: '200 cancels the other', does: relayTo(['r180w200r200', 'r180']) },
      {
        name: 'earlier replies count',
        does: relayTo(['r302'], 't_on_failure("F%");'),
        routes: `failure_route[F%] { ${goTo('r500')} t_on_failure("G%"); t_relay(); }\nfailure_route[G%] { if (t_check_status("302")) append_to_reply("X-G: 302\\r\\n"); }\n`,
        differs:
          'Kamailio runs the failure route of the best reply anew, each time, until there is no branch left',
      },
    ],
  },
]
