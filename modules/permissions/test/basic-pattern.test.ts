import t from 'tap'

import { extended } from '../trusted/basic-pattern.ts'

t.test('extended writes a basic pattern as an extended one', async (t) => {
  const rows: readonly (readonly [string, string])[] = [
    ['^sip:+358', '^sip:\\+358'],
    ['\\(a\\|b\\)\\{2\\}', '(a|b){2}'],
    ['(a|b){2}?', '\\(a\\|b\\)\\{2\\}\\?'],
    ['*a', '\\*a'],
    ['^*a', '^\\*a'],
    ['\\(*a\\)', '(\\*a)'],
    ['a^b$c', 'a\\^b\\$c'],
    ['\\(a$\\)', '(a$)'],
    ['[+(]+', '[+(]\\+'],
    ['[]+]x', '[]+]x'],
    ['[^]+]x', '[^]+]x'],
    ['[[:digit:]+]+', '[[:digit:]+]\\+'],
    ['[', '['],
    ['[[:a', '[[:a'],
    ['a\\', 'a\\'],
    ['\\.', '\\.'],
  ]
  for (const [basic, wanted] of rows) t.equal(extended(basic), wanted, basic)
})
