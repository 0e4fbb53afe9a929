import t from 'tap'

import { shownCounts } from '../counts.ts'
import { stats } from '../exports/figures.ts'

t.test('sl.stats shows what was counted under the names of the statuses', async (t) => {
  const figures = Object.fromEntries(shownCounts.map(([, name]) => [name, { value: 0 }]))
  figures['replies200'] = { value: 1 }
  figures['replies4xx'] = { value: 2 }
  const call = stats.call as (self: unknown) => Record<string, number>
  const shown = call({ stats: figures })
  t.equal(Object.keys(shown).length, 20)
  t.match(shown, { 200: 1, '4xx': 2, '404': 0, '1xx': 0, xxx: 0 })
})

t.test('sl.stats has a name for either kind of command', async (t) => {
  t.match(stats, { name: 'sl.stats', mi: 'sl_stats', args: [] })
})
