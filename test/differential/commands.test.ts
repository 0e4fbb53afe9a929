/** Answers to commands, beside Kamailio with the same configuration: the same shape, name by name. */

import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import t from 'tap'

import { freePorts } from '../support/free-port.ts'
import { startKamailio } from '../support/kamailio-process.ts'
import { installed, startServer } from '../support/server-process.ts'

const DEADLINE_MS = 10_000

const configuration = (port: number, commands: number): string => `
disable_tcp = yes
listen = udp:127.0.0.1:${port}
loadmodule "sl.so"
loadmodule "pv.so"
loadmodule "counters.so"
loadmodule "statistics.so"
loadmodule "cfg_rpc.so"
loadmodule "jsonrpcs.so"
modparam("jsonrpcs", "transport", 4)
modparam("jsonrpcs", "dgram_socket", "udp:127.0.0.1:${commands}")
modparam("counters", "script_counter", "reg.ok registrations")
modparam("statistics", "variable", "calls")
edge.limit = 10 desc "calls of one customer"
edge.greeting = "hello"
request_route { sl_send_reply("200", "OK"); exit; }
`

type Row = readonly [method: string, ...params: (string | number)[]]

const rows: readonly Row[] = [
  ['system.listMethods'],
  ['system.methodHelp', 'core.uptime'],
  ['system.methodHelp', 'nobody'],
  ['system.methodHelp'],
  ['core.prints', 'one', 'two'],
  ['core.printi', 5],
  ['core.echo', 'one', 5],
  ['core.echo'],
  ['core.version'],
  ['core.flags'],
  ['core.info'],
  ['core.runinfo'],
  ['core.uptime'],
  ['core.ps'],
  ['core.psx'],
  ['core.psa'],
  ['core.pwd'],
  ['core.arg'],
  ['core.shmmem'],
  ['core.shmmem', 'k'],
  ['core.shmmem', 'x'],
  ['core.udp4_raw_info'],
  ['core.sockets_list'],
  ['core.modules'],
  ['core.ppdefines'],
  ['core.ppdefines_full'],
  ['core.nobody'],
  ['core.kill', 0],
  ['cfg.list', 'edge'],
  ['cfg.list', 'nobody'],
  ['cfg.get', 'edge', 'limit'],
  ['cfg.get', 'edge'],
  ['cfg.get', 'edge', 'nobody'],
  ['cfg.get', 'core', 'max_while_loops'],
  ['cfg.seti', 'edge', 'limit', 12],
  ['cfg.sets', 'edge', 'greeting', 'welcome'],
  ['cfg.set', 'edge', 'limit', 13],
  ['cfg.get', 'edge'],
  ['cfg.seti', 'core', 'mcast', 5],
  ['cfg.help', 'edge', 'limit'],
  ['cfg.help', 'edge', 'nobody'],
  ['cfg.add_group_inst', 'edge[5]'],
  ['cfg.seti', 'edge[5]', 'limit', 100],
  ['cfg.get', 'edge[5]'],
  ['cfg.del', 'edge[5]', 'limit'],
  ['cfg.get', 'edge[5]', 'limit'],
  ['cfg.del_group_inst', 'edge[5]'],
  ['cfg.del_group_inst', 'edge[5]'],
  ['cfg.add_group_inst', 'edge'],
  ['cfg.set_delayed', 'edge', 'limit', 14],
  ['cfg.rollback'],
  ['cfg.set_delayed_int', 'edge', 'limit', 15],
  ['cfg.commit'],
  ['cfg.get', 'edge', 'limit'],
  ['cnt.list_groups'],
  ['cnt.list_vars', 'reg'],
  ['cnt.get', 'reg', 'ok'],
  ['cnt.get', 'reg'],
  ['cnt.get', 'reg', 'nobody'],
  ['cnt.get_raw', 'reg', 'ok'],
  ['cnt.get_vars', 'reg'],
  ['cnt.get_vars', 'nobody'],
  ['cnt.help', 'reg', 'ok'],
  ['cnt.reset', 'reg', 'ok'],
  ['jsonrpc.echo', 'one', 5],
]

/** Rows whose values are the same on both servers, not only their shape. */
const sameValue: ReadonlySet<string> = new Set([
  'core.prints',
  'core.printi',
  'core.echo',
  'core.udp4_raw_info',
])

/** The types of a value: those of every field, and of the first item of a list. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(shape)
  if (typeof value !== 'object' || value === null) return typeof value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shape(each)]))
}

interface Answer {
  readonly result?: unknown
  readonly error?: { readonly code: number; readonly message: string }
}

async function askAll(port: number): Promise<readonly Answer[]> {
  const socket = createSocket('udp4')
  const answers: Answer[] = []
  for (const [method, ...params] of rows) {
    const signal = AbortSignal.timeout(DEADLINE_MS)
    const answer = once(socket, 'message', { signal })
    socket.send(JSON.stringify({ jsonrpc: '2.0', method, params, id: 1 }), port, '127.0.0.1')
    const [bytes] = (await answer) as [Buffer]
    answers.push(JSON.parse(bytes.toString()) as Answer)
  }
  socket.close()
  return answers
}

const skip = installed('kamailio') ? false : 'kamailio is not installed'

t.test('commands beside Kamailio', { skip }, async (t) => {
  const port = await freePorts(2)
  const text = configuration(port, port + 1)
  const kamailio = await startKamailio(text, port)
  const theirs = await askAll(port + 1).finally(() => kamailio.stop())
  const siprose = await startServer(text, {}, [])
  const ours = await askAll(port + 1).finally(() => siprose.stop())
  for (const [at, [method, ...params]] of rows.entries()) {
    const name = [method, ...params].join(' ')
    const [we, they] = [ours[at], theirs[at]]
    const exact =
      method.startsWith('cfg.get') || method.startsWith('cnt.get') || sameValue.has(method)
    if (they?.error !== undefined) t.equal(we?.error?.code, they.error.code, name)
    else if (exact) t.same(we?.result, they?.result, name)
    else t.same(shape(we?.result), shape(they?.result), name)
  }
})
