/** Options of TCP sockets that Node has no way to set, through `node:ffi` on Linux; nothing happens elsewhere. */

import type { Server, Socket } from 'node:net'

import { linuxCalls } from './batch/linux-calls.ts'
import { socketAddress } from './batch/target-addresses.ts'

/** Options of TCP by their number on Linux. */
export const TcpOption = {
  SYNCNT: 7,
  LINGER2: 8,
  DEFER_ACCEPT: 9,
  QUICKACK: 12,
} as const

/** A number of {@link TcpOption}. */
export type TcpOption = (typeof TcpOption)[keyof typeof TcpOption]

const SOL_SOCKET = 1
const SO_REUSEADDR = 2
const SO_REUSEPORT = 15
const IPPROTO_TCP = 6
const AF_INET = 2
const AF_INET6 = 10
/** A stream that does not block, and that no child inherits. */
const STREAM = 1 | 0o4000 | 0o2000000

/** The descriptor of a socket; -1 where it has none, or Node does not show it. */
export function descriptorOf(socket: Socket | Server): number {
  // Not documented, and the same since Node 0.10; where it is missing, options are not set.
  const { _handle: handle } = socket as { readonly _handle?: { readonly fd?: number } | null }
  return handle?.fd ?? -1
}

function bytesOf(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32LE(value)
  return bytes
}

/**
 * Sets an option of TCP.
 *
 * @returns false where that is not possible
 */
export function setTcpOption(socket: Socket | Server, option: TcpOption, value: number): boolean {
  const calls = linuxCalls()
  const fd = descriptorOf(socket)
  if (typeof calls === 'string' || fd < 0) return false
  return calls.setsockopt(fd, IPPROTO_TCP, option, bytesOf(value), 4) === 0
}

/**
 * A descriptor of a stream socket that is bound to a port which a listening socket has too.
 *
 * @param address - an IP address of the machine
 * @returns -1 where it cannot be had; otherwise it belongs to the caller
 */
export function sharedDescriptor(family: 4 | 6, address: string, port: number): number {
  const calls = linuxCalls()
  const name = socketAddress(family, address, port)
  if (typeof calls === 'string' || name === null) return -1
  const fd = calls.socket(family === 6 ? AF_INET6 : AF_INET, STREAM, 0)
  if (fd < 0) return -1
  const on = bytesOf(1)
  const bound =
    calls.setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, on, 4) === 0 &&
    calls.setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, on, 4) === 0 &&
    calls.bind(fd, name, name.length) === 0
  if (bound) return fd
  calls.close(fd)
  return -1
}
