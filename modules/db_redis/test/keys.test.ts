import t from 'tap'

import { keyOf, Keys, parseKeys } from '../table/keys.ts'

t.test('keys are read as the field writes them', async (t) => {
  t.same(
    parseKeys(
      'version=entry:table_name;location=entry:ruid&usrdom:username,domain&timer:partition,keepalive;',
    ),
    [
      { table: 'version', entry: ['table_name'], mappings: [] },
      {
        table: 'location',
        entry: ['ruid'],
        mappings: [
          { name: 'usrdom', columns: ['username', 'domain'] },
          { name: 'timer', columns: ['partition', 'keepalive'] },
        ],
      },
    ],
  )
  for (const text of [
    'location',
    'location=ruid',
    'location=usrdom:username',
    '=entry:a',
    'a=entry:',
    'a=entry:b c',
    'a b=entry:c',
  ]) {
    t.throws(() => parseKeys(text), text)
  }
})

t.test('rows are where the field puts them', async (t) => {
  const values = new Map([
    ['username', 'bob'],
    ['domain', 'example.com'],
  ])
  const value = (name: string) => values.get(name) ?? null
  t.equal(
    keyOf('location', 'usrdom', ['username', 'domain'], value),
    'location:usrdom::bob:example.com',
  )
  t.equal(keyOf('location', 'entry', ['ruid'], value), null)
  t.match(new Keys([]).of('subscriber'), { entry: ['username', 'domain'] })
  t.throws(() => new Keys([]).of('nonsense'), { code: 'db/missing' })
})
