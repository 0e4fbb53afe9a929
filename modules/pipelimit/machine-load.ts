/** How busy the machine is: its processors, and its sockets. */

import { readFile } from 'node:fs/promises'
import { cpus } from 'node:os'

import type { Algorithm } from './algorithm.ts'
import type { Load } from './pipe.ts'

const socketTables = ['/proc/net/udp', '/proc/net/udp6']
/** No more of a table than this is read: some 4000 sockets. */
const MAX_TABLE = 600_000

/** Measures what pipes ask for. */
export class MachineLoad implements Load {
  cpu = 0
  waitingBytes = 0
  #busy = 0
  #all = 0

  /** Makes what is known now the start of the next measurement. */
  constructor() {
    this.#measureProcessors()
    this.cpu = 0
  }

  /**
   * Measures what happened since the last time.
   *
   * @param wanted - tells whether a pipe limits by an algorithm: what none asks for is not measured
   */
  measure(wanted: (algorithm: Algorithm) => boolean): void {
    if (wanted('FEEDBACK')) this.#measureProcessors()
    if (wanted('NETWORK')) void this.#measureSockets()
  }

  #measureProcessors(): void {
    let busy = 0
    let all = 0
    for (const { times } of cpus()) {
      busy += times.user + times.nice + times.sys + times.irq
      all += times.user + times.nice + times.sys + times.irq + times.idle
    }
    const passed = all - this.#all
    if (passed > 0) this.cpu = Math.min(Math.max((busy - this.#busy) / passed, 0), 1)
    this.#busy = busy
    this.#all = all
  }

  async #measureSockets(): Promise<void> {
    const tables = await Promise.all(socketTables.map(readTable))
    this.waitingBytes = tables.reduce((sum, table) => sum + waitingBytes(table), 0)
  }
}

/** A table of the system; empty where there is none, as on other systems than Linux. */
async function readTable(path: string): Promise<string> {
  try {
    return (await readFile(path, 'latin1')).slice(0, MAX_TABLE)
  } catch {
    return ''
  }
}

/**
 * The bytes that wait to be read, by a table of sockets as Linux shows it.
 *
 * @param table - lines whose fifth column is `tx_queue:rx_queue`, hexadecimal
 */
export function waitingBytes(table: string): number {
  let sum = 0
  for (const line of table.split('\n')) {
    const queues = line.trim().split(/ +/)[4] ?? ''
    const received = Number.parseInt(queues.slice(queues.indexOf(':') + 1), 16)
    if (queues.includes(':') && received > 0) sum += received
  }
  return sum
}
