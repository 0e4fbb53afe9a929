/** What calls have shown: whether all is as it must be, and the figures. */

import type { Outcome } from './calls.ts'
import { growth } from './memory.ts'

/** What is asked of calls besides that none fails. */
export interface Limits {
  /** Seconds after which memory has to be what it stays. */
  readonly warmUp: number
  /** By what share memory may be more in the last third than in the first. */
  readonly growth: number
}

/** What share of the rate has to be reached: sipp waits when it has too much to do. */
const RATE_REACHED = 0.95

/** What is not as it must be; empty when all is. */
export function faults(
  { load, wanted, caller, callee, seconds, samples, complaints }: Outcome,
  limits: Limits | null,
): readonly string[] {
  const found: string[] = []
  for (const [name, counts] of Object.entries({ caller, callee })) {
    if (counts.answered !== wanted || counts.failed !== 0) {
      found.push(
        `${name}: ${counts.answered} of ${wanted} calls went as they must, ${counts.failed} failed`,
      )
    }
  }
  if (complaints !== '') found.push(complaints)
  if (limits === null) return found
  const reached = wanted / seconds
  // calls that were given up are no measure
  if (caller.answered === wanted && reached < load.rate * RATE_REACHED) {
    found.push(`${reached.toFixed(0)} calls a second, and ${load.rate} were to be`)
  }
  const expected = load.seconds - limits.warmUp
  const { resident, heap } = growth(samples, limits.warmUp)
  if (samples.filter(({ second }) => second > limits.warmUp).length < expected / 2) {
    found.push(`memory was seen ${samples.length} times in ${load.seconds} seconds`)
  }
  for (const [name, [first, last]] of Object.entries({ resident, heap })) {
    if (!(last <= first * (1 + limits.growth))) {
      found.push(`memory grows: ${name} ${first.toFixed(1)} MB, then ${last.toFixed(1)} MB`)
    }
  }
  return found
}

/** The figures in a few lines. */
export function figures(
  { load, caller, callee, seconds, samples, cpuUs, wanted }: Outcome,
  warmUp: number,
): string {
  const { resident, heap } = growth(samples, warmUp)
  const megabytes = ([first, last]: readonly [number, number]): string =>
    `${first.toFixed(1)} MB, then ${last.toFixed(1)} MB`
  return `${load.transport}: ${caller.answered} of ${wanted} calls in ${seconds.toFixed(1)} s, ${(wanted / seconds).toFixed(0)} a second; \
${caller.failed + callee.failed} failed; sent again by the ends: ${caller.again + callee.again}
  server: ${cpuUs.toFixed(0)} µs of processor time a call; resident ${megabytes(resident)}; heap, least ${megabytes(heap)}
`
}
