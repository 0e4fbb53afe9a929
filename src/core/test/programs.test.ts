import t from 'tap'

import { Programs } from '../programs.ts'

t.test(
  'Programs tells that a program ended, whatever it ended with, and that one was killed',
  async (t) => {
    const programs = new Programs()
    t.ok(await programs.run('exit 3'))
    t.notOk(await programs.run('kill -9 $$'))
  },
)

t.test('Programs runs 32 at a time, each server its own', async (t) => {
  const [one, other] = [new Programs(), new Programs()]
  const many = Array.from({ length: 40 }, () => one.run('sleep 0.2'))
  const another = other.run('exit 0')
  const ended = await Promise.all(many)
  t.equal(ended.filter(Boolean).length, 32)
  t.same(
    ended.slice(32),
    Array.from({ length: 8 }, () => false),
  )
  t.ok(await another)
  t.ok(await one.run('exit 0'))
})
