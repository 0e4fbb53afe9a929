/** Messages that cross: whatever the order, everybody hears how it ends, and nothing is kept. */

import t from 'tap'

import { acts, leavesNothing } from '../../../test/support/stage.ts'

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
    if (!is_method("INVITE")) { t_relay(); exit; }
    $ru = "sip:bob@192.0.2.20";
    append_branch("sip:carol@192.0.2.30");
    t_relay();
}
`

const INVITE = `
alice > INVITE sip:bob@192.0.2.20
alice < 100
bob   < INVITE sip:bob@192.0.2.20
`

const FORKED = `
alice > INVITE sip:office@example.com
alice < 100
bob   < INVITE sip:bob@192.0.2.20
carol < INVITE sip:carol@192.0.2.30
`

const TERMINATED = `
bob   > 487 to INVITE
bob   < ACK sip:bob@192.0.2.20
alice < 487 to INVITE
alice > ACK sip:bob@192.0.2.20
`

t.test(
  'a CANCEL before any reply waits for one',
  leavesNothing(
    PROXY,
    `${INVITE}
alice > CANCEL sip:bob@192.0.2.20
alice < 200
clock +500ms
bob   < INVITE sip:bob@192.0.2.20 again
bob   > 180
bob   < CANCEL sip:bob@192.0.2.20
bob   > 200 to CANCEL
${TERMINATED}`,
  ),
)

t.test(
  'a CANCEL that meets a final failure instead of a provisional reply is not sent on',
  leavesNothing(
    PROXY,
    `${INVITE}
alice > CANCEL sip:bob@192.0.2.20
alice < 200
bob   > 486
bob   < ACK sip:bob@192.0.2.20
alice < 486
alice > ACK sip:bob@192.0.2.20
`,
  ),
)

t.test(
  'a CANCEL before any reply, and then 200: the call stands, and nobody is sent a CANCEL',
  leavesNothing(
    PROXY,
    `${INVITE}
alice > CANCEL sip:bob@192.0.2.20
alice < 200
bob   > 200
alice < 200
alice > ACK sip:bob@192.0.2.20
bob   < ACK sip:bob@192.0.2.20
`,
  ),
)

for (const status of [100, 180, 183, 199]) {
  t.test(
    `a CANCEL after ${status} goes on at once`,
    leavesNothing(
      PROXY,
      `${INVITE}
bob   > ${status} R
${status === 100 ? '' : `alice < ${status}`}
alice > CANCEL sip:bob@192.0.2.20
alice < 200
bob   < CANCEL sip:bob@192.0.2.20
bob   > 200 to CANCEL
${TERMINATED}`,
    ),
  )
}

t.test(
  'a CANCEL that crosses the 200: the caller gets 200 and has to end the call by BYE',
  leavesNothing(
    PROXY,
    `${INVITE}
bob   > 180
alice < 180
alice > CANCEL sip:bob@192.0.2.20
alice < 200
bob   < CANCEL sip:bob@192.0.2.20
bob   > 200 to INVITE
alice < 200
bob   > 481 to CANCEL
alice > ACK sip:bob@192.0.2.20
bob   < ACK sip:bob@192.0.2.20
alice > BYE sip:bob@192.0.2.20
bob   < BYE sip:bob@192.0.2.20
bob   > 200
alice < 200
`,
  ),
)

t.test(
  'a CANCEL that crosses a failure: the failure goes to the caller',
  leavesNothing(
    PROXY,
    `${INVITE}
bob   > 180
alice < 180
alice > CANCEL sip:bob@192.0.2.20
alice < 200
bob   < CANCEL sip:bob@192.0.2.20
bob   > 486 to INVITE
bob   < ACK sip:bob@192.0.2.20
alice < 486
bob   > 481 to CANCEL
alice > ACK sip:bob@192.0.2.20
`,
  ),
)

t.test(
  'a provisional reply that crosses the CANCEL does not reach the caller any more',
  leavesNothing(
    PROXY,
    `${INVITE}
bob   > 180
alice < 180
alice > CANCEL sip:bob@192.0.2.20
alice < 200
bob   < CANCEL sip:bob@192.0.2.20
bob   > 183 to INVITE
bob   > 200 to CANCEL
${TERMINATED}`,
  ),
)

t.test(
  'a CANCEL before its INVITE goes on without state, and the INVITE is a call like others',
  leavesNothing(
    PROXY,
    `
alice > CANCEL sip:bob@192.0.2.20
        Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKa
        Call-ID: one
        From: <sip:alice@example.com>;tag=1
bob   < CANCEL sip:bob@192.0.2.20
alice > INVITE sip:bob@192.0.2.20
        Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKa
        Call-ID: one
        From: <sip:alice@example.com>;tag=1
alice < 100
bob   < INVITE sip:bob@192.0.2.20
bob   > 486 to INVITE
bob   < ACK sip:bob@192.0.2.20
alice < 486
alice > ACK sip:bob@192.0.2.20
        Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKa
        Call-ID: one
        From: <sip:alice@example.com>;tag=1
