/** REGISTERs that are given Paths, and requests that come back by them. */

import { DIALOG, NEW, OWN, PEER, type RouteRow } from './row.ts'

const SAY = '$var(says) = "" + $rc;'
const TCP = `${PEER};transport=tcp`

function register(name: string, does: string, more: Partial<RouteRow> = {}): RouteRow {
  return {
    name,
    does: `${does} ${SAY}`,
    method: 'REGISTER',
    uri: 'sip:example.com',
    to: NEW,
    ...more,
  }
}

/** With any parameters. */
export const pathRows: readonly RouteRow[] = [
  register('one', 'add_path();'),
  register('two', 'add_path(); add_path();'),
  register('before another', 'add_path();', { headers: 'Path: <sip:1.1.1.1;lr>\r\n' }),
  register('user', 'add_path("edge");'),
  register('user that has to be escaped', 'add_path("a b");', { differs: 'it is escaped' }),
  register('user and parameters', 'add_path("u", "a=b;c");'),
  register('parameters', 'add_path("", "a=b");'),
  register('nothing', 'add_path("", "");'),
  register('variables', 'add_path("$fU", "x=$rd");'),
  register('where from', 'add_path_received();'),
  register('where from, user and parameters', 'add_path_received("u", "a=b");'),
  register('out over TCP', 'add_path();', { onward: TCP }),
  register('out over TCP, where from', 'add_path_received();', { onward: TCP }),
  register('in and out over TCP', 'add_path_received();', { over: 'tcp', onward: TCP }),
  register('out by another socket', '$fs = "udp:127.0.0.2:LOW"; add_path();'),
  register('out by another socket, said later', 'add_path(); $fs = "udp:127.0.0.2:LOW";'),
  register('in by another socket', 'add_path();', { into: '127.0.0.2' }),
  register('advertised', 'add_path();', { into: '127.0.0.3' }),
  register('IPv6', 'add_path_received();', { over: 'udp6', onward: 'sip:[::1]:PEER' }),
  register('from UDP to IPv6', 'add_path();', { onward: 'sip:[::1]:PEER' }),
  register('sips', 'add_path();', { uri: 'sips:example.com' }),
  register('another method', 'add_path();', { method: 'INVITE' }),
]

function back(
  name: string,
  params: string,
  more: Partial<RouteRow> & { rest?: string } = {},
): RouteRow {
  const { rest = '', ...others } = more
  const headers = `Route: <${OWN};lr${params}>${rest}\r\n`
  return { name, does: `loose_route(); ${SAY}`, to: DIALOG, onward: '', headers, ...others }
}

/** With a URI in `received`. */
export const uriRows: readonly RouteRow[] = [
  back('escaped', ';received=sip:127.0.0.1:PEER%3Btransport%3Dtcp'),
  back('plain', ';received=sip:127.0.0.9:PEER'),
  back('a Route behind', ';received=sip:127.0.0.9:PEER', { rest: `, <${PEER};lr>` }),
  back('a strict router behind', ';received=sip:127.0.0.9:PEER', { rest: `, <${PEER}>` }),
  back('in the first of two', ';r2=on;received=sip:127.0.0.9:PEER', {
    rest: `, <${OWN};lr;r2=on>`,
  }),
  back('in the second of two', ';r2=on', {
    rest: `, <${OWN};lr;r2=on;received=sip:127.0.0.9:PEER>`,
  }),
  back('no dialog', ';received=sip:127.0.0.9:PEER', { to: NEW }),
  back('quoted', ';received="sip:127.0.0.1:PEER;transport=tcp"', {
    onward: PEER,
    differs: 'no URI has quotes in it',
  }),
  back('empty', ';received='),
  back('no value', ';received'),
  back('no URI', ';received=foo', { onward: PEER, differs: 'it is not gone by' }),
  back('behind the bracket', '', { rest: ';received="sip:127.0.0.9:PEER"' }),
  back('after a strict router', '', {
    headers: 'Route: <sip:x@127.0.0.1:PEER>\r\n',
    uri: `${OWN};received=sip:127.0.0.9:PEER`,
  }),
  back('of another', '', { headers: `Route: <${PEER};lr;received=sip:127.0.0.9:PEER>\r\n` }),
]

/** With address, port and number in `rcv`. */
export const aliasRows: readonly RouteRow[] = [
  back('TCP', ';rcv=127.0.0.1~PEER~2'),
  back('UDP', ';rcv=127.0.0.9~PEER~1'),
  back('IPv6', ';rcv=[::1]~PEER~1'),
  back('the usual name', ';received=127.0.0.9~PEER~1'),
  back('an unknown transport', ';rcv=127.0.0.9~PEER~9'),
]
