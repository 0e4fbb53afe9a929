/** What `avpops` does with values of a script, and with `usr_preferences`. */

import { databaseWith } from './database.ts'
import type { Profile, Row } from './profile.ts'

const STRING = 0
const NUMBER = 1
const ID_STRING = 2
const ID_NUMBER = 3

const path = databaseWith({
  usr_preferences: [
    ['uuid', 'username', 'domain', 'attribute', 'type', 'value'],
    ['u-1', '0', '', 'fwd', STRING, 'sip:one@a.b'],
    ['u-1', '0', '', 'fwd', STRING, 'sip:two@a.b'],
    ['u-1', '0', '', 'limit', NUMBER, '42'],
    ['u-1', '0', '', '11', ID_STRING, 'eleven'],
    ['u-1', '0', '', '12', ID_NUMBER, '12'],
    ['u-2', '0', '', 'bad', NUMBER, 'x4'],
    ['u-2', '0', '', 'good', STRING, 'yes'],
    ['u-3', '0', '', 'empty', STRING, ''],
    ['u-4', '0', '', 'x y', STRING, 'blank'],
    ['u-5', '0', '', 'half', NUMBER, '4x'],
    ['u-6', '0', '', 'bad', ID_STRING, 'not a number'],
    ['u-7', '0', '', 'limit', NUMBER, '-12'],
    ['', 'alice', 'example.com', 'fwd', STRING, 'of-alice'],
    ['', 'alice', 'example.net', 'fwd', STRING, 'of-alice-net'],
    ['', 'bob', 'example.com', 'fwd', STRING, 'of-bob'],
    ['', '', 'example.com', 'fwd', STRING, 'of-domain'],
    ['', '', 'example.net', 'other', STRING, 'of-net'],
  ],
  subscriber: [
    ['username', 'domain', 'password', 'ha1'],
    ['alice', 'example.com', 'secret', 'h1'],
    ['bob', 'example.com', 'word', 'h2'],
    ['o', 'example.com', '', 'h3'],
  ],
})

const texts = '$avp(x) = "one"; $avp(x) = "two"; $avp(x) = "three";'
const numbers = '$avp(x) = 4; $avp(x) = 6; $avp(x) = 12;'
const mixed = '$avp(x) = "a"; $avp(x) = 7; $avp(x) = "c";'

const sets = [texts, numbers, mixed, '$avp(y) = "only";', '$avp(x) = "";', '$avp(x) = "4";']

const each = (calls: readonly string[], before: readonly string[] = sets): readonly Row[] =>
  before.flatMap((set) => calls.map((call): Row => ({ call: `${set} ${call}` })))

const loads: readonly Row[] = [
  ...[
    '$avp(s:fwd)',
    '$avp(fwd)',
    '$avp(i:11)',
    '$avp(i:12)',
    's',
    'i',
    'a',
    'S',
    'A',

    '$avp(limit)',
    '$avp(none)',
  ].flatMap((name): readonly Row[] => [
    { call: `avp_db_load("u-1", "${name}")` },
    { call: `avp_db_load("u-1", "${name}/usr_preferences")` },
    { call: `avp_db_load("$fu", "${name}")` },
    { call: `avp_db_load("$fu/username", "${name}")` },
    { call: `avp_db_load("$fu/uri", "${name}")` },
    { call: `avp_db_load("$fu/domain", "${name}")` },
    { call: `$var(u) = "u-1"; avp_db_load("$var(u)", "${name}")` },
    { call: `$var(u) = "u-1"; avp_db_load("$var(u)/uuid", "${name}")` },
    { call: `$avp(u) = "sip:alice@example.net"; avp_db_load("$avp(u)/uri", "${name}")` },
  ]),
  ...['u-2', 'u-3', 'u-4', 'u-5', 'u-6', 'none'].map((who): Row => ({
    call: `avp_db_load("${who}", "a")`,
  })),
  { call: `avp_db_load("u-1", "a/missing")` },
  { call: `$avp(fwd) = "mine"; avp_db_load("u-1", "$avp(fwd)")` },
  { call: `avp_db_load("$avp(none)", "$avp(fwd)")` },
  { call: `avp_db_load("$avp(none)/uri", "$avp(fwd)")` },
  { call: `avp_db_load("$fu", "$avp(fwd)/$scheme")` },
  { call: `avp_db_load("$fu/username", "$avp(fwd)/$scheme")` },
  { call: `avp_db_load("$fu/domain", "$avp(fwd)/$scheme")` },
  { call: `avp_db_load("$ru/username", "$avp(fwd)/$numbers")` },
  { call: `avp_db_load("$ru", "$avp(fwd)/$numbers")` },
  { call: `avp_db_load("$fu", "$avp(fwd)")`, from: 'sip:nobody@example.com' },
  { call: `avp_db_load("$fu", "$avp(fwd)")`, from: 'sip:example.com' },
  {
    call: `avp_db_load("$fu/domain", "$avp(fwd)")`,
    from: 'sip:example.com',
    own: 'a domain needs no user',
  },
  { call: 'avp_db_load("u-7", "a")', own: 'a number can be negative' },
  { call: `avp_db_load("$fu", "$avp(fwd)")`, from: 'tel:+123' },
]

