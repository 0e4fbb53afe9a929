import t from 'tap'

import { standIn } from '../../../test/support/stand-in.ts'
import type { Context } from '../context.ts'
import { NamedWalks } from '../named-walks.ts'

t.test('NamedWalks keeps the walks of a message apart from those of others', (t) => {
  const walks = new NamedWalks<number>(2)
  const first = standIn<Context>({})
  const second = standIn<Context>({})
  t.ok(walks.start(first, 'a', 1))
  t.ok(walks.start(second, 'a', 2))
  t.equal(walks.get(first, 'a'), 1)
  t.equal(walks.get(second, 'a'), 2)
  t.ok(walks.end(first, 'a'))
  t.notOk(walks.end(first, 'a'))
  t.equal(walks.get(first, 'a'), null)
  t.equal(walks.get(second, 'a'), 2)
  t.end()
})

t.test('NamedWalks has a limit, and a walk begun again is no new one', (t) => {
  const walks = new NamedWalks<number>(2)
  const ctx = standIn<Context>({})
  t.notOk(walks.start(ctx, '', 0))
  t.ok(walks.start(ctx, 'a', 1))
  t.ok(walks.start(ctx, '__proto__', 2))
  t.notOk(walks.start(ctx, 'c', 3))
  t.ok(walks.start(ctx, 'a', 4))
  t.equal(walks.get(ctx, 'a'), 4)
  t.ok(walks.end(ctx, '__proto__'))
  t.ok(walks.start(ctx, 'c', 5))
  t.end()
})
