/** Writing an answer to the FIFO of somebody who may be slow, gone, or not what they seem. */

import { close, constants, fstat, open, write } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'

import { type FifoPatience, systemCode } from './controls.ts'

const openFile = promisify(open)
const statFile = promisify(fstat)
const closeFile = promisify(close)
const writeFile = promisify(write)

/** How long the reader is waited for. */
const PATIENCE: FifoPatience = { openMs: 2000, writeMs: 2000 }
const PAUSE_MS = 10

/** What says "not now": nobody reads yet, or what was written was not read yet. */
const LATER = new Set(['ENXIO', 'EAGAIN'])

/**
 * Writes to a FIFO that somebody else has made. It is never made, and nothing but a FIFO is written to, so that nobody can have a
 * file overwritten by naming it.
 *
 * @param path - the FIFO
 * @param bytes - what to write
 * @param patience - how long the reader is waited for
 * @returns why it was not written, or null
 */
export async function writeFifo(
  path: string,
  bytes: Buffer,
  patience: FifoPatience = PATIENCE,
): Promise<string | null> {
  const flags = constants.O_WRONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW
  const fd = await patiently(performance.now() + patience.openMs, () => openFile(path, flags))
  if (typeof fd === 'string') return fd
  try {
    if (!(await statFile(fd)).isFIFO()) return 'it is no FIFO'
    const end = performance.now() + patience.writeMs
    for (let at = 0; at < bytes.length;) {
      const from = at
      const result = await patiently(end, () => writeFile(fd, bytes, from, bytes.length - from))
      if (typeof result === 'string') return result
      at += result.bytesWritten
    }
    return null
  } catch (error) {
    return systemCode(error)
  } finally {
    await closeFile(fd)
  }
}

/** Tries until it works, fails for good, or time is up; why it did not work is a text. */
async function patiently<T>(end: number, run: () => Promise<T>): Promise<T | string> {
  for (;;) {
    try {
      return await run()
    } catch (error) {
      const code = systemCode(error)
      if (!LATER.has(code)) return code
      if (performance.now() >= end) return `nobody reads it (${code})`
    }
    await delay(PAUSE_MS)
  }
}
