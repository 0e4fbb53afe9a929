import t from 'tap'

import { parseExtras } from '../extras.ts'
import { parseFailedFilter } from '../failed-filter.ts'
import { parseLegs } from '../legs.ts'

t.test('parseExtras takes variables with semicolons in them, and blanks', (t) => {
  t.same(parseExtras(' a = $ru ;; b=$(ru{uri.param,x;y})  ;c=$xavp(a[0]=>b);'), [
    { name: 'a', variable: '$ru' },
    { name: 'b', variable: '$(ru{uri.param,x;y})' },
    { name: 'c', variable: '$xavp(a[0]=>b)' },
  ])
  t.end()
})

for (const text of ['', ' ; ', 'a', 'a=', '=$ru', 'a=text', 'a b=$ru']) {
  t.test(`parseExtras refuses \`${text}\``, (t) => {
    t.throws(() => parseExtras(text), { code: 'acc/extra' })
    t.end()
  })
}

t.test('parseLegs takes AVPs in all their forms', (t) => {
  t.same(
    parseLegs('a=$avp(src);b=$avp(s:x);c=$(avp(i:1)[2])').map(({ avp }) => avp),
    ['src', 's:x', 'i:1'],
  )
  t.end()
})

for (const variable of ['$var(x)', '$xavp(x)', '$hdr(x)', '$avp($var(x))', '$ru']) {
  t.test(`parseLegs refuses ${variable}`, (t) => {
    t.throws(() => parseLegs(`a=${variable}`), { code: 'acc/leg' })
    t.end()
  })
}

for (const text of ['', '404,', '299', '404;405', 'abc', '1000', '600-606']) {
  t.test(`parseFailedFilter refuses \`${text}\``, (t) => {
    t.throws(() => parseFailedFilter(text), { code: 'acc/failed-filter' })
    t.end()
  })
}
