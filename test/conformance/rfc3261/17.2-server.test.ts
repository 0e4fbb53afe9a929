/** RFC 3261 section 17.2, RFC 6026: the server's side of transactions, to the millisecond. */

import t from 'tap'

import { acts, tells } from '../../support/stage.ts'

const PROXY = `
loadmodule "tm.so"
request_route { t_relay(); }
`

/** A server that answers itself: the request URI's user is the status. */
const ANSWERING = `
loadmodule "tm.so"
loadmodule "pv.so"
loadmodule "textops.so"
request_route {
    if (is_method("ACK|CANCEL")) { t_relay(); exit; }
    t_newtran();
    t_reply("$rU", "Answer");
}
`

t.test(
  'RFC 3261 17.2.1: an INVITE is answered with 100 at once, which is before 200 ms',
  tells(
    PROXY,
    `
alice > INVITE sip:bob@192.0.2.20
        Timestamp: 54
alice < 100
        - Contact
bob   < INVITE sip:bob@192.0.2.20
bob   > 180
alice < 180
`,
  ),
)

t.test(
  'RFC 3261 17.2.1: a copy of the INVITE is answered with the latest provisional response, and goes nowhere',
  tells(
    PROXY,
    `
alice > INVITE sip:bob@192.0.2.20
alice < 100
bob   < INVITE sip:bob@192.0.2.20
alice > INVITE sip:bob@192.0.2.20 again
alice < 100 again
bob   > 180
alice < 180
alice > INVITE sip:bob@192.0.2.20 again x2
alice < 180 again x2
bob   > 183
alice < 183
alice > INVITE sip:bob@192.0.2.20 again
alice < 183 again
quiet 10s
`,
  ),
)

t.test(
  'RFC 3261 17.2.1: timer G starts at T1 and doubles up to T2; on purpose, timer H is fr_timer',
  tells(
    `modparam("tm", "fr_timer", 32000)\n${ANSWERING}`,
    `
alice > INVITE sip:486@example.com
alice < 486
quiet 499ms
clock +1ms
alice < 486 again
quiet 999ms
clock +1ms
alice < 486 again
quiet 1999ms
clock +1ms
alice < 486 again
quiet 3999ms
clock +1ms
alice < 486 again
quiet 3999ms
clock +1ms
alice < 486 again
clock +20s
alice < 486 again x5
quiet 60s
`,
  ),
)

t.test(
  'RFC 3261 17.2.1: over a reliable transport a 300 to 699 is not sent again',
  tells(
    ANSWERING,
    `
actor dave tcp:192.0.2.40
dave > INVITE sip:486@example.com
dave < 486
quiet 60s
`,
  ),
)

t.test(
  'RFC 3261 17.2.1: a relayed 300 to 699 is sent again by us, hop by hop, until the ACK, which goes no further',
  tells(
    PROXY,
    `
alice > INVITE sip:bob@192.0.2.20
alice < 100
bob   < INVITE sip:bob@192.0.2.20
bob   > 404
bob   < ACK sip:bob@192.0.2.20
alice < 404
clock +1500ms
alice < 404 again x2
alice > ACK sip:bob@192.0.2.20
quiet 60s
`,
  ),
)

t.test(
  'RFC 3261 17.2.1: a copy of the INVITE in the completed state is answered with the final response again',
  tells(
    ANSWERING,
    `
alice > INVITE sip:486@example.com
alice < 486
alice > INVITE sip:486@example.com again
alice < 486 again
clock +500ms
alice < 486 again
alice > ACK sip:486@example.com
quiet 1s
alice > ACK sip:486@example.com again
quiet 1s
`,
  ),
)

t.test(
  'RFC 3261 17.2.1: on purpose, timer I is wt_timer: the transaction is kept that long after the ACK',
  async (t) =>
    acts(ANSWERING, async (stage) => {
      await stage.play(`
alice > INVITE sip:486@example.com
alice < 486
alice > ACK sip:486@example.com
quiet 4999ms
`)
      t.equal(stage.transactions, 1)
      await stage.play('quiet 1ms')
      t.equal(stage.transactions, 0)
      t.equal(stage.nextTimer, null)
    })(t),
)

