/** Processor time, for tests of how work grows: what else the machine does is not in it. */

/** Milliseconds of processor time that this thread has used. */
export function cpuMs(): number {
  return process.threadCpuUsage().user / 1000
}
