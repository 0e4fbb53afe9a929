/** RFC 3261 section 16.4: Routes before a target is found. */

import t from 'tap'

import { tells } from '../../support/stage.ts'

const ROUTER = `
loadmodule "rr.so"
request_route { loose_route(); forward(); }
`

const NO_TLS = `
alias = "example.com"
loadmodule "rr.so"
request_route { loose_route(); forward(); }
`

t.test(
  'RFC 3261 16.4: a value of ours in the request URI gives way to the last Route',
  tells(
    ROUTER,
    `
alice > BYE sip:192.0.2.1;lr
        To: <sip:bob@example.com>;tag=b
        Route: <sip:192.0.2.30;lr>, <sip:bob@192.0.2.20>
carol < BYE sip:bob@192.0.2.20
        Route: <sip:192.0.2.30;lr>
`,
  ),
)

t.test(
  'RFC 3261 16.4: so it does in a header of its own',
  tells(
    ROUTER,
    `
alice > BYE sip:192.0.2.1
        To: <sip:bob@example.com>;tag=b
        Route: <sip:192.0.2.30;lr>, <sip:p2.example.com;lr>
        Route: <sip:bob@192.0.2.20>
carol < BYE sip:bob@192.0.2.20
        Route: <sip:192.0.2.30;lr>, <sip:p2.example.com;lr>
`,
  ),
)

t.test(
  'RFC 3261 16.4: a request URI that is not ours stays',
  tells(
    ROUTER,
    `
alice > BYE sip:bob@192.0.2.20
        To: <sip:bob@example.com>;tag=b
        Route: <sip:192.0.2.30;lr>
carol < BYE sip:bob@192.0.2.20
        Route: <sip:192.0.2.30;lr>
`,
  ),
)

t.test(
  'RFC 3261 16.4: the first Route is removed if it indicates this proxy',
  tells(
    NO_TLS,
    `
alice > BYE sip:bob@192.0.2.20
        To: <sip:bob@example.com>;tag=b
        Route: "Here" <sip:user%20name@EXAMPLE.com;lr>;x=y, <sip:192.0.2.30;lr>
carol < BYE sip:bob@192.0.2.20
        Route: <sip:192.0.2.30;lr>
`,
  ),
)

t.test(
  'RFC 3261 16.4: only the first is',
  tells(
    ROUTER,
    `
alice > BYE sip:bob@192.0.2.20
        To: <sip:bob@example.com>;tag=b
        Route: <sip:192.0.2.30;lr>, <sip:192.0.2.1;lr>
carol < BYE sip:bob@192.0.2.20
        Route: <sip:192.0.2.30;lr>, <sip:192.0.2.1;lr>
`,
  ),
)

t.test(
  'RFC 5658 3: two of ours that belong together are removed together',
  tells(
    ROUTER,
    `
alice > BYE sip:bob@192.0.2.20
        To: <sip:bob@example.com>;tag=b
        Route: <sip:192.0.2.1;transport=tcp;r2=on;lr>
        Route: <sip:192.0.2.1;r2=on;lr>, <sip:192.0.2.30;lr>
carol < BYE sip:bob@192.0.2.20
        Route: <sip:192.0.2.30;lr>
`,
  ),
)