// what Kamailio writes into columns that do not count is what they held before
const rowsOf = (columns: string): string =>
  `avp_db_query("select group_concat(${columns}||'|'||attribute||'|'||type||'|'||value) from usr_preferences where id > 17", "$avp(q)")`
const clean = 'avp_db_query("delete from usr_preferences where id > 17")'
const stored = (call: string, columns: string): string =>
  `${call}; $avp(r) = $rc; ${rowsOf(columns)}; ${clean}`

const users = ['$fu', '$fu/username']

const stores = (user: string): readonly Row[] => [
  { call: `${texts} avp_db_store("$fu/domain", "$avp(x)"); ${clean}` },
  ...['$avp(x)', '$avp(s:x)', '$avp(i:8)', 's', 'i', 'a'].flatMap((name): readonly Row[] => [
    ...[texts, numbers, mixed].map((set): Row => ({
      call: `${set} $avp(i:8) = "id"; avp_delete("$avp(route)"); ${stored(`avp_db_store("u-9", "${name}")`, 'uuid')}`,
    })),
    ...[...users, '$fu/domain'].map((whom): Row => ({
      call: `${texts} avp_delete("$avp(route)"); ${stored(`avp_db_store("${whom}", "${name}")`, whom === '$fu/domain' ? 'domain' : user)}`,
    })),
    {
      call: `${texts} avp_delete("$avp(route)"); ${stored(`avp_db_store("$fu", "${name}/usr_preferences")`, user)}`,
    },
  ]),
  { call: stored('avp_db_store("u-9", "$avp(none)")', 'uuid') },
  { call: `$avp(x) = ""; ${stored('avp_db_store("u-9", "$avp(x)")', 'uuid')}` },
  { call: `$avp(x) = "a'b"; ${stored('avp_db_store("u-9", "$avp(x)")', 'uuid')}` },
]

const deletes: readonly Row[] = [
  '$avp(x)',
  '$avp(y)',
  '$avp(i:8)',
  's',
  'i',
  'a',
  '$avp(none)',
].flatMap((name) =>
  ['u-9', '$fu', '$fu/username', '$fu/domain'].map((whom): Row => {
    const row = {
      call: `${texts} $avp(y) = "why"; $avp(i:8) = "id"; avp_delete("$avp(route)"); avp_db_store("${whom}", "a"); ${stored(`avp_db_delete("${whom}", "${name}")`, 'uuid')}`,
      from: 'sip:zoe@example.org',
    }
    return name === 's' || name === 'i' ? { ...row, own: 'only names of the kind go' } : row
  }),
)

const query = (text: string, dest?: string): Row => ({
  call: dest === undefined ? `avp_db_query("${text}")` : `avp_db_query("${text}", "${dest}")`,
})

const queries: readonly Row[] = [
  query("select password from subscriber where password != '' order by username"),
  query("select password, ha1 from subscriber where username='alice'"),
  query("select password, ha1 from subscriber where username='$fU'"),
  query("select password from subscriber where password != '' order by username", '$avp(x)'),
  query("select password, ha1 from subscriber where username='alice'", '$avp(x);$avp(y)'),
  query("select password, ha1 from subscriber where username='alice'", '$avp(x)'),
  query("select password from subscriber where username='alice'", '$avp(x);$avp(y)'),
  query("select id from subscriber where username='alice'", '$avp(x)'),
  query('select 1.5, null, 3', '$avp(x);$avp(y);$avp(q)'),
  query('select null', '$avp(x)'),
  query("select password from subscriber where username='none'", '$avp(x)'),
  query('select nothing from nowhere', '$avp(x)'),
  query("update subscriber set ha1='h1' where username='alice'"),
  query("delete from subscriber where username='none'"),
  query("delete from subscriber where username='none'", '$avp(x)'),
]

