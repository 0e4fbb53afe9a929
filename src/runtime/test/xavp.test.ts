import t from 'tap'

import type { Frame, Preparation } from '../../lang/vocabulary.ts'
import { parseXavpPath, readXavp, writeXavp, writeXavu } from '../xavp-path.ts'
import { XavpList } from '../xavp.ts'

const frame: Frame = {
  at: 0,
  rc: 0,
  halted: false,
  dropped: false,
  depth: 0,
  carried: null,
  waiting: 0,
  trace: null,
}
const using: Preparation = {
  format: (text) => ({ constant: null, run: () => text.slice(1) }),
  variable: (text) => ({ text, get: () => Number(text.slice(1)), set: null }),
}
const path = (text: string, ignoreCase = false) => parseXavpPath(text, using, ignoreCase)
const read = (list: XavpList, text: string) => readXavp(list, path(text), frame)
const write = (list: XavpList, text: string, value: string | number | null) =>
  writeXavp(list, path(text), frame, value)

t.test('XavpList has the newest entry in front and counts from both ends', async (t) => {
  const list = new XavpList()
  list.push('a', 1)
  list.push('b', 'other')
  list.push('a', 2)
  t.equal(list.find('a')?.value, 2)
  t.equal(list.find('a', -1)?.value, 1)
  t.equal(list.find('a', 2), null)
  t.equal(list.find('a', -3), null)
  t.equal(list.count('a'), 2)
  t.equal(list.removeAll('a'), 2)
  t.equal(list.first?.key, 'b')
})

t.test('XavpList.append puts a value behind those of its name', async (t) => {
  const list = new XavpList()
  list.append('a', 1)
  list.push('b', 1)
  list.append('a', 2)
  t.equal(read(list, 'a[1]'), 2)
  t.equal(list.remove('a', 5), false)
  t.equal(list.remove('a', 1), true)
  t.equal(list.count('a'), 1)
})

t.test('XavpList.copy shares nothing with what it was copied from', async (t) => {
  const list = new XavpList()
  write(list, 'a=>x', 1)
  const copy = list.copy()
  write(list, 'a[0]=>x[0]', 2)
  t.equal(read(copy, 'a=>x'), 1)
})

t.test(
  'writeXavp without an index makes a record, with one uses the record that is there',
  async (t) => {
    const list = new XavpList()
    t.ok(write(list, 'a=>x', 1))
    t.ok(write(list, 'a=>x', 2))
    t.ok(write(list, 'a[0]=>y', 3))
    t.ok(write(list, 'a[0]=>x[7]', 9), 'an index that holds nothing changes nothing')
    t.equal(read(list, 'a=>x'), 2)
    t.equal(read(list, 'a=>y'), 3)
    t.equal(read(list, 'a[1]=>x'), 1)
    t.equal(read(list, 'a[-1]=>x'), 1)
    t.equal(read(list, 'a'), '<<xavp:a>>')
  },
)

t.test(
  'writeXavp refuses a field of a plain value and a plain value where there is none',
  async (t) => {
    const list = new XavpList()
    write(list, 'p', 'plain')
    t.equal(write(list, 'p[0]=>x', 1), false)
    t.equal(write(list, 'p[5]', 1), false)
    t.equal(write(list, 'p[*]', 1), false)
    t.equal(read(list, 'p'), 'plain')
  },
)

t.test('writeXavp with $null removes one, or all with [*]', async (t) => {
  const list = new XavpList()
  write(list, 'a=>x', 1)
  write(list, 'a[0]=>x', 2)
  write(list, 'a[0]=>x', 3)
  t.equal(read(list, 'a=>x[*]'), '3, 2, 1')
  write(list, 'a=>x[1]', null)
  t.equal(read(list, 'a=>x[*]'), '3, 1')
  write(list, 'a=>x[*]', null)
  t.equal(read(list, 'a=>x[*]'), null)
  write(list, 'a', 5)
  write(list, 'a[*]', null)
  t.equal(list.first, null)
  t.ok(write(list, 'none=>x', null))
})

t.test('parseXavpPath reads names and indexes with variables, and nested records', async (t) => {
  const list = new XavpList()
  write(list, 'a=>b=>c', 1)
  write(list, 'a[0]=>b[0]=>d', 2)
  t.equal(read(list, '$a[$0] => b=>c'), 1)
  t.equal(read(list, 'a=>b=>d'), 2)
  t.equal(read(list, 'a[$1]=>b'), null)
})

t.test('parseXavpPath says what a path is', async (t) => {
  for (const text of ['', '=>x', 'a=>', 'a[]', 'a[x]', 'a]', 'a[1', 'a=>b=>c=>d=>e=>f=>g=>h=>i']) {
    t.throws(() => path(text), { code: 'runtime/bad-xavp' }, text)
  }
})

t.test('parseXavpPath without regard to case keeps the name as written', async (t) => {
  const list = new XavpList()
  writeXavp(list, path('Head=>Sub', true), frame, 1)
  t.equal(readXavp(list, path('hEAD=>sUB', true), frame), 1)
  t.equal(list.first?.name, 'Head')
})

t.test('writeXavu keeps one value of a name', async (t) => {
  const list = new XavpList()
  writeXavu(list, path('a'), frame, 1)
  writeXavu(list, path('a=>x'), frame, 2)
  writeXavu(list, path('a=>x'), frame, 3)
  t.equal(list.count('a'), 1)
  t.equal(read(list, 'a=>x[*]'), '3')
  writeXavu(list, path('a=>x'), frame, null)
  t.equal(read(list, 'a=>x'), null)
  t.ok(writeXavu(list, path('none=>x'), frame, null))
  t.equal(list.count('none'), 0)
})
