import t from 'tap'

import { compileSelect } from '../select/select.ts'
import { parsePath } from '../select/path.ts'

t.test('parsePath reads names, indexes and keys', async (t) => {
  t.same(parsePath('via[-1].params.branch'), [
    { name: 'via', index: -1, key: null },
    { name: 'params', index: null, key: null },
    { name: 'branch', index: null, key: null },
  ])
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
