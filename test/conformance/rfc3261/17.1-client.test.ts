/** RFC 3261 section 17.1, RFC 6026: the client's side of transactions, to the millisecond. */

import t from 'tap'

import { acts, tells } from '../../support/stage.ts'

const PROXY = `
loadmodule "tm.so"
request_route { t_relay(); }
`

/** The times of the RFC, where ours and Kamailio's are others: T1 doubles without end, and 64*T1 is what nobody answers in. */
const AS_WRITTEN = `
modparam("tm", "retr_timer2", 64000)
modparam("tm", "fr_timer", 32000)
${PROXY}`

const INVITE_SENT = `
alice > INVITE sip:bob@192.0.2.20
alice < 100
bob   < INVITE sip:bob@192.0.2.20
`

t.test(
  'RFC 3261 17.1.1.2: timer A starts at T1 and doubles, timer B ends all after 64*T1',
  tells(
    AS_WRITTEN,
    `${INVITE_SENT}
quiet 499ms
clock +1ms
bob   < INVITE sip:bob@192.0.2.20 again
quiet 999ms
clock +1ms
bob   < INVITE sip:bob@192.0.2.20 again
quiet 1999ms
clock +1ms
bob   < INVITE sip:bob@192.0.2.20 again
quiet 3999ms
clock +1ms
bob   < INVITE sip:bob@192.0.2.20 again
quiet 7999ms
clock +1ms
bob   < INVITE sip:bob@192.0.2.20 again
quiet 15999ms
clock +1ms
bob   < INVITE sip:bob@192.0.2.20 again
quiet 499ms
clock +1ms
alice < 408
alice > ACK sip:bob@192.0.2.20
quiet 60s
`,
  ),
)

t.test(
  'RFC 3261 17.1.1.2: on purpose, timer A doubles no further than T2, and timer B is fr_timer',
  tells(
    PROXY,
    `${INVITE_SENT}
clock +7500ms
bob   < INVITE sip:bob@192.0.2.20 again x4
quiet 3999ms
clock +1ms
bob   < INVITE sip:bob@192.0.2.20 again
quiet 3999ms
clock +1ms
bob   < INVITE sip:bob@192.0.2.20 again
clock +12s
bob   < INVITE sip:bob@192.0.2.20 again x3
quiet 2499ms
clock +1ms
alice < 408
alice > ACK sip:bob@192.0.2.20
quiet 60s
`,
  ),
)

t.test(
  'RFC 3261 17.1.1.2: over a reliable transport nothing is sent again, and timer B runs all the same',
  tells(
    AS_WRITTEN,
    `
actor dave tcp:192.0.2.40
alice > INVITE sip:dave@192.0.2.40;transport=tcp
alice < 100
dave  < INVITE sip:dave@192.0.2.40;transport=tcp
quiet 31999ms
clock +1ms
alice < 408
alice > ACK sip:dave@192.0.2.40;transport=tcp
quiet 60s
`,
  ),
)

t.test(
  'RFC 3261 17.1.1.2: a provisional response ends timer A and goes upstream, each one',
  tells(
    PROXY,
    `${INVITE_SENT}
clock +1500ms
bob   < INVITE sip:bob@192.0.2.20 again x2
bob   > 100
bob   > 180
alice < 180
bob   > 183
alice < 183
quiet 60s
bob   > 200
alice < 200
`,
  ),
)

t.test(
  'RFC 3261 17.1.1.2: a 300 to 699 is acknowledged and goes upstream; its copies are acknowledged, and go no further',
  tells(
    PROXY,
    `${INVITE_SENT}
bob   > 486
bob   < ACK sip:bob@192.0.2.20
alice < 486
alice > ACK sip:bob@192.0.2.20
bob   > 486 again
bob   < ACK sip:bob@192.0.2.20
clock +4999ms
bob   > 486 again
bob   < ACK sip:bob@192.0.2.20
`,
  ),
)

t.test(
  'RFC 3261 17.1.1.2: on purpose, timer D is wt_timer; a copy after that goes upstream without state',
  tells(
    PROXY,
    `${INVITE_SENT}
bob   > 486
bob   < ACK sip:bob@192.0.2.20
alice < 486
alice > ACK sip:bob@192.0.2.20
quiet 5s
bob   > 486 again
alice < 486
`,
  ),
)

t.test(
  'RFC 3261 17.1.1.2: a 2xx is not acknowledged here; the ACK of the caller passes',
  tells(
    PROXY,
    `${INVITE_SENT}
bob   > 200
alice < 200
quiet 1s
alice > ACK sip:bob@192.0.2.20
bob   < ACK sip:bob@192.0.2.20
`,
  ),
)

t.test(
  'RFC 3261 17.1.1.3: the ACK has the URI, Call-ID, From, Route and CSeq number of the INVITE, To of the response, one Via',
  tells(
    `
loadmodule "tm.so"
loadmodule "pv.so"
loadmodule "textops.so"
request_route { if (is_method("INVITE")) $du = "sip:192.0.2.20"; t_relay(); }
`,
    `
alice > INVITE sip:bob@example.org
        Route: <sip:192.0.2.20;lr>
        From: "A" <sip:alice@example.com>;tag=1928
        Call-ID: a84b4c76e66710
        CSeq: 314159 INVITE
        Proxy-Authorization: Digest username="x", realm="y", nonce="z", uri="sip:q", response="00000000000000000000000000000000"
        Subject: Lunch
alice < 100
bob   < INVITE sip:bob@example.org
        Via: SIP/2.0/UDP {srv}:5060;branch={branch}
        Via: {*}
bob   > 404 Not Found
        To: <sip:bob@example.org>;tag=99
bob   < ACK sip:bob@example.org
        Via: SIP/2.0/UDP {srv}:5060;branch={branch}
        Route: <sip:192.0.2.20;lr>
        From: "A" <sip:alice@example.com>;tag=1928
        To: <sip:bob@example.org>;tag=99
        Call-ID: a84b4c76e66710
        CSeq: 314159 ACK
        - Subject
        - Contact
alice < 404
alice > ACK sip:bob@example.org
`,
  ),
)

