import t from 'tap'

import { SiproseError } from '../errors.ts'
import { Statistics } from '../statistics.ts'

t.test('Statistics finds what was made, by group and by name', async (t) => {
  const statistics = new Statistics()
  const calls = statistics.define('script', 'calls', { help: 'calls so far' })
  statistics.define('other', 'calls').add(7)
  calls.add(3)
  t.same(statistics.groups(), ['other', 'script'])
  t.equal(statistics.get('script', 'calls')?.figure.value, 3)
  t.equal(statistics.get('script', 'call'), null)
  t.equal(statistics.get('__proto__', 'constructor'), null)
  t.equal(statistics.named('calls')?.group, 'script')
  t.equal(statistics.named('calls')?.help, 'calls so far')
  t.same(statistics.inGroup('nobody'), [])
  t.same(
    statistics.all().map(({ group, name }) => `${group}.${name}`),
    ['other.calls', 'script.calls'],
  )
})

t.test('Statistics resets what may be', async (t) => {
  const statistics = new Statistics()
  statistics.define('script', 'calls').add(3)
  statistics.define('script', 'kept', { resettable: false }).add(3)
  const entries = statistics.inGroup('script')
  t.same(
    entries.map((entry) => statistics.reset(entry)),
    [true, false],
  )
  t.same(
    entries.map(({ figure }) => figure.value),
    [0, 3],
  )
})

t.test('Statistics refuses odd names, names that are taken, and too many', async (t) => {
  const statistics = new Statistics()
  statistics.define('script', 'calls')
  t.throws(() => statistics.define('script', 'calls'), { code: 'statistic/taken' })
  t.throws(() => statistics.define('script', 'my calls'), { code: 'statistic/name' })
  t.throws(() => statistics.define('', 'calls'), { code: 'statistic/name' })
  for (let n = 1; n < 10_000; n++) statistics.define('many', `n${n}`)
  t.throws(() => statistics.define('many', 'last'), SiproseError)
})
