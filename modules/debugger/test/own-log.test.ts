import t from 'tap'

import { readFacility, readLevel } from '../own-log.ts'

t.test('a level of a module is a name and a number', (t) => {
  t.same(readLevel('tm=3'), ['tm', 3])
  t.same(readLevel('core=-5'), ['core', -5])
  for (const text of ['tm', '', '=3', 'tm=', 'tm=abc', 'tm = 2', 'tm=0x2', 'tm=2=3', 'tm=1e3']) {
    t.throws(() => readLevel(text), { code: 'debugger/mod-level' }, text)
  }
  t.end()
})

t.test('a facility of a module is a name and a name', (t) => {
  t.same(readFacility('tm=LOG_LOCAL1'), ['tm', 'LOG_LOCAL1'])
  for (const text of ['tm', '', '=LOG_LOCAL1', 'tm=']) {
    t.throws(() => readFacility(text), { code: 'debugger/mod-facility' }, text)
  }
  t.end()
})
