/** Calls of sipp to sipp through a proxy with a transaction for each, at a rate, and what the proxy holds meanwhile. */

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { freePorts } from '../support/free-port.ts'
import { startServer } from '../support/server-process.ts'
import { type MemorySample, MemoryWatch } from './memory.ts'
import { Sipp, type SippCounts } from './sipp.ts'
import { intoTls, outOfTls, type Tunnel } from './tunnel.ts'

/** How the calls go. */
export type Transport = 'udp' | 'tcp' | 'tls'

/** Every way, in the order in which they are tried. */
export const TRANSPORTS: readonly Transport[] = ['udp', 'tcp', 'tls']

/** How many, and how fast. */
export interface Load {
  readonly transport: Transport
  /** Calls a second. */
  readonly rate: number
  readonly seconds: number
}

/** What came of them. */
export interface Outcome {
  readonly load: Load
  readonly wanted: number
  readonly caller: SippCounts
  readonly callee: SippCounts
  /** From the first call to the end of the last, without the moment for which each lasts. */
  readonly seconds: number
  readonly samples: readonly MemorySample[]
  /** Processor time of the server for a call, in µs. */
  readonly cpuUs: number
  /** What the ends complain of, and what the server's log has besides its beginning and end; '' for nothing. */
  readonly complaints: string
}

/** How long a call lasts: at 500 a second, as many are open all the time. */
const TALK_MS = 1000

/** Beyond the time that calls need: the last one of a callee waits two seconds for copies, and a machine may be busy. */
const GRACE_SECONDS = 60

/** A certificate that vouches for itself, with its key. */
interface Certificate {
  readonly file: string
  readonly key: string
}

/** Makes one in a folder. */
function selfSigned(folder: string): Certificate {
  const certificate = {
    file: join(folder, 'example.com.pem'),
    key: join(folder, 'example.com.key'),
  }
  const names = ['-subj', '/CN=example.com', '-addext', 'subjectAltName=DNS:example.com']
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  const files = ['-keyout', certificate.key, '-out', certificate.file]
  execFileSync('openssl', ['req', '-x509', '-days', '2', ...key, ...names, ...files], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  return certificate
}

const PROXY = readFileSync(new URL('proxy.cfg', import.meta.url), 'latin1')

/** Its configuration, with what stands before it. */
function proxy(ask: number, certificate: Certificate | null): string {
  const defines = [`ASK "tcp:127.0.0.1:${ask}"`]
  if (certificate !== null) {
    defines.push(`CERTIFICATE "${certificate.file}"`, `PRIVATE_KEY "${certificate.key}"`)
  }
  return defines.map((text) => `#!define ${text}\n`).join('') + PROXY
}

/** What a process has used of the processor, in µs. */
function cpuUs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ') ?? []
  return (Number(stat[11]) + Number(stat[12])) * 10_000
}

/** Ends what was begun, the last one first. */
class Ending {
  readonly #ends: (() => Promise<unknown>)[] = []

  add(end: () => Promise<unknown>): void {
    this.#ends.push(end)
  }

  async all(): Promise<void> {
    for (const end of this.#ends.toReversed()) await end()
  }
}

/**
 * Calls through a proxy started for it; everything is over when it returns.
 *
 * @throws RangeError when a program does not start
 */
export async function callThrough(load: Load): Promise<Outcome> {
  const ending = new Ending()
  try {
    return await calls(load, ending)
  } finally {
    await ending.all()
  }
}

async function calls(load: Load, ending: Ending): Promise<Outcome> {
  const { transport, rate, seconds } = load
  const wanted = rate * seconds
  const folder = mkdtempSync(join(tmpdir(), 'siprose-load-'))
  ending.add(async () => Promise.resolve(rmSync(folder, { recursive: true, force: true })))
  const certificate = transport === 'tls' ? selfSigned(folder) : null
  const first = await freePorts(5)
  const [ask, calleePort, callerPort, inward, outward] = [0, 1, 2, 3, 4].map((at) => first + at)
  const listens = ['udp', 'tcp', ...(certificate === null ? [] : ['tls'])]
  const sockets = listens.flatMap((proto) => ['-l', `${proto}:127.0.0.1:0`])
  const server = await startServer(proxy(ask ?? 0, certificate), {}, sockets)
  ending.add(async () => server.stop())
  const add = (tunnel: Tunnel): void => {
    ending.add(async () => tunnel.end())
  }
  if (certificate !== null) {
    const { file, key } = certificate
    add(await intoTls(inward ?? 0, server.ports.tls, file))
    add(await outOfTls(outward ?? 0, calleePort ?? 0, file, key))
  }

  const uri = `;transport=${transport}`
  const keys = {
    via: transport.toUpperCase(),
    uri,
    callee: `127.0.0.1:${certificate === null ? calleePort : outward}${uri}`,
  }
  const common = {
    sockets: transport === 'udp' ? 'u1' : 't1',
    keys,
    seconds: seconds + GRACE_SECONDS,
  }
  const callee = new Sipp({
    ...common,
    scenario: 'callee',
    port: calleePort ?? 0,
    args: ['-m', `${wanted}`],
  })
  ending.add(async () => callee.end())
  await callee.listening(transport === 'udp' ? 'udp' : 'tcp')

  const watch = new MemoryWatch(server.pid, ask ?? 0)
  ending.add(async () => watch.end())
  const cpuBefore = cpuUs(server.pid)
  const begun = performance.now()
  const target = { udp: server.ports.udp, tcp: server.ports.tcp, tls: inward }[transport]
  const open = Math.max(1000, rate * 10)
  const caller = new Sipp({
    ...common,
    scenario: 'caller',
    port: callerPort ?? 0,
    args: [...`-m ${wanted} -r ${rate} -l ${open} -d ${TALK_MS}`.split(' '), `127.0.0.1:${target}`],
  })
  ending.add(async () => caller.end())
  await caller.done
  const took = (performance.now() - begun - TALK_MS) / 1000
  const cpu = cpuUs(server.pid) - cpuBefore
  const samples = await watch.end()
  await callee.done

  const said = [caller, callee].filter(({ code }) => code !== 0).map((end) => end.complaint())
  const logged = server
    .log()
    .split('\n')
    .filter((line) => line !== '' && !line.includes('NOTICE: '))
  return {
    load,
    wanted,
    caller: caller.counts(),
    callee: callee.counts(),
    seconds: took,
    samples,
    cpuUs: cpu / wanted,
    complaints: [...said, ...logged].join('\n'),
  }
}