t.test(
  'RFC 3261 13.3.1.4: a 200 made here is sent again over any transport until its ACK, which has a branch of its own',
  tells(
    ANSWERING,
    `
actor dave tcp:192.0.2.40
dave > INVITE sip:200@example.com
dave < 200
quiet 499ms
clock +1ms
dave < 200 again
clock +1s
dave < 200 again
dave > ACK sip:200@example.com
quiet 60s
`,
  ),
)

t.test(
  'RFC 3261 17.2.2: a copy in the trying state is absorbed, and nothing says 100 to it',
  tells(
    PROXY,
    `
alice > MESSAGE sip:bob@192.0.2.20
bob   < MESSAGE sip:bob@192.0.2.20
alice > MESSAGE sip:bob@192.0.2.20 again x3
quiet 499ms
`,
  ),
)

t.test(
  'RFC 3261 17.2.2: a copy in the proceeding state gets the latest provisional response',
  tells(
    PROXY,
    `
alice > MESSAGE sip:bob@192.0.2.20
bob   < MESSAGE sip:bob@192.0.2.20
bob   > 180
alice < 180
alice > MESSAGE sip:bob@192.0.2.20 again
alice < 180 again
`,
  ),
)

t.test(
  'RFC 3261 17.2.2: a copy in the completed state gets the final response; on purpose, timer J is wt_timer',
  tells(
    PROXY,
    `
alice > MESSAGE sip:bob@192.0.2.20
bob   < MESSAGE sip:bob@192.0.2.20
bob   > 200
alice < 200
clock +4999ms
alice > MESSAGE sip:bob@192.0.2.20 again
alice < 200 again
clock +6s
alice > MESSAGE sip:bob@192.0.2.20 again
bob   < MESSAGE sip:bob@192.0.2.20
`,
  ),
)

t.test(
  'RFC 3261 17.2.2: the final response to another request than INVITE is sent once',
  tells(
    ANSWERING,
    `
alice > MESSAGE sip:404@example.com
alice < 404
quiet 60s
`,
  ),
)

t.test(
  'RFC 3261 17.2.3: who has the same branch and another sent-by has another transaction',
  tells(
    ANSWERING,
    `
alice > MESSAGE sip:404@example.com
        Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bKsame
alice < 404
alice > MESSAGE sip:480@example.com
        Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bKsame, SIP/2.0/UDP 192.0.2.66;branch=z9hG4bKb
        Call-ID: other
alice < 480
`,
  ),
)

t.test(
  'RFC 3261 17.2.3: the method counts too, except for an ACK, which belongs to its INVITE',
  tells(
    ANSWERING,
    `
alice > INVITE sip:486@example.com
        Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bKsame
        Call-ID: one
        CSeq: 1 INVITE
alice < 486
alice > MESSAGE sip:404@example.com
        Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bKsame
        Call-ID: one
        CSeq: 1 MESSAGE
alice < 404 to MESSAGE
alice > ACK sip:486@example.com
        Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bKsame
        Call-ID: one
        CSeq: 1 ACK
quiet 60s
`,
  ),
)

t.test(
  'RFC 3261 17.2.3: without the cookie, URI, From tag, Call-ID, CSeq and Via tell transactions apart',
  tells(
    ANSWERING,
    `
alice > INVITE sip:486@example.com
        Via: SIP/2.0/UDP 192.0.2.10:5060;branch=old
        From: <sip:alice@example.com>;tag=1
        Call-ID: one
        CSeq: 1 INVITE
alice < 486
alice > INVITE sip:486@example.com again
alice < 486 again
alice > INVITE sip:480@example.com
        Via: SIP/2.0/UDP 192.0.2.10:5060;branch=old
        From: <sip:alice@example.com>;tag=1
        Call-ID: one
        CSeq: 2 INVITE
alice < 480
alice > ACK sip:480@example.com
        Via: SIP/2.0/UDP 192.0.2.10:5060;branch=old
        From: <sip:alice@example.com>;tag=1
        Call-ID: one
        CSeq: 2 ACK
clock +500ms
alice < 486 again
`,
  ),
)

