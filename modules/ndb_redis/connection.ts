/** A connection to a Redis server. */

import { connect as connectNet, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'

import type { Clock, Timer } from 'siprose'

import { NoAnswer } from './errors.ts'
import { Decoder } from './resp/decoder.ts'
import { encode, type Command } from './resp/encode.ts'
import type { Reply } from './resp/reply.ts'

/** How large a reply may be. */
const REPLY_BYTES = 67_108_864
/** How many commands may wait for their answers on one connection. */
const WAITING = 10_000

/** Where a connection goes. */
export interface Target {
  /** The path of a socket; '' for none. */
  readonly unix: string
  readonly host: string
  readonly port: number
  /** Null for a connection that is not encrypted. */
  readonly tls: { readonly ca: Buffer | null } | null
}

/** Commands that were sent together, and the answers that have come. */
interface Batch {
  readonly replies: Reply[]
  readonly count: number
  readonly resolve: (replies: readonly Reply[]) => void
  readonly reject: (error: NoAnswer) => void
  readonly timer: Timer | null
}

/** One connection. Answers come in the order of the commands. */
export class Connection {
  readonly #clock: Clock
  readonly #socket: Socket
  readonly #decoder: Decoder
  readonly #batches: Batch[] = []
  #waiting = 0
  #why = ''

  private constructor(clock: Clock, socket: Socket) {
    this.#clock = clock
    this.#socket = socket
    this.#decoder = new Decoder(REPLY_BYTES, (reply) => this.#came(reply))
    socket.on('data', (bytes: Buffer) => {
      const wrong = this.#decoder.push(bytes)
      if (wrong !== null) this.close(wrong)
    })
    socket.on('error', (error) => this.close(error.message))
    socket.on('close', () => this.close('the server has closed the connection'))
  }

  /**
   * Connects.
   *
   * @param clock - the time
   * @param target - where to
   * @param ms - how long it may take; 0 for as long as it likes
   */
  static open(clock: Clock, { unix, host, port, tls }: Target, ms: number): Promise<Connection> {
    const { promise, resolve, reject } = Promise.withResolvers<Connection>()
    const place = unix === '' ? { host, port } : { path: unix }
    const socket =
      tls === null
        ? connectNet(place)
        : connectTls({
            ...place,
            ...(tls.ca === null ? {} : { ca: tls.ca }),
            ...(/^[\d.:]*$/.test(host) ? {} : { servername: host }),
          })
    socket.setNoDelay(true)
    const fail = (why: string): void => {
      timer?.cancel()
      socket.destroy()
      reject(new NoAnswer(why))
    }
    const timer = ms === 0 ? null : clock.after(ms, () => fail(`it was not there within ${ms} ms`))
    const failed = (error: Error): void =>
      fail(error.message === '' ? String(error) : error.message)
    // what comes after a failure is of no interest, and must not be thrown
    socket.on('error', failed)
    socket.once(tls === null ? 'connect' : 'secureConnect', () => {
      timer?.cancel()
      socket.off('error', failed)
      resolve(new Connection(clock, socket))
    })
    return promise
  }

  /** False once it is of no more use. */
  get open(): boolean {
    return this.#why === ''
  }

  /**
   * Sends commands, and gives their answers.
   *
   * @param ms - how long all of it may take; 0 for as long as it likes
   */
  send(commands: readonly Command[], ms: number): Promise<readonly Reply[]> {
    const { promise, resolve, reject } = Promise.withResolvers<readonly Reply[]>()
    if (!this.open) reject(new NoAnswer(this.#why))
    else if (this.#waiting + commands.length > WAITING)
      reject(new NoAnswer(`${this.#waiting} commands wait for it already`))
    else {
      const late = `it did not answer within ${ms} ms`
      const timer = ms === 0 ? null : this.#clock.after(ms, () => this.close(late))
      this.#batches.push({ replies: [], count: commands.length, resolve, reject, timer })
      this.#waiting += commands.length
      this.#socket.write(commands.map(encode).join(''), 'latin1')
    }
    return promise
  }

  /**
   * Closes it; who waits is told why.
   *
   * @param why - for people
   */
  close(why: string): void {
    if (!this.open) return
    this.#why = why
    this.#socket.destroy()
    this.#waiting = 0
    for (const { timer, reject } of this.#batches.splice(0)) {
      timer?.cancel()
      reject(new NoAnswer(why))
    }
  }

  #came(reply: Reply): void {
    const batch = this.#batches[0]
    if (batch === undefined) return this.close('it has answered what nobody asked')
    this.#waiting--
    batch.replies.push(reply)
    if (batch.replies.length < batch.count) return
    this.#batches.shift()
    batch.timer?.cancel()
    batch.resolve(batch.replies)
  }
}
