/** Trees of `mtree`. */

import { databaseWith } from './database.ts'
import type { Profile, Row } from './profile.ts'

const path = databaseWith({
  mtree: [
    ['tprefix', 'tvalue'],
    ['49', 'germany'],
    ['4989', 'munich'],
    ['358', 'finland'],
    ['1', 'america'],
    ['', 'nothing'],
    ['49891234567890123456789012345678', 'long'],
  ],
  mtrees: [
    ['tname', 'tprefix', 'tvalue'],
    ['one', '49', 'of-one'],
    ['two', '49', 'of-two'],
    ['two', '498', '7'],
    ['two', '4981', ''],
    ['one', '7', 'seven'],
    ['pairs', '49', '10:5'],
    ['pairs', '498', '10:8'],
    ['pairs', '4989', '11:1'],
    ['pairs', '35', '12:9'],
    ['pairs', '358', '13:3'],
    ['pairs', '3581', '14:1;20:1'],
    ['numbers', '49', '100'],
    ['numbers', '4989', '-5'],
    ['numbers', '358', '71'],
  ],
  dbaliases: [
    ['alias_username', 'alias_domain', 'username', 'domain'],
    ['49', 'a', 'b', 'c'],
    ['498', 'd,e', 'f', 'g'],
    ['35', '', '', ''],
  ],
})

const inputs = [
  '49',
  '498',
  '4989',
  '49891',
  '498x9',
  '4',
  '358',
  '+358',
  '0049',
  '1',
  '',
  'x',
  '49891234567890123456789012345678',
  '498912345678901234567890123456789',
  '3581234',
  '9',
  '99',
  '7',
  '7a',
]

const mode = ['0', '1', '2']

/** Why an answer of ours is meant to be another one, where both find something. */
function own(tree: string, input: string, each: string): Pick<Row, 'own'> {
  const found = /^(?:49|35)/.test(input)
  if (input === '498x9' && ['plain', 'numbers', 'pairs'].includes(tree)) {
    return { own: 'a character that no prefix has ends the number' }
  }
  if (tree === 'numbers' && each !== '2' && found) return { own: 'a number is no empty text' }
  return {}
}

const rows: readonly Row[] = inputs.flatMap((input) =>
  ['plain', 'one', 'two', 'pairs', 'numbers', 'wide', 'none'].flatMap((tree) =>
    mode.map((each): Row => ({
      call: `$avp(in) = "${input}"; mt_match("${tree}", "$avp(in)", "${each}")`,
      ...own(tree, input, each),
    })),
  ),
)

const more: readonly Row[] = [
  { call: 'mt_match("plain", "$rU", "0")', uri: 'sip:49891234@example.com' },
  { call: 'mt_match("plain", "$fU", "0")', from: 'sip:3581234@example.com' },
  { call: 'mt_match("plain", "$avp(none)", "0")' },
  { call: '$avp(t) = "plain"; $avp(m) = 2; mt_match("$avp(t)", "49", "$avp(m)")' },
  { call: '$var(m) = 2; mt_match("plain", "4989", "$var(m)")' },
  { call: 'mt_match("plain", "4989", "7")' },
  { call: '$avp(tvalues) = "old"; mt_match("plain", "4989", "2")' },
  {
    call: '$avp(tdstid) = "old"; mt_match("pairs", "4989", "2")',
    own: 'what was found before is of another number',
  },
  { call: '$avp(tvalue) = "old"; mt_match("plain", "4989", "0")' },
  { call: '$avp(tvalues) = "old"; mt_match("plain", "x", "2")' },
  { call: 'mt_match("plain", "4989", "-1")' },
]

const twice = databaseWith({
  mtrees: [
    ['tname', 'tprefix', 'tvalue'],
    ['all', '1', 'x'],
    ['all', '1', 'y'],
    ['all', '12', 'z'],
    ['all', '12', 'zz'],
  ],
})

const repeated: readonly Row[] = ['1', '12', '123', '2'].flatMap((number) =>
  mode.map((each): Row => ({ call: `mt_match("all", "${number}", "${each}")` })),
)

/** Several trees. */
export const treeProfiles: readonly Profile[] = [
  {
    name: 'trees',
    modules: [
      'loadmodule "db_sqlite.so"',
      'loadmodule "mtree.so"',
      `modparam("mtree", "db_url", "sqlite://${path}")`,
      'modparam("mtree", "char_list", "0123456789")',
      'modparam("mtree", "mtree", "name=plain;dbtable=mtree")',
      'modparam("mtree", "mtree", "name=one;dbtable=mtrees;type=0;multi=1")',
      'modparam("mtree", "mtree", "name=two;dbtable=mtrees;type=0;multi=1")',
      `modparam("mtree", "mtree", "name=pairs;dbtable=mtrees;type=1;multi=1")`,
      `modparam("mtree", "mtree", "name=numbers;dbtable=mtrees;type=2;multi=1")`,
      `modparam("mtree", "mtree", "name=wide;dbtable=dbaliases;cols='alias_username,alias_domain'")`,
    ],
    shows: 'v=$avp(tvalue) vs=$(avp(tvalues)[*]) d=$(avp(tdstid)[*])',
    rows: [...rows, ...more],
  },
  ...['mt_ignore_duplicates', 'mt_allow_duplicates'].map((parameter) => ({
    name: `trees, ${parameter}`,
    modules: [
      'loadmodule "db_sqlite.so"',
      'loadmodule "mtree.so"',
      `modparam("mtree", "db_url", "sqlite://${twice}")`,
      'modparam("mtree", "char_list", "0123456789")',
      'modparam("mtree", "db_table", "mtrees")',
      `modparam("mtree", "${parameter}", 1)`,
    ],
    shows: 'v=$avp(tvalue) vs=$(avp(tvalues)[*])',
    rows: repeated,
  })),
]
