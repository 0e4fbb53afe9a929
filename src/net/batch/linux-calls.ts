/** The system calls behind batched datagrams, reached through `node:ffi`, and a proof that they work here. */

import type * as NodeFfi from 'node:ffi'
import { arch, constants, endianness, platform } from 'node:os'

type Ffi = typeof NodeFfi

/** What the batched sockets need of the system. Pointers stay valid only as long as what they point into is referenced. */
export interface LinuxCalls {
  socket(domain: number, type: number, protocol: number): number
  close(fd: number): number
  bind(fd: number, address: Buffer, length: number): number
  setsockopt(fd: number, level: number, option: number, value: Buffer, length: number): number
  getsockname(fd: number, address: Buffer, length: Buffer): number
  recvmmsg(fd: number, headers: bigint, count: number, flags: number, timeout: null): number
  sendmmsg(fd: number, headers: bigint, count: number, flags: number): number
  /** The number of the last error. */
  errno(): number
  /** The address of memory. */
  pointer(memory: Buffer): bigint
  /** The event loop's way to say that a descriptor is ready. */
  readonly poll: PollCalls
}

/** Polling by the event loop itself. */
export interface PollCalls {
  /** Bytes of a handle. */
  readonly size: number
  init(handle: bigint, fd: number): number
  start(handle: bigint, events: number, callback: bigint): number
  close(handle: bigint, callback: bigint): void
  /** Makes a callback; the code inside must not throw. */
  callback(run: (handle: unknown, status: number) => void): bigint
  closeCallback(run: () => void): bigint
  forget(callback: bigint): void
}

const UV_POLL = 8

const symbols = {
  socket: { return: 'i32', arguments: ['i32', 'i32', 'i32'] },
  close: { return: 'i32', arguments: ['i32'] },
  bind: { return: 'i32', arguments: ['i32', 'pointer', 'u32'] },
  setsockopt: { return: 'i32', arguments: ['i32', 'i32', 'i32', 'pointer', 'u32'] },
  getsockname: { return: 'i32', arguments: ['i32', 'pointer', 'pointer'] },
  recvmmsg: { return: 'i32', arguments: ['i32', 'pointer', 'u32', 'i32', 'pointer'] },
  sendmmsg: { return: 'i32', arguments: ['i32', 'pointer', 'u32', 'i32'] },
  __errno_location: { return: 'pointer', arguments: [] },
  uv_handle_size: { return: 'u64', arguments: ['i32'] },
  uv_poll_init: { return: 'i32', arguments: ['pointer', 'pointer', 'i32'] },
  uv_poll_start: { return: 'i32', arguments: ['pointer', 'i32', 'pointer'] },
  uv_close: { return: 'void', arguments: ['pointer', 'pointer'] },
} as const

function bindCalls(ffi: Ffi): LinuxCalls {
  const { lib, functions } = ffi.dlopen(null, symbols)
  const loop = ffi.getCurrentEventLoop()
  // The location is fixed for a thread: a view of it reads the number in 8 ns, a call costs 30 and more.
  const errno = new Int32Array(ffi.toArrayBuffer(functions.__errno_location(), 4, false))
  return {
    socket: functions.socket,
    close: functions.close,
    bind: functions.bind,
    setsockopt: functions.setsockopt,
    getsockname: functions.getsockname,
    recvmmsg: functions.recvmmsg,
    sendmmsg: functions.sendmmsg,
    errno: () => errno[0] ?? 0,
    pointer: (memory) => ffi.getRawPointer(memory),
    poll: {
      size: Number(functions.uv_handle_size(UV_POLL)),
      init: (handle, fd) => functions.uv_poll_init(loop, handle, fd),
      start: functions.uv_poll_start,
      close: (handle, callback) => {
        functions.uv_close(handle, callback)
      },
      callback: (run) =>
        lib.registerCallback({ return: 'void', arguments: ['pointer', 'i32', 'i32'] }, run),
      closeCallback: (run) => lib.registerCallback({ return: 'void', arguments: ['pointer'] }, run),
      forget: (callback) => {
        lib.unregisterCallback(callback)
      },
    },
  }
}

function unsuited(): string | null {
  if (platform() !== 'linux') return `it is made for Linux, this is ${platform()}`
  if (arch() !== 'x64' && arch() !== 'arm64') return `it knows x64 and arm64, this is ${arch()}`
  return endianness() === 'LE' ? null : 'it is made for little-endian machines'
}

let loaded: LinuxCalls | string | null = null

/**
 * The calls, bound once for a thread.
 *
 * @returns why they are not to be had, where they are not
 */
export function linuxCalls(): LinuxCalls | string {
  loaded ??= load()
  return loaded
}

function load(): LinuxCalls | string {
  const reason = unsuited()
  if (reason !== null) return reason
  try {
    const ffi = process.getBuiltinModule('node:ffi') as Ffi | undefined // older Nodes have none
    if (ffi === undefined) return 'this Node has no `node:ffi`'
    if (typeof ffi.getCurrentEventLoop !== 'function') {
      return 'the `node:ffi` of this Node does not show the event loop'
    }
    return bindCalls(ffi)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** The system's name of an error number, as `EADDRINUSE`. */
export function errorName(errno: number): string {
  for (const [name, value] of Object.entries(constants.errno)) if (value === errno) return name
  return `error ${errno}`
}
