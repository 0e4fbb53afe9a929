import t from 'tap'

import { VirtualClock } from '../../docs/player/world/virtual-clock.ts'
import { Pauses } from '../pauses.ts'

t.test('Pauses end when it is time, or when the server stops', async (t) => {
  const clock = new VirtualClock()
  const pauses = new Pauses(clock, 2)
  const first = pauses.take(1000)
  const second = pauses.take(5000)
  t.equal(pauses.take(1), null, 'only so many')
  clock.fireNext()
  t.equal(await first, true)
  t.equal(pauses.count, 1)
  pauses.stop()
  t.equal(await second, false)
  t.equal(clock.nextDue, null)
  t.equal(pauses.count, 0)
})
