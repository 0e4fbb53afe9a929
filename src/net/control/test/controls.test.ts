import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createSocket } from 'node:dgram'
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'

import { controlCalls } from '../control-calls.ts'
import type { FilePlace } from '../controls.ts'
import { systemControls } from '../system-controls.ts'
import { writeFifo } from '../write-fifo.ts'

const file = (path: string): FilePlace => ({
  kind: 'file',
  path,
  mode: 0o660,
  uid: null,
  gid: null,
})
const network = { kind: 'network', address: '127.0.0.1', port: 0 } as const
const rules = { maxConnections: 2, idleMs: 10_000 }

/** A directory whose path leaves room for the name of a socket. */
function shortDirectory({ teardown }: { teardown: (run: () => void) => void }): string {
  const directory = mkdtempSync(join(tmpdir(), 'control-'))
  teardown(() => rmSync(directory, { recursive: true }))
  return directory
}

t.test('Fifo takes what one writer after the other writes', async (t) => {
  const path = join(t.testdir({}), 'commands')
  const { promise, resolve } = Promise.withResolvers<void>()
  let text = ''
  const fifo = systemControls.fifo(file(path), (chunk) => {
    text += chunk.toString()
    if (text.endsWith('two\n')) resolve()
  })
  await fifo.start()
  t.equal(statSync(path).mode & 0o777, 0o660)
  t.ok(statSync(path).isFIFO())
  for (const word of ['one', 'two']) {
    await once(spawn('sh', ['-c', `echo ${word} > ${path}`]), 'exit')
  }
  await promise
  t.equal(text, 'one\ntwo\n')
  await fifo.stop()
  await fifo.stop()
  t.notOk(existsSync(path))
})

t.test(
  'Fifo takes the place of a FIFO that an earlier run left, and of nothing else',
  async (t) => {
    const directory = t.testdir({ letter: 'dear all' })
    const left = join(directory, 'left')
    execFileSync('mkfifo', [left])
    const fifo = systemControls.fifo(file(left), () => undefined)
    await fifo.start()
    await fifo.stop()
    const letter = systemControls.fifo(file(join(directory, 'letter')), () => undefined)
    await t.rejects(letter.start(), { message: /letter` is there already, and is no fifo/ })
    t.equal(readFileSync(join(directory, 'letter'), 'utf8'), 'dear all')
  },
)

t.test('writeFifo writes to a reader, and to nothing that is no FIFO', async (t) => {
  const directory = t.testdir({ letter: 'dear all' })
  const path = join(directory, 'answer')
  execFileSync('mkfifo', [path])
  const reader = spawn('cat', [path])
  let text = ''
  reader.stdout.on('data', (chunk) => {
    text += String(chunk)
  })
  const closed = once(reader, 'close')
  const long = 'x'.repeat(300_000)
  t.equal(await systemControls.writeFifo(path, Buffer.from(long)), null)
  await closed
  t.equal(text, long)
  const letter = join(directory, 'letter')
  t.equal(await systemControls.writeFifo(letter, Buffer.from('x')), 'it is no FIFO')
  t.equal(readFileSync(letter, 'utf8'), 'dear all')
  symlinkSync(path, join(directory, 'link'))
  t.equal(await systemControls.writeFifo(join(directory, 'link'), Buffer.from('x')), 'ELOOP')
  t.equal(await systemControls.writeFifo(join(directory, 'none'), Buffer.from('x')), 'ENOENT')
  t.notOk(existsSync(join(directory, 'none')))
  t.match(await writeFifo(path, Buffer.from('x'), { openMs: 30, writeMs: 30 }), /nobody reads it/)
})

const unix = typeof controlCalls() === 'string' ? { skip: 'this system has no such sockets' } : {}

t.test('UnixDatagrams answers who has a name', unix, async (t) => {
  const directory = shortDirectory(t)
  const path = join(directory, 'socket')
  const socket = systemControls.datagrams(file(path), (bytes, answer) => {
    answer(Buffer.from(`got ${bytes.toString()}`))
  })
  await socket.start()
  t.equal(statSync(path).mode & 0o777, 0o660)
  const python = spawn('python3', ['-c', script(path, join(directory, 'python'))])
  let text = ''
  python.stdout.on('data', (chunk) => {
    text += String(chunk)
  })
  await once(python, 'exit')
  t.equal(text.trim(), 'got ping')
  await socket.stop()
  await socket.stop()
  t.notOk(existsSync(path))
})

function script(path: string, mine: string): string {
  return [
    'import socket',
    's = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)',
    `s.connect(${JSON.stringify(path)})`,
    's.send(b"nameless")',
    's.close()',
    's = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)',
    `s.bind(${JSON.stringify(mine)})`,
    's.settimeout(3)',
    `s.sendto(b"ping", ${JSON.stringify(path)})`,
    'print(s.recv(100).decode())',
  ].join('\n')
}

t.test('UdpDatagrams answers each datagram', async (t) => {
  const socket = systemControls.datagrams(network, (bytes, answer) => answer(bytes))
  await socket.start()
  const client = createSocket('udp4')
  client.send('ping', socket.port, '127.0.0.1')
  const [bytes] = (await once(client, 'message')) as [Buffer]
  t.equal(bytes.toString(), 'ping')
  client.close()
  const taken = systemControls.datagrams({ ...network, port: socket.port }, () => undefined)
  await t.rejects(taken.start(), { message: /cannot be listened on: EADDRINUSE/ })
  await socket.stop()
})

t.test('ControlStreams answers on connections, and takes only so many', async (t) => {
  for (const place of [network, file(join(shortDirectory(t), 'stream'))]) {
    const closed: string[] = []
    const streams = systemControls.streams(place, rules, (connection) => ({
      bytes: (chunk) => connection.send(chunk),
      ended: () => connection.end(),
      closed: () => closed.push(connection.from),
    }))
    await streams.start()
    const dial = () =>
      place.kind === 'file' ? connect(place.path) : connect(streams.port, '127.0.0.1')
    const clients = [dial(), dial()]
    for (const client of clients) {
      client.write('ping')
      const [bytes] = (await once(client, 'data')) as [Buffer]
      t.equal(bytes.toString(), 'ping')
    }
    const third = dial()
    third.on('error', () => undefined)
    await once(third, 'close')
    await streams.stop()
    t.equal(closed.length, 2)
    if (place.kind === 'file') t.notOk(existsSync(place.path))
  }
})

t.test('a path that cannot be made says why', async (t) => {
  const directory = t.testdir({ file: '' })
  writeFileSync(join(directory, 'file'), 'x')
  const inside = file(join(directory, 'file', 'socket'))
  const nowhere = systemControls.fifo(file('/proc/nowhere/fifo'), () => undefined)
  await t.rejects(nowhere.start(), { message: /cannot be made/ })
  for (const socket of [
    systemControls.fifo(inside, () => undefined),
    systemControls.streams(inside, rules, () => ({
      bytes: () => undefined,
      ended: () => undefined,
      closed: () => undefined,
    })),
  ]) {
    await t.rejects(socket.start(), { code: 'net/cannot-control', message: /cannot be made/ })
  }
})
