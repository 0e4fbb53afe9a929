/** RFC 3261 sections 12 and 14: dialogs, as far as a proxy has to do with them. */

import t from 'tap'

import { tells } from '../../support/stage.ts'

const ROUTING = `
loadmodule "tm.so"
loadmodule "rr.so"
loadmodule "pv.so"
loadmodule "sl.so"
loadmodule "siputils.so"
loadmodule "textops.so"
request_route {
    loose_route();
    if (!has_totag() && is_method("INVITE")) record_route();
    t_relay();
}
`

t.test(
  'RFC 3261 12.2.1.1, 16.7 step 8: Record-Route of a response is not changed, as the caller builds its route of it',
  tells(
    ROUTING,
    `
alice > INVITE sip:bob@192.0.2.20
alice < 100
bob   < INVITE sip:bob@192.0.2.20
bob   > 180
        Record-Route: <sip:192.0.2.55;lr>, <sip:192.0.2.1;lr>
alice < 180
        Record-Route: <sip:192.0.2.55;lr>, <sip:192.0.2.1;lr>
`,
  ),
)

t.test(
  'RFC 3261 12.2, 14: a re-INVITE has a transaction of its own, and leaves the dialog as it is when it fails',
  tells(
    ROUTING,
    `
alice > INVITE sip:bob@192.0.2.20
alice < 100
bob   < INVITE sip:bob@192.0.2.20
bob   > 200
alice < 200
alice > ACK sip:bob@192.0.2.20
bob   < ACK sip:bob@192.0.2.20
alice > INVITE sip:bob@192.0.2.20
alice < 100
bob   < INVITE sip:bob@192.0.2.20
bob   > 488
bob   < ACK sip:bob@192.0.2.20
alice < 488
alice > ACK sip:bob@192.0.2.20
alice > BYE sip:bob@192.0.2.20
bob   < BYE sip:bob@192.0.2.20
bob   > 200
alice < 200
`,
  ),
)