`,
  ),
)

t.test(
  'copies of the 200 reach the caller each, during the transaction and after',
  leavesNothing(
    PROXY,
    `${INVITE}
bob   > 200
alice < 200
clock +500ms
bob   > 200 again
alice < 200 again
clock +1s
bob   > 200 again
alice < 200 again
clock +8s
bob   > 200 again
alice < 200 again
alice > ACK sip:bob@192.0.2.20
bob   < ACK sip:bob@192.0.2.20
`,
  ),
)

t.test(
  'an ACK that comes before the 200 passes and ends nothing',
  leavesNothing(
    PROXY,
    `${INVITE}
bob   > 180
alice < 180
alice > ACK sip:bob@192.0.2.20
        Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bKother
bob   < ACK sip:bob@192.0.2.20
bob   > 200
alice < 200
`,
  ),
)

t.test(
  'an ACK with the branch of the INVITE before any final reply passes too',
  leavesNothing(
    PROXY,
    `${INVITE}
bob   > 180
alice < 180
alice > ACK sip:bob@192.0.2.20
bob   < ACK sip:bob@192.0.2.20
bob   > 486
bob   < ACK sip:bob@192.0.2.20
alice < 486
clock +500ms
alice < 486 again
alice > ACK sip:bob@192.0.2.20
`,
  ),
)

t.test(
  'a BYE before the ACK is a request of its own',
  leavesNothing(
    PROXY,
    `${INVITE}
bob   > 200
alice < 200
alice > BYE sip:bob@192.0.2.20
bob   < BYE sip:bob@192.0.2.20
bob   > 200 to BYE
alice < 200
alice > ACK sip:bob@192.0.2.20
bob   < ACK sip:bob@192.0.2.20
`,
  ),
)

t.test(
  'two branches that both answer 200: both reach the caller',
  leavesNothing(
    FORKING,
    `${FORKED}
bob   > 200
alice < 200
carol > 200
alice < 200
carol > 200 again
alice < 200 again
`,
  ),
)

t.test(
  'two finals of one branch: 486 after 486 is acknowledged, 200 after 486 still reaches the caller',
  leavesNothing(
    PROXY,
    `${INVITE}
bob   > 486
bob   < ACK sip:bob@192.0.2.20
alice < 486
alice > ACK sip:bob@192.0.2.20
bob   > 603
bob   < ACK sip:bob@192.0.2.20
bob   > 200
alice < 200
`,
  ),
)

t.test(
  'after the time-out a failure is acknowledged and goes no further, a 200 reaches the caller',
  leavesNothing(
    `modparam("tm", "fr_timer", 1000)\n${PROXY}`,
    `${INVITE}
clock +1s
bob   < INVITE sip:bob@192.0.2.20 again
alice < 408
alice > ACK sip:bob@192.0.2.20
bob   > 180
bob   > 486
bob   < ACK sip:bob@192.0.2.20
bob   > 200
alice < 200
`,
  ),
)

t.test(
  'a target that never answers among four: the best of the others, once its time is over',
  leavesNothing(
    `
loadmodule "tm.so"
loadmodule "pv.so"
loadmodule "corex.so"
request_route {
    if ($rm != "INVITE") { t_relay(); exit; }
    $ru = "sip:bob@192.0.2.20";
    append_branch("sip:carol@192.0.2.30");
    append_branch("sip:dave@192.0.2.40");
    append_branch("sip:erin@192.0.2.50");
    t_relay();
}
`,
    `
actor dave udp:192.0.2.40
actor erin udp:192.0.2.50
alice > INVITE sip:office@example.com
alice < 100
bob   < INVITE sip:bob@192.0.2.20
carol < INVITE sip:carol@192.0.2.30
dave  < INVITE sip:dave@192.0.2.40
erin  < INVITE sip:erin@192.0.2.50
bob   > 486
bob   < ACK sip:bob@192.0.2.20
carol > 404
carol < ACK sip:carol@192.0.2.30
dave  > 480
dave  < ACK sip:dave@192.0.2.40
clock +29999ms
erin  < INVITE sip:erin@192.0.2.50 again x9
clock +1ms
alice < 404
alice > ACK sip:office@example.com
`,
  ),
)

t.test(
  'a phone that answers long after the call was answered elsewhere is cancelled, and its 487 acknowledged',
  leavesNothing(
    FORKING,
    `${FORKED}
bob   > 200
alice < 200
clock +9s
carol < INVITE sip:carol@192.0.2.30 again x4
carol > 180
carol < CANCEL sip:carol@192.0.2.30
carol > 200 to CANCEL
quiet 10s
carol > 487 to INVITE
carol < ACK sip:carol@192.0.2.30
`,
  ),
)

t.test(
  'a phone that is silent after the call was answered elsewhere is forgotten when its time is over',
  leavesNothing(
    FORKING,
    `${FORKED}
