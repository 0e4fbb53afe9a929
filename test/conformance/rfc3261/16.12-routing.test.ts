/** RFC 3261 section 16.12: the flows of its examples, with this server as one of the proxies. */

import t from 'tap'

import { tells } from '../../support/stage.ts'

const ROUTER = `
loadmodule "sl.so"
loadmodule "siputils.so"
loadmodule "rr.so"
request_route {
    if (has_totag()) loose_route();
    else record_route();
    forward();
}
`

t.test(
  'RFC 3261 16.12.1.1: the basic trapezoid, from INVITE to BYE',
  tells(
    ROUTER,
    `
alice > INVITE sip:bob@192.0.2.20
        From: <sip:alice@example.com>;tag=a
        To: <sip:bob@example.com>
        Call-ID: trapezoid
        Record-Route: <sip:192.0.2.30;lr>
        Contact: <sip:alice@192.0.2.10>
bob   < INVITE sip:bob@192.0.2.20
        Record-Route: <sip:192.0.2.1;lr;ftag=a>
        Record-Route: <sip:192.0.2.30;lr>
bob   > BYE sip:alice@192.0.2.10
        From: <sip:bob@example.com>;tag=b
        To: <sip:alice@example.com>;tag=a
        Call-ID: trapezoid
        Route: <sip:192.0.2.1;lr;ftag=a>, <sip:192.0.2.30;lr>
carol < BYE sip:alice@192.0.2.10
        Route: <sip:192.0.2.30;lr>
`,
  ),
)

t.test(
  'RFC 3261 16.12.1.2: a strict router before us, and the last Route is who is called',
  tells(
    ROUTER,
    `
alice > BYE sip:192.0.2.1;lr
        To: <sip:bob@example.com>;tag=b
        Route: <sip:bob@192.0.2.20>
bob   < BYE sip:bob@192.0.2.20
        - Route
`,
  ),
)

t.test(
  'RFC 3261 16.12.1.2: a strict router behind us is in the request URI, and who is called in the last Route',
  tells(
    ROUTER,
    `
alice > BYE sip:bob@192.0.2.20
        To: <sip:bob@example.com>;tag=b
        Route: <sip:192.0.2.1;lr>, <sip:192.0.2.30>
carol < BYE sip:192.0.2.30
        Route: <sip:bob@192.0.2.20>
`,
  ),
)

t.test(
  'RFC 3261 16.12.1.2: strict routers before and behind us',
  tells(
    ROUTER,
    `
alice > BYE sip:192.0.2.1
        To: <sip:bob@example.com>;tag=b
        Route: <sip:192.0.2.30>, <sip:bob@192.0.2.20>
carol < BYE sip:192.0.2.30
        Route: <sip:bob@192.0.2.20>
`,
  ),
)

t.test(
  'RFC 3261 16.12.1.3: the user of a URI of ours does not matter',
  tells(
    ROUTER,
    `
alice > BYE sip:bob@192.0.2.20
        To: <sip:bob@example.com>;tag=b
        Route: <sip:alice%40home@192.0.2.1;lr>
bob   < BYE sip:bob@192.0.2.20
        - Route
`,
  ),
)

t.test(
  'RFC 3261 12.2.1.1: a Route that comes from a Record-Route with parameters brings them back',
  tells(
    `
loadmodule "pv.so"
loadmodule "sl.so"
loadmodule "siputils.so"
loadmodule "rr.so"
request_route {
    if (!has_totag()) { record_route(";a=1;b"); forward(); exit; }
    loose_route();
    sl_send_reply("200", "$(route_uri{uri.param,a})");
}
`,
    `
alice > INVITE sip:bob@192.0.2.20
        From: <sip:alice@example.com>;tag=a
bob   < INVITE sip:bob@192.0.2.20
        Record-Route: <sip:192.0.2.1;lr;ftag=a;a=1;b>
alice > BYE sip:bob@192.0.2.20
        To: <sip:bob@example.com>;tag=b
        Route: <sip:192.0.2.1;lr;ftag=a;a=1;b>
alice < 200 1
`,
  ),
)
