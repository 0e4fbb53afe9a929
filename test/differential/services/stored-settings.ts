/** Settings from tables, of `cfg_db`. */

import type { Content } from './database.ts'
import type { Profile, Row } from './profile.ts'

const columns = [
  'group_name',
  'name',
  'cfg_table',
  'cfg_table_group_name_field',
  'cfg_table_name_field',
  'cfg_table_value_field',
] as const

/** A place in a table that has other names. */
const other = ['dbaliases', 'alias_username', 'alias_domain', 'username'] as const
const usual = ['', '', '', ''] as const
const missing = ['no_such_table', '', '', ''] as const
const standard = ['<default>', '', 'cfg_var', 'group_name', 'name', 'value'] as const

const custom: Content = [
  ['group_name', 'name', 'value_type', 'min_value', 'max_value', 'description'],
  ['my', 'text', 'S', null, null, 'a text'],
  ['my', 'number', 'I', 0, 9, 'a number'],
  ['my', 'large', 'I', 0, 9, null],
  ['my', 'wrong', 'I', null, null, null],
  ['my', 'nothing', 'S', null, null, null],
  ['my', 'empty', 'S', null, null, null],
  ['my', 'negative', 'I', -5, 5, null],
  ['my', 'unset', 'I', null, null, null],
]

const values: Content = [
  ['group_name', 'name', 'value'],
  ['my', 'foo', '7'],
  ['my', 'bar', 'from-var'],
  ['my', 'text', 'stored'],
  ['my', 'number', '5'],
  ['my', 'large', '77'],
  ['my', 'wrong', '5x'],
  ['my', 'nothing', null],
  ['my', 'empty', ''],
  ['my', 'negative', '-3'],
  ['my', 'twice', 'first'],
  ['my', 'twice', 'second'],
  ['MY', 'letters', 'upper'],
  ['core', 'max_while_loops', '5'],
]

const others: Content = [
  ['alias_username', 'alias_domain', 'username'],
  ['my', 'foo', '9'],
  ['my', 'only', 'there'],
]

const names = [
  'foo',
  'bar',
  'only',
  'text',
  'number',
  'large',
  'wrong',
  'nothing',
  'empty',
  'negative',
  'twice',
  'letters',
  'unset',
]

const rowsOf = (own: readonly string[]): readonly Row[] => [
  ...names.map((name): Row => ({
    call: `$avp(x) = $sel(cfg_get.my.${name}); is_method("OPTIONS")`,
    ...(own.includes(name) ? { own: 'a place is for the name that it is for' } : {}),
  })),
  {
    call: '$avp(x) = 0; while ($avp(x) < 8) { $avp(x) = $avp(x) + 1; } is_method("OPTIONS")',
  },
]

/** Where values are, in one case. */
interface Case {
  readonly name: string
  readonly places: readonly (readonly string[])[]
  /** Settings of which this server takes the name in a place more seriously. */
  readonly own?: readonly string[]
}

const cases: readonly Case[] = [
  { name: 'nowhere', places: [] },
  { name: 'all in one table', places: [['*', '*', ...usual]] },
  { name: 'a usual place by name', places: [standard, ['*', '*', ...usual]] },
  {
    name: 'a group in a table of its own',
    places: [standard, ['my', '*', ...other], ['*', '*', ...usual]],
  },
  {
    name: 'one setting in a table of its own',
    own: ['only'],
    places: [standard, ['*', '*', ...usual], ['my', 'foo', ...other]],
  },
  {
    name: 'any of the group before one of it',
    own: ['foo', 'only'],
    places: [standard, ['my', '*', ...usual], ['my', 'foo', ...other]],
  },
  {
    name: 'one of the group before any of it',
    own: ['foo', 'only'],
    places: [standard, ['my', 'foo', ...other], ['my', '*', ...usual]],
  },
  {
    name: 'a name in any group',
    own: ['foo', 'only'],
    places: [
      ['*', 'foo', ...other],
      ['*', '*', ...usual],
    ],
  },
  {
    name: 'a table that is not there',
    places: [
      ['my', '*', ...missing],
      ['*', '*', ...usual],
    ],
  },
  {
    name: 'another usual place',
    places: [
      ['<default>', '', ...other],
      ['*', '*', ...usual],
    ],
  },
  {
    name: 'a usual place with empty names',
    own: ['text', 'number', 'negative', 'twice'],
    places: [
      ['<default>', '', 'dbaliases', 'alias_username', 'alias_domain', 'username'],
      ['my', 'bar', 'cfg_var', 'group_name', 'name', 'value'],
      ['my', '*', ...usual],
    ],
  },
]

/** The tables of a case. */
export function settingTables({ places }: Case): Readonly<Record<string, Content>> {
  return {
    cfg_transl: [columns, ...places],
    cfg_custom: custom,
    cfg_var: values,
    dbaliases: others,
  }
}

/** The cases, each with its questions. */
export const settingCases = cases.map((each) => ({
  tables: settingTables(each),
  make: (url: string): Profile => ({
    name: `settings from tables: ${each.name}`,
    modules: [
      'loadmodule "db_mysql.so"',
      'loadmodule "cfg_db.so"',
      `modparam("cfg_db", "db_url", "${url}")`,
      'my.foo = 1',
      'my.bar = "bar"',
      'my.only = "only"',
      'my.twice = "twice"',
      'my.letters = "lower"',
    ],
    shows: 'x=$avp(x)',
    rows: rowsOf(each.own ?? []),
  }),
}))
