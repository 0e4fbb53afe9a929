/** Requests that are given Record-Routes. */

import { DIALOG, NEW, OWN, PEER, type RouteRow } from './row.ts'

const SAY = '$var(says) = "" + $rc;'
const RECORD = `record_route(); ${SAY}`
const PRESET2 = 'record_route_preset("9.9.9.9:5090;r2=on", "8.8.8.8;r2=on");'
const ADDRESS = 'record_route_advertised_address("9.9.9.9:5090");'
const TCP = `${PEER};transport=tcp`

function recorded(name: string, does: string, more: Partial<RouteRow> = {}): RouteRow {
  return { name, does, to: NEW, ...more }
}

const BROKEN = 'what would break the header is refused'

export const recordRows: readonly RouteRow[] = [
  recorded('one', RECORD),
  recorded('twice', `record_route(); ${RECORD}`),
  recorded('before others', RECORD, {
    headers: 'Record-Route: <sip:1.1.1.1;lr>\r\nRecord-Route: <sip:2.2.2.2;lr>\r\n',
  }),
  recorded('parameters', `record_route(";p=q;r"); ${SAY}`),
  recorded('parameters without semicolon', `record_route("p=q"); ${SAY}`, {
    differs: 'the semicolon is added',
  }),
  recorded('a variable', `record_route(";u=$rU"); ${SAY}`),
  recorded('no parameters', `$var(x) = ""; record_route("$var(x)"); ${SAY}`),
  recorded('parameters before', `add_rr_param(";n=1"); add_rr_param(";m=2"); ${RECORD}`),
  recorded('parameters behind', `record_route(); add_rr_param(";n=1"); add_rr_param(";m"); ${SAY}`),
  recorded(
    'parameters around',
    `add_rr_param(";n=1"); record_route(";p=q"); add_rr_param(";m"); ${SAY}`,
  ),
  recorded('parameters alone', `add_rr_param(";n=1"); ${SAY}`),
  recorded('preset', `record_route_preset("9.9.9.9:5090;x=y"); ${SAY}`),
  recorded('preset, user', `record_route_preset("u@9.9.9.9;lr"); ${SAY}`),
  recorded('preset, two', `${PRESET2} ${SAY}`),
  recorded('preset, parameters', `add_rr_param(";n=1"); ${PRESET2} add_rr_param(";m"); ${SAY}`),
  recorded('preset, nothing', `$var(x) = ""; record_route_preset("$var(x)"); ${SAY}`, {
    differs: BROKEN,
  }),
  recorded('an address', `${ADDRESS} ${SAY}`),
  recorded('an address with parameters', `record_route_advertised_address("9.9.9.9;p=q"); ${SAY}`, {
    onward: TCP,
  }),
  recorded('an address, parameters', `add_rr_param(";n=1"); ${ADDRESS} add_rr_param(";m"); ${SAY}`),
  recorded(
    'an address, nothing',
    `$var(x) = ""; record_route_advertised_address("$var(x)"); ${SAY}`,
    { differs: BROKEN },
  ),
  recorded('preset, then one', `record_route_preset("9.9.9.9"); ${RECORD}`),
  recorded('an address, then one', `${ADDRESS} ${RECORD}`),
  recorded('one, then preset', `record_route(); record_route_preset("9.9.9.9"); ${SAY}`),
  recorded('one, then an address', `record_route(); ${ADDRESS} ${SAY}`),
  recorded('removed', `record_route(); remove_record_route(); ${SAY}`),
  recorded('removed, there is none', `remove_record_route(); ${SAY}`),
  recorded('removed, preset', `${PRESET2} remove_record_route(); ${SAY}`),
  recorded('removed, an address', `${ADDRESS} remove_record_route(); ${SAY}`),
  recorded('removed, others stay', `record_route(); remove_record_route(); ${SAY}`, {
    headers: 'Record-Route: <sip:1.1.1.1;lr>\r\n',
  }),
  recorded('removed and added', `record_route(); remove_record_route(); ${RECORD}`, {
    differs: 'it can be added again',
  }),
  recorded('all changes made', `record_route(); msg_apply_changes(); ${SAY}`, {
    differs: 'changes can be made',
  }),
  recorded('out over TCP', RECORD, { onward: TCP }),
  recorded('out over TCP, parameters', `record_route(";p=q"); add_rr_param(";n"); ${SAY}`, {
    onward: TCP,
  }),
  recorded('out over TCP, preset', `record_route_preset("9.9.9.9:5090"); ${SAY}`, { onward: TCP }),
  recorded('out over TCP, preset, two', `${PRESET2} ${SAY}`, { onward: TCP }),
  recorded('out over TCP, an address', `${ADDRESS} ${SAY}`, { onward: TCP }),
  recorded('in and out over TCP', RECORD, { over: 'tcp', onward: TCP }),
  recorded('in and out over TCP, an address', `${ADDRESS} ${SAY}`, { over: 'tcp', onward: TCP }),
  recorded('out over IPv6', RECORD, { onward: 'sip:[::1]:PEER' }),
  recorded('out over IPv6, an address', `${ADDRESS} ${SAY}`, { onward: 'sip:[::1]:PEER' }),
  recorded('in and out over IPv6', RECORD, { over: 'udp6', onward: 'sip:[::1]:PEER' }),
  recorded('an advertised socket', RECORD, { into: '127.0.0.3' }),
  recorded('an advertised socket, out over TCP', RECORD, { into: '127.0.0.3', onward: TCP }),
  recorded('another socket', RECORD, { into: '127.0.0.2' }),
  recorded('out by another socket', `force_send_socket(udp:127.0.0.2:LOW); ${RECORD}`),
  recorded(
    'out by another socket, said later',
    `record_route(); $fs = "udp:127.0.0.2:LOW"; ${SAY}`,
  ),
  recorded('another address in Via', `set_advertised_address("7.7.7.7"); ${RECORD}`),
  recorded('another address in Via, out over TCP', `set_advertised_address("7.7.7.7"); ${RECORD}`, {
    onward: TCP,
  }),
  recorded('sips', RECORD, { uri: 'sips:bob@127.0.0.1:PEER' }),
  recorded('sips of the script', `$ru = "sips:bob@127.0.0.1:PEER"; ${RECORD}`),
  recorded('sips of the script, later', `record_route(); $ru = "sips:bob@127.0.0.1:PEER"; ${SAY}`),
  recorded('sips destination', `$du = "sips:127.0.0.1:PEER"; ${RECORD}`),
  recorded('sips Contact and Route', RECORD, {
    contact: '<sips:c@d>',
    headers: 'Route: <sips:127.0.0.1:PEER;lr>\r\n',
  }),
  recorded('no tag', RECORD, { from: '<sip:a@example.com>' }),
  recorded('an odd tag', RECORD, { from: '<sip:a@example.com>;tag=a.b%20*z' }),
  recorded('a tag that would break the URI', RECORD, {
    from: '<sip:a@example.com>;tag=a>b',
    differs: BROKEN,
  }),
  recorded('within a dialog', `loose_route(); ${RECORD}`, {
    to: DIALOG,
    headers: `Route: <${OWN};lr;ftag=tt>, <${PEER};lr>\r\n`,
  }),
]
