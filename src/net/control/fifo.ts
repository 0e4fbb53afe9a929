/** A FIFO that others write commands to. */

import { execFileSync } from 'node:child_process'
import { constants, openSync } from 'node:fs'
import { Socket } from 'node:net'

import { controlCalls } from './control-calls.ts'
import { ControlError, type ControlSocket, type FilePlace, systemCode } from './controls.ts'
import { giveAccess, makeRoom, removeFile } from './files.ts'

/**
 * A FIFO. It is open for reading and writing, so that it neither waits for somebody to open the other end nor ends when nobody
 * has it open any more.
 */
export class Fifo implements ControlSocket {
  readonly port = 0
  readonly #place: FilePlace
  readonly #take: (chunk: Buffer) => void
  #socket: Socket | null = null

  /**
   * @param place - where it is
   * @param take - gets what is written to it, in pieces as they come
   */
  constructor(place: FilePlace, take: (chunk: Buffer) => void) {
    this.#place = place
    this.#take = take
  }

  async start(): Promise<void> {
    if (this.#socket !== null) return
    const { path } = this.#place
    makeRoom(this.#place, 'fifo')
    const problem = makeFifo(path)
    if (problem !== null) throw new ControlError(`\`${path}\` cannot be made: ${problem}`)
    try {
      giveAccess(this.#place)
      const fd = openSync(path, constants.O_RDWR | constants.O_NONBLOCK)
      const socket = new Socket({ fd, readable: true, writable: false })
      socket.on('data', this.#take)
      socket.on('error', () => undefined)
      this.#socket = socket
    } catch (error) {
      removeFile(this.#place)
      if (error instanceof ControlError) throw error
      throw new ControlError(`\`${path}\` cannot be opened: ${systemCode(error)}`, error)
    }
  }

  async stop(): Promise<void> {
    const socket = this.#socket
    if (socket === null) return
    this.#socket = null
    socket.destroy()
    removeFile(this.#place)
  }
}

/** Makes a FIFO that only this user may open until its owner and mode are set; what was in the way, or null. */
function makeFifo(path: string): string | null {
  const calls = controlCalls()
  if (typeof calls !== 'string') return calls.makeFifo(path, 0o600)
  try {
    execFileSync('mkfifo', ['-m', '600', '--', path], { stdio: 'ignore', timeout: 5000 })
    return null
  } catch (error) {
    return systemCode(error)
  }
}
