/** The FIFO and the sockets that JSON documents come in on. */

import {
  type ControlConnection,
  type ControlPlace,
  type ControlSocket,
  type FilePlace,
  type Host,
  type ModuleLog,
  RequestRate,
  type TakeStream,
} from 'siprose'

import { Documents } from './documents.ts'
import type { JsonRpc, JsonRpcResult } from './json-rpc.ts'

/** How long half a document on the FIFO is waited for: another writer must not be read as its rest. */
const HALF_DOCUMENT_MS = 2000
/** Documents that a connection may have under way. */
const MAX_UNDER_WAY = 32
const STREAMS = { maxConnections: 64, idleMs: 3_600_000 } as const

/** Where documents come in, and how much of everything there may be. */
export interface FaceOptions {
  readonly fifo: FilePlace | null
  readonly replyDirectory: string
  readonly datagrams: ControlPlace | null
  readonly streams: ControlPlace | null
  readonly maxBytes: number
  readonly maxRate: number
  readonly replyTimeoutMs: number
}

/** The faces of one server. */
export class Faces {
  readonly #server: Host
  readonly #log: ModuleLog
  readonly #rpc: JsonRpc
  readonly #options: FaceOptions
  readonly #rate: RequestRate
  readonly #sockets: ControlSocket[] = []

  /**
   * @param server - the server
   * @param log - the module's
   * @param rpc - answers documents
   * @param options - where they come in
   */
  constructor(server: Host, log: ModuleLog, rpc: JsonRpc, options: FaceOptions) {
    this.#server = server
    this.#log = log
    this.#rpc = rpc
    this.#options = options
    this.#rate = new RequestRate(server.clock, options.maxRate)
  }

  /** Opens them. */
  async start(): Promise<void> {
    const { controls } = this.#server
    const { fifo, datagrams, streams } = this.#options
    const made: ControlSocket[] = []
    if (fifo !== null) made.push(controls.fifo(fifo, this.#fifoReader()))
    if (datagrams !== null) made.push(controls.datagrams(datagrams, this.#datagram))
    if (streams !== null) made.push(controls.streams(streams, STREAMS, this.#connected))
    for (const socket of made) {
      await socket.start()
      this.#sockets.push(socket)
    }
  }

  /** Closes them. */
  async stop(): Promise<void> {
    for (const socket of this.#sockets.splice(0)) await socket.stop()
  }

  /** Answers a document; one too many in a second, or too long, is refused. */
  async #answer(bytes: Buffer | null): Promise<JsonRpcResult> {
    if (!this.#rate.allows()) return this.#rpc.refusal('too many requests in this second')
    if (bytes === null || bytes.length > this.#options.maxBytes) {
      return this.#rpc.refusal(`a document can have ${this.#options.maxBytes} bytes`)
    }
    return this.#rpc.answer(bytes)
  }

  readonly #datagram = (bytes: Buffer, answer: (reply: Buffer) => void): void => {
    const arrived = this.#server.clock.now()
    void this.#answer(bytes).then(({ text }) => {
      const late = this.#server.clock.now() - arrived > this.#options.replyTimeoutMs
      if (text !== null && !late) answer(Buffer.from(text, 'latin1'))
    })
  }

  readonly #connected = (connection: ControlConnection): TakeStream => {
    const documents = new Documents(this.#options.maxBytes)
    let underWay = 0
    let over = false
    const answered = ({ text }: JsonRpcResult): void => {
      underWay--
      if (text !== null) connection.send(Buffer.from(`${text}\n`, 'latin1'))
      if (over && underWay === 0) connection.end()
    }
    return {
      bytes: (chunk) => {
        for (const document of documents.take(chunk)) {
          if (++underWay > MAX_UNDER_WAY) {
            connection.end()
            return
          }
          void this.#answer(document).then(answered)
        }
      },
      ended: () => {
        over = true
        if (underWay === 0) connection.end()
      },
      closed: () => documents.reset(),
    }
  }

  #fifoReader(): (chunk: Buffer) => void {
    const documents = new Documents(this.#options.maxBytes)
    let giveUp: { cancel(): void } | null = null
    return (chunk) => {
      const found = documents.take(chunk)
      if (found.length > 0) {
        giveUp?.cancel()
        giveUp = null
      }
      if (documents.halfway && giveUp === null) {
        giveUp = this.#server.clock.after(HALF_DOCUMENT_MS, () => {
          giveUp = null
          documents.reset()
        })
      }
      for (const document of found) void this.#fromFifo(document)
    }
  }

  async #fromFifo(document: Buffer | null): Promise<void> {
    const { text, replyName } = await this.#answer(document)
    if (text === null || replyName === null) return
    const { controls } = this.#server
    if (!isFileName(replyName)) {
      this.#log.warn(`jsonrpcs: \`reply_name\` can be the name of a file, without a directory`)
      return
    }
    const path = `${this.#options.replyDirectory}/${replyName}`
    const problem = await controls.writeFifo(path, Buffer.from(text, 'latin1'))
    if (problem !== null) this.#log.warn(`jsonrpcs: no answer was written to ${path}: ${problem}`)
  }
}

/** A name that can only mean a file in the directory of answers. */
function isFileName(name: string): boolean {
  return /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,200}$/.test(name)
}
