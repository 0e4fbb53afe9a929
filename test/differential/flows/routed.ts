/** Flows that come back by Record-Route. */

import { type Flow, goTo, relayTo } from './flow.ts'

const CALL = [{ method: 'INVITE' }, { method: 'BYE' }] as const

export const routed: readonly Flow[] = [
  { name: 'record_route', does: relayTo(['r180w100r200'], 'record_route();'), acts: CALL },
  {
    name: 'record_route with parameters',
    does: relayTo(['r200'], 'record_route(";x=y"); add_rr_param(";a=b");'),
    acts: CALL,
  },
  {
    name: 'record_route_preset',
    does: relayTo(['r200'], 'record_route_preset("$Ri:$Rp");'),
    acts: CALL,
  },
  {
    name: 'record_route in a branch route',
    does: relayTo(['r486', 'w150r200'], 't_on_branch("B%");'),
    routes: 'branch_route[B%] { record_route(); }\n',
    acts: CALL,
  },
  {
    name: 'record_route twice',
    does: relayTo(['r200'], 'record_route(); record_route();'),
    acts: CALL,
  },
  {
    name: 'record_route, busy, then another answers',
    does: relayTo(['r486'], 'record_route(); t_on_failure("F%");'),
    routes: `failure_route[F%] { ${goTo('r180w50r200')} t_relay(); }\n`,
    acts: CALL,
  },
  {
    name: 'record_route between TCP and UDP',
    does: relayTo(['r180w100r200'], 'record_route();'),
    acts: CALL,
    proto: 'tcp',
  },
  {
    name: 'a Route that names the server is taken off',
    does: `loose_route(); ${relayTo(['r200'])}`,
    acts: [{ method: 'MESSAGE', more: 'Route: <sip:SRV;lr>\r\n' }],
  },
  {
    name: 'Routes of which the second one is another server',
    does: 'loose_route(); t_relay();',
    acts: [
      { method: 'MESSAGE', more: 'Route: <sip:SRV;lr>\r\nRoute: <sip:UAS;lr>\r\n', user: 'flow%' },
    ],
  },
  {
    name: 'a next server that is a strict router',
    does: 'loose_route(); t_relay();',
    acts: [{ method: 'MESSAGE', more: 'Route: <sip:SRV;lr>\r\nRoute: <sip:r200@UAS>\r\n' }],
  },
]
