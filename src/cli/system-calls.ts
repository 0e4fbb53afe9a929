/** Calls of the C library for which Node.js has none of its own: limits of the process, another root directory. */

import type * as NodeFfi from 'node:ffi'
import { platform } from 'node:os'

/** What the system limits, by its number on Linux. */
export const Resource = { CORE: 4, OPEN_FILES: 7 } as const

/** A limit: what holds, and what it may be raised to. */
export interface ResourceLimit {
  readonly soft: bigint
  readonly hard: bigint
}

/** The calls. Each tells whether it did it. */
export interface SystemCalls {
  limit(resource: number): ResourceLimit | null
  setLimit(resource: number, limit: ResourceLimit): boolean
  changeRoot(directory: string): boolean
  /** Lets go of pages of a file: they are read again when they are needed. */
  forgetPages(start: bigint, length: bigint): boolean
  /** Gives freed memory of the C library back to the system. */
  trimHeap(): void
}

const MADV_DONTNEED = 4

const symbols = {
  getrlimit: { return: 'i32', arguments: ['i32', 'pointer'] },
  setrlimit: { return: 'i32', arguments: ['i32', 'pointer'] },
  chroot: { return: 'i32', arguments: ['pointer'] },
  madvise: { return: 'i32', arguments: ['u64', 'u64', 'i32'] },
  malloc_trim: { return: 'i32', arguments: ['u64'] },
} as const

/** The calls of this machine; null where they cannot be reached: not Linux, or started without --experimental-ffi. */
export function systemCalls(): SystemCalls | null {
  const ffi = process.getBuiltinModule('node:ffi') as typeof NodeFfi | undefined
  if (ffi === undefined || platform() !== 'linux') return null
  const { functions } = ffi.dlopen(null, symbols)
  return {
    limit: (resource) => {
      const memory = Buffer.alloc(16)
      if (functions.getrlimit(resource, memory) !== 0) return null
      return { soft: memory.readBigUInt64LE(0), hard: memory.readBigUInt64LE(8) }
    },
    setLimit: (resource, { soft, hard }) => {
      const memory = Buffer.alloc(16)
      memory.writeBigUInt64LE(soft, 0)
      memory.writeBigUInt64LE(hard, 8)
      return functions.setrlimit(resource, memory) === 0
    },
    changeRoot: (directory) => functions.chroot(Buffer.from(`${directory}\0`, 'latin1')) === 0,
    forgetPages: (start, length) => functions.madvise(start, length, MADV_DONTNEED) === 0,
    trimHeap: () => {
      functions.malloc_trim(0n)
    },
  }
}
