/** Files that are FIFOs and sockets: making room for them, and saying who may use them. */

import { chmodSync, chownSync, lstatSync, mkdirSync, unlinkSync } from 'node:fs'
import { dirname } from 'node:path'

import { ControlError, type FilePlace, systemCode } from './controls.ts'

/**
 * Makes room for a file of ours: what an earlier run has left there goes, anything else stays and is an error.
 *
 * @param place - where it will be
 * @param kind - what may be removed
 */
export function makeRoom({ path }: FilePlace, kind: 'fifo' | 'socket'): void {
  try {
    makeDirectory(dirname(path))
    const found = lstatSync(path, { throwIfNoEntry: false })
    if (found === undefined) return
    const ours = kind === 'fifo' ? found.isFIFO() : found.isSocket()
    if (!ours) throw new ControlError(`\`${path}\` is there already, and is no ${kind}`)
    unlinkSync(path)
  } catch (error) {
    if (error instanceof ControlError) throw error
    throw new ControlError(`\`${path}\` cannot be made: ${systemCode(error)}`, error)
  }
}

/** Makes the one directory that is missing, that of run-time files; with `recursive` Node never ends in `/proc`. */
function makeDirectory(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false }) === undefined) mkdirSync(path)
}

/** Gives a file its mode and its owner. */
export function giveAccess({ path, mode, uid, gid }: FilePlace): void {
  try {
    chmodSync(path, mode)
    if (uid !== null || gid !== null) {
      chownSync(path, uid ?? process.getuid?.() ?? 0, gid ?? process.getgid?.() ?? 0)
    }
  } catch (error) {
    throw new ControlError(`\`${path}\` cannot be given its owner: ${systemCode(error)}`, error)
  }
}

/** Removes a file of ours; one that is gone, or that we may not remove any more, is left alone. */
export function removeFile({ path }: FilePlace): void {
  try {
    unlinkSync(path)
  } catch {
    // The server may have become a user who may not: the next start removes it.
  }
}
