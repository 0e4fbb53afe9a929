/** Streams in memory: who is connected with whom. */

import type {
  Dial,
  Doorman,
  ListenAt,
  ListeningSocket,
  StreamSockets,
} from '../../../net/stream/stream-sockets.ts'
import { VirtualSocket } from './virtual-socket.ts'

/** An address and a port. */
export interface Place {
  readonly address: string
  readonly port: number
}

/** A listening socket of the server. */
interface Door {
  readonly here: Place
  readonly doorman: Doorman
}

/** One end of a connection, the server's. */
interface Line {
  readonly here: Place
  readonly there: Place
  readonly socket: VirtualSocket
}

/** What streams need of the network they belong to. */
export interface StreamCarrier {
  /** A port that nobody has. */
  freePort(): number
  /** Brings what the server wrote to somebody else. */
  deliver(text: string, from: Place, to: Place): void
  /** The socket of the server that is reached at a place, or null. */
  own(place: Place): Place | null
  /** Whether somebody lets nobody in. */
  refuses(place: Place): boolean
  /** Runs something once all that was sent before has arrived: the server writes to itself. */
  later(run: () => void): void
}

const same = (a: Place, b: Place): boolean => a.address === b.address && a.port === b.port

/** The stream sockets of one server, of one transport. */
export class VirtualStreams implements StreamSockets {
  readonly #carrier: StreamCarrier
  readonly #doors = new Set<Door>()
  #lines: Line[] = []

  constructor(carrier: StreamCarrier) {
    this.#carrier = carrier
  }

  has(): boolean {
    return true
  }

  listen(at: ListenAt, doorman: Doorman): Promise<ListeningSocket> {
    const here = { address: at.address, port: at.port === 0 ? this.#carrier.freePort() : at.port }
    if (this.#door(here) !== null) {
      return Promise.reject(Object.assign(new Error('in use'), { code: 'EADDRINUSE' }))
    }
    const door = { here, doorman }
    this.#doors.add(door)
    return Promise.resolve({
      port: here.port,
      close: () => {
        this.#doors.delete(door)
        return Promise.resolve()
      },
    })
  }

  dial({ address, port, from, fromPort }: Dial): VirtualSocket {
    const there = { address, port }
    const here = { address: from ?? '0.0.0.0', port: fromPort || this.#carrier.freePort() }
    const reached = this.#carrier.own(there)
    const own = reached === null ? null : this.#door(reached)
    const socket = (own === null ? this.#open(here, there) : this.#loop(here, own)).begin()
    const refused = this.#carrier.refuses(there)
    this.#carrier.later(() => {
      if (refused) socket.refused()
      else socket.connected()
    })
    return socket
  }

  /**
   * Brings what an actor sends, on the connection it has, or on one that it opens.
   *
   * @param text - what it sends
   * @param from - the actor
   * @param to - the socket of the server
   * @returns false where the server does not listen there
   */
  send(text: string, from: Place, to: Place): boolean {
    // A connection that the server opened comes from a port of its own.
    const known = this.#lines.findLast(
      ({ here, there }) => same(there, from) && (same(here, to) || this.#door(here) === null),
    )
    if (known !== undefined) {
      known.socket.receive(text)
      return true
    }
    const door = this.#door(to)
    if (door === null) return false
    const socket = this.#open(to, from)
    door.doorman.accept(socket)
    socket.receive(text)
    return true
  }

  /** Breaks the connections of an actor, as if it were gone. */
  hangUp(actor: Place): void {
    for (const { there, socket } of this.#lines) {
      if (same(there, actor)) socket.reset()
    }
  }

  #door(place: Place): Door | null {
    return [...this.#doors].find(({ here }) => same(here, place)) ?? null
  }

  #open(here: Place, there: Place): VirtualSocket {
    const socket = new VirtualSocket(here, there, (text) => {
      this.#carrier.deliver(text, here, there)
    })
    const line = { here, there, socket }
    this.#lines.push(line)
    socket.once('close', () => {
      this.#lines = this.#lines.filter((other) => other !== line)
    })
    return socket
  }

  /** A connection of the server with itself: both ends are its own. */
  #loop(here: Place, { here: there, doorman }: Door): VirtualSocket {
    const outer: VirtualSocket = new VirtualSocket(here, there, (text) => {
      this.#carrier.later(() => inner.receive(text))
    })
    const inner: VirtualSocket = new VirtualSocket(there, here, (text) => {
      this.#carrier.later(() => outer.receive(text))
    })
    outer.once('close', () => inner.destroy())
    inner.once('close', () => outer.destroy())
    doorman.accept(inner)
    return outer
  }
}
