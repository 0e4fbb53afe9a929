/** The process that examples show: always the same. */

import type { HostProcess } from '../../../runtime/host-process.ts'

const MEGABYTE = 1_048_576

/** A process that only looks like one. Signals go nowhere. */
export const virtualProcess: HostProcess = {
  pid: 4711,
  command: ['siprose', '-f', 'siprose.cfg'],
  directory: () => '/run/siprose',
  memory: () => ({
    limit: 2048 * MEGABYTE,
    used: 40 * MEGABYTE,
    resident: 96 * MEGABYTE,
    peak: 100 * MEGABYTE,
    spaces: [
      { name: 'new_space', size: 16 * MEGABYTE, used: 6 * MEGABYTE, available: 10 * MEGABYTE },
      { name: 'old_space', size: 36 * MEGABYTE, used: 34 * MEGABYTE, available: 2 * MEGABYTE },
    ],
  }),
  signal: () => undefined,
}
