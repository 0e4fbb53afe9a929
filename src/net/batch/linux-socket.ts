/** A datagram socket of Linux, opened without Node so that its descriptor is ours. */

import { NetError, listenError } from '../net-error.ts'
import type { NetFacts } from '../net-error.ts'
import { errorName } from './linux-calls.ts'
import type { LinuxCalls } from './linux-calls.ts'
import { socketAddress } from './target-addresses.ts'

const AF_INET = 2
const AF_INET6 = 10
const DATAGRAM_NONBLOCK_CLOEXEC = 2 | 0o4000 | 0o2000000
const SOL_SOCKET = 1
const SO_SNDBUF = 7
const SO_RCVBUF = 8
const SO_REUSEPORT = 15
const IPPROTO_IPV6 = 41
const IPV6_V6ONLY = 26

/** How to open a datagram socket. */
export interface DatagramSocketOptions {
  readonly family: 4 | 6
  readonly address: string
  readonly port: number
  /** Lets several sockets share the port, each getting a part of the datagrams. */
  readonly reusePort: boolean
  /** Bytes the kernel should keep for us in each direction; it gives less where its own limit is lower. */
  readonly bufferBytes: number
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
  const domain = options.family === 4 ? AF_INET : AF_INET6
  const fd = calls.socket(domain, DATAGRAM_NONBLOCK_CLOEXEC, 0)
  if (fd < 0) throw listenError(errorName(calls.errno()), facts)
  const set = (level: number, option: number, value: number): void => {
    const bytes = Buffer.alloc(4)
    bytes.writeInt32LE(value)
    calls.setsockopt(fd, level, option, bytes, 4)
  }
  if (options.family === 6) set(IPPROTO_IPV6, IPV6_V6ONLY, 1)
  if (options.reusePort) set(SOL_SOCKET, SO_REUSEPORT, 1)
  set(SOL_SOCKET, SO_RCVBUF, options.bufferBytes)
  set(SOL_SOCKET, SO_SNDBUF, options.bufferBytes)
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
