/** A datagram socket of Linux, opened without Node so that its descriptor is ours. */

import { NetError, listenError, socketName } from '../net-error.ts'
import type { NetFacts } from '../net-error.ts'
import { errorName } from './linux-calls.ts'
import type { LinuxCalls } from './linux-calls.ts'
import type { UdpTuning } from '../udp-options.ts'
import { socketOptions } from './socket-options.ts'
import { socketAddress } from './target-addresses.ts'

const AF_INET = 2
const AF_INET6 = 10
const DATAGRAM_NONBLOCK_CLOEXEC = 2 | 0o4000 | 0o2000000

/** How to open a datagram socket. */
export interface DatagramSocketOptions {
  readonly family: 4 | 6
  readonly address: string
  readonly port: number
  /** Lets several sockets share the port, each getting a part of the datagrams. */
  readonly reusePort: boolean
  readonly tuning: UdpTuning
}

/** An open, bound, non-blocking socket. */
export interface DatagramSocket {
  readonly fd: number
  /** The port it got. */
  readonly port: number
}

/**
 * Opens and binds a socket.
 *
 * @throws NetError when the system refuses; nothing stays open then
 */
export function openDatagramSocket(
  calls: LinuxCalls,
  options: DatagramSocketOptions,
): DatagramSocket {
  const facts: NetFacts = { proto: 'udp', address: options.address, port: options.port }
  const address = socketAddress(options.family, options.address, options.port)
  if (address === null) throw listenError('EADDRNOTAVAIL', facts)
  const toSet = socketOptions(options, facts)
  const domain = options.family === 4 ? AF_INET : AF_INET6
  const fd = calls.socket(domain, DATAGRAM_NONBLOCK_CLOEXEC, 0)
  if (fd < 0) throw listenError(errorName(calls.errno()), facts)
  for (const { level, option, value, needed } of toSet) {
    if (calls.setsockopt(fd, level, option, value, value.length) < 0 && needed !== null) {
      const reason = errorName(calls.errno())
      calls.close(fd)
      const message = `\`${socketName(facts)}\` cannot ${needed}: ${reason}`
      throw new NetError('net/cannot-listen', message, facts)
    }
  }
  if (calls.bind(fd, address, address.length) < 0) {
    const error = listenError(errorName(calls.errno()), facts)
    calls.close(fd)
    throw error
  }
  const length = Buffer.alloc(4)
  length.writeUInt32LE(address.length)
  if (calls.getsockname(fd, address, length) < 0) {
    calls.close(fd)
    throw new NetError('net/cannot-listen', 'the system does not tell the port it gave', facts)
  }
  return { fd, port: address.readUInt16BE(2) }
}