const MESSAGE_SENT = `
alice > MESSAGE sip:bob@192.0.2.20
bob   < MESSAGE sip:bob@192.0.2.20
`

t.test(
  'RFC 3261 17.1.2.2: timer E starts at T1, doubles, and is T2 at most; timer F ends all',
  tells(
    `modparam("tm", "fr_timer", 32000)\nmodparam("tm", "max_noninv_lifetime", 64000)\n${PROXY}`,
    `${MESSAGE_SENT}
quiet 499ms
clock +1ms
bob   < MESSAGE sip:bob@192.0.2.20 again
quiet 999ms
clock +1ms
bob   < MESSAGE sip:bob@192.0.2.20 again
quiet 1999ms
clock +1ms
bob   < MESSAGE sip:bob@192.0.2.20 again
quiet 3999ms
clock +1ms
bob   < MESSAGE sip:bob@192.0.2.20 again
quiet 3999ms
clock +1ms
bob   < MESSAGE sip:bob@192.0.2.20 again
clock +20s
bob   < MESSAGE sip:bob@192.0.2.20 again x5
quiet 499ms
clock +1ms
alice < 408
quiet 60s
`,
  ),
)

t.test(
  'RFC 3261 17.1.2.2: once there is a provisional response the request is sent again every T2',
  tells(
    PROXY,
    `${MESSAGE_SENT}
clock +500ms
bob   < MESSAGE sip:bob@192.0.2.20 again
bob   > 100
quiet 3999ms
clock +1ms
bob   < MESSAGE sip:bob@192.0.2.20 again
quiet 3999ms
clock +1ms
bob   < MESSAGE sip:bob@192.0.2.20 again
bob   > 200
alice < 200
quiet 60s
`,
  ),
)

t.test(
  'RFC 3261 17.1.2.2: over a reliable transport nothing is sent again',
  tells(
    PROXY,
    `
actor dave tcp:192.0.2.40
alice > MESSAGE sip:dave@192.0.2.40;transport=tcp
dave  < MESSAGE sip:dave@192.0.2.40;transport=tcp
quiet 29999ms
clock +1ms
alice < 408
quiet 60s
`,
  ),
)

t.test(
  'RFC 3261 17.1.2.2: copies of a final response are absorbed while timer K, which is wt_timer, runs',
  tells(
    PROXY,
    `${MESSAGE_SENT}
bob   > 200
alice < 200
bob   > 200 again x3
quiet 4999ms
bob   > 200 again
quiet 1ms
`,
  ),
)

t.test(
  'RFC 3261 17.1.3: a response of another method in CSeq belongs to no transaction',
  tells(
    PROXY,
    `${INVITE_SENT}
bob   > 486
        CSeq: 1 OPTIONS
alice < 486
        CSeq: 1 OPTIONS
clock +500ms
bob   < INVITE sip:bob@192.0.2.20 again
bob   > 486
bob   < ACK sip:bob@192.0.2.20
alice < 486
alice > ACK sip:bob@192.0.2.20
`,
  ),
)

t.test(
  'RFC 3261 17.1.3: a response whose branch is not ours is no answer to a transaction',
  tells(
    PROXY,
    `${INVITE_SENT}
bob   > 486
        Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK0000000000000.0
        Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKx
alice < 486
clock +500ms
bob   < INVITE sip:bob@192.0.2.20 again
bob   > 180
alice < 180
`,
  ),
)

t.test(
  'RFC 3261 17.1.4: a place that cannot be reached fails at once; on purpose, with Kamailio, the status is 477',
  tells(
    PROXY,
    `
actor gone tcp:192.0.2.41 refuses
alice > INVITE sip:gone@192.0.2.41;transport=tcp
alice < 100
alice < 477
alice > ACK sip:gone@192.0.2.41;transport=tcp
quiet 60s
`,
  ),
)

t.test(
  'RFC 6026 7.2: in the accepted state each 2xx goes upstream, and none is acknowledged here',
  tells(
    PROXY,
    `${INVITE_SENT}
bob   > 200
alice < 200
bob   > 200 again x2
alice < 200 again x2
alice > ACK sip:bob@192.0.2.20
bob   < ACK sip:bob@192.0.2.20
bob   > 180
quiet 1s
bob   > 486
bob   < ACK sip:bob@192.0.2.20
quiet 60s
`,
  ),
)

t.test(
  'RFC 6026 8.4: a 2xx after the transaction is over still goes upstream, as nobody else would bring it',
  tells(
    PROXY,
    `${INVITE_SENT}
bob   > 200
alice < 200
clock +6s
bob   > 200 again
alice < 200
`,
  ),
)

t.test(
  'RFC 3261 17.1.1.2: a timer that is called off costs nothing later: no transaction and no timer is left',
  async (t) =>
    acts(PROXY, async (stage) => {
      await stage.play(`${INVITE_SENT}
bob   > 486
bob   < ACK sip:bob@192.0.2.20
alice < 486
alice > ACK sip:bob@192.0.2.20
quiet 4999ms
`)
      t.equal(stage.transactions, 1)
      await stage.play('quiet 1ms')
      t.equal(stage.transactions, 0)
      t.equal(stage.nextTimer, null)
    })(t),
)
