/** REGISTERs that mean harm. */

import t from 'tap'

import {
  RegisterAnswer,
  type RegisterParts,
  registerText,
} from '../../../test/support/register-request.ts'
import { ServerInMemory } from '../../../test/support/server-in-memory.ts'

const configuration = (parameters = ''): string => `
loadmodule "sl.so"
loadmodule "usrloc.so"
loadmodule "registrar.so"
${parameters}
request_route {
    if (method == "REGISTER") save("location");
    else if (lookup("location")) forward();
    else sl_send_reply("404", "Not Found");
}
`

function answerTo(server: ServerInMemory, parts: RegisterParts): RegisterAnswer {
  const [sent] = server.receive(registerText(parts))
  return new RegisterAnswer(sent?.text ?? '')
}

t.test('a megabyte of contacts is refused, and quickly', async (t) => {
  const server = await ServerInMemory.start(configuration())
  const many = Array.from({ length: 40_000 }, (_, i) => `<sip:b${i}@192.0.2.20>`)
  for (const contacts of [many, [many.join(',')], [many.slice(0, 1500).join(',')]]) {
    const before = performance.now()
    const answer = answerTo(server, { contacts })
    t.match(String(answer.status), /^(?:400|513)$/)
    t.ok(performance.now() - before < 1000)
  }
  t.same(answerTo(server, {}).contacts, [])
  const tooMany = answerTo(server, { contacts: [many.slice(0, 201).join(',')] })
  t.equal(tooMany.header('P-Registrar-Error'), 'Too many contacts in one request')
  t.equal(answerTo(server, { contacts: [many.slice(0, 200).join(',')] }).contacts.length, 200)
  await server.stop()
})

t.test(
  'ten thousand contacts of one address of record do not make the next one slow',
  async (t) => {
    const server = await ServerInMemory.start(configuration())
    const all = Array.from({ length: 10_000 }, (_, i) => `<sip:b${i}@192.0.2.20>;q=0.${i % 10}`)
    const before = performance.now()
    for (let from = 0; from < all.length; from += 200) {
      answerTo(server, { contacts: [all.slice(from, from + 200).join(',')] })
    }
    const figure = server.server.statistics.get('usrloc', 'location-contacts')?.figure
    t.equal(figure?.value, 10_000)
    const filled = performance.now()
    for (let i = 0; i < 20; i++) answerTo(server, { contacts: [`<sip:b${i}@192.0.2.20>;q=0.5`] })
    const after = performance.now()
    t.ok(filled - before < 5000, `${Math.round(filled - before)} ms to fill it`)
    t.ok((after - filled) / 20 < 100, `${Math.round((after - filled) / 20)} ms for one more`)
    answerTo(server, { contacts: ['*'], headers: ['Expires: 0'] })
    t.equal(figure?.value, 0)
    await server.stop()
  },
)

t.test(
  'what is registered for 2^40 seconds is registered for 2^32 - 1, and goes with the rest',
  async (t) => {
    const server = await ServerInMemory.start(configuration())
    const answer = answerTo(server, { contacts: ['<sip:b@192.0.2.20>;expires=1099511627776'] })
    t.same(answer.contacts, [['sip:b@192.0.2.20', 4_294_967_295]])
    server.pass(100_000)
    t.same(answerTo(server, {}).contacts, [['sip:b@192.0.2.20', 4_294_867_295]])
    answerTo(server, { contacts: ['*'], headers: ['Expires: 0'] })
    t.same(answerTo(server, {}).contacts, [])
    await server.stop()
  },
)

t.test('texts on the wire are names of nothing', async (t) => {
  const server = await ServerInMemory.start(configuration())
  for (const user of [
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '%00',
    '%0d%0aX:%201',
  ]) {
    const answer = answerTo(server, {
      to: `sip:${user}@example.com`,
      contacts: [`<sip:${user}@192.0.2.20>`],
    })
    t.equal(answer.status, 200, user)
    t.equal(answer.contacts.length, 1)
    t.notMatch(answer.text, /\r\nX: 1/)
  }
  await server.stop()
})

