/** What the operating system says about a process and all that it started. */

import { readFileSync, readdirSync } from 'node:fs'

/** Processor time in ms, and memory. */
export interface Usage {
  readonly userMs: number
  readonly systemMs: number
  /** Bytes of memory, what processes share divided among them. */
  readonly memory: number
}

/** A tick of `/proc/PID/stat`; Linux reports in hundredths of a second whatever it counts in. */
const TICK_MS = 10

/** The fields of `/proc/PID/stat` behind the name, which may hold anything in its parentheses; null when it is gone. */
function statOf(pid: number): readonly string[] | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}

/** A process and its descendants. */
export function tree(root: number): readonly number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    const pid = Number(name)
    if (!Number.isInteger(pid)) continue
    const stat = statOf(pid)
    if (stat !== null) parents.set(pid, Number(stat[1]))
  }
  const found = [root]
  for (let at = 0; at < found.length; at++) {
    for (const [pid, parent] of parents) if (parent === found[at]) found.push(pid)
  }
  return found
}

function memoryOf(pid: number): number {
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1')
    return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}

/** What a process and its descendants have used until now. */
export function usage(root: number): Usage {
  let userMs = 0
  let systemMs = 0
  let memory = 0
  for (const pid of tree(root)) {
    const stat = statOf(pid)
    if (stat === null) continue
    userMs += Number(stat[11]) * TICK_MS
    systemMs += Number(stat[12]) * TICK_MS
    memory += memoryOf(pid)
  }
  return { userMs, systemMs, memory }
}
