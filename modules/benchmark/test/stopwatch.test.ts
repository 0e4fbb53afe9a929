import t from 'tap'

import type { Context } from 'siprose'

import { Stopwatch } from '../stopwatch.ts'
import { MAX_STOPWATCHES, Stopwatches } from '../stopwatches.ts'

t.test('Stopwatch keeps messages apart, and else ends what was begun last', (t) => {
  const watch = new Stopwatch('x', 0)
  const [a, b, reply] = [{}, {}, {}] as [Context, Context, Context]
  t.equal(watch.stop(a, 5, 1), null, 'nothing was begun')
  watch.start(a, 10)
  watch.start(b, 20)
  t.match(watch.stop(a, 110, 10), { time: 100, complete: null })
  t.equal(watch.stop(reply, 30, 10), null, 'the last one was ended by another')
  t.match(watch.stop(b, 30, 10), { time: 10 })
  watch.start(a, 40)
  t.match(watch.stop(reply, 45, 10), { time: 5 })
  t.match(watch.all, { count: 3, sum: 115, min: 5, max: 100 })
  t.end()
})

t.test('Stopwatch begins a new period when one is complete', (t) => {
  const watch = new Stopwatch('x', 0)
  const ctx = {} as Context
  const measure = (time: number) => {
    watch.start(ctx, 0)
    return watch.stop(ctx, time, 2)?.complete ?? null
  }
  t.equal(measure(1), null)
  t.match(measure(3), { count: 2, sum: 4, min: 1, max: 3, mean: 2 })
  t.equal(measure(9), null)
  t.match(measure(11), { count: 2, sum: 20, min: 9, max: 11 })
  t.equal(watch.all.print(), '4/24/1/11/6.000000')
  t.end()
})

t.test('Stopwatches have a bound, and measure what is wanted', (t) => {
  const watches = new Stopwatches(0, 1, 2, ['a'])
  const a = watches.of('a')
  t.ok(a)
  if (a === null) return t.end()
  t.notOk(watches.measures(a))
  a.enabled = true
  t.ok(watches.measures(a))
  watches.mode = -1
  t.notOk(watches.measures(a))
  for (let i = 1; i < MAX_STOPWATCHES; i++) watches.of(`n${i}`)
  t.equal(watches.of('one more'), null)
  t.equal(watches.of('a'), a)
  t.end()
})