bob   > 200
alice < 200
clock +30s
carol < INVITE sip:carol@192.0.2.30 again x9
`,
  ),
)

t.test(
  'a script that relays what it has answered leaves nothing behind',
  leavesNothing(
    `
loadmodule "tm.so"
request_route { t_newtran(); t_reply("200", "Mine"); t_relay(); }
`,
    `
alice > MESSAGE sip:bob@192.0.2.20
alice < 200 Mine
bob   < MESSAGE sip:bob@192.0.2.20
bob   > 404
alice > MESSAGE sip:carol@192.0.2.30
alice < 200 Mine
carol < MESSAGE sip:carol@192.0.2.30
clock +30s
carol < MESSAGE sip:carol@192.0.2.30 again x9
`,
  ),
)

t.test(
  'a connection to the called side that dies while it rings: CANCEL opens another',
  async (t) =>
    acts(PROXY, async (stage) => {
      await stage.play(`
actor dave tcp:192.0.2.40
alice > INVITE sip:dave@192.0.2.40;transport=tcp
alice < 100
dave  < INVITE sip:dave@192.0.2.40;transport=tcp
dave  > 180
alice < 180
`)
      await stage.hangUp({ proto: 'tcp', address: '192.0.2.40', port: 5060 })
      await stage.play(`
alice > CANCEL sip:dave@192.0.2.40;transport=tcp
alice < 200
dave  < CANCEL sip:dave@192.0.2.40;transport=tcp
dave  > 200 to CANCEL
dave  > 487 to INVITE
dave  < ACK sip:dave@192.0.2.40;transport=tcp
alice < 487
alice > ACK sip:dave@192.0.2.40;transport=tcp
quiet 300s
`)
      t.equal(stage.transactions, 0)
    })(t),
)

t.test(
  'a connection to the called side that dies while it rings, for good: timer C ends the call',
  async (t) =>
    acts(PROXY, async (stage) => {
      await stage.play(`
actor dave tcp:192.0.2.40
alice > INVITE sip:dave@192.0.2.40;transport=tcp
alice < 100
dave  < INVITE sip:dave@192.0.2.40;transport=tcp
dave  > 180
alice < 180
`)
      await stage.hangUp({ proto: 'tcp', address: '192.0.2.40', port: 5060 })
      await stage.play(`
actor dave tcp:192.0.2.40 refuses
quiet 119999ms
clock +1ms
alice < 408
alice > ACK sip:dave@192.0.2.40;transport=tcp
quiet 300s
`)
      t.equal(stage.transactions, 0)
      t.equal(stage.nextTimer, null)
    })(t),
)

t.test(
  'a caller whose connection is gone does not hold the call up, and gets a connection to its Via',
  async (t) =>
    acts(PROXY, async (stage) => {
      await stage.play(`
actor dave tcp:192.0.2.40:40123
actor home tcp:192.0.2.40
dave > INVITE sip:bob@192.0.2.20
       Via: SIP/2.0/TCP 192.0.2.40;branch=z9hG4bKa
dave < 100
bob  < INVITE sip:bob@192.0.2.20
`)
      await stage.hangUp({ proto: 'tcp', address: '192.0.2.40', port: 40123 })
      await stage.play(`
bob  > 180
home < 180
bob  > 200
home < 200
bob  > 200 again
home < 200
quiet 300s
`)
      t.equal(stage.transactions, 0)
    })(t),
)

const CUT = 'z9hG4bK'

t.test(
  'replies with branches that are nearly ours belong to nothing, and are sent by their Via',
  leavesNothing(
    PROXY,
    `
alice > MESSAGE sip:bob@192.0.2.20
bob   < MESSAGE sip:bob@192.0.2.20
        Via: SIP/2.0/UDP {srv}:5060;branch=${CUT}{place:/[0-9a-f]{4}/}{label:/[0-9a-f]{8}/}{mark:/[0-9a-f]{8}/}.0
        Via: {hers}
${[
  '{place}{label}{mark}',
  '{place}{label}{mark}.',
  '{place}{label}{mark}.1',
  '{place}{label}{mark}.-1',
  '{place}{label}{mark}.0x0',
  '{place}{label}{mark}.99999999999999999999',
  '{place}ffffffff{mark}.0',
  '{place}{label}00000000.0',
  '{label}{place}{mark}.0',
  '0000{label}{mark}.0',
  '..............',
]
  .map(
    (branch) => `
bob   > 200
        Via: SIP/2.0/UDP {srv}:5060;branch=${CUT}${branch}
        Via: {hers}
alice < 200
`,
  )
  .join('')}
bob   > 200
        Via: SIP/2.0/UDP {srv}:5060;branch=${CUT}{place}{label}{mark}.0
        Via: {hers}
alice < 200
bob   > 200
        Via: SIP/2.0/UDP {srv}:5060;branch=${CUT}{place}{label}{mark}.0
        Via: {hers}
`,
  ),
)
