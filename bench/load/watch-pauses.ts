/**
 * Loaded into a server before all else (`--import`): notes each pause that its collector makes, and writes them to the file that
 * `BENCH_PAUSES` names when the server ends: when it was, in ms since 1970, and how long.
 */

import { writeFileSync } from 'node:fs'
import { PerformanceObserver } from 'node:perf_hooks'

const file = process.env['BENCH_PAUSES'] ?? ''
const pauses: [at: number, ms: number][] = []

if (file !== '') {
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      pauses.push([performance.timeOrigin + startTime, duration])
    }
  }).observe({ entryTypes: ['gc'] })
  process.on('exit', () => {
    writeFileSync(file, JSON.stringify(pauses))
  })
}
