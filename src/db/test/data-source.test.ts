import t from 'tap'

import { VirtualClock } from '../../docs/player/world/virtual-clock.ts'
import { Log } from '../../runtime/log.ts'
import { DataSource } from '../data-source.ts'
import type { DatabaseOffer } from '../offer.ts'
import { Database } from '../database.ts'
import { everything, type DbDriver, type Link } from '../driver.ts'
import { DbCode, DbError } from '../error.ts'
import { noResult } from '../statement.ts'
import { column } from '../value.ts'

const name = column('name', 'string')
const select = { from: 'people', columns: [name] } as const

interface State {
  up: boolean
  waits: boolean
}

/** A module's database that is there or not, and answers at once or later. */
function world(state: State) {
  const clock = new VirtualClock()
  const lines: string[] = []
  const log = new Log((_level, line) => lines.push(line))
  log.level = 1
  const link: Link = {
    dead: false,
    run: () => {
      if (!state.up) throw new DbError(DbCode.MISSING, 'there is no such table')
      const result = { ...noResult, rows: [['alice']] }
      return state.waits ? Promise.resolve(result) : result
    },
    close: () => undefined,
  }
  const driver: DbDriver = {
    capabilities: everything,
    remote: true,
    connections: 1,
    timeoutMs: 0,
    connectTimeoutMs: 0,
    retries: 0,
    connect: () => link,
  }
  const offer: DatabaseOffer = { at: (url) => new Database({ driver, url, clock, log }) }
  // a module has more than what is asked of it here
  const asker = { server: { clock }, log, find: () => offer } as unknown
  const source = new DataSource(
    asker as ConstructorParameters<typeof DataSource>[0],
    'sqlite:///people.db',
  )
  return { source, clock, lines }
}

t.test('select answers at once where the database does', (t) => {
  const { source } = world({ up: true, waits: false })
  t.equal(
    source.select(select, ([row]) => row?.[0], 'failed'),
    'alice',
  )
  t.end()
})

t.test('select waits for a database that has to be waited for', async (t) => {
  const { source } = world({ up: true, waits: true })
  const answer = source.select(select, ([row]) => row?.[0], 'failed')
  t.type(answer, Promise)
  t.equal(await answer, 'alice')
})

t.test('select gives the result for failures, and says so once in ten seconds', async (t) => {
  const { source, clock, lines } = world({ up: false, waits: true })
  for (let i = 0; i < 100; i++)
    t.equal(await source.select(select, () => 'rows', 'failed'), 'failed')
  t.strictSame(lines, ['table `people` cannot be asked: there is no such table'])
  clock.moveTo(clock.now() + 10_000)
  await source.select(select, () => 'rows', 'failed')
  t.equal(
    lines[1],
    'table `people` cannot be asked: there is no such table; 99 more since the last such line',
  )
})

t.test('select gives the result for failures where the rows cannot be used', async (t) => {
  const { source } = world({ up: true, waits: true })
  const broken = (): string => {
    throw new TypeError('broken')
  }
  t.equal(await source.select(select, broken, 'failed'), 'failed')
})

t.test('all makes something of each row, and leaves out what is null', async (t) => {
  const { source } = world({ up: true, waits: false })
  t.strictSame(await source.all(select, ([found]) => found), ['alice'])
  t.strictSame(await source.all(select, () => null), [])
})