t.test('nothing that a Path says leaves its quotes', async (t) => {
  const server = await ServerInMemory.start(
    configuration(`modparam("registrar", "use_path", 1)
modparam("registrar", "path_mode", 0)
modparam("registrar", "path_use_received", 1)`),
  )
  for (const received of ['sip:192.0.2.9%0d%0aX:%201', 'sip:192.0.2.9%22;evil=1', 'sip:x%5c']) {
    const answer = answerTo(server, {
      contacts: ['<sip:b@192.0.2.20>'],
      headers: [`Path: <sip:192.0.2.40;lr;received=${received}>`],
    })
    t.notMatch(answer.text, /\r\nX: 1|evil|\\/, received)
  }
  await server.stop()
})

t.test('an instance with quotes in it stays one text', async (t) => {
  const server = await ServerInMemory.start(configuration())
  for (const instance of ['"<a\\"b>"', '"', '""', '<x>', '"<urn:uuid:1>";evil="1"']) {
    const answer = answerTo(server, { contacts: [`<sip:b@192.0.2.20>;+sip.instance=${instance}`] })
    t.ok(answer.status === 200 || answer.status === 400, `${instance} ${answer.status}`)
    t.ok(answer.contacts.length <= 2)
    answerTo(server, { contacts: ['*'], headers: ['Expires: 0'] })
  }
  await server.stop()
})

t.test('a table that is full takes no more, and lets those in who are there', async (t) => {
  const server = await ServerInMemory.start(configuration('modparam("usrloc", "max_contacts", 2)'))
  const register = (user: string) =>
    answerTo(server, { to: `sip:${user}@example.com`, contacts: [`<sip:${user}@192.0.2.20>`] })
  t.equal(register('a').status, 200)
  t.equal(register('b').status, 200)
  t.equal(register('c').status, 503)
  t.equal(register('a').status, 200)
  const two = { to: 'sip:a@example.com', contacts: ['<sip:a2@192.0.2.20>', '<sip:a@192.0.2.20>'] }
  t.equal(answerTo(server, two).status, 503, 'nothing of it is done')
  t.equal(answerTo(server, { to: 'sip:a@example.com' }).contacts.length, 1)
  await server.stop()
})

t.test('those who register and go leave nothing behind', async (t) => {
  const server = await ServerInMemory.start(configuration())
  for (let i = 0; i < 2000; i++) {
    const to = `sip:u${i}@example.com`
    answerTo(server, { to, contacts: [`<sip:u${i}@192.0.2.20>`] })
    answerTo(server, { to, contacts: [`<sip:u${i}@192.0.2.20>;expires=0`] })
  }
  const figure = (name: string) => server.server.statistics.get('usrloc', name)?.figure.value
  t.equal(figure('location-contacts'), 0)
  t.equal(figure('location-users'), 0)
  t.equal(figure('registered_users'), 0)
  await server.stop()
})

t.test('figures count what was registered, refused and over', async (t) => {
  const server = await ServerInMemory.start(configuration())
  const figure = (group: string, name: string) =>
    server.server.statistics.get(group, name)?.figure.value
  answerTo(server, { contacts: ['<sip:a@192.0.2.20>;expires=60', '<sip:b@192.0.2.20>'] })
  answerTo(server, { contacts: ['nonsense'] })
  t.equal(figure('usrloc', 'location-contacts'), 2)
  t.equal(figure('usrloc', 'registered_users'), 1)
  server.pass(130)
  t.equal(figure('usrloc', 'location-contacts'), 1)
  t.equal(figure('usrloc', 'location-expires'), 1)
  t.equal(figure('registrar', 'accepted_regs'), 1)
  t.equal(figure('registrar', 'rejected_regs'), 1)
  t.equal(figure('registrar', 'default_expire'), 3600)
  await server.stop()
})

t.test('a lookup makes as many branches as there may be, of however many contacts', async (t) => {
  const server = await ServerInMemory.start(configuration())
  const contacts = Array.from({ length: 100 }, (_, i) => `<sip:b${i}@192.0.2.20>`)
  t.equal(answerTo(server, { contacts }).status, 200)
  const text = registerText()
    .replaceAll('REGISTER sip:example.com', 'MESSAGE sip:bob@example.com')
    .replaceAll(' REGISTER', ' MESSAGE')
  const [sent] = server.receive(text)
  t.match(sent?.text, /^MESSAGE sip:b0@192\.0\.2\.20 SIP\/2\.0\r\n/)
  await server.stop()
})
