/** Many messages, the same ones twice, and what is not kept as it came. */

import t from 'tap'

import { acts, type Stage, tells } from '../../../test/support/stage.ts'
import { sendTime, shownTime } from '../mail/times.ts'

const BOB = { proto: 'udp', address: '192.0.2.20', port: 5060 } as const

const configuration = (extra = ''): string => `
loadmodule "pv.so"
loadmodule "sl.so"
loadmodule "tm.so"
loadmodule "db_sqlite.so"
loadmodule "msilo.so"
loadmodule "corex.so"
modparam("msilo", "db_url", "sqlite:///siprose.db")
${extra}
request_route {
    if ($rm == "REGISTER") { m_dump(); sl_send_reply("200", "OK"); exit; }
    if (m_store()) sl_send_reply("202", "Accepted");
    else sl_send_reply("503", "Not Stored");
}
`

const registration = (cseq: number): string =>
  `REGISTER sip:192.0.2.20 SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.20;branch=z9hG4bKr${cseq}\r\nFrom: <sip:bob@192.0.2.20>;tag=1\r\n` +
  `To: <sip:bob@192.0.2.20>\r\nCall-ID: r\r\nCSeq: ${cseq} REGISTER\r\nContact: <sip:bob@192.0.2.20>\r\nContent-Length: 0\r\n\r\n`

const message = (number: number, headers = ''): string =>
  `MESSAGE sip:bob@192.0.2.20 SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.20;branch=z9hG4bKm${number}\r\nFrom: <sip:alice@example.com>;tag=1\r\n` +
  `To: <sip:bob@192.0.2.20>\r\nCall-ID: m${number}\r\nCSeq: 1 MESSAGE\r\nContent-Type: text/html\r\n${headers}Content-Length: 4\r\n\r\n${String(number).padStart(4, '0')}`

/** The bodies of the messages that came, each answered with a status. */
async function answerAll(
  stage: Stage,
  texts: readonly string[],
  status: (body: string) => string,
): Promise<{ readonly bodies: string[]; readonly next: string[] }> {
  const bodies: string[] = []
  const next: string[] = []
  for (const text of texts.filter((one) => one.startsWith('MESSAGE '))) {
    const body = text.slice(-4)
    bodies.push(body)
    const lines = text.split('\r\n').filter((line) => /^(Via|From|To|Call-ID|CSeq):/.test(line))
    const answer = `SIP/2.0 ${status(body)}\r\n${lines.join('\r\n')}\r\nContent-Length: 0\r\n\r\n`
    for (const sent of await stage.bring(answer, BOB)) next.push(sent.text)
  }
  return { bodies, next }
}

const register = async (stage: Stage, cseq: number): Promise<readonly string[]> =>
  (await stage.bring(registration(cseq), BOB)).map(({ text }) => text)

const messagesIn = (texts: readonly string[]): readonly string[] =>
  texts.filter((text) => text.startsWith('MESSAGE '))

t.test('m_dump() delivers 200 messages, 20 at a time, in their order', async (t) =>
  acts(configuration(), async (stage) => {
    const all = Array.from({ length: 200 }, (_, number) => String(number).padStart(4, '0'))
    for (let number = 0; number < 200; number++) await stage.bring(message(number), BOB)
    let texts = await register(stage, 1)
    const arrived: string[] = []
    while (messagesIn(texts).length > 0) {
      t.equal(messagesIn(texts).length, 20)
      const { bodies, next } = await answerAll(stage, texts, () => '200 OK')
      arrived.push(...bodies)
      texts = next
    }
    t.same(arrived, all)
    t.same(messagesIn(await register(stage, 2)), [], 'nothing is left')
  })(t),
)

t.test('m_dump() sends nothing a second time while it is on its way', async (t) =>
  acts(configuration(), async (stage) => {
    for (let number = 0; number < 5; number++) await stage.bring(message(number), BOB)
    const first = await register(stage, 1)
    t.equal(messagesIn(first).length, 5)
    t.equal(messagesIn(await register(stage, 2)).length, 0)
    await answerAll(stage, first, (body) => (body === '0002' ? '480 Not There' : '200 OK'))
    const again = await register(stage, 3)
    t.same(
      messagesIn(again).map((text) => text.slice(-4)),
      ['0002'],
      'what failed is sent again, and only that',
    )
    await answerAll(stage, again, () => '200 OK')
  })(t),
)

