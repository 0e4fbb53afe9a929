/** A DNS server on loopback for the tests: it says what it is told to, over UDP and TCP, and remembers what it was asked. */

import { createSocket, type RemoteInfo, type Socket } from 'node:dgram'
import { createServer, type Server, type Socket as Stream } from 'node:net'

import { type Answer, decode, encode, RECURSION_AVAILABLE, TRUNCATED_RESPONSE } from 'dns-packet'

import type { NameServer } from '../dns/resolv-conf.ts'

/** What a question is answered with. */
export interface Said {
  readonly answers?: readonly Answer[]
  /** 0 no error, 2 failure, 3 no such name, 5 refused. */
  readonly code?: number
}

/** A question as it came. */
export interface Heard {
  readonly id: number
  readonly name: string
  readonly type: string
  readonly tcp: boolean
  /** Where it came from. */
  readonly port: number
  /** Sends bytes back; as often as wanted. */
  readonly send: (bytes: Buffer) => void
  /** The bytes of a plain answer. */
  readonly bytes: (said: Said, changes?: { id?: number; name?: string; flags?: number }) => Buffer
}

const MAX_DATAGRAM = 512

/** Answers from a zone; `hear` takes a question instead when it is set. */
export class DnsServer {
  readonly asked: string[] = []
  readonly #udp: Socket
  readonly #tcp: Server
  readonly #streams = new Set<Stream>()
  /** By `TYPE name`. What is not there does not exist. */
  zone: Record<string, Said> = {}
  /** Takes questions before the zone does; false leaves one to the zone. */
  hear: (heard: Heard) => boolean = () => false

  private constructor(udp: Socket, tcp: Server) {
    this.#udp = udp
    this.#tcp = tcp
    udp.on('message', (bytes, from) => this.#datagram(bytes, from))
    tcp.on('connection', (stream) => this.#stream(stream))
  }

  /** A server on a free port of 127.0.0.1, or on one that has to be free. */
  static async open(zone: Record<string, Said> = {}, port = 0): Promise<DnsServer> {
    for (;;) {
      const udp = createSocket('udp4')
      const tcp = createServer()
      const done = Promise.withResolvers<boolean>()
      tcp.on('error', () => done.resolve(false))
      udp.bind(port, '127.0.0.1', () => {
        tcp.listen(udp.address().port, '127.0.0.1', () => done.resolve(true))
      })
      if (await done.promise) {
        const server = new DnsServer(udp, tcp)
        server.zone = zone
        return server
      }
      udp.close()
    }
  }

  get address(): NameServer {
    return { address: '127.0.0.1', port: this.#udp.address().port }
  }

  close(): void {
    this.#udp.close()
    this.#tcp.close()
    for (const stream of this.#streams) stream.destroy()
  }

  #datagram(bytes: Buffer, from: RemoteInfo): void {
    this.#take(bytes, { tcp: false, port: from.port }, (reply) => {
      this.#udp.send(reply, from.port, from.address)
    })
  }

  #stream(stream: Stream): void {
    this.#streams.add(stream)
    let buffered = Buffer.alloc(0)
    stream.on('error', () => stream.destroy())
    stream.on('data', (chunk: Buffer) => {
      buffered = Buffer.concat([buffered, chunk])
      if (buffered.length < 2 || buffered.length < 2 + buffered.readUInt16BE(0)) return
      this.#take(buffered.subarray(2), { tcp: true, port: stream.remotePort ?? 0 }, (reply) => {
        const length = Buffer.alloc(2)
        length.writeUInt16BE(reply.length)
        stream.write(Buffer.concat([length, reply]))
      })
    })
  }

  #take(bytes: Buffer, from: { tcp: boolean; port: number }, send: (bytes: Buffer) => void): void {
    const { tcp, port } = from
    const packet = decode(bytes)
    const question = packet.questions?.[0]
    if (question === undefined) return
    const { name, type } = question
    const id = packet.id ?? 0
    this.asked.push(tcp ? `${type} ${name} tcp` : `${type} ${name}`)
    const heard: Heard = {
      id,
      name,
      type,
      tcp,
      port,
      send,
      bytes: (said, changes = {}) =>
        encode({
          type: 'response',
          id: changes.id ?? id,
          flags: RECURSION_AVAILABLE | (said.code ?? 0) | (changes.flags ?? 0),
          questions: [{ ...question, name: changes.name ?? name }],
          answers: [...(said.answers ?? [])],
        }),
    }
    if (this.hear(heard)) return
    const said = this.zone[`${type} ${name}`] ?? { code: 3 }
    const reply = heard.bytes(said)
    if (tcp || reply.length <= MAX_DATAGRAM) send(reply)
    else send(heard.bytes({ code: 0 }, { flags: TRUNCATED_RESPONSE }))
  }
}
