import t from 'tap'

import { readGroups } from '../groups.ts'

const limits = { maxGroups: 2, maxGroupBytes: 10 }

const read = (text: string): readonly (readonly string[])[] =>
  readGroups(text, 'file', {}, limits).map((group) => group.map(({ pattern }) => pattern))

t.test('readGroups takes any line end, and passes over blanks and comments', async (t) => {
  t.same(read('# x\r\n[0]\r\na\r\n\r\n b\r\n\tc\r\n#d\r\n[9]\n(e\\.)\n'), [['a'], ['(e\\.)']])
  t.same(read(''), [])
  t.same(read('[0]'), [[]])
})

t.test('readGroups says what is wrong, and where', async (t) => {
  t.throws(() => read('a\n[0]\n'), { code: 'regex/no-group', message: /^file:1: / })
  t.throws(() => read('[0]\n[1]\n[2]\n'), { code: 'regex/too-many-groups', message: /^file:3: / })
  t.throws(() => read('[0]\nabcdef\nghijk\n'), {
    code: 'regex/group-too-large',
    message: /^file:3: /,
  })
  t.throws(() => read('[0]\nab(c\n'), { code: 'regex/bad-pattern', message: /^file:2:3: / })
  t.throws(() => read('[0]\n(a)\\1\n'), { code: 'regex/bad-pattern', message: /bounded time$/ })
})
