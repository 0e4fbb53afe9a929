/** Datagrams in the file system. */

import { Readiness } from '../batch/readiness.ts'
import { type ControlCalls, controlCalls, unixAddress } from './control-calls.ts'
import { ControlError, type ControlSocket, type FilePlace, type TakeDatagram } from './controls.ts'
import { giveAccess, makeRoom, removeFile } from './files.ts'

/** The longest datagram that is taken, with one byte to tell a longer one by. */
const MAX_BYTES = 65_536 + 1
/** Datagrams that are read in one go before others have their turn. */
const AT_ONCE = 16

interface Open {
  readonly fd: number
  readonly readiness: Readiness
}

/** A socket in the file system that takes datagrams. */
export class UnixDatagrams implements ControlSocket {
  readonly port = 0
  readonly #place: FilePlace
  readonly #take: TakeDatagram
  readonly #memory = Buffer.alloc(MAX_BYTES)
  #calls: ControlCalls | null = null
  #open: Open | null = null

  /**
   * @param place - where it is
   * @param take - gets each datagram
   */
  constructor(place: FilePlace, take: TakeDatagram) {
    this.#place = place
    this.#take = take
  }

  async start(): Promise<void> {
    if (this.#open !== null) return
    const { path } = this.#place
    const calls = controlCalls()
    if (typeof calls === 'string') {
      throw new ControlError(`\`${path}\` needs datagrams in the file system: ${calls}`)
    }
    makeRoom(this.#place, 'socket')
    // between here and its mode, nobody but us may use it
    const before = process.umask(0o177)
    const fd = calls.openUnix(path)
    process.umask(before)
    if (typeof fd === 'string') throw new ControlError(`\`${path}\` cannot be made: ${fd}`)
    try {
      giveAccess(this.#place)
    } catch (error) {
      calls.linux.close(fd)
      removeFile(this.#place)
      throw error
    }
    this.#calls = calls
    this.#open = { fd, readiness: new Readiness(calls.linux, fd, () => this.#ready(calls, fd)) }
  }

  #ready(calls: ControlCalls, fd: number): void {
    for (let count = 0; count < AT_ONCE; count++) {
      const datagram = calls.receive(fd, this.#memory)
      if (datagram === null) return
      const { bytes, from } = datagram
      const answer = (reply: Buffer): void => {
        if (this.#open?.fd === fd && from.length > 2) calls.send(fd, reply, from)
      }
      this.#take(bytes, answer, this.#place.path)
    }
    this.#open?.readiness.again()
  }

  /**
   * Sends a datagram to another socket in the file system.
   *
   * @returns false when it could not be sent
   */
  send(bytes: Buffer, path: string): boolean {
    if (this.#open === null || this.#calls === null) return false
    const to = unixAddress(path)
    return to !== null && this.#calls.send(this.#open.fd, bytes, to)
  }

  async stop(): Promise<void> {
    const open = this.#open
    if (open === null) return
    this.#open = null
    const closed = open.readiness.close()
    this.#calls?.linux.close(open.fd)
    await closed
    removeFile(this.#place)
  }
}
