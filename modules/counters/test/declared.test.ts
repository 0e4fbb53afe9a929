import t from 'tap'

import { declaredCounter } from '../declared.ts'

t.test('declaredCounter reads the group, the name and the description', async (t) => {
  const rows: [string, string, string, string][] = [
    ['calls', 'script', 'calls', 'custom script counter.'],
    ['reg.ok', 'reg', 'ok', 'custom script counter.'],
    ['reg.ok those that were accepted', 'reg', 'ok', 'those that were accepted'],
    ['reg.ok:1. those: accepted', 'reg', 'ok', '1. those: accepted'],
    ['  calls   in all ', 'script', 'calls', 'in all'],
    ['a.b.c', 'a', 'b.c', 'custom script counter.'],
  ]
  for (const [text, group, name, help] of rows) {
    t.same(declaredCounter(text, 'script'), { group, name, help }, text)
  }
})

t.test('declaredCounter refuses what has no name', async (t) => {
  for (const text of ['', ' ', '.', 'reg.', '.ok', ': calls']) {
    t.throws(() => declaredCounter(text, 'script'), { code: 'counters/declaration' }, text)
  }
})
