/** Servers that go away, do not answer, and send their clients on. */

import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import t from 'tap'
import type { Test } from 'tap'

import type { Context, Host, ModuleLog } from 'siprose'

import { systemClock } from '../../../src/runtime/clock.ts'
import { standIn } from '../../../test/support/stand-in.ts'
import type { Command } from '../resp/encode.ts'
import { Decoder } from '../resp/decoder.ts'
import { Servers, type Asked, type Settings } from '../servers.ts'

/** A server that answers as the test says; null for no answer at all. */
async function redis(t: Test, answer: (words: Command, connection: number) => string | null) {
  const sockets = new Set<Socket>()
  const asked: string[] = []
  let connections = 0
  const server = createServer((socket) => {
    const own = ++connections
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
    const decoder = new Decoder(100_000, (command) => {
      const items = command.type === 2 ? command.items : []
      const words = items.map((item) => ('text' in item ? item.text : ''))
      asked.push(words.join(' '))
      const text = answer(words, own)
      if (text !== null) socket.write(text)
    })
    socket.on('data', (bytes: Buffer) => decoder.push(bytes))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // a TCP server has a port
  const cut = async (): Promise<void> => {
    await Promise.all(
      Array.from(sockets, async (socket) => {
        socket.destroy()
        await once(socket, 'close')
      }),
    )
  }
  t.teardown(async () => {
    await cut()
    server.close()
  })
  return { port, asked, cut, count: () => connections }
}

const usual: Settings = {
  server: [],
  init_without_redis: false,
  connect_timeout: 100,
  cmd_timeout: 100,
  cluster: false,
  allow_dynamic_nodes: false,
  allowed_timeouts: -1,
  disable_time: 0,
  flush_on_reconnect: false,
  ca_path: null,
}

async function world(t: Test, some: Partial<Settings>) {
  const lines: string[] = []
  const note = (line: string): void => void lines.push(line)
  const log = standIn<ModuleLog>({ error: note, warn: note, notice: note })
  const over: ((ctx: Context) => void)[] = []
  const host = standIn<Host>({
    clock: systemClock,
    files: standIn<Host['files']>({ virtual: false }),
    afterRequests: (ended: (ctx: Context) => void) => void over.push(ended),
  })
  const servers = new Servers(host, log, { ...usual, ...some })
  t.teardown(() => servers.close())
  await servers.open()
  const node = (name = 's'): Asked => servers.find(name) ?? standIn<Asked>({})
  return { servers, node, lines, end: (ctx: Context) => over.forEach((ended) => ended(ctx)) }
}

const message = (): Context => standIn<Context>({})
const at = (port: number, more = ''): readonly string[] => [
  `name=s;addr=127.0.0.1;port=${port}${more}`,
]
const OK = '+OK\r\n'

t.test(
  'a server that does not answer fails in time, and is asked again on a new connection',
  async (t) => {
    let hangs = true
    const there = await redis(t, ([name]) => (name === 'GET' && hangs ? null : OK))
    const { servers, node, lines } = await world(t, { server: at(there.port) })
    const several = await Promise.allSettled(
      [1, 2, 3].map(async () => servers.ask(message(), node(), ['GET', 'a'])),
    )
    t.ok(several.every(({ status }) => status === 'rejected'))
    t.strictSame(lines, [
      `the server \`s\` (127.0.0.1:${there.port}): it did not answer within 100 ms`,
    ])
    hangs = false
    t.match(await servers.ask(message(), node(), ['GET', 'a']), { text: 'OK' })
    t.equal(there.count(), 2)
    t.match(lines.at(-1), /answers again; 3 times it did not/)
  },
)

t.test(
  'a connection that went while nobody asked is made anew, and all data goes with flush_on_reconnect',
  async (t) => {
    const there = await redis(t, () => OK)
    const { servers, node } = await world(t, {
      server: at(there.port, ';db=3;pass=x'),
      flush_on_reconnect: true,
    })
    await there.cut()
    // the other side learns of it when it gets to it
    let reply: unknown = null
    while (reply === null) {
      await new Promise(setImmediate)
      reply = await Promise.resolve(servers.ask(message(), node(), ['GET', 'a'])).catch(() => null)
    }
    t.match(reply, { text: 'OK' })
    t.strictSame(there.asked, ['AUTH x', 'SELECT 3', 'AUTH x', 'SELECT 3', 'FLUSHALL', 'GET a'])
  },
)

t.test('a command whose connection goes under way has failed, and is not sent again', async (t) => {
  const there = await redis(t, ([name]) => (name === 'INCR' ? null : OK))
  const { servers, node } = await world(t, { server: at(there.port), cmd_timeout: 0 })
  const under = servers.ask(message(), node(), ['INCR', 'a'])
  const lost = t.rejects(Promise.resolve(under), /has closed the connection/)
  while (!there.asked.includes('INCR a')) await new Promise(setImmediate)
  await there.cut()
  await lost
  t.equal(there.asked.filter((text) => text === 'INCR a').length, 1)
})

t.test('a server that fails too often is left alone', async (t) => {
  const there = await redis(t, ([name]) => (name === 'GET' ? null : OK))
  const { servers, node, lines } = await world(t, {
    server: at(there.port),
    cmd_timeout: 10,
    allowed_timeouts: 1,
    disable_time: 30,
  })
  await t.rejects(Promise.resolve(servers.ask(message(), node(), ['GET', 'a'])))
  t.notOk(node().disabled)
  await t.rejects(Promise.resolve(servers.ask(message(), node(), ['GET', 'a'])))
  t.ok(node().disabled)
  t.match(lines.at(-1), /left alone for 30 s, as 2 commands failed/)
})

t.test('a server that is not there stops the start, or not, without the password', async (t) => {
  const there = await redis(t, () => OK)
  const wrong = await redis(t, () => '-WRONGPASS invalid username-password pair\r\n')
  const server = [...at(there.port), `name=w;addr=127.0.0.1;port=${wrong.port};pass=hunter2`]
  await t.rejects(world(t, { server }), /cannot be used: WRONGPASS.*init_without_redis/)
  const { lines, servers, node } = await world(t, { server, init_without_redis: true })
  t.match(lines[0], /`w`.*WRONGPASS.*tried again/)
  t.notMatch(lines.join('\n'), 'hunter2')
  t.match(await servers.ask(message(), node(), ['GET', 'a']), { text: 'OK' })
  await t.rejects(Promise.resolve(servers.ask(message(), node('w'), ['GET', 'a'])), /WRONGPASS/)
})

t.test('a transaction has a connection of its own until it ends, or its script does', async (t) => {
  const there = await redis(t, (_words, connection) => `:${connection}\r\n`)
  const { servers, node, end } = await world(t, { server: at(there.port) })
  const [one, two] = [message(), message()]
  const on = async (ctx: Context, ...words: string[]): Promise<unknown> => {
    const reply = await servers.ask(ctx, node(), words)
    return reply?.type === 3 ? reply.value : reply
  }
  t.equal(await on(two, 'GET', 'a'), 1)
  t.equal(await on(one, 'MULTI'), 2)
  t.equal(await on(two, 'GET', 'a'), 1)
  t.equal(await on(one, 'GET', 'a'), 2)
  t.equal(await on(one, 'EXEC'), 2)
  t.equal(await on(one, 'GET', 'a'), 1)
  t.equal(await on(one, 'SELECT', '4'), 3)
  t.equal(await on(one, 'GET', 'a'), 3)
  end(one)
  t.equal(await on(one, 'GET', 'a'), 1)
  t.equal(await on(two, 'BLPOP', 'q', '0'), 4)
  t.equal(await on(two, 'GET', 'a'), 1)
  await t.rejects(on(two, 'subscribe', 'c'), /take the connection away/)
  await t.rejects(on(two, 'CLIENT', 'reply', 'off'), /take the connection away/)
})

t.test('no more than 64 messages have a connection of their own', async (t) => {
  const there = await redis(t, () => OK)
  const { servers, node } = await world(t, { server: at(there.port) })
  const all = Array.from({ length: 65 }, message)
  for (const ctx of all.slice(0, 64)) await servers.ask(ctx, node(), ['MULTI'])
  await t.rejects(
    Promise.resolve(servers.ask(all[64] ?? message(), node(), ['MULTI'])),
    /64 messages/,
  )
  t.match(await servers.ask(message(), node(), ['GET', 'a']), { text: 'OK' })
})

t.test('a node of a cluster sends a command on', async (t) => {
  const far = await redis(t, ([name]) => (name === 'GET' ? '$3\r\nfar\r\n' : OK))
  const loop = await redis(t, ([name]) =>
    name === 'PING' ? OK : `-MOVED 1 127.0.0.1:${loop.port}\r\n`,
  )
  const near = await redis(t, ([name, key]) =>
    name === 'PING'
      ? OK
      : `-${key === 'ask' ? 'ASK' : 'MOVED'} 1 127.0.0.1:${key === 'loop' ? loop.port : far.port}\r\n`,
  )
  const known = { server: at(near.port), cluster: true }
  const strict = await world(t, known)
  t.match(await strict.servers.ask(message(), strict.node(), ['GET', 'a']), {
    type: 6,
    text: /MOVED/,
  })
  t.match(strict.lines.at(-1), /no server is named after/)
  const { servers, node } = await world(t, { ...known, allow_dynamic_nodes: true })
  t.match(await servers.ask(message(), node(), ['GET', 'a']), { text: 'far' })
  t.match(await servers.ask(message(), node(), ['GET', 'ask']), { text: 'far' })
  t.ok(far.asked.includes('ASKING'))
  t.match(await servers.ask(message(), node(), ['GET', 'loop']), { type: 6 }, 'not for ever')
})

t.test('sentinels are asked where the master is, and a replica', async (t) => {
  const there = await redis(t, () => OK)
  const port = String(there.port)
  const sentinel = await redis(t, ([, what]) =>
    what === 'slaves'
      ? `*1\r\n*4\r\n$2\r\nip\r\n$9\r\n127.0.0.1\r\n$4\r\nport\r\n$${port.length}\r\n${port}\r\n`
      : `*2\r\n$9\r\n127.0.0.1\r\n$${port.length}\r\n${port}\r\n`,
  )
  const gone = await redis(t, () => null)
  for (const master of [0, 1]) {
    const server = [
      `name=s;sentinel_group=g;sentinel_master=${master};sentinel=127.0.0.1:${gone.port};sentinel=127.0.0.1:${sentinel.port}`,
    ]
    const { servers, node } = await world(t, { server })
    t.match(await servers.ask(message(), node(), ['GET', 'a']), { text: 'OK' })
  }
  t.strictSame(sentinel.asked, ['SENTINEL slaves g', 'SENTINEL get-master-addr-by-name g'])
})

t.test('what no server says closes the connection', async (t) => {
  const there = await redis(t, ([name]) => (name === 'GET' ? 'HTTP/1.1 200\r\n' : OK))
  const { servers, node } = await world(t, { server: at(there.port) })
  await t.rejects(
    Promise.resolve(servers.ask(message(), node(), ['GET', 'a'])),
    /does not speak the protocol/,
  )
})
