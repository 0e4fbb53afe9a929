/** Connections that carry commands: TCP, or sockets in the file system. */

import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'

import {
  type ControlConnection,
  ControlError,
  type ControlPlace,
  type ControlSocket,
  placeText,
  type StreamRules,
  systemCode,
  type TakeStream,
} from './controls.ts'
import { giveAccess, makeRoom, removeFile } from './files.ts'

/** Bytes that may wait for one who does not read. */
const MAX_WAITING = 4_194_304

/** A socket that takes connections with commands. */
export class ControlStreams implements ControlSocket {
  readonly #place: ControlPlace
  readonly #rules: StreamRules
  readonly #accept: (connection: ControlConnection) => TakeStream
  readonly #open = new Set<Socket>()
  #server: Server | null = null
  #port = 0

  /**
   * @param place - where it is
   * @param rules - what connections may use
   * @param accept - tells what takes the bytes of a new connection
   */
  constructor(
    place: ControlPlace,
    rules: StreamRules,
    accept: (connection: ControlConnection) => TakeStream,
  ) {
    this.#place = place
    this.#rules = rules
    this.#accept = accept
  }

  get port(): number {
    return this.#port
  }

  async start(): Promise<void> {
    if (this.#server !== null) return
    const place = this.#place
    const server = createServer({ allowHalfOpen: true }, (socket) => this.#connected(socket))
    server.maxConnections = this.#rules.maxConnections
    if (place.kind === 'file') makeRoom(place, 'socket')
    const before = process.umask(place.kind === 'file' ? 0o177 : process.umask())
    try {
      if (place.kind === 'file') server.listen(place.path)
      else server.listen(place.port, place.address)
      await once(server, 'listening')
      if (place.kind === 'file') giveAccess(place)
    } catch (error) {
      server.close()
      if (error instanceof ControlError) throw error
      const text = `\`${placeText(place)}\` cannot be listened on: ${systemCode(error)}`
      throw new ControlError(text, error)
    } finally {
      process.umask(before)
    }
    server.on('error', () => undefined)
    const address = server.address()
    this.#port = typeof address === 'object' ? (address?.port ?? 0) : 0
    this.#server = server
  }

  #connected(socket: Socket): void {
    this.#open.add(socket)
    const from =
      this.#place.kind === 'file'
        ? this.#place.path
        : `tcp:${socket.remoteAddress ?? ''}:${socket.remotePort ?? 0}`
    const taker = this.#accept({
      from,
      send: (bytes) => {
        if (socket.writableLength + bytes.length > MAX_WAITING) socket.destroy()
        else socket.write(bytes)
      },
      end: () => {
        socket.end()
      },
    })
    socket.setTimeout(this.#rules.idleMs, () => socket.destroy())
    socket.on('data', (chunk: Buffer) => taker.bytes(chunk))
    socket.on('end', () => taker.ended())
    socket.on('error', () => undefined)
    socket.on('close', () => {
      this.#open.delete(socket)
      taker.closed()
    })
  }

  async stop(): Promise<void> {
    const server = this.#server
    if (server === null) return
    this.#server = null
    const gone = [...this.#open].map((socket) => once(socket.destroy(), 'close'))
    await Promise.all(gone)
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
    })
    if (this.#place.kind === 'file') removeFile(this.#place)
  }
}
