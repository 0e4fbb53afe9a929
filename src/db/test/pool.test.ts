import t from 'tap'

import { VirtualClock } from '../../docs/player/world/virtual-clock.ts'
import { Log } from '../../runtime/log.ts'
import { Database } from '../database.ts'
import { everything, type DbDriver, type Link } from '../driver.ts'
import { DbCode, DbError } from '../error.ts'
import { SlowQueries } from '../slow-queries.ts'
import { noResult, type Result, type Statement } from '../statement.ts'
import { parseDbUrl } from '../url.ts'
import { column } from '../value.ts'

const id = column('id', 'int')
const lost = (): DbError => new DbError(DbCode.LOST, 'it went')

/** A database whose answers a test decides. */
class Fake implements DbDriver {
  readonly capabilities = everything
  readonly remote = false
  readonly connections = 2
  readonly timeoutMs = 1000
  readonly connectTimeoutMs = 500
  readonly retries = 1
  readonly links: FakeLink[] = []
  readonly errors: unknown[] = []
  up = true
  slow = false
  answer: (statement: Statement, link: FakeLink) => Promise<Result> = async () => noResult

  async connect(): Promise<Link> {
    if (this.slow) return new Promise(() => undefined)
    if (!this.up) throw new DbError(DbCode.UNAVAILABLE, 'nobody answers')
    const link = new FakeLink(this)
    this.links.push(link)
    return link
  }

  failed(error: unknown): void {
    this.errors.push(error)
  }
}

class FakeLink implements Link {
  dead = false
  closed = 0
  readonly steps: string[] = []
  readonly #driver: Fake

  constructor(driver: Fake) {
    this.#driver = driver
  }

  run(statement: Statement): Promise<Result> {
    return this.#driver.answer(statement, this)
  }

  transact(step: string): void {
    this.steps.push(step)
  }

  close(): void {
    this.dead = true
    this.closed++
  }
}

function world() {
  const clock = new VirtualClock()
  const lines: string[] = []
  const log = new Log((_level, line) => lines.push(line))
  log.level = 3
  const driver = new Fake()
  const url = parseDbUrl('fake://user:secret@host:1/db')
  const database = new Database({ driver, url, clock, log })
  const pass = async (ms: number): Promise<void> => {
    const end = clock.now() + ms
    for (let due = clock.nextDue; due !== null && due <= end; due = clock.nextDue) {
      clock.fireNext()
      await turn()
    }
    clock.moveTo(end)
  }
  return { clock, lines, driver, database, pass }
}

const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve)
  })

const ask = (database: Database) => database.query({ from: 't', columns: [id] })

t.test(
  'a database that is not there is tried again with growing pauses, and refuses at once meanwhile',
  async (t) => {
    const { driver, database, pass, lines } = world()
    driver.up = false
    await t.rejects(async () => ask(database), { message: 'nobody answers' })
    await t.rejects(async () => ask(database), {
      code: DbCode.UNAVAILABLE,
      message: /next try is in 100 ms/,
    })
    await pass(100)
    await t.rejects(async () => ask(database), { message: 'nobody answers' })
    await pass(150)
    await t.rejects(async () => ask(database), { message: /next try is in 50 ms/ })
    driver.up = true
    await pass(50)
    t.same(await ask(database), [])
    t.equal(lines.length, 2, 'one line when it went, one when it came back')
    t.match(lines, ['cannot be reached', 'is back'])
    t.notMatch([...lines, database.name].join(), 'secret')
  },
)

t.test(
  'connecting takes no longer than it may, and a connection that comes too late is closed',
  async (t) => {
    const { driver, database, pass } = world()
    driver.slow = true
    const asked = t.rejects(async () => ask(database), { code: DbCode.TIMEOUT })
    await pass(500)
    await asked
  },
)

t.test('a statement that takes too long is given up, with its connection', async (t) => {
  const { driver, database, pass } = world()
  driver.answer = () => new Promise(() => undefined)
  const asked = t.rejects(async () => ask(database), { code: DbCode.TIMEOUT })
  await turn()
  await pass(1000)
  await asked
  t.equal(driver.links[0]?.closed, 1)
  driver.answer = async () => noResult
  await ask(database)
  t.equal(driver.links.length, 2)
})

