/** The system calls behind FIFOs and datagrams in the file system, for which Node has none of its own. */

import type * as NodeFfi from 'node:ffi'

import { errorName, linuxCalls, type LinuxCalls } from '../batch/linux-calls.ts'

const AF_UNIX = 1
const DATAGRAM_NONBLOCK_CLOEXEC = 2 | 0o4000 | 0o2000000
const MSG_DONTWAIT = 0x40
const PATH_AT = 2
/** Bytes of a `sockaddr_un`. */
const ADDRESS_BYTES = 110
/** The longest path that fits, with the zero behind it. */
const MAX_PATH = 107

const symbols = {
  mkfifo: { return: 'i32', arguments: ['pointer', 'u32'] },
  recvfrom: {
    return: 'i64',
    arguments: ['i32', 'pointer', 'u64', 'i32', 'pointer', 'pointer'],
  },
  sendto: { return: 'i64', arguments: ['i32', 'pointer', 'u64', 'i32', 'pointer', 'u32'] },
} as const

/** A datagram out of the file system. */
export interface UnixDatagram {
  readonly bytes: Buffer
  /** The address of who sent it, as the system writes it; empty for one without a name. */
  readonly from: Buffer
}

/** The calls. */
export interface ControlCalls {
  readonly linux: LinuxCalls
  /** Makes a FIFO; the name of what was in the way, or null. */
  makeFifo(path: string, mode: number): string | null
  /** Opens a datagram socket in the file system; the name of what was in the way, or its descriptor. */
  openUnix(path: string): number | string
  /** One datagram, or null when there is none. */
  receive(fd: number, into: Buffer): UnixDatagram | null
  /** Sends one; false when it could not be sent now. */
  send(fd: number, bytes: Buffer, to: Buffer): boolean
  /** Sends one from a socket without a name; the name of what was in the way, or null. */
  sendOnce(bytes: Buffer, to: Buffer): string | null
}

/**
 * The calls of this machine.
 *
 * @returns why they are not to be had, where they are not
 */
export function controlCalls(): ControlCalls | string {
  const linux = linuxCalls()
  if (typeof linux === 'string') return linux
  const ffi = process.getBuiltinModule('node:ffi') as typeof NodeFfi
  const { functions } = ffi.dlopen(null, symbols)
  const send = (fd: number, bytes: Buffer, to: Buffer): boolean =>
    functions.sendto(fd, bytes, BigInt(bytes.length), MSG_DONTWAIT, to, to.length) >= 0
  return {
    linux,
    makeFifo: (path, mode) =>
      functions.mkfifo(Buffer.from(`${path}\0`, 'latin1'), mode) === 0
        ? null
        : errorName(linux.errno()),
    openUnix: (path) => openUnix(linux, path),
    receive: (fd, into) => {
      const address = Buffer.alloc(ADDRESS_BYTES)
      const length = Buffer.alloc(4)
      length.writeUInt32LE(ADDRESS_BYTES)
      const size = Number(
        functions.recvfrom(fd, into, BigInt(into.length), MSG_DONTWAIT, address, length),
      )
      if (size < 0) return null
      return {
        bytes: Buffer.from(into.subarray(0, size)),
        from: address.subarray(0, Math.min(length.readUInt32LE(), ADDRESS_BYTES)),
      }
    },
    send,
    sendOnce: (bytes, to) => {
      const fd = linux.socket(AF_UNIX, DATAGRAM_NONBLOCK_CLOEXEC, 0)
      if (fd < 0) return errorName(linux.errno())
      const problem = send(fd, bytes, to) ? null : errorName(linux.errno())
      linux.close(fd)
      return problem
    },
  }
}

/** The address of a path as the system has it; null for a path that is too long. */
export function unixAddress(path: string): Buffer | null {
  const bytes = Buffer.from(path, 'latin1')
  if (bytes.length > MAX_PATH) return null
  const address = Buffer.alloc(PATH_AT + bytes.length + 1)
  address.writeUInt16LE(AF_UNIX)
  bytes.copy(address, PATH_AT)
  return address
}

function openUnix(linux: LinuxCalls, path: string): number | string {
  const address = unixAddress(path)
  if (address === null) return 'ENAMETOOLONG'
  const fd = linux.socket(AF_UNIX, DATAGRAM_NONBLOCK_CLOEXEC, 0)
  if (fd < 0) return errorName(linux.errno())
  if (linux.bind(fd, address, address.length) < 0) {
    const name = errorName(linux.errno())
    linux.close(fd)
    return name
  }
  return fd
}