t.test(
  'RFC 3261 18.2.2: a response goes down the connection of its request while that is there',
  tells(
    PROXY,
    `
actor dave tcp:192.0.2.40:7777
dave > INVITE sip:bob@192.0.2.20
       Via: SIP/2.0/TCP 192.0.2.40:5062;branch=z9hG4bKa
dave < 100
bob  < INVITE sip:bob@192.0.2.20
bob  > 180
dave < 180
`,
  ),
)

t.test(
  'RFC 3261 18.2.2: when the connection is gone, one is opened to the port in Via',
  async (t) =>
    acts(PROXY, async (stage) => {
      await stage.play(`
actor dave tcp:192.0.2.40:7777
actor listening tcp:192.0.2.40:5062
dave > INVITE sip:bob@192.0.2.20
       Via: SIP/2.0/TCP 192.0.2.40:5062;branch=z9hG4bKa
dave < 100
bob  < INVITE sip:bob@192.0.2.20
bob  > 180
dave < 180
`)
      await stage.hangUp({ proto: 'tcp', address: '192.0.2.40', port: 7777 })
      await stage.play(`
bob       > 200
listening < 200
`)
    })(t),
)

t.test(
  'RFC 3261 18.2.2: on purpose, with Kamailio, maddr in Via is not believed: who asks cannot have others answered',
  tells(
    PROXY,
    `
alice > MESSAGE sip:bob@192.0.2.20
        Via: SIP/2.0/UDP 192.0.2.10:5060;maddr=192.0.2.50;branch=z9hG4bKa
bob   < MESSAGE sip:bob@192.0.2.20
bob   > 200
alice < 200
`,
  ),
)

t.test(
  'RFC 3261 17.2.4: a response that cannot be sent is given up, and nothing else is harmed',
  async (t) =>
    acts(PROXY, async (stage) => {
      await stage.play(`
actor dave tcp:192.0.2.40:7777
actor listening tcp:192.0.2.40:5062 refuses
dave > INVITE sip:bob@192.0.2.20
       Via: SIP/2.0/TCP 192.0.2.40:5062;branch=z9hG4bKa
dave < 100
bob  < INVITE sip:bob@192.0.2.20
`)
      await stage.hangUp({ proto: 'tcp', address: '192.0.2.40', port: 7777 })
      await stage.play(`
bob > 486
bob < ACK sip:bob@192.0.2.20
quiet 60s
alice > INVITE sip:bob@192.0.2.20
alice < 100
bob   < INVITE sip:bob@192.0.2.20
bob   > 180
alice < 180
`)
    })(t),
)

t.test(
  'RFC 6026 7.1: in the accepted state copies of the INVITE go nowhere; with Kamailio, they get the 2xx again',
  tells(
    PROXY,
    `
alice > INVITE sip:bob@192.0.2.20
alice < 100
bob   < INVITE sip:bob@192.0.2.20
bob   > 200
alice < 200
alice > INVITE sip:bob@192.0.2.20 again x2
alice < 200 again x2
quiet 1s
`,
  ),
)

t.test(
  'RFC 6026 8.7: the ACK to a 2xx is no part of the INVITE transaction, even with the branch of the INVITE it passes',
  tells(
    PROXY,
    `
alice > INVITE sip:bob@192.0.2.20
        Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bKa
alice < 100
bob   < INVITE sip:bob@192.0.2.20
bob   > 200
alice < 200
alice > ACK sip:bob@192.0.2.20
        Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bKa
bob   < ACK sip:bob@192.0.2.20
alice > INVITE sip:bob@192.0.2.20 again
alice < 200 again
`,
  ),
)
