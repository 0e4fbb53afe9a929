/**
 * Asks one server after the other where it sends messages, in a network of its own with its own name server on port 53.
 *
 * Prints what came of it as JSON: for each setting and URI, where each server sent the request.
 */

import { type ChildProcess, spawn } from 'node:child_process'
import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

import { DnsServer } from '../../../src/net/locate/test/dns-server.ts'
import { messageTo } from '../../support/named-world.ts'
import { SIPROSE, temporaryFile } from '../../support/server-process.ts'
import { PEERS, PORTS, settings, zone } from './cases.ts'

const ALIVE_MS = 30_000
/** How long nothing may come, before and after the server has shown that it has got so far. */
const SILENCE_MS = 500

/** By Call-ID, where a request came to. */
const arrived = new Map<string, string>()
let heard: () => void = () => {}

function take(bytes: Buffer, where: string): void {
  const text = bytes.toString('latin1')
  const id = /Call-ID: (\S+)/.exec(text)?.[1]
  if (id === undefined) return
  if (!arrived.has(id)) arrived.set(id, where)
  heard()
}

async function listen(): Promise<void> {
  for (const address of PEERS) {
    for (const port of PORTS) {
      const udp = createSocket(address.includes(':') ? 'udp6' : 'udp4')
      udp.on('message', (bytes) => take(bytes, `udp ${address} ${port}`))
      udp.bind(port, address)
      await once(udp, 'listening')
      const tcp = createServer((stream) => {
        stream.on('error', () => stream.destroy())
        stream.on('data', (bytes: Buffer) => take(bytes, `tcp ${address} ${port}`))
      })
      tcp.listen(port, address)
      await once(tcp, 'listening')
    }
  }
}

const LISTEN = ['udp:127.0.0.1:5060', 'tcp:127.0.0.1:5060', 'udp:[::1]:5060', 'tcp:[::1]:5060']

function configuration(parameters: string): string {
  const sockets = LISTEN.map((socket) => `listen = ${socket}\n`).join('')
  return `#!KAMAILIO\ndebug = 0\nlog_stderror = yes\nchildren = 1\n${sockets}${parameters}
request_route {
    if (uri == "sip:alive@127.0.0.1") { forward("127.0.0.2", 5061); exit; }
    forward();
}
`
}

const SERVERS: readonly (readonly [name: string, command: (file: string) => readonly string[]])[] =
  [
    ['siprose', (file) => [SIPROSE, '-DD', '-E', '-f', file]],
    ['kamailio', (file) => ['kamailio', '-DD', '-E', '-m', '32', '-M', '8', '-f', file]],
  ]

/** Sends a message, and says where it came to, or what it was answered with; null for neither. */
async function whereTo(
  client: Socket,
  uri: string,
  id: number,
  ms: number,
): Promise<string | null> {
  const { promise, resolve } = Promise.withResolvers<void>()
  heard = () => {
    if (arrived.has(`n${id}@test`)) resolve()
  }
  client.send(messageTo(uri, id, client.address().port), 5060, '127.0.0.1')
  await Promise.race([promise, pause(ms)])
  return arrived.get(`n${id}@test`) ?? null
}

let probes = 100_000

/** Waits until the server forwards what it takes now; rejects when that takes too long. */
async function alive(client: Socket, child: ChildProcess): Promise<void> {
  const end = performance.now() + ALIVE_MS
  while (performance.now() < end && child.exitCode === null) {
    if ((await whereTo(client, 'sip:alive@127.0.0.1', ++probes, 200)) !== null) return
  }
  throw new RangeError('a server does not forward')
}

/** Sends a message, and is sure of it when it comes to nobody, however busy the machine is. */
async function surely(client: Socket, child: ChildProcess, uri: string, id: number) {
  const result = await whereTo(client, uri, id, SILENCE_MS)
  if (result !== null) return result
  await alive(client, child)
  await pause(SILENCE_MS)
  return arrived.get(`n${id}@test`) ?? null
}

async function ask(command: readonly string[], uris: readonly string[]) {
  const [program = '', ...args] = command
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let log = ''
  child.stderr.on('data', (bytes: Buffer) => (log += bytes.toString('latin1')))
  const client = createSocket('udp4')
  client.on('message', (bytes) => take(bytes, 'answered'))
  client.bind(0, '127.0.0.1')
  await once(client, 'listening')
  try {
    await alive(client, child)
    arrived.clear()
    const results: (string | null)[] = []
    for (const [at, uri] of uris.entries()) {
      const result = await surely(client, child, uri, at + 1)
      results.push(result === 'answered' ? null : result)
    }
    return results
  } catch (error) {
    process.stderr.write(`${log}\n`)
    throw error
  } finally {
    arrived.clear()
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
    client.close()
  }
}

await DnsServer.open(zone, 53)
await listen()
const results: object[] = []
for (const { name, parameters, cases } of settings) {
  const file = temporaryFile('names.cfg', configuration(parameters))
  const uris = cases.map(({ uri }) => uri)
  const [own, theirs] = await SERVERS.reduce<Promise<(string | null)[][]>>(
    async (before, [, command]) => [...(await before), await ask(command(file), uris)],
    Promise.resolve([]),
  )
  for (const [at, { uri, differs = null }] of cases.entries()) {
    results.push({
      setting: name,
      uri,
      differs,
      siprose: own?.[at] ?? null,
      kamailio: theirs?.[at] ?? null,
    })
  }
}
writeFileSync(1, `${JSON.stringify(results)}\n`)
process.exit(0)
