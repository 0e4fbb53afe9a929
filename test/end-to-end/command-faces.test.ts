/** Commands by every way in, of a server in a process of its own; and bytes of any kind by the same ways. */

import { execFile, execFileSync, spawn } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'

import { Dice } from '../fuzz/dice.ts'
import { freePort } from '../support/free-port.ts'
import { SIPROSE, startServer, temporaryFile } from '../support/server-process.ts'

const run = promisify(execFile)
const DEADLINE_MS = 10_000
const ASK_AGAIN_MS = 500
const QUESTION = { jsonrpc: '2.0', method: 'core.echo', params: ['alive'], id: 7 }
const ANSWER = { jsonrpc: '2.0', result: ['alive'], id: 7 }

const directory = mkdtempSync(join(tmpdir(), 'faces-'))
t.teardown(() => rmSync(directory, { recursive: true }))
const [udpPort, tcpPort] = [await freePort(), await freePort()]

const configuration = (datagrams: string) => `
loadmodule "jsonrpcs.so"
modparam("jsonrpcs", "fifo_name", "${directory}/fifo")
modparam("jsonrpcs", "fifo_reply_dir", "${directory}")
modparam("jsonrpcs", "dgram_socket", "${datagrams}")
modparam("jsonrpcs", "tcp_socket", "tcp:127.0.0.1:${tcpPort}")
modparam("jsonrpcs", "max_rate", 0)
request_route { drop; }
`

async function byFifo(): Promise<unknown> {
  const reply = join(directory, 'reply')
  execFileSync('mkfifo', [reply])
  const reader = spawn('cat', [reply])
  let text = ''
  reader.stdout.on('data', (bytes) => {
    text += String(bytes)
  })
  const ask = (): void => {
    writeFileSync(join(directory, 'fifo'), JSON.stringify({ ...QUESTION, reply_name: 'reply' }))
  }
  ask()
  // after half a document of somebody else's, only a later one is read
  const asking = setInterval(ask, ASK_AGAIN_MS)
  await once(reader, 'exit', { signal: AbortSignal.timeout(DEADLINE_MS) })
  clearInterval(asking)
  rmSync(reply)
  return JSON.parse(text)
}

async function byUdp(): Promise<unknown> {
  const socket = createSocket('udp4')
  socket.send(JSON.stringify(QUESTION), udpPort, '127.0.0.1')
  const signal = AbortSignal.timeout(DEADLINE_MS)
  for (;;) {
    const [bytes] = (await once(socket, 'message', { signal })) as [Buffer]
    socket.close()
    return JSON.parse(bytes.toString())
  }
}

async function byTcp(): Promise<unknown> {
  const socket = connect(tcpPort, '127.0.0.1')
  socket.write(JSON.stringify(QUESTION))
  const [bytes] = (await once(socket, 'data', {
    signal: AbortSignal.timeout(DEADLINE_MS),
  })) as [Buffer]
  socket.destroy()
  return JSON.parse(bytes.toString())
}

/** Bytes of any kind, and documents with some of them changed. */
function* bytes(dice: Dice, count: number): Iterable<Buffer> {
  for (let n = 0; n < count; n++) {
    const size = dice.below(300)
    const whole = dice.below(2) === 0
    const made = whole
      ? Buffer.from(JSON.stringify([QUESTION, QUESTION]))
      : Buffer.from(Array.from({ length: size }, () => dice.below(256)))
    for (let change = 0; change < 3 && made.length > 0; change++) {
      made[dice.below(made.length)] = dice.below(256)
    }
    yield made
  }
}

async function byCommandLine(way: readonly string[]): Promise<string> {
  const { stdout } = await run(SIPROSE, ['rpc', ...way, 'core.echo', 'alive'])
  return stdout
}