t.test('m_dump() stops where a phone has gone again, and goes on at the next time', async (t) =>
  acts(configuration('modparam("msilo", "dump_batch", 2)'), async (stage) => {
    for (let number = 0; number < 5; number++) await stage.bring(message(number), BOB)
    const first = await register(stage, 1)
    const { next } = await answerAll(stage, first, () => '480 Not There')
    t.same(messagesIn(next), [])
    let texts = await register(stage, 2)
    const arrived: string[] = []
    while (messagesIn(texts).length > 0) {
      const { bodies, next: more } = await answerAll(stage, texts, () => '200 OK')
      arrived.push(...bodies)
      texts = more
    }
    t.same(arrived, ['0000', '0001', '0002', '0003', '0004'])
  })(t),
)

t.test('m_store() keeps headers of the message unfolded, and none of its way', async (t) =>
  acts(configuration(), async (stage) => {
    const headers =
      'X-Folded: a\r\n b\r\nRoute: <sip:192.0.2.1;lr>\r\nAuthorization: Digest username="alice"\r\n' +
      'X-Empty:\r\nv: SIP/2.0/UDP 192.0.2.99;branch=z9hG4bKx\r\nX-Umlaut: \xc3\xa4\r\n'
    await stage.bring(message(1, headers), BOB)
    const [text = ''] = messagesIn(await register(stage, 1))
    t.match(text, '\r\nX-Folded: a b\r\n')
    t.match(text, /\r\nX-Empty: ?\r\n/)
    t.match(text, '\r\nX-Umlaut: \xc3\xa4\r\n')
    for (const no of ['Digest', '192.0.2.99', 'Route']) t.notMatch(text, no)
    await answerAll(stage, [text], () => '200 OK')
  })(t),
)

t.test('m_store() keeps each byte of a body', async (t) =>
  acts(configuration(), async (stage) => {
    const body = '\0\r\n\xff\xe4'
    const odd = message(1).replace(/Content-Length: 4\r\n\r\n.*/s, '')
    await stage.bring(`${odd}Content-Length: ${body.length}\r\n\r\n${body}`, BOB)
    const [text = ''] = messagesIn(await register(stage, 1))
    t.equal(text.slice(text.indexOf('\r\n\r\n') + 4), body)
    await answerAll(stage, [text], () => '200 OK')
  })(t),
)

t.test(
  'reminders that fail wait for a registration',
  tells(
    configuration(
      'modparam("msilo", "reminder", "sip:clock@example.com")\nmodparam("msilo", "send_time", 1)',
    )
      .replace('if (m_store())', '$avp(when) = "20000101000001"; if (m_store())')
      .replace('request_route', 'modparam("msilo", "snd_time_avp", "$avp(when)")\nrequest_route'),
    `
alice > MESSAGE sip:bob@192.0.2.20
        Content-Type: text/html

        Get up
alice < 202
clock +1s
bob < MESSAGE sip:bob@192.0.2.20
      From: <sip:clock@example.com>;tag={*}

      [Reminder message - Sat Jan  1 00:00:01 2000] Get up
bob > 486
quiet 5s
bob > REGISTER sip:192.0.2.20
      To: <sip:bob@192.0.2.20>
      Contact: <sip:bob@192.0.2.20>
bob < MESSAGE sip:bob@192.0.2.20
      From: <sip:alice@example.com>;tag={*}

      Get up
bob > 200
bob < 200
`,
  ),
)

t.test(
  'nobody answers: the message is kept, and the server forgets its request',
  tells(
    configuration(),
    `
alice > MESSAGE sip:bob@192.0.2.20
        Content-Type: text/html

        Hello
alice < 202
bob > REGISTER sip:192.0.2.20
      To: <sip:bob@192.0.2.20>
      Contact: <sip:bob@192.0.2.20>
bob < MESSAGE sip:bob@192.0.2.20
bob < 200
clock +40s
bob < MESSAGE sip:bob@192.0.2.20 again x9
bob > REGISTER sip:192.0.2.20
      To: <sip:bob@192.0.2.20>
      Contact: <sip:bob@192.0.2.20>
bob < MESSAGE sip:bob@192.0.2.20
bob > 200
bob < 200
`,
  ),
)

t.test('times of reminders: what is no time is none', async (t) => {
  t.equal(shownTime(sendTime('20000101000500') ?? 0).slice(-13), '00:05:00 2000')
  t.equal(shownTime(sendTime('20240229235959') ?? 0), 'Thu Feb 29 23:59:59 2024')
  for (const text of [
    '',
    '2000',
    '20001301000000',
    '20230229000000',
    '20000100000000',
    'x'.repeat(14),
  ])
    t.equal(sendTime(text), null, text)
})
