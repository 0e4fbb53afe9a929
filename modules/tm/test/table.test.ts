/** The table of transactions: found by all that names them, before and after it has grown. */

import t from 'tap'

import { parseMessageText } from 'siprose'

import { SeededRandom } from '../../../src/docs/player/world/random.ts'
import { acts, type Stage } from '../../../test/support/stage.ts'

const ALICE = { proto: 'udp', address: '192.0.2.10', port: 5060 } as const

/** More than the first table has room for. */
const MANY = 2100

function request(number: number): string {
  return (
    'MESSAGE sip:bob@192.0.2.20 SIP/2.0\r\n' +
    `Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK${number}\r\nMax-Forwards: 70\r\n` +
    `From: <sip:alice@example.com>;tag=${number}\r\nTo: <sip:bob@example.com>\r\n` +
    `Call-ID: call${number}\r\nCSeq: 1 MESSAGE\r\nContent-Length: 0\r\n\r\n`
  )
}

function figure(stage: Stage, name: string): number {
  const stats = stage.command('tm.hash_stats')
  return typeof stats === 'object' && stats !== null ? Number(Reflect.get(stats, name)) : -1
}

t.test('transactions are found by copies and by replies, though the table has grown', (t) =>
  acts('loadmodule "tm.so"\nloadmodule "sl.so"\nrequest_route { t_relay(); }', async (stage) => {
    const sent: string[] = []
    for (let number = 0; number < MANY; number++) {
      const [out] = await stage.bring(request(number), ALICE)
      sent.push(out?.text ?? '')
    }
    t.equal(figure(stage, 'crt_transactions'), MANY)
    t.equal(figure(stage, 'hash_size'), 65_536)
    t.ok(figure(stage, 'crt_max_entries') <= 4, 'they are spread')
    const random = new SeededRandom('table')
    for (let look = 0; look < 50; look++) {
      const number = random.uint32() % MANY
      t.same(await stage.bring(request(number), ALICE), [], 'a copy is no new request')
      const vias = (sent[number] ?? '').match(/^Via: [^\r]*\r\n/gm) ?? []
      const [answer] = await stage.bring(
        `SIP/2.0 200 OK\r\n${vias.join('')}From: <sip:alice@example.com>;tag=${number}\r\n` +
          `To: <sip:bob@example.com>;tag=b\r\nCall-ID: call${number}\r\nCSeq: 1 MESSAGE\r\nContent-Length: 0\r\n\r\n`,
        { ...ALICE, address: '192.0.2.20' },
      )
      t.equal(answer === undefined ? -1 : parseMessageText(answer.text).status, 200)
    }
    await stage.pass(60_000)
    t.equal(figure(stage, 'crt_transactions'), 0)
  })(t),
)
