/** RFC 3261 10.3: what a registrar does with a REGISTER, step by step. */

import t from 'tap'

import { RegisterAnswer, type RegisterParts, registerText } from '../../support/register-request.ts'
import { ServerInMemory } from '../../support/server-in-memory.ts'

const CONFIGURATION = `
loadmodule "sl.so"
loadmodule "usrloc.so"
loadmodule "registrar.so"
modparam("registrar", "min_expires", 60)
modparam("registrar", "min_expires_mode", 1)
modparam("registrar", "max_expires", 7200)
modparam("usrloc", "use_domain", 1)
request_route {
    if (method == "REGISTER") save("location");
    else if (lookup("location")) forward();
    else sl_send_reply("404", "Not Found");
}
`

const start = async (): Promise<ServerInMemory> => ServerInMemory.start(CONFIGURATION)

function answerTo(server: ServerInMemory, parts: RegisterParts): RegisterAnswer {
  const [sent] = server.receive(registerText(parts))
  return new RegisterAnswer(sent?.text ?? '')
}

t.test('step 5: the address of record is To, without parameters and escapes', async (t) => {
  const server = await start()
  answerTo(server, { to: 'sip:b%6Fb@EXAMPLE.com;user=x', contacts: ['<sip:b@192.0.2.20>'] })
  const answer = answerTo(server, { to: 'sip:bob@example.com' })
  t.same(answer.contacts, [['sip:b@192.0.2.20', 3600]])
  t.same(answerTo(server, { to: 'sip:bob@example.org' }).contacts, [], 'another domain')
  await server.stop()
})

t.test('step 6: a star goes with Expires 0 alone, and with no other contact', async (t) => {
  const server = await start()
  const one = ['<sip:b@192.0.2.20>']
  answerTo(server, { contacts: one })
  for (const [contacts, headers] of [
    [['*'], []],
    [['*'], ['Expires: 60']],
    [['*', ...one], ['Expires: 0']],
    [[...one, '*'], ['Expires: 0']],
    [[`*, ${one[0]}`], ['Expires: 0']],
    [['*', '*'], ['Expires: 0']],
  ] as const) {
    t.equal(answerTo(server, { contacts, headers }).status, 400, `${contacts.join()} ${headers}`)
  }
  t.equal(answerTo(server, {}).contacts.length, 1, 'nothing has changed')
  const answer = answerTo(server, { contacts: ['*'], headers: ['Expires: 0'] })
  t.equal(answer.status, 200)
  t.equal(answer.header('Contact'), null)
  await server.stop()
})

t.test('step 6: a star of an older request of the same Call-ID fails', async (t) => {
  const server = await start()
  answerTo(server, { contacts: ['<sip:b@192.0.2.20>'], callId: 'a', cseq: 10 })
  const star = { contacts: ['*'], headers: ['Expires: 0'] }
  t.equal(answerTo(server, { ...star, callId: 'a', cseq: 9 }).status, 400)
  t.equal(
    answerTo(server, { ...star, callId: 'b', cseq: 1 }).status,
    200,
    'of another one it is done',
  )
  await server.stop()
})

t.test('step 7: the interval is that of the contact, of Expires, or the own one', async (t) => {
  const server = await start()
  for (const [contact, headers, seconds] of [
    ['<sip:b@192.0.2.20>;expires=100', ['Expires: 200'], 100],
    ['<sip:b@192.0.2.20>', ['Expires: 200'], 200],
    ['<sip:b@192.0.2.20>', [], 3600],
    ['<sip:b@192.0.2.20>;expires=nonsense', ['Expires: 200'], 3600],
    ['<sip:b@192.0.2.20>;expires=99999999', [], 7200],
    ['<sip:b@192.0.2.20>;expires=1099511627776', [], 7200],
  ] as const) {
    const answer = answerTo(server, { contacts: [contact], headers })
    t.same(answer.contacts, [['sip:b@192.0.2.20', seconds]], `${contact} ${headers}`)
  }
  await server.stop()
})

t.test('step 7: an interval that is too brief is refused with 423 and Min-Expires', async (t) => {
  const server = await start()
  const answer = answerTo(server, { contacts: ['<sip:b@192.0.2.20>;expires=59'] })
  t.equal(answer.status, 423)
  t.equal(answer.header('Min-Expires'), '60')
  t.equal(answerTo(server, { contacts: ['<sip:b@192.0.2.20>;expires=60'] }).status, 200)
  await server.stop()
})

