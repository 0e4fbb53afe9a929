/** A server that asks a name server of the test's own, and peers that its records lead to. */

import type { Answer } from 'dns-packet'

import { DnsServer, type Said } from '../../src/net/locate/test/dns-server.ts'
import { type RunningServer, startServer, temporaryFile } from './server-process.ts'
import { type UdpPeer, udpPeer } from './sip-peer.ts'

/** A record, written as a zone file has it: `host.test 60 A 127.0.0.1`. */
export function record(text: string): Answer {
  const [name = '', seconds = '0', type = '', ...data] = text.split(' ')
  const common = { name, ttl: Number(seconds), class: 'IN' } as const
  const [first = '', second = '', third = '', fourth = '', fifth = '', sixth = ''] = data
  switch (type) {
    case 'A':
    case 'AAAA':
    case 'CNAME':
      return { ...common, type, data: first }
    case 'SRV': {
      const port = Number(third)
      const numbers = { priority: Number(first), weight: Number(second), port }
      return { ...common, type, data: { ...numbers, target: fourth } }
    }
    case 'NAPTR': {
      const numbers = { order: Number(first), preference: Number(second) }
      const texts = { flags: third, services: fourth, regexp: fifth === '-' ? '' : fifth }
      return { ...common, type, data: { ...numbers, ...texts, replacement: sixth } }
    }
    default:
      throw new RangeError(`the test has a record of no type: ${text}`)
  }
}

/** A zone of records, by what they answer. */
export function zoneOf(...lines: readonly string[]): Record<string, Said> {
  const zone: Record<string, { answers: Answer[] }> = {}
  for (const line of lines) {
    const answer = record(line)
    const entry = (zone[`${answer.type} ${answer.name}`] ??= { answers: [] })
    entry.answers.push(answer)
  }
  return zone
}

/** Who takes part. */
export interface NamedWorld {
  readonly dns: DnsServer
  readonly server: RunningServer
  /** Sends requests to the server, over UDP, and gets what it answers. */
  readonly client: UdpPeer
  /** Sends a MESSAGE; each has a number of its own unless one is said. */
  message(uri: string, number?: number): void
}

interface Test {
  teardown(run: () => unknown): void
}

/**
 * Starts a server with a name server.
 *
 * @param t - the test that it ends with
 * @param parameters - lines of the configuration before the route
 * @param zone - what the name server knows
 * @param options - lines of resolv.conf, and sockets besides those of 127.0.0.1
 */
export async function namedWorld(
  t: Test,
  parameters: string,
  zone: Record<string, Said>,
  options: {
    readonly resolv?: string
    readonly sockets?: readonly string[]
    readonly environment?: Readonly<Record<string, string>>
    readonly script?: string
  } = {},
): Promise<NamedWorld> {
  const dns = await DnsServer.open(zone)
  t.teardown(() => dns.close())
  const resolv = options.resolv ?? 'options timeout:1 attempts:1'
  const files = {
    SIPROSE_RESOLV_CONF: temporaryFile(
      'resolv.conf',
      `nameserver [127.0.0.1]:${dns.address.port}\n${resolv}\n`,
    ),
    SIPROSE_HOSTS: temporaryFile('hosts', ''),
  }
  const server = await startServer(
    `log_stderror = yes\ndebug = 1\n${parameters}\n${options.script ?? 'request_route { forward(); }'}\n`,
    { ...files, ...options.environment },
    ['-l', 'udp:127.0.0.1:0', '-l', 'tcp:127.0.0.1:0', ...(options.sockets ?? [])],
  )
  t.teardown(async () => server.stop())
  const client = await udpPeer()
  t.teardown(() => client.close())
  let count = 0
  return {
    dns,
    server,
    client,
    message(uri, number = ++count) {
      client.send(messageTo(uri, number, client.port), server.ports.udp)
    },
  }
}

/** A MESSAGE of a client; the same number, the same message. */
export function messageTo(uri: string, number: number, port: number): string {
  return (
    `MESSAGE ${uri} SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:${port};branch=z9hG4bKn${number};rport\r\n` +
    `Max-Forwards: 70\r\nFrom: <sip:a@example.com>;tag=1\r\nTo: <${uri}>\r\nCall-ID: n${number}@test\r\n` +
    `CSeq: ${number} MESSAGE\r\nContent-Length: 0\r\n\r\n`
  )
}
