/** Requests that nobody answers, by the thousand. */

import t from 'tap'

import { acts } from '../../../test/support/stage.ts'

const ALICE = { proto: 'udp', address: '192.0.2.10', port: 5060 } as const

t.test(
  '100 000 INVITEs that nobody answers: memory is bounded, and all are forgotten',
  async (t) => {
    const COUNT = 100_000
    const run = acts(
      `
loadmodule "tm.so"
modparam("tm", "fr_timer", 2000)
modparam("tm", "max_transactions", ${COUNT - 1000})
request_route { t_relay(); }
`,
      async (stage) => {
        let refused = 0
        for (let batch = 0; batch < COUNT; batch += 1000) {
          for (let i = batch; i < batch + 1000; i++)
            stage.world.network.send(invite(i), ALICE, null)
          for (const { text } of await stage.pass(0)) if (text.startsWith('SIP/2.0 503')) refused++
        }
        t.equal(stage.transactions, COUNT - 1000, 'no more are kept than may be')
        t.equal(refused, 1000, 'the others are refused')
        let late = 0
        for (let second = 0; second < 4; second++) {
          for (const { text } of await stage.pass(1000)) if (text.startsWith('SIP/2.0 408')) late++
        }
        t.ok(late >= COUNT - 1000, 'everybody hears how it ends')
        await stage.pass(60_000)
        t.equal(stage.transactions, 0, 'nothing is kept')
      },
    )
    await run(t)
  },
)

t.test('20 000 INVITEs of one Call-ID and CSeq number: a thousand are kept', async (t) =>
  acts('loadmodule "tm.so"\nrequest_route { t_relay(); }', async (stage) => {
    let refused = 0
    for (let i = 0; i < 20_000; i++) stage.world.network.send(invite(i, 'one'), ALICE, null)
    for (const { text } of await stage.pass(0)) if (text.startsWith('SIP/2.0 503')) refused++
    t.equal(stage.transactions, 1000)
    t.equal(refused, 19_000)
    await stage.pass(100_000)
    t.equal(stage.transactions, 0)
  })(t),
)

function invite(number: number, call = String(number)): string {
  return (
    'INVITE sip:bob@192.0.2.20 SIP/2.0\r\n' +
    `Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK${number}\r\nMax-Forwards: 70\r\n` +
    `From: <sip:alice@example.com>;tag=${number}\r\nTo: <sip:bob@192.0.2.20>\r\n` +
    `Call-ID: ${call}@192.0.2.10\r\nCSeq: 1 INVITE\r\nContent-Length: 0\r\n\r\n`
  )
}
