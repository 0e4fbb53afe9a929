import t from 'tap'

import { ServerInMemory } from '../../../test/support/server-in-memory.ts'

const modules = `
loadmodule "pv.so"
loadmodule "sl.so"
loadmodule "cfgutils.so"
loadmodule "textopsx.so"
`

function options(user: string): string {
  return [
    'OPTIONS sip:example.com SIP/2.0',
    `Via: SIP/2.0/UDP 192.0.2.20;branch=z9hG4bK${user}`,
    `From: <sip:${user}@example.com>;tag=1`,
    'To: <sip:example.com>',
    `Call-ID: ${user}`,
    'CSeq: 1 OPTIONS',
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n')
}

/** Lets scripts go on that nothing holds up any more. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

async function answersOf(server: ServerInMemory): Promise<readonly string[]> {
  await settle()
  return server.sent.splice(0).map(({ text }) => text.slice(0, text.indexOf('\r\n')))
}

async function waitingOf(script: string, users: readonly string[]): Promise<readonly string[]> {
  const server = await ServerInMemory.start(modules + script)
  for (const user of users) server.receive(options(user))
  for (let second = 0; second < 3; second++) {
    server.pass(1)
    await settle()
  }
  const answers = await answersOf(server)
  await server.stop()
  return answers
}

t.test('$var and $vn are of one message while it waits', async (t) => {
  const answers = await waitingOf(
    `request_route {
      $var(who) = $fU;
      $vn(who) = $fU;
      route(REST);
      sl_send_reply("200", "$var(who) $vn(who) $var(late)");
    }
    route[REST] { sleep("1"); $var(late) = $fU; sleep("1"); }`,
    ['alice', 'bob', 'carol'],
  )
  t.same(answers, [
    'SIP/2.0 200 alice alice alice',
    'SIP/2.0 200 bob bob bob',
    'SIP/2.0 200 carol carol carol',
  ])
})

t.test(
  'what a route sets behind a wait, run by a function, is there for who called it',
  async (t) => {
    const answers = await waitingOf(
      `request_route {
      $var(who) = "nobody";
      msg_changed_route("LOOKED");
      sl_send_reply("200", "$var(who)");
    }
    route[LOOKED] { sleep("1"); $var(who) = $fU; }`,
      ['alice', 'bob'],
    )
    t.same(answers, ['SIP/2.0 200 alice', 'SIP/2.0 200 bob'])
  },
)

t.test('a message that came meanwhile leaves nothing behind', async (t) => {
  const server = await ServerInMemory.start(`${modules}
    request_route {
      if ($fU == "alice") sleep("1");
      else $var(x) = $fU;
      sl_send_reply("200", "$var(x)");
    }`)
  server.receive(options('alice'))
  server.receive(options('bob'))
  t.same(await answersOf(server), ['SIP/2.0 200 bob'])
  server.pass(1)
  t.same(await answersOf(server), ['SIP/2.0 200 0'])
  await server.stop()
})

t.test('a route that may wait, and need not, ends before the next message', async (t) => {
  const server = await ServerInMemory.start(`${modules}
    request_route {
      if ($fU == "nobody") sleep("1");
      $var(n) = $var(n) + 1;
      route($fU);
      sl_send_reply("200", "$var(n)");
    }
    route[alice] { if ($fU == "bob") sleep("1"); }`)
  const [first] = server.receive(options('alice'))
  const [second] = server.receive(options('alice'))
  t.match(first?.text, /^SIP\/2\.0 200 1\r\n/)
  t.match(second?.text, /^SIP\/2\.0 200 2\r\n/)
  await server.stop()
})
