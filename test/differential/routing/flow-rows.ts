/** Requests of phones whose flow is to be kept, or not. */

import { DIALOG, NEW, OWN, PEER, type RouteRow } from './row.ts'

const SAY = '$var(says) = "" + $rc;'
const RECORD = `record_route(); ${SAY}`
const PATH = `add_path(); ${SAY}`
const BEHIND = 'Via: SIP/2.0/UDP 3.3.3.3;branch=z9hG4bKx\r\n'

const register = (name: string, more: Partial<RouteRow> = {}): RouteRow => ({
  name: `REGISTER, ${name}`,
  does: PATH,
  method: 'REGISTER',
  uri: 'sip:example.com',
  to: NEW,
  ...more,
})

const invite = (name: string, more: Partial<RouteRow> = {}): RouteRow => ({
  name: `INVITE, ${name}`,
  does: RECORD,
  to: NEW,
  ...more,
})

const WITH_ID = '<sip:c@1.2.3.4>;reg-id=1'
const OB = '<sip:c@1.2.3.4;ob>'

export const flowRows: readonly RouteRow[] = [
  register('plain'),
  register('asked for by a flag', { does: `setflag(1); ${PATH}` }),
  register('forbidden by a flag', { does: `setflag(2); ${PATH}`, contact: WITH_ID }),
  register('reg-id', { contact: WITH_ID }),
  register('reg-id and Supported', { contact: WITH_ID, headers: 'Supported: outbound\r\n' }),
  register('Supported alone', { headers: 'Supported: path, outbound\r\n' }),
  register('ob', { contact: OB }),
  register('reg-id behind another proxy', { contact: WITH_ID, headers: BEHIND }),
  register('reg-id, where from', { does: `add_path_received(); ${SAY}`, contact: WITH_ID }),
  register('reg-id, a user', { does: `add_path("u", "a=b"); ${SAY}`, contact: WITH_ID }),
  register('reg-id, IPv6', { contact: WITH_ID, over: 'udp6', onward: 'sip:[::1]:PEER' }),
  register('reg-id, TCP', { contact: WITH_ID, over: 'tcp', onward: `${PEER};transport=tcp` }),
  invite('plain'),
  invite('asked for by a flag', { does: `setflag(1); ${RECORD}` }),
  invite('asked for and forbidden', { does: `setflag(1); setflag(2); ${RECORD}` }),
  invite('forbidden by a flag', { does: `setflag(2); ${RECORD}`, contact: OB }),
  invite('two', { does: `setflag(1); ${RECORD}`, onward: `${PEER};transport=tcp` }),
  invite('preset', { does: `setflag(1); record_route_preset("9.9.9.9:5090"); ${SAY}` }),
  invite('preset, two', {
    does: `setflag(1); record_route_preset("9.9.9.9;r2=on", "8.8.8.8;r2=on"); ${SAY}`,
  }),
  invite('an address', {
    does: `setflag(1); record_route_advertised_address("9.9.9.9:5090"); ${SAY}`,
  }),
  invite('ob', { contact: OB }),
  invite('ob with a value', { contact: '<sip:c@1.2.3.4;ob=1>' }),
  invite('ob behind the bracket', { contact: '<sip:c@1.2.3.4>;ob' }),
  invite('ob in the second Contact', { contact: `<sip:c@1.2.3.4>, ${OB}` }),
  invite('ob behind another proxy', { contact: OB, headers: BEHIND }),
  invite('reg-id', { contact: WITH_ID }),
  invite('ob within a dialog', { contact: OB, to: DIALOG }),
  invite('ob in our Route', { headers: `Route: <${OWN};lr;ob>\r\n` }),
  invite('ob in our Route, behind another proxy', {
    headers: `Route: <${OWN};lr;ob>\r\n${BEHIND}`,
  }),
  invite('ob in our second Route', { headers: `Route: <${OWN};lr>, <${OWN};lr;ob>\r\n` }),
  invite('ob in another Route', { headers: `Route: <sip:x@1.2.3.4;lr;ob>\r\n` }),
  ...['x', 'abc', 'alice%20b'].map((user) =>
    invite(`no token: ${user}`, {
      does: `loose_route(); ${SAY}`,
      to: DIALOG,
      headers: `Route: <sip:${user}@127.0.0.1:LOW;lr;ob>\r\n`,
    }),
  ),
]
