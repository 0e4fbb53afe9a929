/** What `make load` looks at: each way in which calls or memory can be wrong is noticed. */

import t from 'tap'

import type { Outcome } from './calls.ts'
import type { MemorySample } from './memory.ts'
import { faults, figures } from './report.ts'

const counts = { calls: 30_000, answered: 30_000, failed: 0, again: 0, strange: 0 }

/** A minute of memory. */
function minute(at: (second: number) => Partial<MemorySample>): readonly MemorySample[] {
  return Array.from({ length: 60 }, (_, second) => ({
    second,
    resident: 200,
    heap: 70 + (second % 9),
    ...at(second),
  }))
}

const flat: Outcome = {
  load: { transport: 'udp', rate: 500, seconds: 60 },
  wanted: 30_000,
  caller: counts,
  callee: counts,
  seconds: 60,
  samples: minute(() => ({})),
  cpuUs: 300,
  complaints: '',
}
const limits = { warmUp: 15, growth: 0.1 }

t.test('calls that went as they must, and memory that stays, are right', (t) => {
  t.same(faults(flat, limits), [])
  t.match(figures(flat, 15), 'resident 200.0 MB, then 200.0 MB; heap, least 70.0 MB, then 70.0 MB')
  t.end()
})

const wrong: readonly (readonly [string, Partial<Outcome>, RegExp])[] = [
  [
    'a call that failed',
    { caller: { ...counts, answered: 29_999, failed: 1 } },
    /^caller: 29999 of 30000 calls went as they must, 1 failed$/,
  ],
  [
    'a call that the callee has not seen to its end',
    { callee: { ...counts, answered: 29_999 } },
    /^callee: 29999 /,
  ],
  ['an end that tells of nothing', { callee: { ...counts, answered: Number.NaN } }, /^callee: NaN/],
  ['a line in the log', { complaints: 'ERROR: no' }, /^ERROR: no$/],
  ['fewer calls a second', { seconds: 75 }, /^400 calls a second, and 500 were to be$/],
  [
    'resident memory that grows',
    { samples: minute((second) => ({ resident: 200 + second })) },
    /^memory grows: resident 223\.0 MB, then 252\.0 MB$/,
  ],
  [
    'a heap that grows beneath its garbage',
    { samples: minute((second) => ({ heap: 70 + (second % 9) + second })) },
    /^memory grows: heap 88\.0 MB, then 115\.0 MB$/,
  ],
  ['memory that nobody saw', { samples: [] }, /^memory was seen 0 times in 60 seconds$/],
]

for (const [name, change, said] of wrong) {
  t.test(`${name} is noticed`, (t) => {
    const [first = ''] = faults({ ...flat, ...change }, limits)
    t.match(first, said)
    t.end()
  })
}

t.test('while a server warms up, its memory may grow', (t) => {
  const samples = minute((second) => ({ resident: 100 + Math.min(second, 15) * 10 }))
  t.same(faults({ ...flat, samples }, limits), [])
  t.end()
})
