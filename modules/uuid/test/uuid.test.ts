import type { Clock, Random } from 'siprose'
import t from 'tap'

import { Uuids } from '../uuids.ts'

/** A clock that stands still. */
function clockAt(now: number): Clock {
  // Only the time is asked for.
  return { now: () => now } as Clock
}

const ones: Random = { uint32: () => 0xffffffff }
const zeros: Random = { uint32: () => 0 }

t.test('a name of chance has version and variant, whatever chance says', async (t) => {
  t.equal(new Uuids(zeros, clockAt(0)).ofChance(), '00000000-0000-4000-8000-000000000000')
  t.equal(new Uuids(ones, clockAt(0)).ofChance(), 'ffffffff-ffff-4fff-bfff-ffffffffffff')
})

t.test('a name of the time counts from 1582, as in the example of RFC 9562 A.1', async (t) => {
  // 2022-02-22T19:22:22Z
  const name = new Uuids(zeros, clockAt(Date.UTC(2022, 1, 22, 19, 22, 22))).ofTime()
  t.equal(name, 'c232ab00-9414-11ec-8000-010000000000')
})

t.test('no two names are made of one step, nor when the clock goes back', async (t) => {
  let now = 1000
  const uuids = new Uuids(ones, { now: () => now } as Clock)
  const names = new Set<string>()
  for (let n = 0; n < 20_000; n++) {
    if (n === 10_000) now = 0
    names.add(uuids.ofTime())
  }
  t.equal(names.size, 20_000)
})
