import t from 'tap'

import type { Host } from 'siprose'

import { standIn } from '../../../test/support/stand-in.ts'
import { VirtualClock } from '../../../src/docs/player/world/virtual-clock.ts'
import { itemKey } from '../item-key.ts'
import { parseDefinition } from '../table/definition.ts'
import { countingOf, testOf } from '../table/matching.ts'
import { bySlot } from '../table/slots.ts'
import { sweep } from '../table/sweep.ts'
import { Table } from '../table/table.ts'
import { Tables } from '../tables.ts'

/** Moves a clock on, firing what is due. */
function pass(clock: VirtualClock, ms: number): void {
  const end = clock.now() + ms
  for (let due = clock.nextDue; due !== null && due <= end; due = clock.nextDue) clock.fireNext()
  clock.moveTo(end)
}

t.test('parseDefinition reads what the field writes, and says what is wrong', (t) => {
  t.same(parseDefinition('a=>size=8;autoexpire=7200;dbtable=htable_a;'), {
    name: 'a',
    slots: 256,
    autoexpire: 7200,
    initval: null,
    updateexpire: true,
    dbtable: 'htable_a',
    dbmode: false,
    columns: [],
    delimiter: ',',
    empty: '',
  })
  t.match(parseDefinition('b=>size=1'), { slots: 8 }, 'too few')
  t.match(parseDefinition('b=>size=31'), { slots: 16_384 }, 'too many')
  t.match(parseDefinition(' c => initval = -1 ; updateexpire=0 ; coldelim=";" '), {
    name: 'c',
    delimiter: ';',
    initval: -1,
    updateexpire: false,
  })
  t.match(parseDefinition('d'), { name: 'd', slots: 8 })
  for (const text of [
    '',
    '=>size=4',
    'a b=>size=4',
    'a=>sise=4',
    'a=>size=x',
    'a=>size',
    'a=>autoexpire=99999999999',
    'a=>initval=1.5',
  ])
    t.throws(() => parseDefinition(text), { code: 'htable/definition' }, text)
  t.end()
})

t.test('Table lets items end by its own time, or theirs', (t) => {
  const table = new Table(parseDefinition('a=>autoexpire=3;initval=7'), 100)
  t.equal(table.get('x', 0), 7)
  t.equal(table.add('x', 1, 0), 8)
  t.equal(table.secondsLeft('x', 0), 3)
  t.equal(table.get('x', 2999), 8)
  t.equal(table.get('x', 3000), 7, 'it has ended, swept or not')
  t.equal(table.add('x', 1, 3000), 8, 'and begins anew')
  t.ok(table.expire('x', 10, 3000))
  t.equal(table.get('x', 12_999), 8)
  t.notOk(table.expire('y', 10, 3000))
  t.ok(table.set('x', 'text', 3000))
  t.equal(table.add('x', 1, 3000), null)
  const still = new Table(parseDefinition('b=>autoexpire=3;updateexpire=0'), 100)
  still.set('x', 1, 0)
  still.set('x', 2, 2000)
  t.equal(still.get('x', 2999), 2)
  t.equal(still.get('x', 3000), null)
  still.set('x', 3, 3000)
  t.equal(still.get('x', 5999), 3, 'one that has ended lives anew when it is set')
  t.end()
})

t.test('Table holds no more than it may, and goes on setting what is there', (t) => {
  const table = new Table(parseDefinition('a'), 2)
  t.ok(table.set('__proto__', 'x', 0))
  t.ok(table.set('constructor', 1, 0))
  t.notOk(table.set('c', 1, 0))
  t.ok(table.set('__proto__', 'y', 0))
  t.equal(table.get('__proto__', 0), 'y')
  t.equal(table.get('toString', 0), null)
  t.end()
})

t.test('sweep removes what has ended in pieces, each told once', (t) => {
  const clock = new VirtualClock()
  const table = new Table(parseDefinition('a=>autoexpire=10'), 100_000)
  for (let i = 0; i < 25_000; i++) table.set(`item${i}`, i, clock.now())
  clock.moveTo(clock.now() + 5000)
  table.set('late', 1, clock.now())
  clock.moveTo(clock.now() + 5000)
  let ended = 0
  sweep(table, clock, () => (ended += 1))
  t.equal(ended, 10_000, 'the rest has to wait for its turn')
  pass(clock, 10)
  t.equal(ended, 25_000)
  t.same([...table.items.keys()], ['late'])
  t.equal(clock.nextDue, null)
  t.end()
})

t.test('bySlot shows each item once', (t) => {
  const table = new Table(parseDefinition('a=>size=3'), 1000)
  for (let i = 0; i < 100; i++) table.set(`user${i}`, i, 0)
  const slots = [...bySlot(table, 0)]
  t.ok(slots.every(([slot]) => slot >= 0 && slot < 8))
  t.equal(slots.flatMap(([, items]) => items).length, 100)
  t.end()
})

t.test('testOf and countingOf know the operators of the field', (t) => {
  t.ok(testOf('re', '^AL')?.('alice'))
  t.equal(testOf('re', '['), null)
  t.equal(testOf('xx', 'a'), null)
  t.ok(testOf('ne', 'a')?.('b'))
  const names = ['init', 's', 's1', 's2', 'i5', 'i9', 'i-1']
  const count = (expression: string) =>
    names.filter((name) => countingOf(expression).text?.(name)).length
  // as Kamailio 5.6 counts them
  t.same(
    ['~~^s', '~%s', 's1', '==s1', '~%1', '~~S', '**', '*'].map(count),
    [3, 1, 1, 1, 2, 3, 7, 0],
  )
  t.ok(countingOf('eq5').number?.(5))
  t.notOk(countingOf('eq5').number?.(55))
  t.equal(countingOf('==5').number, null)
  t.end()
})

t.test('itemKey wants an arrow, and keeps the name as it is', (t) => {
  t.match(itemKey('a=>b'), { table: 'a', item: 'b' })
  t.match(itemKey(' a =>x=>y '), { table: 'a', item: 'x=>y ' })
  t.match(itemKey('a=>'), { table: 'a', item: '' })
  t.throws(() => itemKey('a'), { code: 'htable/key' })
  t.end()
})

t.test('Tables refuses a table that is there twice, and tells of one that is not once', (t) => {
  const lines: string[] = []
  const log = { error: (text: string) => lines.push(text) }
  const host = standIn<Host>({ clock: new VirtualClock(), log })
  t.throws(() => new Tables(host, host.log, ['a', 'a=>size=4'], 10, 5), { code: 'htable/twice' })
  const tables = new Tables(host, host.log, ['a'], 10, 5)
  for (let i = 0; i < 10; i++) t.equal(tables.find('b'), null)
  t.same(lines, ['htable: there is no table `b`; there are a'])
  t.end()
})
