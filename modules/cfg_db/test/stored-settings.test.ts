import t from 'tap'

import { LiveSettings } from '../../../src/runtime/live-settings.ts'
import { FailingDatabase } from '../../../test/support/failing-database.ts'
import { Places } from '../places.ts'
import { StoredSettings } from '../stored-settings.ts'

type Value = string | number | null

function stored(tables: Readonly<Record<string, readonly (readonly Value[])[]>>) {
  const database = new FailingDatabase()
  const { source, log } = database
  for (const [name, rows] of Object.entries(tables)) database.tables.set(name, rows)
  const settings = new LiveSettings()
  const values = new Map<string, string | number>()
  settings.addCustom([], values)
  settings.declare({
    group: 'my',
    name: 'number',
    description: null,
    minimum: 0,
    maximum: 9,
    value: 1,
  })
  const options = { transl_tbl: 'cfg_transl', custom_tbl: 'cfg_custom' }
  return {
    database,
    settings,
    values,
    made: new StoredSettings(options, { source, log, settings }),
  }
}

const anywhere = [['*', '*', '', '', '', '']]

t.test('StoredSettings.load leaves out declarations that cannot be used', async (t) => {
  const { database, settings, values, made } = stored({
    cfg_custom: [
      ['my', 'text', 'S', null, null, ''],
      ['my', 'number', 'I', null, null, 'there already'],
      [null, 'a', 'S', null, null, null],
      ['my', null, 'S', null, null, null],
      ['my', 'a b', 'S', null, null, null],
      ['x'.repeat(65_536), 'a', 'S', null, null, null],
      ['my', 'c', null, null, null, null],
      ['my', 'd', 'X', null, null, null],
      ['__proto__', 'polluted', 'S', null, null, null],
    ],
    cfg_transl: anywhere,
    cfg_var: [
      ['my', 'text', 'x'.repeat(65_536)],
      ['__proto__', 'polluted', 'yes'],
    ],
  })
  await made.load()
  t.strictSame(
    settings.inGroup('my').map(({ name }) => name),
    ['number', 'text'],
  )
  t.equal(String(values.get('my.text')).length, 65_536)
  t.equal(({} as Record<string, unknown>)['polluted'], undefined)
  t.equal(database.lines.length, 7)
  t.ok(database.lines.every((line) => line.length < 300))
})

t.test('StoredSettings.load keeps what a setting is where its value cannot be taken', async (t) => {
  for (const value of [null, '', 'x', '1.5', '10', '-1', '9'.repeat(65_536)]) {
    const { database, settings, made } = stored({
      cfg_transl: anywhere,
      cfg_var: [['my', 'number', value]],
    })
    await made.load()
    t.equal(settings.read({ group: 'my', name: 'number', instance: null }), 1)
    t.ok(database.lines.every((line) => line.length < 300))
  }
})

t.test('StoredSettings.load makes a value the one that a reset goes back to', async (t) => {
  const { settings, made } = stored({
    cfg_transl: anywhere,
    cfg_var: [
      ['my', 'number', '5'],
      ['my', 'number', '6'],
      [null, null, null],
    ],
  })
  await made.load()
  settings.change({ group: 'my', name: 'number', instance: null, value: 7 })
  settings.reset('my')
  t.equal(settings.read({ group: 'my', name: 'number', instance: null }), 5)
})

t.test('Places leaves out rows that name no table, and goes from one to all', (t) => {
  let refused = 0
  const places = new Places(
    [
      ['my', '*', 'any', '', '', ''],
      ['my', 'a', 'one', 'g', null, ''],
      ['*', '*', '', '', '', ''],
      ['my', 'a', 'x"; drop table y', '', '', ''],
      ['my', 'a', 'x'.repeat(65_536), '', '', ''],
      [null, 'a', 'nobody', '', '', ''],
    ],
    () => {
      refused += 1
    },
  )
  t.strictSame(
    places.of('my', 'a').map(({ table, group, name, value }) => [table, group, name, value]),
    [
      ['one', 'g', 'name', 'value'],
      ['any', 'group_name', 'name', 'value'],
      ['cfg_var', 'group_name', 'name', 'value'],
    ],
  )
  t.equal(refused, 2)
  t.end()
})
