/** Parameters that change while the server runs. */

import t from 'tap'

import { RegisterAnswer, registerText } from '../../../test/support/register-request.ts'
import { ServerInMemory } from '../../../test/support/server-in-memory.ts'

t.test('limits that are changed by a command count from the next request on', async (t) => {
  const server = await ServerInMemory.start(`
loadmodule "sl.so"
loadmodule "cfg_rpc.so"
loadmodule "usrloc.so"
loadmodule "registrar.so"
request_route { save("location"); }`)
  const seconds = (): number | null => {
    const [sent] = server.receive(registerText({ contacts: ['<sip:b@192.0.2.20>'] }))
    return new RegisterAnswer(sent?.text ?? '').contacts[0]?.[1] ?? null
  }
  t.equal(seconds(), 3600)
  server.server.commands.call('cfg.seti', ['registrar', 'max_expires', 120])
  t.equal(seconds(), 120)
  server.server.commands.call('cfg.seti', ['registrar', 'max_expires', 0])
  server.server.commands.call('cfg.seti', ['registrar', 'default_expires', 600])
  t.equal(seconds(), 600)
  await server.stop()
})
