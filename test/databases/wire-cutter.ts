/** Stands between a client and a server, and lets a test cut, block and stall what goes between them. */

import { connect, createServer, type Server, type Socket } from 'node:net'

/** A way to a server that can be broken. */
export class WireCutter {
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  #refuses = false
  #stalls = false
  /** How many connections were made. */
  count = 0

  /**
   * @param host - the server's
   * @param port - the server's
   */
  constructor(host: string, port: number) {
    this.#server = createServer((near) => {
      if (this.#refuses) return near.destroy()
      this.count++
      const far = connect(port, host)
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        this.#sockets.add(from)
        from.on('data', (bytes) => {
          if (!this.#stalls) to.write(bytes)
        })
        from.on('error', () => undefined)
        from.on('close', () => {
          this.#sockets.delete(from)
          to.destroy()
        })
      }
    })
  }

  /** Opens it; gives its port. */
  async open(): Promise<number> {
    await new Promise<void>((resolve) => {
      this.#server.listen(0, '127.0.0.1', resolve)
    })
    const address = this.#server.address()
    return typeof address === 'object' && address !== null ? address.port : 0
  }

  /** Cuts all connections: the server is gone for who uses them. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy()
  }

  /** Takes no new connections, or takes them again. */
  refuse(refuses: boolean): void {
    this.#refuses = refuses
  }

  /** Lets nothing through, or everything again. */
  stall(stalls: boolean): void {
    this.#stalls = stalls
  }

  /** Closes it. */
  async close(): Promise<void> {
    this.cut()
    await new Promise((resolve) => {
      this.#server.close(resolve)
    })
  }
}
