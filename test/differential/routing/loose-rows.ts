/** Requests with Routes: loose and strict routers before and behind. */

import { DIALOG, NEW, OWN, PEER, type RouteRow } from './row.ts'

/** Routes, and says all that is known then. */
export const ASK =
  'loose_route(); $var(a) = $rc; check_route_param("a=b"); $var(b) = $rc; is_direction("upstream"); $var(c) = $rc; ' +
  'rr_next_hop_route(); $var(says) = "" + $var(a) + " " + $var(b) + " " + $var(c) + " " + $rc;'

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

const strict = (name: string, routes: string, params = ''): RouteRow =>
  routed(name, routes, { uri: `${OWN}${params}` })

export const looseRows: readonly RouteRow[] = [
  routed('no Route', ''),
  routed('no Route, to us', '', { uri: OWN }),
  routed('no Route, no dialog', '', { to: NEW }),
  routed('ours', `<${OWN};lr>`),
  routed('ours, no dialog', `<${OWN};lr>`, { to: NEW }),
  routed('ours, an empty tag', `<${OWN};lr>`, { to: '<sip:b@example.com>;tag=' }),
  routed('ours and another', `<${OWN};lr>, <${PEER};lr>`),
  routed('ours and another, no dialog', `<${OWN};lr>, <${PEER};lr>`, { to: NEW }),
  routed('ours and another, where it says', `<${OWN};lr>, <${PEER};lr>`, { onward: '' }),
  routed('ours and another in two headers', `<${OWN};lr>|<${PEER};lr>`),
  routed('ours and two others in two headers', `<${OWN};lr>|<${PEER};lr>,<sip:p3.example;lr>`),
  routed('over TCP', `<${OWN};lr>, <${PEER};transport=tcp;lr>`, { onward: '' }),
  routed('to IPv6', `<${OWN};lr>, <sip:[::1]:PEER;lr>`, { onward: '' }),
  routed('another alone', `<${PEER};lr>`),
  routed('another alone, no dialog', `<${PEER};lr>`, { to: NEW }),
  routed('a strict router behind us', `<${OWN};lr>, <${PEER}>`),
  routed(
    'a strict router behind us, then a loose one',
    `<${OWN};lr>, <${PEER}>, <sip:p3.example;lr>`,
  ),
  routed('the same in three headers', `<${OWN};lr>|<${PEER}>|<sip:p3.example;lr>`),
  routed('a strict router with a name', `<${OWN};lr>, "N, N" <${PEER};a=b>;c=d, <sip:p3;lr>`),
  routed('a strict router alone', `<${PEER}>`),
  routed('we are a strict router', `<${OWN}>`),
  routed('we are a strict router, then a loose one', `<${OWN}>, <${PEER};lr>`),
  strict('a strict router before us', `<sip:bob@127.0.0.1:PEER>`, ';lr'),
  strict('a strict router before us, parameters', `<sip:bob@127.0.0.1:PEER>`, ';lr;ftag=tt;a=b'),
  strict('a strict router before us, then a loose one', `<${PEER};lr>, <sip:bob@1.2.3.4>`, ';lr'),
  strict('a strict router before us, then a strict one', `<${PEER}>, <sip:bob@1.2.3.4>`, ';lr'),
  strict('the same in two headers', `<${PEER};lr>|<sip:bob@1.2.3.4>`),
  strict('the last Route in a header of two', `<${PEER};lr>|<sip:a@b>, <sip:c@d>`),
  strict('the last Route of three, folded', `<${PEER};lr>, <sip:a@b>,\r\n <sip:c@d>`),
  strict('a strict router before us, our Route', `<${OWN};lr>`),
  strict('a strict router before us, our Route and another', `<${OWN};lr>,<${PEER};lr>`),
  routed('our URI with a user', `<sip:bob@127.0.0.1:PEER>`, { uri: 'sip:u@127.0.0.1:LOW' }),
  routed('our URI by an alias', `<${PEER};lr>`, { uri: 'sip:bob@own.example' }),
  routed('our URI, no dialog', `<${PEER};lr>`, { uri: OWN, to: NEW }),
  routed('our URI and Route, no dialog', `<${OWN};lr>`, { uri: OWN, to: NEW }),
  routed('a GRUU of ours', `<${OWN};lr>`, { uri: 'sip:bob@127.0.0.1:LOW;gr=x' }),
  routed('a tel URI', `<${OWN};lr>, <${PEER}>`, { uri: 'tel:+123' }),
  routed('a URI with headers', `<${OWN};lr>, <${PEER}>`, { uri: 'sip:bob@127.0.0.1:PEER?a=b' }),
  routed('two of ours', `<${OWN};lr>, <${OWN};lr>, <${PEER};lr>`),
  routed('two for one', `<${OWN};transport=tcp;r2=on;lr>, <${OWN};r2=on;lr>, <${PEER};lr>`),
  routed(
    'two for one in two headers',
    `<${OWN};transport=tcp;r2=on;lr>|<${OWN};r2=on;lr>|<${PEER};lr>`,
  ),
  routed('two for one, and no other', `<${OWN};transport=tcp;r2=on;lr>, <${OWN};r2=on;lr>`),
  routed('two for one, no dialog', `<${OWN};r2=on;lr>, <${OWN};r2=on;lr>`, { to: NEW }),
  routed(
    'two for one, other socket',
    `<${OWN};r2=on;lr>, <sip:127.0.0.2:LOW;r2=on;lr>, <${PEER};lr>`,
  ),
  routed('two for one, advertised', `<${OWN};r2=on;lr>, <sip:9.3.3.3;r2=on;lr>, <${PEER};lr>`),
  routed('two for one, over TCP', `<${OWN};r2=on;lr>, <${OWN};transport=tcp;r2=on;lr>`),
  routed('two for one, over IPv6', `<${OWN};r2=on;lr>, <sip:[::1]:LOW;r2=on;lr>`),
  routed('two for one, no socket', `<${OWN};r2=on;lr>, <sip:127.0.0.9:5;r2=on;lr>, <${PEER};lr>`),
  routed("two for one, the second another's", `<${OWN};r2=on;lr>, <${PEER};r2=on;lr>`),
  routed('two for one, only the first says so', `<${OWN};r2=on;lr>, <${OWN};lr>, <${PEER};lr>`),
  routed(
    'two for one, and a third',
    `<${OWN};r2=on;lr>, <${OWN};r2=on;lr>,<${OWN};r2=on;lr>, <${PEER};lr>`,
  ),
  routed('two for one, any value', `<${OWN};R2;lr;a=b>, <${OWN};r2=on;lr>`),
  routed('two for one, the second has more', `<${OWN};r2=on;lr>,<${OWN};r2=on;lr;a=b;ftag=tt>`),
  strict(
    'two for one after a strict router',
    `<${OWN};r2=on;lr>, <sip:bob@127.0.0.1:PEER>`,
    ';r2=on;lr;a=b',
  ),
  strict(
    'two for one after a strict router, then one',
    `<${OWN};r2=on;lr>, <${PEER}>`,
    ';r2=on;lr',
  ),
  strict(
    'two for one after a strict router, two headers',
    `<${OWN};r2=on;lr>|<${PEER};lr>, <sip:x@y>`,
    ';r2=on',
  ),
  strict(
    "two for one after a strict router, another's",
    `<${PEER};lr>, <sip:z@1.2.3.4>`,
    ';r2=on;lr;a=b',
  ),
  routed('direction: caller', `<${OWN};lr;a=b;ftag=ft>`),
  routed('direction: callee', `<${OWN};lr;a=b;ftag=tt>`),
  routed('direction: nobody', `<${OWN};lr;a=b;ftag=xx>`),
  routed('direction: of another', `<${PEER};lr;a=b;ftag=tt>`),
  ...['CANCEL', 'ACK', 'REGISTER', 'BYE'].map((method) =>
    routed(method, `<${OWN};lr>, <${PEER};lr>`, { method }),
  ),
]
