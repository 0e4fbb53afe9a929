/** The sockets of one server that kamcmd and its like use. */

import {
  answerMi,
  MiFifo,
  RequestRate,
  rpcFault,
  type ControlConnection,
  type ControlSocket,
  type Host,
  type TakeStream,
} from 'siprose'

import { printFault, printReply, readHeader, readRequest } from './binrpc.ts'
import { type Packet, Packets } from './packets.ts'
import type { CtlPlace } from './places.ts'

/** The most bytes of records that a request may have. */
const MAX_REQUEST = 65_536
const STREAMS = { maxConnections: 64, idleMs: 3_600_000 } as const
const MI_INDENT = '\t'

/** What the parameters say beside the places. */
export interface CtlOptions {
  /** The most bytes that an answer may have. */
  readonly maxReply: number
  readonly maxRate: number
}

/** A connection that is open. */
export interface OpenConnection {
  readonly place: CtlPlace
  readonly from: string
}

interface Started {
  start(): Promise<void>
  stop(): Promise<void>
}

/** The sockets of one server. */
export class CtlServer {
  readonly #server: Host
  readonly #options: CtlOptions
  readonly #rate: RequestRate
  readonly #started: Started[] = []
  readonly #open = new Set<OpenConnection>()
  #places: readonly CtlPlace[] = []

  /**
   * @param server - the server
   * @param options - how much there may be of everything
   */
  constructor(server: Host, options: CtlOptions) {
    this.#server = server
    this.#options = options
    this.#rate = new RequestRate(server.clock, options.maxRate)
  }

  /** Where it listens. */
  get places(): readonly CtlPlace[] {
    return this.#places
  }

  /** The connections that are open. */
  get connections(): readonly OpenConnection[] {
    return [...this.#open]
  }

  /** Opens sockets. */
  async start(places: readonly CtlPlace[]): Promise<void> {
    this.#places = places
    for (const each of places) {
      const socket = this.#socket(each)
      await socket.start()
      this.#started.push(socket)
    }
  }

  /** Closes them. */
  async stop(): Promise<void> {
    for (const socket of this.#started.splice(0)) await socket.stop()
  }

  #socket(each: CtlPlace): Started | ControlSocket {
    const { protocol, transport, place } = each
    const { controls } = this.#server
    if (place.kind === 'file' && transport === 'fifo') {
      return new MiFifo(this.#server, {
        owner: 'ctl',
        place,
        replyDirectory: '/tmp',
        indent: MI_INDENT,
        maxBytes: MAX_REQUEST,
        maxRate: this.#options.maxRate,
      })
    }
    if (transport === 'tcp' || transport === 'unix_stream') {
      const accept = (connection: ControlConnection) => this.#accept(each, connection)
      return controls.streams(place, STREAMS, accept)
    }
    return controls.datagrams(place, (bytes, answer) => {
      if (protocol === 'fifo') void this.#mi(bytes).then(answer)
      else this.#datagram(bytes, answer)
    })
  }

  #datagram(bytes: Buffer, answer: (reply: Buffer) => void): void {
    const header = readHeader(bytes)
    if (header === null || header === 'short') return
    const records = bytes.subarray(header.size)
    if (records.length === header.length) void this.#answer({ header, records }).then(answer)
  }

  #accept(place: CtlPlace, connection: ControlConnection): TakeStream {
    const known = { place, from: connection.from }
    this.#open.add(known)
    const packets = new Packets(MAX_REQUEST)
    let underWay = 0
    let over = false
    const answered = (reply: Buffer): void => {
      underWay--
      connection.send(reply)
      if (over && underWay === 0) connection.end()
    }
    return {
      bytes: (chunk) => {
        if (place.protocol === 'fifo') {
          underWay++
          void this.#mi(chunk).then(answered)
          return
        }
        const found = packets.take(chunk)
        if (found === null) connection.end()
        for (const packet of found ?? []) {
          underWay++
          void this.#answer(packet).then(answered)
        }
      },
      ended: () => {
        over = true
        if (underWay === 0) connection.end()
      },
      closed: () => {
        this.#open.delete(known)
      },
    }
  }

  async #mi(bytes: Buffer): Promise<Buffer> {
    if (!this.#rate.allows()) return Buffer.from('503 too many requests in this second\n\n')
    const { commands } = this.#server
    return Buffer.from(await answerMi(commands, bytes.toString('latin1'), MI_INDENT), 'latin1')
  }

  async #answer({ header, records }: Packet): Promise<Buffer> {
    const { cookie } = header
    if (!this.#rate.allows()) {
      return printFault(cookie, { code: 503, message: 'too many requests in this second' })
    }
    const request = readRequest(header, records)
    if (request === null) return printFault(cookie, { code: 400, message: 'this is no request' })
    try {
      const reply = printReply(
        cookie,
        await this.#server.commands.call(request.method, request.args),
      )
      if (reply.length <= this.#options.maxReply) return reply
      const message = `the answer has ${reply.length} bytes; see binrpc_max_body_size`
      return printFault(cookie, { code: 500, message })
    } catch (error) {
      return printFault(cookie, rpcFault(error))
    }
  }
}
