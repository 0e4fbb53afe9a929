/** What is asked of both servers with other parameters. */

import { DIALOG, NEW, OWN, PEER, type RouteRow } from './row.ts'

const SAY = '$var(says) = "" + $rc;'
const RECORD = `record_route(); ${SAY}`
const TCP = `${PEER};transport=tcp`

const calls = [
  RECORD,
  `record_route(";p=q"); ${SAY}`,
  `add_rr_param(";n=1"); record_route(); add_rr_param(";m"); ${SAY}`,
  `record_route_preset("9.9.9.9:5090"); ${SAY}`,
  `record_route_preset("9.9.9.9:5090;r2=on", "8.8.8.8;r2=on"); ${SAY}`,
  `record_route_advertised_address("9.9.9.9:5090"); ${SAY}`,
]

function asked(name: string, does: string, more: Partial<RouteRow> = {}): RouteRow {
  return { name, does, to: NEW, ...more }
}

export const settingRows: readonly RouteRow[] = [
  ...calls.map((does) => asked('UDP', does)),
  ...calls.map((does) => asked('from UDP to TCP', does, { onward: TCP })),
  asked('out by another socket', `force_send_socket(udp:127.0.0.2:LOW); ${RECORD}`),
  asked('in by another socket', RECORD, { into: '127.0.0.2' }),
  asked('advertised', RECORD, { into: '127.0.0.3' }),
  asked('IPv6', RECORD, { over: 'udp6', onward: 'sip:[::1]:PEER' }),
  asked('sips', RECORD, { uri: 'sips:bob@127.0.0.1' }),
  asked('no user', RECORD, { uri: 'sip:127.0.0.1:PEER' }),
  asked('another user', `$ru = "sip:x@127.0.0.1:PEER"; ${RECORD}`),
  asked('a user of the script', `$avp(u) = 42; ${RECORD}`),
  asked('two for one', `loose_route(); ${SAY}`, {
    to: DIALOG,
    headers: `Route: <${OWN};r2=on;lr>, <${OWN};r2=on;lr>, <${PEER};lr>\r\n`,
  }),
  asked('within a dialog', `loose_route(); ${RECORD}`, {
    to: DIALOG,
    headers: `Route: <${OWN};lr;ftag=tt>\r\n`,
  }),
]

const route = (name: string, value: string, more: Partial<RouteRow> = {}): RouteRow =>
  asked(name, `loose_route(); ${SAY}`, { to: DIALOG, headers: `Route: ${value}\r\n`, ...more })

/** Sockets that are chosen by a single Route, and by name. */
export const socketRows: readonly RouteRow[] = [
  route('socket of ours', `<sip:127.0.0.2:LOW;lr>, <${PEER};lr>`),
  route('socket of ours alone', '<sip:127.0.0.2:LOW;lr>'),
  route('socket of another transport', `<${OWN};transport=tcp;lr>`),
  route('no socket of an alias', '<sip:own.example;lr>'),
  route('a name on an alias', '<sip:own.example;sn=inner;lr>'),
  route('a name on somebody else', '<sip:x.example;sn=inner;lr>'),
  route('a name against the address', `<${OWN};sn=inner;lr>`),
  route('a name of nobody', `<${OWN};sn=nobody;lr>`),
  route('a name in the second', `<${OWN};r2=on;lr>, <${OWN};r2=on;sn=inner;lr>`),
  route('a name in the first', `<sip:127.0.0.2:LOW;sn=inner;r2=on;lr>, <${OWN};r2=on;lr>`),
  route('after a strict router', `<${PEER};lr>`, { uri: 'sip:127.0.0.2:LOW' }),
  route('after a strict router, by name', `<${PEER};lr>`, { uri: 'sip:own.example;sn=inner' }),
  asked('a user that has to be escaped', `$avp(u) = "a b"; ${RECORD}`, {
    differs: 'it is escaped',
  }),
]
