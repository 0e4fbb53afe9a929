/** A server with TLS on a port of loopback, configured by a text. */

import { readFileSync, writeFileSync } from 'node:fs'
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls'

import type { Test } from 'tap'

import { VirtualZone } from '../../../../src/docs/player/world/zone.ts'
import { coreNamespace } from '../../../../src/core/namespace.ts'
import { fileReader } from '../../../../src/lang/source.ts'
import { SystemNetwork } from '../../../../src/net/network.ts'
import { CommandRegistry } from '../../../../src/rpc/registry.ts'
import { systemClock } from '../../../../src/runtime/clock.ts'
import { configure } from '../../../../src/runtime/configure.ts'
import { Log, LogLevel } from '../../../../src/runtime/log.ts'
import { SystemRandom } from '../../../../src/runtime/random.ts'
import type { Server } from '../../../../src/runtime/server.ts'
import type { Certificates } from './certificates.ts'

const loopback = { type: 'A', address: '127.0.0.1' } as const

/** A running server. */
export interface Served {
  readonly server: Server
  /** The port of each `listen`, in their order. */
  readonly ports: readonly number[]
  readonly log: string[]
  readonly command: (name: string, ...args: readonly (string | number)[]) => Promise<unknown>
}

/**
 * Starts a server.
 *
 * @param t - stops it at its end
 * @param certificates - the directory that file names start from
 * @param text - the configuration without what each has: module tls, `enable_tls`
 */
export async function serve(t: Test, certificates: Certificates, text: string): Promise<Served> {
  const path = certificates.path('siprose.cfg')
  const modules = ['sl', 'pv', 'xlog', 'tls'].map((name) => `loadmodule "${name}.so"`).join('\n')
  writeFileSync(path, `${modules}\nenable_tls = yes\n${text}`)
  const zone = new VirtualZone(systemClock)
  for (const name of ['sip.example.com', 'www.example.com']) {
    zone.set({ name, type: 'A', ttl: 60, delayMs: 0, records: [loopback] })
  }
  const lines: string[] = []
  const log = new Log((level, line) => lines.push(`${level} ${line}`))
  log.level = LogLevel.DEBUG
  const { server, diagnostics } = await configure(
    { core: coreNamespace, reader: fileReader, path },
    {
      network: new SystemNetwork({ scheduler: systemClock }),
      clock: systemClock,
      random: new SystemRandom(),
      log,
      resolver: () => zone,
    },
  )
  if (server === null) throw new Error(diagnostics.print())
  t.teardown(() => server.stop())
  await server.start()
  const commands = new CommandRegistry(server.names.instances())
  return {
    server,
    ports: server.listeners.map(({ port }) => port),
    log: lines,
    command: async (name, ...args) => commands.call(name, args),
  }
}

/** A client of TLS and bytes. */
export class Client {
  readonly socket: TLSSocket
  text = ''
  secure = false
  closed = false
  error = ''

  constructor(t: Test, port: number, options: ConnectionOptions = {}) {
    this.socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false, ...options })
    this.socket.setEncoding('latin1')
    this.socket.on('secureConnect', () => {
      this.secure = true
    })
    this.socket.on('data', (text: string) => {
      this.text += text
    })
    this.socket.on('error', (error: NodeJS.ErrnoException) => {
      this.error = error.code ?? error.message
    })
    this.socket.on('close', () => {
      this.closed = true
    })
    t.teardown(() => this.socket.destroy())
  }

  /** The name in the certificate that the server has shown. */
  get shown(): string {
    return /CN=(.*)/.exec(this.socket.getPeerX509Certificate()?.subject ?? '')?.[1] ?? ''
  }

  /** Sends a request and gives the first line of the answer, or '' when there is none. */
  async ask(callId = '1'): Promise<string> {
    const before = this.text.length
    this.socket.write(options(callId))
    await until(() => this.text.includes('\r\n\r\n', before) || this.closed)
    return this.text.slice(before).split('\r\n', 1)[0] ?? ''
  }
}

/** The certificate and key of a name, for a client. */
export function shows(certificates: Certificates, name: string) {
  return {
    cert: readFileSync(certificates.path(`${name}.pem`)),
    key: readFileSync(certificates.path(`${name}.key`)),
  }
}

/** A request that a server answers. */
export function options(callId: string): string {
  return (
    `OPTIONS sip:example.com SIP/2.0\r\nVia: SIP/2.0/TLS 127.0.0.1:1;branch=z9hG4bK${callId};rport\r\n` +
    `From: <sip:alice@example.com>;tag=1\r\nTo: <sip:bob@example.com>\r\nCall-ID: ${callId}\r\n` +
    `CSeq: 1 OPTIONS\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n`
  )
}

/** Kept once the condition holds; looked at in every round of the event loop. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) {
    await new Promise<void>((resolve) => {
      setImmediate(resolve)
    })
  }
}
