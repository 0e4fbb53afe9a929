/** Items of `htable`, read from tables. */

import { databaseWith } from './database.ts'
import type { Profile, Row } from './profile.ts'

const FAR = 2_000_000_000
const PAST = 1_000_000_000

const path = databaseWith({
  htable: [
    ['key_name', 'key_type', 'value_type', 'key_value', 'expires'],
    ['plain', 0, 0, 'text', 0],
    ['number', 0, 1, '42', 0],
    ['negative', 0, 1, '-42', 0],
    ['no-number', 0, 1, 'x4', 0],
    ['half-number', 0, 1, '4x', 0],
    ['list', 1, 0, 'one', 0],
    ['other', 1, 0, 'alone', 0],
    ['list', 1, 0, 'two', 0],
    ['list', 1, 1, '3', 0],
    ['twice', 0, 0, 'first', 0],
    ['twice', 0, 0, 'second', 0],
    ['empty', 0, 0, '', 0],
    ['far', 0, 0, 'f', FAR],
    ['past', 0, 0, 'p', PAST],
  ],
  dbaliases: [
    ['alias_username', 'alias_domain', 'username', 'domain'],
    ['4711', 'example.com', 'alice', 'example.com'],
    ['4712', 'example.net', '', 'example.net'],
  ],
})

const keys = [
  'plain',
  'number',
  'negative',
  'no-number',
  'half-number',
  'list',
  'list[0]',
  'list[1]',
  'list[2]',
  'list[3]',
  'list::size',
  'other[0]',
  'other::size',
  'twice',
  'empty',
  'far',
  'past',
  'nothing',
]

const rows: readonly Row[] = [
  ...['kept', 'ending'].flatMap((table) =>
    keys.map((key): Row => ({ call: `$avp(x) = $sht(${table}=>${key}); is_method("OPTIONS")` })),
  ),
  ...keys.map((key): Row => ({ call: `$avp(x) = $shtex(kept=>${key}); is_method("OPTIONS")` })),
  ...['4711', '4712', '4713'].flatMap((key): readonly Row[] => [
    { call: `$avp(x) = $sht(pairs=>${key}); is_method("OPTIONS")` },
    { call: `$avp(x) = $sht(single=>${key}); is_method("OPTIONS")` },
  ]),
]

const modules = (expires: number): readonly string[] => [
  'loadmodule "db_sqlite.so"',
  'loadmodule "htable.so"',
  `modparam("htable", "db_url", "sqlite://${path}")`,
  `modparam("htable", "db_expires", ${expires})`,
  'modparam("htable", "htable", "kept=>size=4;dbtable=htable")',
  'modparam("htable", "htable", "ending=>size=4;dbtable=htable;autoexpire=3600")',
  `modparam("htable", "htable", "pairs=>size=4;dbtable=dbaliases;cols='alias_username,username,domain'")`,
  `modparam("htable", "htable", "single=>size=4;dbtable=dbaliases;cols='alias_username,domain'")`,
]

/** With ends that count, and without. */
export const tableProfiles: readonly Profile[] = [0, 1].map((expires) => ({
  name: `tables of a database, db_expires ${expires}`,
  modules: modules(expires),
  shows: 'x=$avp(x)',
  rows,
}))