const removals = each(
  [
    '$avp(x)',
    '$avp(x)/g',
    's',
    's/g',
    'i',
    'i/g',
    'a',
    'a/g',
    'A/G',
    '$avp(none)',
    '$avp(s:x)',
    '$avp(x)/G',

    '*',
  ].map((name) => `$avp(i:11) = "id"; avp_delete("${name}")`),
)

const pushes: readonly Row[] = [
  ...each(
    ['$ru', '$du', '$br'].flatMap((to) =>
      ['', '/g'].map((flag) => `avp_pushto("${to}", "$avp(x)${flag}")`),
    ),
    ['$avp(x) = "sip:one@a.b"; $avp(x) = "sip:two@c.d";', '$avp(y) = "only";'],
  ),
  ...each(
    ['avp_pushto("$ru/username", "$avp(x)")', 'avp_pushto("$ru/username", "$avp(x)/g")'],
    ['$avp(x) = "one"; $avp(x) = "two";', '$avp(x) = 5;', '$avp(y) = 1;', '$avp(x) = "";'],
  ),
  ...each(
    ['avp_pushto("$ru/domain", "$avp(x)")', 'avp_pushto("$ru/domain", "$avp(x)/g")'],
    ['$avp(x) = "a.b"; $avp(x) = "c.d";', '$avp(y) = 1;'],
  ),
  { call: 'avp_pushto("$ru/username", "$fU")' },
  { call: 'avp_pushto("$ru/domain", "$fd")', from: 'sip:alice@other.org' },
  ...['$ru', '$du', '$br'].map((to) => ({
    call: `avp_pushto("${to}", "$fU")`,
    own: 'a user is no URI',
  })),
]

const operators = ['eq', 'ne', 'lt', 'le', 'gt', 'ge', 're', 'fm', 'and', 'or', 'xor']
const values = [
  'i:6',
  'i:0x4',
  's:two',
  'two',
  's:4',
  '$avp(v)',
  '$avp(w)',
  '$avp(none)',
  'T*',
  't.o',
  'one',
]
const checks: readonly Row[] = [
  ...each(
    operators.flatMap((operator) =>
      values.flatMap((value) =>
        operator === 'fm' && value.startsWith('i:')
          ? []
          : ['', '/g', '/i', '/gi'].map(
              (flags) =>
                `$avp(v) = 6; $avp(w) = "tw"; $avp(w) = "Two"; avp_check("$avp(x)", "${operator}/${value}${flags}")`,
            ),
      ),
    ),
    [texts, numbers],
  ),
  ...each(
    [
      'avp_check("$avp(x)", "eq/s:a")',
      'avp_check("$avp(x)", "eq/i:7")',
      'avp_check("$avp(x)", "lt/s:b")',
    ],
    [mixed, '$avp(x) = "";', '$avp(y) = 1;'],
  ),
  { call: 'avp_check("$fd", "eq/$td/I")' },
  { call: 'avp_check("$fd", "eq/$rd/I")', uri: 'sip:bob@EXAMPLE.com' },
  { call: 'avp_check("$fd", "eq/$rd")', uri: 'sip:bob@EXAMPLE.com' },
  { call: 'avp_check("$fU", "re/^AL/i")' },
  { call: 'avp_check("$fU", "re/^AL")' },
  { call: 'avp_check("$fU", "fm/a*e")' },
  { call: 'avp_check("$fU", "fm/A*E/i")' },
  { call: 'avp_check("$rP", "eq/UDP")' },
  { call: 'avp_check("$rp", "eq/i:5060")' },
  { call: '$xavp(a=>b) = 1; $xavp(a[0]=>b) = 2; avp_check("$xavp(a=>b[*])", "eq/i:1/g")' },
  { call: '$xavp(a=>b) = 1; $xavp(a[0]=>b) = 2; avp_check("$xavp(a=>b)", "eq/i:1/g")' },
  { call: '$xavp(a=>b) = 1; $xavp(a[0]=>b) = 2; avp_check("$xavp(a=>b)", "eq/i:2")' },
]

