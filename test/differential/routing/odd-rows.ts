/** Routes that are written in another way, wrong ones, and scripts that do more than one thing. */

import { ASK } from './loose-rows.ts'
import { DIALOG, NEW, OWN, PEER, type RouteRow } from './row.ts'

const SAY = '$var(says) = "" + $rc;'

function routed(name: string, routes: string, more: Partial<RouteRow> = {}): RouteRow {
  const headers =
    routes === ''
      ? ''
      : `${routes
          .split('|')
          .map((one) => `Route: ${one}`)
          .join('\r\n')}\r\n`
  return { name, does: ASK, to: DIALOG, headers, ...more }
}

const lines = (name: string, headers: string): RouteRow => ({ ...routed(name, ''), headers })

const MADDR = 'a URI with maddr keeps its transport and scheme, and stays whole in the request URI'
const LATER = 'a Route that cannot be read matters when its turn comes, and hides no other'
const ALL = 'nothing is changed where the work cannot be done'

const asks = [';lr', '^;?a=b', '^lr', 'A=B', '(a|c)=b$', ';a=b;']
  .map((re) => `check_route_param("${re}"); $var(says) = $var(says) + " " + $rc;`)
  .join(' ')

export const oddRows: readonly RouteRow[] = [
  routed('an alias', `<sip:own.example;lr>, <${PEER};lr>`),
  routed('an alias in capitals', `<sip:OWN.example;lr>, <${PEER};lr>`),
  routed('an alias with a port', `<sip:own.example:5070;lr>, <${PEER};lr>`),
  routed('an alias over TLS', `<sips:own.example;lr>, <${PEER};lr>`),
  routed('an advertised address', `<sip:9.3.3.3;lr>, <${PEER};lr>`),
  routed('an advertised address, other port', `<sip:9.3.3.3:5061;lr>, <${PEER};lr>`),
  routed('no port', `<sip:127.0.0.1;lr>, <${PEER};lr>`),
  routed('TLS without port', `<sip:127.0.0.1;transport=tls;lr>, <${PEER};lr>`),
  routed('a transport we have not', `<sip:127.0.0.2:LOW;transport=tcp;lr>, <${PEER};lr>`),
  routed('IPv6', `<sip:[::1]:LOW;lr>, <${PEER};lr>`),
  routed('IPv6 in full', `<sip:[0:0:0:0:0:0:0:1]:LOW;lr>, <${PEER};lr>`),
  routed('sips, ours', `<sips:127.0.0.1:LOW;lr>, <${PEER};lr>`),
  routed('sips, the next', `<${OWN};lr>, <sips:127.0.0.1:PEER;lr>`),
  routed('users', `<sip:us%20er@127.0.0.1:LOW;lr>, <sip:x%40y@127.0.0.1:PEER;lr>`),
  routed('names', `"A, B" <${OWN};lr>, "C" <${PEER};lr>;x=y, <sip:p3;lr>`),
  routed('commas and brackets in quotes', `"x,y\\"z<" <${OWN};lr>,"," <${PEER};lr>`),
  routed('folded', `<${OWN};lr>,\r\n <${PEER};lr>`),
  routed('folded everywhere', `\r\n <${OWN};lr>\r\n ,\r\n\t<${PEER};lr>`),
  lines(
    'other cases of the name',
    `X-B: 1\r\nroute: <${OWN};lr>\r\nX-A: 1\r\nROUTE : <${PEER};lr>\r\n`,
  ),
  lines('something between', `Route: <${OWN};lr>\r\nX-Y: 1\r\nRoute: <${PEER}>\r\n`),
  ...['LR', 'lr=on', 'lr=no', 'lr=', 'lrx', 'x=lr', 'x=;lr', 'lr;x=1'].map((param) =>
    routed(`the next with ${param}`, `<${OWN};lr>, <${PEER};${param}>`),
  ),
  routed('the next with headers', `<${OWN};lr>, <${PEER};lr?a=b>`),
  routed('the next with lr in its headers', `<${OWN};lr>, <${PEER}?lr=b>`),
  routed('lr behind the bracket', `<${OWN}>;lr, <${PEER}>;lr`),
  routed('maddr of the next', `<${OWN};lr>, <sip:u@example.com:5071;maddr=1.2.3.4;lr>`),
  routed('maddr, transport', `<${OWN};lr>, <sip:u@example.com;transport=tcp;maddr=1.2.3.4;lr>`, {
    differs: MADDR,
  }),
  routed('maddr, sips', `<${OWN};lr>, <sips:example.com;maddr=1.2.3.4;lr>`, { differs: MADDR }),
  routed('maddr, strict', `<${OWN};lr>, <sip:u@example.com;maddr=1.2.3.4>`, { differs: MADDR }),
  routed('maddr, another alone', `<sip:u@example.com;maddr=1.2.3.4;lr>`),
  routed('maddr of ours', `<sip:example.com:LOW;maddr=127.0.0.1;lr>, <${PEER};lr>`),
  routed('maddr of somebody else in ours', `<${OWN};maddr=1.2.3.4;lr>, <${PEER};lr>`),
  routed('a tel URI', `<tel:+1234>, <${PEER};lr>`),
  routed('a tel URI behind us', `<${OWN};lr>, <tel:+1234>`),
  routed('a URN behind us', `<${OWN};lr>, <urn:service:sos>`),
  routed('nonsense', 'nonsense'),
  routed('nonsense behind us', `<${OWN};lr>, nonsense`, { differs: LATER }),
  routed('nonsense behind two for one', `<${OWN};r2=on;lr>, nonsense`, { differs: LATER }),
  routed('nonsense third', `<${OWN};lr>, <${PEER};lr>, nonsense`, { differs: LATER }),
  routed('nonsense in another header', `<${OWN};lr>, <${PEER};lr>|nonsense`),
  routed('nonsense last, after a strict router', `<${PEER};lr>|nonsense`, {
    uri: OWN,
    differs: ALL,
  }),
  routed('no URI', `<${OWN};lr>, <sip:@@>`),
  routed('nothing', ''),
  lines('an empty header', 'Route: \r\n'),
  routed('an empty element', `<${OWN};lr>,`, { differs: LATER }),
  routed('no brackets', `${OWN};lr`),
  routed('no brackets, two', `${OWN};lr, ${PEER};lr`),
  routed('two for one, but only ours', `<${OWN};r2=on;lr>`),
  routed('asked before', `<${OWN};lr;a=b;ftag=tt>, <${PEER};lr>`, {
    does: 'check_route_param("a=b"); $var(b) = $rc; is_direction("upstream"); $var(c) = $rc; rr_next_hop_route(); $var(says) = "" + $var(b) + $var(c) + $rc;',
  }),
  routed('patterns', `<${OWN};lr;a=b>`, { does: `loose_route(); ${asks}` }),
  routed('patterns, other order', `<${OWN};a=b;lr>`, { does: `loose_route(); ${asks}` }),
  routed('patterns, behind the bracket', `<${OWN};lr>;a=b`, { does: `loose_route(); ${asks}` }),
  routed('a destination before', `<${OWN};lr>`, {
    does: `$du = "sip:9.9.9.9"; loose_route(); ${SAY}`,
  }),
  routed('a destination before, strict', `<${OWN};lr>, <${PEER}>`, {
    does: `$du = "sip:9.9.9.9"; loose_route(); ${SAY}`,
  }),
  routed('a socket before', `<${OWN};lr>`, {
    does: `$fs = "udp:127.0.0.2:LOW"; loose_route(); ${SAY}`,
  }),
  routed('a socket before, two for one', `<${OWN};r2=on;lr>,<${OWN};r2=on;lr>`, {
    does: `$fs = "udp:127.0.0.2:LOW"; loose_route(); ${SAY}`,
  }),
  routed('another request URI', `<${PEER};lr>`, {
    does: `$ru = "sip:x@127.0.0.1:LOW"; loose_route(); ${SAY}`,
  }),
  routed('another request URI, strict', `<${OWN};lr>, <${PEER}>`, {
    does: `$ru = "sip:x@9.9.9.9"; loose_route(); ${SAY}`,
  }),
  routed('twice', `<${OWN};lr>, <${OWN};lr>, <${PEER};lr>`, {
    does: `loose_route(); loose_route(); ${SAY}`,
  }),
  routed('twice after a strict router', `<${PEER};lr>, <sip:z@1.2.3.4>`, {
    uri: OWN,
    does: `loose_route(); loose_route(); ${SAY}`,
  }),
  routed('twice before a strict router', `<${OWN};lr>, <${PEER}>, <sip:z@1.2.3.4>`, {
    does: `loose_route(); loose_route(); ${SAY}`,
    differs: 'the request URI is added once',
  }),
  routed('with all changes made', `<${OWN};lr;a=b;ftag=tt>, <${PEER};lr>`, {
    does: `loose_route(); msg_apply_changes(); ${SAY}`,
    differs: 'direction is still known',
  }),
  ...['', `<${OWN};lr>`, `<${PEER};lr>`].map((routes) =>
    routed(`preloaded: ${routes}`, routes, { to: NEW, does: `loose_route_preloaded(); ${SAY}` }),
  ),
  routed('preloaded, within a dialog', `<${OWN};lr>, <${PEER};lr>`, {
    does: `loose_route_preloaded(); ${SAY}`,
  }),
  ...['0', '1'].flatMap((mode) => [
    routed(`mode ${mode}, our URI`, `<${OWN};lr>`, {
      uri: OWN,
      does: `loose_route_mode("${mode}"); ${SAY}`,
    }),
    routed(`mode ${mode}, strict`, `<${OWN};lr>,<${PEER}>`, {
      does: `loose_route_mode("${mode}"); ${SAY}`,
    }),
  ]),
]
