import t from 'tap'

import { headerLines } from '../header-lines.ts'

t.test('headerLines makes lines whole', (t) => {
  const rows: readonly (readonly [string, string])[] = [
    ['X-A: 1\r\n', 'X-A: 1\r\n'],
    ['X-A: 1', 'X-A: 1\r\n'],
    ['X-A: 1\n', 'X-A: 1\r\n'],
    ['X-A: 1\r', 'X-A: 1\r\n'],
    ['X-A: 1\r\n\r\n', 'X-A: 1\r\n'],
    ['X-A:\r\n', 'X-A:\r\n'],
    ['X-A : 1\r\n', 'X-A : 1\r\n'],
    ['X-A: 1\r\nX-B: 2\r\n', 'X-A: 1\r\nX-B: 2\r\n'],
    ['X-A: 1\nX-B: 2', 'X-A: 1\r\nX-B: 2\r\n'],
    ['X-A: 1\r\n folded\r\n', 'X-A: 1\r\n folded\r\n'],
    ['X-A: J\xc3\xbcrgen', 'X-A: J\xc3\xbcrgen\r\n'],
  ]
  for (const [text, lines] of rows) t.equal(headerLines(text), lines, JSON.stringify(text))
  t.end()
})

t.test('headerLines refuses what would break the message', (t) => {
  const rows = [
    '',
    '\r\n',
    'X-A 1\r\n',
    'just text',
    ': value\r\n',
    ' X-A: 1\r\n',
    'X-A: 1\r\n\r\nbody',
    'X-A: 1\n\nbody',
    'X-A: 1\r\nsecond line\r\n',
    'X-A: 1\rX-B: 2\r\n',
    'X-A: a\0b\r\n',
    'X-\xfc: 1\r\n',
  ]
  for (const text of rows) {
    t.throws(() => headerLines(text), { code: 'textops/bad-header-line' }, JSON.stringify(text))
  }
  t.end()
})

t.test('headerLines works in time linear in the text', (t) => {
  const lines = 'X-A: 1\r\n'.repeat(20_000)
  t.equal(headerLines(lines).length, lines.length)
  t.throws(() => headerLines('\r\n'.repeat(20_000)))
  t.end()
})
