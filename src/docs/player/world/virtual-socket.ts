/** One end of a stream in memory: the server's. What it writes is carried at once, in the pieces it was written in. */

import { Socket } from 'node:net'

/** An address and a port. */
interface Place {
  readonly address: string
  readonly port: number
}

function textOf(chunk: Buffer | string): string {
  return typeof chunk === 'string' ? chunk : chunk.toString('latin1')
}

/** A socket without a system below it. Its peer reads all at once, and closes when this side does. */
export class VirtualSocket extends Socket {
  readonly #carry: (text: string) => void
  /** Does what waits for the connection to stand; its argument is why it does not. */
  #held: ((error: Error | null) => void) | null = null

  /**
   * @param here - this end
   * @param there - the other end
   * @param carry - takes what is written
   */
  constructor(here: Place, there: Place, carry: (text: string) => void) {
    super()
    this.#carry = carry
    // Its class has them as getters that ask the system.
    Object.defineProperties(this, {
      localAddress: { value: here.address },
      localPort: { value: here.port },
      remoteAddress: { value: there.address },
      remotePort: { value: there.port },
    })
  }

  /** Begins to be connected: what is written waits until {@link connected} or {@link refused}. */
  begin(): this {
    Object.defineProperty(this, 'connecting', { value: true, writable: true })
    return this
  }

  /** The peer has accepted. */
  connected(): void {
    if (this.destroyed) return
    Object.defineProperty(this, 'connecting', { value: false })
    this.emit('connect')
    this.#release(null)
  }

  /** The peer has refused. */
  refused(): void {
    this.destroy(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' }))
  }

  /** The peer is gone. */
  reset(): void {
    this.destroy(Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }))
  }

  /** Brings what the peer has sent. */
  receive(text: string): void {
    if (!this.destroyed && !this.readableEnded) this.push(Buffer.from(text, 'latin1'))
  }

  override _read(): void {
    // What comes is pushed.
  }

  override _write(
    chunk: Buffer | string,
    _encoding: string,
    callback: (error?: Error | null) => void,
  ): void {
    this.#once(() => {
      this.#carry(textOf(chunk))
    }, callback)
  }

  override _writev(
    chunks: readonly { chunk: Buffer | string }[],
    callback: (error?: Error | null) => void,
  ): void {
    this.#once(() => {
      for (const { chunk } of chunks) this.#carry(textOf(chunk))
    }, callback)
  }

  override _final(callback: () => void): void {
    callback()
    if (!this.destroyed && !this.readableEnded) this.push(null)
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    super._destroy(error, callback)
    this.#release(error ?? new Error('closed'))
  }

  #once(run: () => void, callback: (error?: Error | null) => void): void {
    this.#held = (error) => {
      if (error === null) run()
      callback(error)
    }
    if (!this.connecting) this.#release(null)
  }

  #release(error: Error | null): void {
    const held = this.#held
    this.#held = null
    held?.(error)
  }
}
