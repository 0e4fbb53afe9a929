import t from 'tap'

import { VirtualClock } from '../../../src/docs/player/world/virtual-clock.ts'
import { Database } from '../../../src/db/database.ts'
import { everything, type DbDriver, type Link } from '../../../src/db/driver.ts'
import { DbCode, DbError, type DbCodeName } from '../../../src/db/error.ts'
import { noResult } from '../../../src/db/statement.ts'
import { parseDbUrl } from '../../../src/db/url.ts'
import { column } from '../../../src/db/value.ts'
import { Log } from '../../../src/runtime/log.ts'
import { Clusters } from '../clusters.ts'
import { parseCluster, parseConnection } from '../definition.ts'

const id = column('id', 'int')
const read = { kind: 'select', from: 't', columns: [id] } as const
const write = { kind: 'insert', table: 't', cells: [[id, 1]] } as const

/** A database that tells what was asked of it, and fails as a test wishes. */
class Fake implements DbDriver {
  readonly capabilities = everything
  readonly remote = false
  readonly connections = 1
  readonly timeoutMs = 0
  readonly connectTimeoutMs = 0
  readonly retries = 0
  asked = 0
  fails: DbCodeName | null = null

  connect(): Link {
    return {
      dead: false,
      run: () => {
        this.asked++
        if (this.fails !== null) throw new DbError(this.fails, 'as the test wishes')
        return { ...noResult, affected: this.asked }
      },
      close: () => undefined,
    }
  }
}

function world(definition: string) {
  const clock = new VirtualClock()
  const log = new Log(() => undefined)
  const fakes = { a: new Fake(), b: new Fake(), c: new Fake() }
  const databases = new Map(
    Object.entries(fakes).map(([name, driver]) => [
      name,
      new Database({ driver, url: parseDbUrl(`fake://${name}`), clock, log }),
    ]),
  )
  const clusters = new Clusters([parseCluster(definition)], databases, {
    clock,
    log,
    inactiveMs: 1000,
    slowMs: 0,
  })
  const asked = (): readonly number[] => Object.values(fakes).map((fake) => fake.asked)
  return { clock, fakes, cluster: clusters.named('k'), asked }
}

t.test(
  'one after the other: the next one only when one fails, and that one is left alone',
  async (t) => {
    const { clock, fakes, cluster, asked } = world('k=>a=9s9s;b=9s9s;c=5s5s')
    await cluster.run(read)
    t.same(asked(), [1, 0, 0])
    fakes.a.fails = DbCode.UNAVAILABLE
    await cluster.run(read)
    await cluster.run(read)
    t.same(asked(), [2, 2, 0])
    fakes.b.fails = DbCode.TIMEOUT
    await cluster.run(write)
    t.same(asked(), [2, 3, 1], 'the next priority')
    fakes.c.fails = DbCode.LOST
    await t.rejects(cluster.run(write), { code: DbCode.LOST })
    await t.rejects(cluster.run(write), { code: DbCode.UNAVAILABLE })
    fakes.a.fails = null
    clock.moveTo(clock.now() + 1001)
    await cluster.run(write)
    t.same(asked(), [3, 3, 2])
  },
)

t.test('by turns', async (t) => {
  const { cluster, asked } = world('k=>a=9r9r;b=9r9r;c=0s0s')
  for (let at = 0; at < 4; at++) await cluster.run(read)
  t.same(asked(), [2, 2, 0])
})

t.test('all at once: done when one has done it', async (t) => {
  const { fakes, cluster, asked } = world('k=>a=9s9p;b=9s9p')
  await cluster.run(write)
  t.same(asked(), [1, 1, 0])
  fakes.a.fails = DbCode.UNAVAILABLE
  t.match(await cluster.run(write), { affected: 2 })
  fakes.b.fails = DbCode.UNAVAILABLE
  await t.rejects(cluster.run(write), { code: DbCode.UNAVAILABLE })
})

t.test('what a database refuses is refused, and nobody is left alone for it', async (t) => {
  const { fakes, cluster, asked } = world('k=>a=9s9s;b=9s9s')
  fakes.a.fails = DbCode.DUPLICATE
  await t.rejects(cluster.run(write), { code: DbCode.DUPLICATE })
  fakes.a.fails = null
  await cluster.run(write)
  t.same(asked(), [2, 0, 0])
})

t.test('raw statements that only read are read', async (t) => {
  const { cluster, asked } = world('k=>a=9s0s;b=0s9s')
  await cluster.run({ kind: 'raw', text: ' SELECT 1', values: [] })
  await cluster.run({ kind: 'raw', text: 'update t set a = 1', values: [] })
  t.same(asked(), [1, 1, 0])
})

t.test('what is no definition is refused, without a password', async (t) => {
  for (const text of ['k', 'k=>', '=>a=9s9s', 'k=>a', 'k=>a=9p9s', 'k=>a=9s9x', 'k=>a=99s9']) {
    t.throws(() => parseCluster(text), text)
  }
  t.throws(() => world('k=>z=9s9s'), { message: /has a connection `z`; there are a, b, c/ })
  t.throws(() => parseConnection('c=>cluster://k'), /is a cluster itself/)
  try {
    parseConnection('mysql://u:hunter2@h/d')
  } catch (error) {
    t.notMatch(String(error), 'hunter2')
  }
})