t.test('a connection that went is replaced, and what may be done twice is', async (t) => {
  const { driver, database } = world()
  let fails = 1
  driver.answer = async (_statement, link) => {
    if (fails-- <= 0) return noResult
    link.dead = true
    throw lost()
  }
  t.same(await ask(database), [])
  t.equal(driver.links.length, 2)
  fails = 1
  await t.rejects(
    async () => database.insert('t', [[id, 1]]),
    { code: DbCode.LOST },
    'a row that may be there already',
  )
  fails = 2
  await t.rejects(async () => ask(database), { code: DbCode.LOST }, 'once only')
  t.equal(driver.errors.length, 4)
})

t.test('those who find no free connection wait in line, and not for ever', async (t) => {
  const { driver, database, pass } = world()
  const open: (() => void)[] = []
  driver.answer = () => new Promise((resolve) => open.push(() => resolve(noResult)))
  const asked = [ask(database), ask(database), ask(database)]
  await turn()
  t.match(database.connections, { used: 2, waiting: 1 })
  open.shift()?.()
  await asked[0]
  await turn()
  t.match(database.connections, { used: 2, waiting: 0 })
  for (const go of open) go()
  await Promise.all(asked)

  driver.answer = () => new Promise(() => undefined)
  const never = [ask(database), ask(database), ask(database)].map((one) =>
    t.rejects(async () => one),
  )
  await turn()
  await pass(2000)
  await Promise.all(never)
})

t.test('the line has an end', async (t) => {
  const { driver, database, pass } = world()
  driver.answer = () => new Promise(() => undefined)
  const asked = Array.from({ length: 2002 }, () =>
    Promise.resolve(ask(database)).catch(() => undefined),
  )
  await turn()
  await t.rejects(async () => ask(database), { code: DbCode.BUSY })
  await pass(2000)
  await Promise.all(asked)
})

t.test('a transaction that fails is undone on its connection', async (t) => {
  const { driver, database } = world()
  await database.transaction(async (within) => within.insert('t', [[id, 1]]))
  await t.rejects(
    database.transaction(async () => {
      throw new RangeError('of the work')
    }),
    RangeError,
  )
  t.same(driver.links[0]?.steps, ['begin', 'commit', 'begin', 'rollback'])
})

t.test('it is closed when its last user ends', async (t) => {
  const { driver, database } = world()
  await database.open()
  await database.open()
  await database.close()
  t.equal(driver.links[0]?.closed, 0)
  await database.close()
  t.equal(driver.links[0]?.closed, 1)
  await database.open()
  t.equal(driver.links.length, 2)
})

t.test('a start without the database fails with its name and not its password', async (t) => {
  const { driver, database } = world()
  driver.up = false
  await t.rejects(database.open(), {
    message: 'database fake://user@host:1/db cannot be used: nobody answers',
  })
})

t.test('a query that takes longer than latency_limit_db is logged, with its cause', async (t) => {
  const { clock, driver, pass } = world()
  const lines: string[] = []
  const log = new Log((_level, line) => lines.push(line))
  const rules = { latency_limit_db: 200_000, latency_log: -1 }
  const slow = new SlowQueries(clock, log, { settings: rules })
  const url = parseDbUrl('fake://user:secret@host:1/db')
  const database = new Database({ driver, url, clock, log, slow })
  driver.answer = () =>
    new Promise((resolve) => {
      clock.after(300, () => resolve(noResult))
    })
  const asked = Promise.all([
    ask(database),
    database.raw("select a from t where b = 'secret' and c = 'o''clock'"),
    // both connections are taken: this one waits for longer than it runs
    database.delete('t', [[id, '=', 7]]),
  ])
  await turn()
  await pass(1000)
  await asked
  const [first, second, third] = lines.toSorted()
  t.match(first, "[300000 us] for [select a from t where b = '…' and c = '…''…'] in fake://")
  t.match(second, '[300000 us] for [select from t] in fake://')
  t.match(third, '[600000 us] for [delete t by id] in fake://')
  t.match(third, '[300000 us] of it waited for a connection')
  t.notMatch(lines.join(), 'secret')

  rules.latency_limit_db = 0
  const again = ask(database)
  await turn()
  await pass(1000)
  await again
  t.equal(lines.length, 3, 'nothing is measured when it is 0')
})
