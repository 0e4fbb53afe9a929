/** The same answers by both servers through the configuration of Debian, with its switches that need a database. */

import t from 'tap'

import { makeDatabase, noMariadb, siprose } from '../support/debian.ts'
import { compare, skip } from './debian/compare.ts'

t.test(
  'with its switches of databases both servers answer the same through the configuration of Debian',
  { skip: skip === false ? await noMariadb() : skip },
  async (t) => {
    const { url } = await makeDatabase(t, 'answers')
    const db = ['--db', url]
    const speed = ['alice@example.com', '22@example.com', 'sip:nobody@example.com']
    siprose(['domain', ...db, 'add', 'example.com'])
    siprose(['alias', ...db, 'add', '4711@example.com', 'nobody@example.com'])
    siprose(['speeddial', ...db, 'add', ...speed])
    siprose(['address', ...db, 'add', '1', '192.0.2.77'])
    const local = `#!define DBURL "${url}"\n`
    const all = ['AUTH', 'IPAUTH', 'USRLOCDB', 'ALIASDB', 'SPEEDDIAL', 'MULTIDOMAIN', 'ACCDB']
    const single = all.map((name) => [name])
    for (const on of [[], ...single, ['AUTH', 'IPAUTH'], ['AUTH', 'MULTIDOMAIN'], all]) {
      const switches = ['WITH_MYSQL', ...on.map((name) => `WITH_${name}`)]
      await t.test(on.join(' and ') || 'none but the database', async (t) =>
        compare(t, switches, local),
      )
    }
  },
)
