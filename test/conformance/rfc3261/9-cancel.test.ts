/** RFC 3261 section 9: CANCEL, hop by hop. */

import t from 'tap'

import { tells } from '../../support/stage.ts'

const PROXY = `
loadmodule "tm.so"
request_route { t_relay(); }
`

const FORKING = `
loadmodule "tm.so"
loadmodule "pv.so"
loadmodule "textops.so"
loadmodule "corex.so"
request_route {
    if (is_method("INVITE")) append_branch("sip:carol@192.0.2.30");
    t_relay();
}
`

const RINGING = `
alice > INVITE sip:bob@192.0.2.20
alice < 100
bob   < INVITE sip:bob@192.0.2.20
bob   > 180
alice < 180
`

t.test(
  'RFC 3261 9.1: the CANCEL has URI, Call-ID, To, From, Route and CSeq number of the INVITE as it was sent, and its one Via',
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
        From: <sip:alice@example.com>;tag=88sja8x
        To: Bob <sip:bob@example.org>
        Call-ID: 987asjd97y7atg
        CSeq: 986759 INVITE
        Subject: Lunch
alice < 100
bob   < INVITE sip:bob@example.org
        Via: SIP/2.0/UDP {srv}:5060;branch={branch}
        Via: {*}
bob   > 180
alice < 180
alice > CANCEL sip:bob@example.org
alice < 200
bob   < CANCEL sip:bob@example.org
        Via: SIP/2.0/UDP {srv}:5060;branch={branch}
        Route: <sip:192.0.2.20;lr>
        Max-Forwards: {*}
        From: <sip:alice@example.com>;tag=88sja8x
        To: Bob <sip:bob@example.org>
        Call-ID: 987asjd97y7atg
        CSeq: 986759 CANCEL
        - Subject
        - Require
        - Contact
bob   > 200 to CANCEL
bob   > 487
bob   < ACK sip:bob@example.org
alice < 487
alice > ACK sip:bob@example.org
quiet 60s
`,
  ),
)

t.test(
  'RFC 3261 9.1: a CANCEL waits for a provisional response; without one nothing is cancelled',
  tells(
    PROXY,
    `
alice > INVITE sip:bob@192.0.2.20
alice < 100
bob   < INVITE sip:bob@192.0.2.20
alice > CANCEL sip:bob@192.0.2.20
alice < 200
quiet 499ms
bob   > 100
bob   < CANCEL sip:bob@192.0.2.20
bob   > 200 to CANCEL
bob   > 487
bob   < ACK sip:bob@192.0.2.20
alice < 487
alice > ACK sip:bob@192.0.2.20
quiet 60s
`,
  ),
)

t.test(
  'RFC 3261 9.1: a CANCEL is a request of its own: sent again over UDP until answered, T1 doubling to T2',
  tells(
    PROXY,
    `${RINGING}
alice > CANCEL sip:bob@192.0.2.20
alice < 200
bob   < CANCEL sip:bob@192.0.2.20
quiet 499ms
clock +1ms
bob   < CANCEL sip:bob@192.0.2.20 again
quiet 999ms
clock +1ms
bob   < CANCEL sip:bob@192.0.2.20 again
bob   > 200 to CANCEL
quiet 10s
bob   > 487
bob   < ACK sip:bob@192.0.2.20
alice < 487
alice > ACK sip:bob@192.0.2.20
quiet 60s
`,
  ),
)

t.test(
  'RFC 3261 9.1: a peer that was cancelled and says nothing is not waited for longer than fr_timer (64*T1 in the RFC)',
  tells(
    PROXY,
    `${RINGING}
alice > CANCEL sip:bob@192.0.2.20
alice < 200
bob   < CANCEL sip:bob@192.0.2.20
bob   > 200 to CANCEL
quiet 29999ms
clock +1ms
alice < 487
alice > ACK sip:bob@192.0.2.20
quiet 60s
`,
  ),
)

t.test(
  'RFC 3261 9.2: the CANCEL is answered with 200, and To has the tag that responses to the INVITE made here have',
  tells(
    PROXY,
    `
alice > INVITE sip:bob@192.0.2.20
alice < 100
bob   < INVITE sip:bob@192.0.2.20
alice > CANCEL sip:bob@192.0.2.20
alice < 200
        To: <sip:bob@192.0.2.20>;tag={tag}
        CSeq: 1 CANCEL
clock +7500ms
bob   < INVITE sip:bob@192.0.2.20 again x4
clock +22500ms
bob   < INVITE sip:bob@192.0.2.20 again x5
alice < 487
        To: <sip:bob@192.0.2.20>;tag={tag}
alice > ACK sip:bob@192.0.2.20
quiet 60s
`,
  ),
)

t.test(
  'RFC 3261 9.2: a CANCEL after the final response is answered with 200 and changes nothing',
  tells(
    PROXY,
    `
alice > INVITE sip:bob@192.0.2.20
        Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bKa
        Call-ID: one
        From: <sip:alice@example.com>;tag=1
alice < 100
bob   < INVITE sip:bob@192.0.2.20
bob   > 200
alice < 200
alice > ACK sip:bob@192.0.2.20
bob   < ACK sip:bob@192.0.2.20
alice > CANCEL sip:bob@192.0.2.20
        Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bKa
        Call-ID: one
        From: <sip:alice@example.com>;tag=1
alice < 200 to CANCEL
quiet 1s
`,
  ),
)

t.test(
  'RFC 3261 9.2: a CANCEL of which nothing is known goes on without state; a script may answer 481',
  tells(
    `
loadmodule "tm.so"
loadmodule "sl.so"
loadmodule "textops.so"
request_route {
    if (is_method("CANCEL") && !t_check_trans()) { sl_send_reply("481", "Call/Transaction Does Not Exist"); exit; }
    t_relay();
}
`,
    `
alice > CANCEL sip:bob@192.0.2.20
alice < 481
`,
  ),
)

t.test(
  'RFC 3261 9.2: a CANCEL has no effect on other requests than INVITE',
  tells(
    PROXY,
    `
alice > MESSAGE sip:bob@192.0.2.20
        Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bKa
        Call-ID: one
        From: <sip:alice@example.com>;tag=1
bob   < MESSAGE sip:bob@192.0.2.20
alice > CANCEL sip:bob@192.0.2.20
        Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bKa
        Call-ID: one
        From: <sip:alice@example.com>;tag=1
alice < 200
bob   > 200
alice < 200 to MESSAGE
quiet 60s
`,
  ),
)

t.test(
  'RFC 3261 16.10: a CANCEL goes to all branches that are pending, and to none that have a final response',
  tells(
    FORKING,
    `
alice > INVITE sip:bob@192.0.2.20
alice < 100
bob   < INVITE sip:bob@192.0.2.20
carol < INVITE sip:carol@192.0.2.30
bob   > 180
alice < 180
carol > 486
carol < ACK sip:carol@192.0.2.30
alice > CANCEL sip:bob@192.0.2.20
alice < 200
bob   < CANCEL sip:bob@192.0.2.20
bob   > 200 to CANCEL
bob   > 487
bob   < ACK sip:bob@192.0.2.20
alice < 486
alice > ACK sip:bob@192.0.2.20
quiet 60s
`,
  ),
)

t.test(
  'RFC 3261 9.1, RFC 3326: Reason of the CANCEL goes along',
  tells(
    PROXY,
    `${RINGING}
alice > CANCEL sip:bob@192.0.2.20
        Reason: SIP;cause=200;text="Call completed elsewhere"
alice < 200
bob   < CANCEL sip:bob@192.0.2.20
        Reason: SIP;cause=200;text="Call completed elsewhere"
bob   > 200 to CANCEL
bob   > 487
bob   < ACK sip:bob@192.0.2.20
alice < 487
alice > ACK sip:bob@192.0.2.20
`,
  ),
)

t.test(
  'RFC 3261 9.2: copies of the CANCEL get the same answer, and nothing is cancelled twice',
  tells(
    PROXY,
    `${RINGING}
alice > CANCEL sip:bob@192.0.2.20
alice < 200
bob   < CANCEL sip:bob@192.0.2.20
alice > CANCEL sip:bob@192.0.2.20 again x2
alice < 200 again x2
bob   > 200 to CANCEL
bob   > 487
bob   < ACK sip:bob@192.0.2.20
alice < 487
alice > ACK sip:bob@192.0.2.20
alice > CANCEL sip:bob@192.0.2.20 again
alice < 200 again
quiet 60s
`,
  ),
)