// both servers show a list in which an empty text is not the last one in ways of their own
const full = sets.filter((set) => !set.includes('""'))

const copies = each(
  ['', '/g', '/d', '/gd', '/n', '/s', '/gn', '/gs', '/gds', '/gdn'].flatMap((flags) => [
    `avp_copy("$avp(x)", "$avp(z)${flags}")`,
    `$avp(z) = 1; avp_copy("$avp(x)", "$avp(z)${flags}")`,
  ]),
  full,
)

const operations = each(
  ['add', 'sub', 'mul', 'div', 'mod', 'and', 'or', 'xor', 'not'].flatMap((operator) =>
    ['i:3', 'i:0', '$avp(v)', '$avp(w)', 'i:-2'].flatMap((value) =>
      ['', '/d'].flatMap((flags) => [
        `$avp(v) = 2; $avp(v) = 5; $avp(w) = "text"; avp_op("$avp(x)", "${operator}/${value}${flags}")`,
        `$avp(v) = 2; $avp(v) = 5; $avp(w) = "text"; avp_op("$avp(x)/$avp(z)", "${operator}/${value}${flags}")`,
      ]),
    ),
  ),
  [numbers, mixed],
)

const substitutions = each(
  [
    '$avp(x)',
    '$avp(x)/$avp(z)',
    '$avp(x)/$avp(z)/d',
    '$avp(x)/$avp(z)/g',
    '$avp(x)/$avp(z)/gd',
    '$avp(x)/$avp(x)/g',
  ].flatMap((names) =>
    ['/o/0/', '/o/0/g', '/O/0/gi', '/^t(.*)$/\\\\1-$fU-\\\\0/', '/q/0/', '/e//g', '#e#E#g'].flatMap(
      (expression) => [
        `avp_subst("${names}", "${expression}")`,
        ...(expression.includes('$/') ? [] : [`avp_subst_pv("${names}", "${expression}")`]),
      ],
    ),
  ),
  [texts, mixed, '$avp(y) = 1;', '$avp(x) = "";'],
)

const states = each(
  ['', '/e', '/s', '/n', '/es', '/se', '/ne', '/E'].map((flags) => `is_avp_set("$avp(x)${flags}")`),
  [...sets, '$avp(x) = 0;', '$avp(x) = "a"; $avp(x) = 0;'],
)

const modules = (extra: readonly string[]): readonly string[] => [
  'loadmodule "db_sqlite.so"',
  'loadmodule "avpops.so"',
  `modparam("avpops", "db_url", "sqlite://${path}")`,
  'modparam("avpops", "avp_table", "usr_preferences")',
  'modparam("avpops", "db_scheme", "scheme:table=subscriber;value_col=ha1;value_type=string")',
  'modparam("avpops", "db_scheme", "numbers:username_col=username;domain_col=domain;table=subscriber;value_col=id;value_type=integer")',
  ...extra,
]

const shows =
  'x=$(avp(x)[*]) y=$(avp(y)[*]) z=$(avp(z)[*]) fwd=$(avp(fwd)[*]) limit=$avp(limit) 11=$(avp(i:11)[*]) 12=$avp(i:12) bad=$avp(bad) good=$avp(good) e=$avp(empty) half=$avp(half) q=$avp(q) r=$avp(r) i1=$(avp(i:1)[*]) i2=$avp(i:2) ru=$ru du=$du br=$(branch(uri)[0]),$(branch(uri)[1])'

/** Values in a script, and in a table with domains and without. */
export const preferenceProfiles: readonly Profile[] = [
  {
    name: 'values of scripts',
    modules: modules([]),
    shows:
      'x=$(avp(x)[*]) y=$(avp(y)[*]) z=$(avp(z)[*]) 11=$(avp(i:11)[*]) ru=$ru du=$du br=$(branch(uri)[0]),$(branch(uri)[1])',
    rows: [
      ...removals,
      ...pushes,
      ...checks,
      ...copies,
      ...operations,
      ...substitutions,
      ...states,
    ],
  },
  {
    name: 'preferences',
    modules: modules([]),
    shows,
    rows: [...loads, ...stores('username'), ...deletes, ...queries],
  },
  {
    name: 'preferences by user and domain',
    modules: modules(['modparam("avpops", "use_domain", 1)']),
    shows,
    rows: [...loads, ...stores("username||'@'||domain"), ...deletes],
  },
]
