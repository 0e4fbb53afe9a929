/** The FIFO that requests of MI come in on, and the FIFOs that answers go to. */

import type { ControlSocket, FilePlace } from '../net/control/controls.ts'
import type { Host } from '../runtime/host.ts'
import { RequestRate } from './face.ts'
import { answerMi, MiRequests, parseMiRequest } from './mi.ts'

/** How long half a request is waited for: another writer must not be read as its rest. */
const HALF_REQUEST_MS = 2000

/** What the parameters say. */
export interface MiFifoOptions {
  /** The module, for the log. */
  readonly owner: string
  readonly place: FilePlace
  readonly replyDirectory: string
  readonly indent: string
  readonly maxBytes: number
  readonly maxRate: number
}

/** The FIFO of one server. */
export class MiFifo {
  readonly #server: Host
  readonly #options: MiFifoOptions
  readonly #requests: MiRequests
  readonly #rate: RequestRate
  readonly #socket: ControlSocket
  #giveUp: { cancel(): void } | null = null

  /**
   * @param server - the server
   * @param options - where, and how much
   */
  constructor(server: Host, options: MiFifoOptions) {
    this.#server = server
    this.#options = options
    this.#requests = new MiRequests(options.maxBytes)
    this.#rate = new RequestRate(server.clock, options.maxRate)
    this.#socket = server.controls.fifo(options.place, (chunk) => this.#take(chunk))
  }

  /** Makes it. */
  async start(): Promise<void> {
    await this.#socket.start()
  }

  /** Removes it. */
  async stop(): Promise<void> {
    this.#giveUp?.cancel()
    await this.#socket.stop()
  }

  #take(chunk: Buffer): void {
    const found = this.#requests.take(chunk)
    if (found.length > 0) {
      this.#giveUp?.cancel()
      this.#giveUp = null
    }
    if (this.#requests.halfway && this.#giveUp === null) {
      this.#giveUp = this.#server.clock.after(HALF_REQUEST_MS, () => {
        this.#giveUp = null
        this.#requests.reset()
      })
    }
    for (const text of found) void this.#answer(text)
  }

  /** Answers a request; one that is too long or one too many has no file that it could name. */
  async #answer(text: string | null): Promise<void> {
    const { log, commands, controls } = this.#server
    const { owner } = this.#options
    if (text === null || !this.#rate.allows()) {
      const why = text === null ? 'too long' : 'one too many in this second'
      log.info(`${owner}: a request was ${why}, and is not answered`)
      return
    }
    const { indent, replyDirectory } = this.#options
    const answer = await answerMi(commands, text, indent)
    const name = parseMiRequest(text)?.replyName ?? ''
    if (name === '') return
    if (!/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,200}$/.test(name)) {
      log.warn(`${owner}: the file of an answer can be a name without a directory`)
      return
    }
    const path = `${replyDirectory}/${name}`
    const problem = await controls.writeFifo(path, Buffer.from(answer, 'latin1'))
    if (problem !== null) log.warn(`${owner}: no answer was written to ${path}: ${problem}`)
  }
}