t.test('commands are answered by every way in, before and after bytes of any kind', async (t) => {
  const server = await startServer(configuration(`udp:127.0.0.1:${udpPort}`))
  const ways = { byFifo, byUdp, byTcp }
  for (const [name, way] of Object.entries(ways)) t.same(await way(), ANSWER, name)

  const dice = new Dice(4711)
  const udp = createSocket('udp4')
  const tcp = connect(tcpPort, '127.0.0.1')
  tcp.on('error', () => undefined)
  tcp.on('data', () => undefined)
  for (const made of bytes(dice, 300)) {
    udp.send(made, udpPort, '127.0.0.1')
    if (tcp.writable) tcp.write(made)
    writeFileSync(join(directory, 'fifo'), made)
  }
  udp.close()
  tcp.destroy()
  for (const [name, way] of Object.entries(ways)) t.same(await way(), ANSWER, name)
  const { code } = await server.stop()
  t.equal(code, 0)
  t.notMatch(server.log(), /please report this/)
})

t.test('siprose rpc asks by a socket, by a FIFO and by an address', async (t) => {
  const server = await startServer(configuration(`${directory}/socket`))
  // answers of a FIFO are where its configuration says, which a path alone does not tell
  const file = temporaryFile('siprose.cfg', configuration(''))
  const ways = [
    ['-s', `${directory}/socket`],
    ['-s', `tcp:127.0.0.1:${tcpPort}`],
    ['-f', file],
  ]
  for (const way of ways) t.equal(await byCommandLine(way), 'alive\n', way.join(' '))
  await t.rejects(byCommandLine(['-s', '/nowhere']), { message: /there is no `\/nowhere`/ })
  const failing = run(SIPROSE, ['rpc', '-s', `${directory}/socket`, 'core.nobody'])
  await t.rejects(failing, { message: /there is no command `core.nobody`/ })
  await server.stop()
})

const miConfiguration = `
loadmodule "mi_fifo.so"
loadmodule "mi_datagram.so"
modparam("mi_fifo", "fifo_name", "${directory}/mi")
modparam("mi_fifo", "reply_dir", "${directory}")
modparam("mi_datagram", "socket_name", "udp:127.0.0.1:${udpPort}")
modparam("mi_datagram", "max_rate", 0)
request_route { drop; }
`

async function miByFifo(): Promise<string> {
  const reply = join(directory, 'reply')
  execFileSync('mkfifo', [reply])
  const reader = spawn('cat', [reply])
  let text = ''
  reader.stdout.on('data', (bytes) => {
    text += String(bytes)
  })
  const ask = (): void => writeFileSync(join(directory, 'mi'), ':core.echo:reply\nalive\n\n')
  ask()
  const asking = setInterval(ask, ASK_AGAIN_MS)
  await once(reader, 'exit', { signal: AbortSignal.timeout(DEADLINE_MS) })
  clearInterval(asking)
  rmSync(reply)
  return text
}

async function miByUdp(): Promise<string> {
  const socket = createSocket('udp4')
  socket.send(':core.echo:\nalive\n\n', udpPort, '127.0.0.1')
  const [bytes] = (await once(socket, 'message', {
    signal: AbortSignal.timeout(DEADLINE_MS),
  })) as [Buffer]
  socket.close()
  return bytes.toString()
}

t.test('MI is answered by FIFO and datagram, before and after bytes of any kind', async (t) => {
  const server = await startServer(miConfiguration)
  const wanted = '200 OK\nalive\n\n'
  t.equal(await miByFifo(), wanted)
  t.equal(await miByUdp(), wanted)
  const udp = createSocket('udp4')
  for (const made of bytes(new Dice(815), 200)) {
    udp.send(made, udpPort, '127.0.0.1')
    writeFileSync(join(directory, 'mi'), made)
  }
  udp.close()
  t.equal(await miByUdp(), wanted)
  t.equal(await miByFifo(), wanted)
  const { code } = await server.stop()
  t.equal(code, 0)
  t.notMatch(server.log(), /please report this/)
})
