/** Datagrams of the network that carry commands. */

import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'

import {
  ControlError,
  type ControlSocket,
  type NetworkPlace,
  placeText,
  systemCode,
  type TakeDatagram,
} from './controls.ts'

/** A UDP socket that takes commands. */
export class UdpDatagrams implements ControlSocket {
  readonly #place: NetworkPlace
  readonly #take: TakeDatagram
  #socket: Socket | null = null
  #port = 0

  /**
   * @param place - where it is
   * @param take - gets each datagram
   */
  constructor(place: NetworkPlace, take: TakeDatagram) {
    this.#place = place
    this.#take = take
  }

  get port(): number {
    return this.#port
  }

  async start(): Promise<void> {
    if (this.#socket !== null) return
    const { address, port } = this.#place
    const socket = createSocket({ type: address.includes(':') ? 'udp6' : 'udp4' })
    try {
      socket.bind(port, address)
      await once(socket, 'listening')
    } catch (error) {
      socket.close()
      const place = placeText(this.#place)
      throw new ControlError(`\`udp:${place}\` cannot be listened on: ${systemCode(error)}`, error)
    }
    socket.on('error', () => undefined)
    socket.on('message', (bytes, from) => {
      const answer = (reply: Buffer): void => {
        if (this.#socket === socket) socket.send(reply, from.port, from.address, () => undefined)
      }
      this.#take(bytes, answer, `udp:${from.address}:${from.port}`)
    })
    this.#port = socket.address().port
    this.#socket = socket
  }

  async stop(): Promise<void> {
    const socket = this.#socket
    if (socket === null) return
    this.#socket = null
    await new Promise<void>((resolve) => {
      socket.close(resolve)
    })
  }
}