t.test('step 7: URIs are compared as 19.1.4 says', async (t) => {
  const server = await start()
  for (const [one, other, same] of [
    ['sip:b@host.example', 'sip:b@HOST.example', true],
    ['sip:b@host.example', 'sip:%62@host.example', true],
    ['sip:b@host.example;x=1;y=2', 'sip:b@host.example;Y=2;X=1', true],
    ['sip:b@host.example', 'sip:b@host.example;new=1', true],
    ['sip:b@host.example', 'sip:B@host.example', false],
    ['sip:b@host.example', 'sip:b@host.example:5060', false],
    ['sip:b@host.example', 'sip:b@host.example;transport=udp', false],
    ['sip:b@host.example;x=1', 'sip:b@host.example;x=2', false],
    ['sip:b@host.example', 'sips:b@host.example', false],
    ['sip:b@[2001:db8::1]', 'sip:b@[2001:0DB8:0::1]', true],
  ] as const) {
    answerTo(server, { contacts: [`<${one}>`] })
    const { contacts } = answerTo(server, { contacts: [`<${other}>`] })
    t.equal(contacts.length, same ? 1 : 2, `${one} and ${other}`)
    t.ok(
      contacts.some(([uri]) => uri === other),
      'the one registered last is there as it is written',
    )
    answerTo(server, { contacts: ['*'], headers: ['Expires: 0'] })
  }
  await server.stop()
})

t.test(
  'step 7: a lower CSeq of the same Call-ID changes nothing, another Call-ID does',
  async (t) => {
    const server = await start()
    const contacts = ['<sip:b@192.0.2.20>;expires=600']
    answerTo(server, { contacts, callId: 'a', cseq: 10 })
    const older = ['<sip:b@192.0.2.20>;expires=0']
    t.equal(answerTo(server, { contacts: older, callId: 'a', cseq: 9 }).status, 400)
    t.equal(answerTo(server, {}).contacts.length, 1)
    t.same(answerTo(server, { contacts: older, callId: 'b', cseq: 1 }).contacts, [])
    await server.stop()
  },
)

t.test('step 7: a copy of a request is answered, and changes nothing', async (t) => {
  const server = await start()
  const text = registerText({ contacts: ['<sip:b@192.0.2.20>;expires=600'] })
  server.receive(text)
  server.pass(10)
  const [sent] = server.receive(text)
  t.same(new RegisterAnswer(sent?.text ?? '').contacts, [['sip:b@192.0.2.20', 590]])
  await server.stop()
})

t.test('step 7: all contacts of a request are registered, or none', async (t) => {
  const server = await start()
  answerTo(server, { contacts: ['<sip:b@192.0.2.20>'], callId: 'a', cseq: 10 })
  for (const wrong of [
    '<sip:b@192.0.2.20>',
    '<sip:c@192.0.2.20>;q=2',
    '<sip:c@192.0.2.20>;expires=5',
    'nonsense',
  ]) {
    const answer = answerTo(server, {
      contacts: ['<sip:new@192.0.2.20>', wrong],
      callId: 'a',
      cseq: 9,
    })
    t.ok(answer.status >= 400, wrong)
  }
  t.same(answerTo(server, {}).contacts, [['sip:b@192.0.2.20', 3600]])
  await server.stop()
})

t.test('step 8: the answer lists all contacts with what is left of their time', async (t) => {
  const server = await start()
  answerTo(server, { contacts: ['<sip:a@192.0.2.20>;q=0.2;expires=100'] })
  server.pass(30)
  const answer = answerTo(server, { contacts: ['<sip:b@192.0.2.20>;q=0.8;expires=500'] })
  t.same(answer.contacts, [
    ['sip:b@192.0.2.20', 500],
    ['sip:a@192.0.2.20', 70],
  ])
  server.pass(70)
  t.same(answerTo(server, {}).contacts, [['sip:b@192.0.2.20', 430]], 'what is over is not listed')
  await server.stop()
})

t.test('a request without To, Call-ID or CSeq that can be read is refused', async (t) => {
  const server = await start()
  const text = registerText({ contacts: ['<sip:a@192.0.2.20>'] })
  for (const [from, to] of [
    [/^To: .*$/m, 'To: <nonsense>'],
    [/^CSeq: .*$/m, 'CSeq: REGISTER'],
  ] as const) {
    const [sent] = server.receive(text.replace(from, to))
    const status = sent === undefined ? 0 : new RegisterAnswer(sent.text).status
    t.ok(status === 0 || status === 400, `${to} ${status}`)
  }
  t.same(answerTo(server, {}).contacts, [])
  await server.stop()
})
