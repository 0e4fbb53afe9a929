import { inspect } from 'node:util'

import t from 'tap'

import { parseDbUrl } from '../url.ts'

t.test('URLs are read', async (t) => {
  const rows: [string, object][] = [
    [
      'mysql://u:p@h:3307/db',
      { scheme: 'mysql', user: 'u', password: 'p', host: 'h', port: 3307, database: 'db' },
    ],
    ['mysql://u:p@ss@h/db', { user: 'u', password: 'p@ss', host: 'h', port: 0 }],
    ['mysql://u:a/b:c@h/db', { user: 'u', password: 'a/b:c', host: 'h', database: 'db' }],
    [
      'postgres://u:%40%2f@[2001:db8::1]:5433/db?ssl=1',
      { password: '@/', host: '2001:db8::1', port: 5433 },
    ],
    ['mysql://h/db', { user: null, password: null, host: 'h' }],
    ['mysql://u@/db', { user: 'u', password: null, host: '', database: 'db' }],
    ['redis://:pw@h:1/5', { user: null, password: 'pw', database: '5' }],
    ['redis://h1:1,h2:2/', { host: 'h1:1,h2:2' }],
    ['sqlite:////a/b.db', { file: '/a/b.db' }],
    ['sqlite:///a/b.db', { file: '/a/b.db' }],
    ['sqlite://b.db', { file: 'b.db' }],
    ['sqlite://:memory:', { file: ':memory:' }],
    ['text:///a/dir', { file: '/a/dir' }],
    ['TEXT://dir/sub', { scheme: 'text', file: 'dir/sub' }],
    ['cluster://one', { host: 'one' }],
    ['flatstore:/var/log/acc', { scheme: 'flatstore', file: '/var/log/acc' }],
  ]
  for (const [text, wanted] of rows) t.match(parseDbUrl(text), wanted, text)
  t.equal(parseDbUrl('x://h/d?a=1&b=2').settings.get('b'), '2')
})

t.test('what is no URL is refused without being repeated', async (t) => {
  for (const text of [
    '',
    'mysql',
    'mysql:u:secret@h/db',
    '//u:secret@h',
    'mysql://u:secret@h:99999/db',
  ]) {
    t.throws(() => parseDbUrl(text), { code: 'db/url' }, text)
    try {
      parseDbUrl(text)
    } catch (error) {
      t.notMatch(String(error), 'secret')
    }
  }
})

t.test('no way of showing a URL shows the password', async (t) => {
  const url = parseDbUrl('mysql://user:hunter2@h/db')
  t.equal(String(url), 'mysql://user@h/db')
  for (const shown of [
    JSON.stringify(url),
    inspect(url),
    inspect(url, { showHidden: true }),
    `${url}`,
  ]) {
    t.notMatch(shown, 'hunter2')
  }
  t.not(url.secretKey, parseDbUrl('mysql://user:other@h/db').secretKey)
})
