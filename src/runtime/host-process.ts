/** The process a server runs in, as commands show it. */

import { isSea } from 'node:sea'
import { getHeapSpaceStatistics, getHeapStatistics } from 'node:v8'

/** What a process uses of memory, in bytes. */
export interface MemoryUse {
  /** The most that the heap may grow to. */
  readonly limit: number
  /** What objects take now, buffers included. */
  readonly used: number
  /** What the process has of the machine. */
  readonly resident: number
  /** The most that the process has had of the machine. */
  readonly peak: number
  /** The parts of the heap. */
  readonly spaces: readonly MemorySpace[]
}

/** A part of the heap, in bytes. */
export interface MemorySpace {
  readonly name: string
  readonly size: number
  readonly used: number
  readonly available: number
}

/** The process of a server. */
export interface HostProcess {
  readonly pid: number
  /** The program and what stood behind it. */
  readonly command: readonly string[]
  /** The directory it works in. */
  directory(): string
  /** What it uses of memory now. */
  memory(): MemoryUse
  /** Sends it a signal; 0 sends none. */
  signal(number: number): void
}

/** The process this code runs in. */
export const systemProcess: HostProcess = {
  pid: process.pid,
  // an executable of its own has its path where Node.js has that of the program
  command: [process.argv0, ...process.argv.slice(isSea() ? 2 : 1)],
  directory: () => process.cwd(),
  memory: () => {
    const { heap_size_limit, used_heap_size } = getHeapStatistics()
    const { rss, external } = process.memoryUsage()
    return {
      limit: heap_size_limit,
      used: used_heap_size + external,
      resident: rss,
      peak: process.resourceUsage().maxRSS * 1024,
      spaces: getHeapSpaceStatistics().map((space) => ({
        name: space.space_name,
        size: space.space_size,
        used: space.space_used_size,
        available: space.space_available_size,
      })),
    }
  },
  signal: (number) => {
    process.kill(process.pid, number)
  },
}
