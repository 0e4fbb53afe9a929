/** RFC 3261 section 16.6, step 4: Record-Route, and steps 6 and 7, where the request goes then. */

import t from 'tap'

import { tells } from '../../support/stage.ts'

const RECORDER = `
listen = udp:192.0.2.1:5060
listen = tcp:192.0.2.1:5060
loadmodule "pv.so"
loadmodule "rr.so"
request_route { record_route(); forward(); }
`

t.test(
  'RFC 3261 16.6.4: it is before all that are there, a SIP URI with lr',
  tells(
    RECORDER,
    `
alice > INVITE sip:bob@192.0.2.20
        From: <sip:alice@example.com>;tag=a
        Record-Route: <sip:192.0.2.9;lr>
        Record-Route: <sip:192.0.2.8;lr>
bob   < INVITE sip:bob@192.0.2.20
        Record-Route: <sip:192.0.2.1;lr;ftag=a>
        Record-Route: <sip:192.0.2.9;lr>
        Record-Route: <sip:192.0.2.8;lr>
`,
  ),
)

t.test(
  'RFC 3261 16.6.4: it is a sips URI where the request URI is one',
  tells(
    `
loadmodule "pv.so"
loadmodule "rr.so"
request_route { record_route(); $du = "sip:192.0.2.20"; forward(); }
`,
    `
alice > INVITE sips:bob@example.com
        From: <sip:alice@example.com>;tag=a
bob   < INVITE sips:bob@example.com
        Record-Route: <sips:192.0.2.1;lr;ftag=a>
`,
  ),
)

t.test(
  'RFC 3261 16.6.4: a request within a dialog may have one, too',
  tells(
    `
loadmodule "rr.so"
request_route { loose_route(); record_route(); forward(); }
`,
    `
alice > INVITE sip:bob@192.0.2.20
        From: <sip:alice@example.com>;tag=a
        To: <sip:bob@example.com>;tag=b
        Route: <sip:192.0.2.1;lr;ftag=a>
bob   < INVITE sip:bob@192.0.2.20
        Record-Route: <sip:192.0.2.1;lr;ftag=a>
        - Route
`,
  ),
)

t.test(
  'RFC 3261 16.6.4: where two transports meet, each side has one that it can use',
  tells(
    RECORDER,
    `
actor dave tcp:192.0.2.40
dave  > INVITE sip:bob@192.0.2.20
        From: <sip:dave@example.com>;tag=d
bob   < INVITE sip:bob@192.0.2.20
        Record-Route: <sip:192.0.2.1;r2=on;lr;ftag=d>
        Record-Route: <sip:192.0.2.1;transport=tcp;r2=on;lr;ftag=d>
bob   > 200 OK
        Contact: <sip:bob@192.0.2.20>
dave  < 200 OK
        Record-Route: <sip:192.0.2.1;r2=on;lr;ftag=d>
        Record-Route: <sip:192.0.2.1;transport=tcp;r2=on;lr;ftag=d>
`,
  ),
)

const FORKING = `
listen = udp:192.0.2.1:5060
listen = tcp:192.0.2.1:5060
loadmodule "tm.so"
loadmodule "pv.so"
loadmodule "corex.so"
loadmodule "rr.so"
request_route {
    record_route();
    $ru = "sip:bob@192.0.2.20";
    append_branch("sip:dave@192.0.2.40;transport=tcp");
    t_relay();
}
`

t.test(
  'RFC 3261 16.6.4: each branch has its own',
  tells(
    FORKING,
    `
actor dave tcp:192.0.2.40
alice > INVITE sip:office@example.com
        From: <sip:alice@example.com>;tag=a
alice < 100
bob   < INVITE sip:bob@192.0.2.20
        Record-Route: <sip:192.0.2.1;lr;ftag=a>
dave  < INVITE sip:dave@192.0.2.40;transport=tcp
        Record-Route: <sip:192.0.2.1;transport=tcp;r2=on;lr;ftag=a>
        Record-Route: <sip:192.0.2.1;r2=on;lr;ftag=a>
`,
  ),
)

t.test(
  'RFC 3261 16.6.6: a strict router is sent to by the request URI',
  tells(
    `
loadmodule "rr.so"
request_route { loose_route(); forward(); }
`,
    `
alice > BYE sip:bob@192.0.2.20
        To: <sip:bob@example.com>;tag=b
        Route: <sip:192.0.2.1;lr>, <sip:192.0.2.30>, <sip:p2.example.com;lr>
carol < BYE sip:192.0.2.30
        Route: <sip:p2.example.com;lr>
        Route: <sip:bob@192.0.2.20>
`,
  ),
)
