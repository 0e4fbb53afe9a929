/** A server with two networks, and peers in both. */

import { spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

import t, { type Test } from 'tap'

import { inside, twoNetworks, type TwoNetworks } from '../support/network-namespaces.ts'
import { SIPROSE, temporaryFile } from '../support/server-process.ts'

const PEER = fileURLToPath(new URL('fixtures/peer.mjs', import.meta.url))

const networks = twoNetworks()
const skip = networks === null ? 'network namespaces cannot be made here' : false
t.teardown(() => networks?.remove())

function configuration({ own }: TwoNetworks, parameters: string): string {
  return `
log_stderror = yes
disable_tcp = yes
${parameters}
listen = udp:${own[0]}:5060
listen = udp:${own[1]}:5060
request_route { forward(); }
`
}

/** Runs a command in a namespace until the test ends, and gives its lines. */
function run(t: Test, namespace: string, command: readonly string[]) {
  const [program = '', ...args] = inside(namespace, command)
  const child: ChildProcess = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  t.teardown(() => child.kill())
  return child
}

async function started(server: ChildProcess): Promise<void> {
  let log = ''
  for await (const bytes of server.stderr ?? []) {
    log += String(bytes)
    if (log.includes('listening on')) return
  }
  throw new RangeError(`the server does not listen; its log:\n${log}`)
}

function message(to: string): string {
  return JSON.stringify(
    `MESSAGE sip:bob@${to} SIP/2.0\r\nVia: SIP/2.0/UDP 10.77.1.2:5060;branch=z9hG4bK${to}\r\n` +
      `From: <sip:a@example.com>;tag=a\r\nTo: <sip:b@example.com>\r\nCall-ID: ${to}\r\nCSeq: 1 MESSAGE\r\n` +
      'Max-Forwards: 70\r\nContent-Length: 0\r\n\r\n',
  )
}

/** What arrives of a message to each peer that comes in on the first network. */
async function routes(t: Test, on: TwoNetworks, parameters: string): Promise<readonly unknown[]> {
  const file = temporaryFile('siprose.cfg', configuration(on, parameters))
  await started(run(t, on.here, [SIPROSE, '-DD', '-E', '-f', file]))
  const [own] = on.own
  const peer = run(t, on.there, [
    process.execPath,
    PEER,
    own,
    ...on.peers,
    ...on.peers.map(message),
  ])
  const found: { at: string }[] = []
  for await (const line of createInterface({ input: peer.stdout ?? process.stdin })) {
    found.push(JSON.parse(line))
    if (found.length === on.peers.length) break
  }
  return found.toSorted((a, b) => a.at.localeCompare(b.at))
}

t.test(
  'mhomed: a message leaves from the address in the network of its peer',
  { skip },
  async (t) => {
    if (networks === null) return
    t.same(await routes(t, networks, 'mhomed = yes'), [
      {
        at: '10.77.1.2',
        from: '10.77.1.1',
        line: 'MESSAGE sip:bob@10.77.1.2 SIP/2.0',
        via: 'SIP/2.0/UDP 10.77.1.1:5060',
      },
      {
        at: '10.77.2.2',
        from: '10.77.2.1',
        line: 'MESSAGE sip:bob@10.77.2.2 SIP/2.0',
        via: 'SIP/2.0/UDP 10.77.2.1:5060',
      },
    ])
  },
)

t.test('without mhomed it leaves from the address it came in on', { skip }, async (t) => {
  if (networks === null) return
  const [, second] = await routes(t, networks, 'mhomed = no')
  t.match(second, { at: '10.77.2.2', from: '10.77.1.1', via: 'SIP/2.0/UDP 10.77.1.1:5060' })
})
