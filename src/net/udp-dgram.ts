/**
 * UDP through Node's `dgram`: works everywhere, one datagram a system call.
 *
 * `dgram` has no way to mark packets, to say whether they may be cut, or to bind an address that is not there yet: of
 * {@link UdpTuning} it does the buffers and the groups.
 */

import { createSocket } from 'node:dgram'
import type { RemoteInfo, Socket } from 'node:dgram'
import { isIP } from 'node:net'

import { resolveAdvertised } from './advertised.ts'
import { MAX_DATAGRAM, MAX_WAITING_BYTES } from './batch/send-queue.ts'
import { ListenerCounters } from './counters.ts'
import { ipv4Key } from './ip-address.ts'
import { messageStart } from './keep-alive.ts'
import type { Advertised, Listener, Receive } from './listener.ts'
import { interfaceAddress } from './interfaces.ts'
import { isMulticast } from './multicast.ts'
import { NetError, listenError, socketName } from './net-error.ts'
import type { NetFacts } from './net-error.ts'
import type { Lost } from './loss.ts'
import { Peer } from './peer.ts'
import type { UdpOptions } from './udp-options.ts'

type Found = (error: Error | null, address: string, family: number) => void

/** Only addresses come this far, so nothing is looked up. */
const noLookup = (address: string, _options: unknown, found: Found): void => {
  found(null, address, isIP(address))
}

/** A UDP socket of Node. */
export class DgramUdpListener implements Listener {
  readonly proto = 'udp'
  readonly family: 4 | 6
  readonly address: string
  readonly counters: ListenerCounters = new ListenerCounters()
  readonly #options: UdpOptions
  readonly #receive: Receive
  readonly #sent = (error: Error | null): void => {
    if (error !== null) this.counters.dropped.refused++
  }
  #port: number
  #advertised: Advertised | null
  #socket: Socket | null = null

  constructor(options: UdpOptions, receive: Receive) {
    this.family = options.family
    this.address = options.address
    this.#advertised = options.advertised
    this.#port = options.port
    this.#options = options
    this.#receive = receive
  }

  get port(): number {
    return this.#port
  }

  get advertised(): Advertised | null {
    return this.#advertised
  }

  send(text: string, to: Peer): boolean {
    const { dropped } = this.counters
    const socket = this.#socket
    if (socket === null) {
      dropped.closed++
      return false
    }
    if (text.length > MAX_DATAGRAM) {
      dropped.tooLong++
      return false
    }
    if (!this.#suits(to)) {
      dropped.badAddress++
      return false
    }
    if (socket.getSendQueueSize() + text.length > MAX_WAITING_BYTES) {
      dropped.queueFull++
      return false
    }
    const sent = to.lost === null ? this.#sent : this.#sentOr(to.lost)
    socket.send(Buffer.from(text, 'latin1'), to.port, to.address, sent)
    this.counters.sent++
    this.counters.sentBytes += text.length
    return true
  }

  #sentOr(lost: Lost): (error: Error | null) => void {
    return (error) => {
      this.#sent(error)
      if (error !== null && this.#socket !== null) lost.lost('refused')
    }
  }

  #suits(to: Peer): boolean {
    if (to.port < 1 || to.port > 65535) return false
    return to.key === 0 ? isIP(to.address) === this.family : this.family === 4
  }

  async start(): Promise<void> {
    if (this.#socket !== null) return
    const { family, address, port, reusePort, tuning } = this.#options
    const facts: NetFacts = { proto: 'udp', address, port }
    if (isIP(address) !== family) throw listenError('EADDRNOTAVAIL', facts)
    const socket = createSocket({
      type: family === 4 ? 'udp4' : 'udp6',
      ipv6Only: family === 6,
      reusePort,
      recvBufferSize: tuning.receiveBufferBytes,
      sendBufferSize: tuning.sendBufferBytes,
      lookup: noLookup,
    })
    await bound(socket, facts)
    this.#joinGroups(socket, facts)
    this.#port = socket.address().port
    this.#advertised = resolveAdvertised(this.#options.advertised, this.#port)
    this.#socket = socket
    socket.on('message', (bytes, from) => {
      this.#deliver(bytes, from)
    })
    socket.on('error', () => {
      this.counters.dropped.readFailed++
    })
  }

  #joinGroups(socket: Socket, facts: NetFacts): void {
    const { address, family, tuning } = this.#options
    const { interface: name, loopback, ttl } = tuning.multicast
    socket.setMulticastLoopback(loopback)
    if (ttl !== null) socket.setMulticastTTL(ttl)
    if (!isMulticast(address)) return
    const own = name === null ? undefined : interfaceAddress(name, family)
    if (own === null) {
      socket.close()
      const message = `\`${name}\` is no interface of this machine, so no group can be joined on it`
      throw new NetError('net/no-such-interface', message, facts)
    }
    try {
      socket.addMembership(address, own)
    } catch (cause) {
      socket.close()
      const reason = (cause as NodeJS.ErrnoException).code ?? 'error'
      const message = `\`${socketName(facts)}\` cannot join the group ${address}: ${reason}`
      throw new NetError('net/cannot-listen', message, facts, cause)
    }
  }

  async stop(): Promise<void> {
    const socket = this.#socket
    if (socket === null) return
    this.#socket = null
    const closed = Promise.withResolvers<void>()
    socket.close(() => {
      closed.resolve()
    })
    await closed.promise
  }

  #deliver(bytes: Buffer, from: RemoteInfo): void {
    this.counters.receivedBytes += bytes.length
    const start = messageStart(bytes, 0, bytes.length)
    if (start === bytes.length) {
      this.counters.dropped.keepAlive++
      return
    }
    this.counters.received++
    const key = this.family === 4 ? ipv4Key(from.address) : 0
    const peer = new Peer('udp', from.address, from.port, 0, Math.max(key, 0))
    this.#receive(bytes, start, bytes.length, peer, this)
  }
}

async function bound(socket: Socket, facts: NetFacts): Promise<void> {
  const done = Promise.withResolvers<void>()
  const failed = (error: NodeJS.ErrnoException): void => {
    socket.close()
    done.reject(listenError(error.code ?? error.message, facts, error))
  }
  socket.once('error', failed)
  socket.bind({ address: facts.address, port: facts.port, exclusive: true }, () => {
    socket.off('error', failed)
    done.resolve()
  })
  await done.promise
}
