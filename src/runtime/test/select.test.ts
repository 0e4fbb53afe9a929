import t from 'tap'

import type { Preparation } from '../../lang/vocabulary.ts'
import { compileSelect } from '../select/select.ts'
import { parsePath } from '../select/path.ts'

t.test('parsePath reads names, indexes and keys', async (t) => {
  t.same(parsePath('via[-1].params.branch'), [
    { name: 'via', index: -1, key: null },
    { name: 'params', index: null, key: null },
    { name: 'branch', index: null, key: null },
  ])
  t.same(parsePath('via.params["x-a"]'), parsePath('via.params.x-a'))
  t.same(parsePath('msg.header["X-A"]')[1], { name: 'header', index: null, key: 'X-A' })
})

for (const text of ['', '.', 'a.', 'a..b', 'a[', 'a[1', 'a[99999999]', 'a b', '@from']) {
  t.test(`parsePath refuses \`${text}\``, async (t) => {
    t.throws(() => parsePath(text), { code: 'select/bad-path' })
  })
}

for (const text of ['nothing', 'from.uri.colour', 'via[1].nothing', 'method.x', 'cfg_get.only']) {
  t.test(`compileSelect refuses \`${text}\`, which means nothing`, async (t) => {
    t.throws(() => compileSelect(text), { code: 'select/unknown' })
  })
}

t.test('compileSelect is done with a long path in linear steps', async (t) => {
  t.throws(() => compileSelect(`from${'.x'.repeat(20_000)}`))
})

const parts = {
  '': () => 'all',
  executed: () => 'one',
  'me|my.face|faces': () => 'mine',
  'timer.<id>.enabled': (_self: unknown, _ctx: unknown, [id]: readonly string[]) => id ?? null,
}
const using: Pick<Preparation, 'selects'> = {
  selects: {
    select: (root) => (root === 'clock' ? { root, parts, self: null } : null),
    roots: () => ['clock'],
    ownerOf: (root) => (root === 'elsewhere' ? 'far' : null),
  },
}

t.test('compileSelect finds the parts that a module declares', async (t) => {
  const read = (text: string) => compileSelect(text, using)({} as never)
  t.equal(read('clock'), 'all')
  t.equal(read('clock.executed'), 'one')
  t.equal(read('clock.my.faces'), 'mine')
  t.equal(read('clock.timer.noon.enabled'), 'noon')
  t.equal(read('clock.timer["noon"].enabled'), 'noon')
})

for (const [text, said] of [
  ['clok', 'did you mean `@clock`?'],
  ['elsewhere.x', 'it comes with module `far`, which is not loaded'],
  ['nothing.like.it', 'it can start with ruri'],
  ['clock.excuted', 'did you mean `@clock.executed`?'],
  ['clock.my.fece', 'did you mean `@clock.my.face`?'],
  ['clock.timer.noon', 'it can be executed, me|my.face|faces, timer.<id>.enabled'],
  ['clock.__proto__', 'it can be executed'],
  ['clock.executed[1]', 'write it without one'],
  ['clock[1].executed', 'write it without one'],
] as const) {
  t.test(`compileSelect refuses \`${text}\` and says what it can be`, async (t) => {
    t.throws(() => compileSelect(text, using), {
      code: 'select/unknown',
      message: new RegExp(RegExp.escape(said)),
    })
  })
}
