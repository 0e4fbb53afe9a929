/** Rules of `dialplan`. */

import { databaseWith } from './database.ts'
import type { Profile, Row } from './profile.ts'

const EQUAL = 0
const PERL = 1
const SHELL = 2

/** Rules: plan, priority, operator, what matches, its length, what is cut out, by what it is replaced, attributes. */
const path = databaseWith({
  dialplan: [
    ['dpid', 'pr', 'match_op', 'match_exp', 'match_len', 'subst_exp', 'repl_exp', 'attrs'],
    [1, 1, PERL, '^0[1-9][0-9]+$', 0, '^0([1-9][0-9]+)$', '0049\\1', 'national'],
    [1, 2, PERL, '^00[1-9]', 0, '^00(.+)$', '+\\1', 'abroad'],
    [1, 3, PERL, '^[1-9]', 0, '', '', 'nothing'],
    [1, 4, EQUAL, 'help', 0, 'help', 'operator', 'equal'],
    [1, 4, EQUAL, 'zero', 0, '', 'null', 'no-cut'],
    [1, 5, PERL, '^x(.)(.)', 0, 'x(.)(.)', '\\2-\\1-\\0', 'groups'],
    [1, 5, PERL, '^y', 0, '(b+)', '<\\1>', 'inside'],
    [1, 5, PERL, '^z', 0, '^q', 'never', 'no-cut-match'],
    [1, 6, PERL, '^w', 0, '', '', ''],
    [1, 7, PERL, '^z', 0, '^z', 'later', 'after-no-cut-match'],
    [6, 1, PERL, '^a$', 0, '', 'plain text', 'no-cut'],
    [6, 1, PERL, '^b$', 0, '^(b)$', '', 'no-replacement'],
    [6, 1, PERL, '^d$', 0, '^(d)$', '\\\\1 $$ \\x', 'odd'],
    [6, 1, EQUAL, 'E', 0, '^(E)$', '\\1', 'case'],
    [6, 1, PERL, '^f', 3, '', 'len', 'len3'],
    [2, 1, PERL, '^[0-9]+$', 4, '^(.*)$', 'four-\\1', 'len4'],
    [2, 1, PERL, '^[0-9]+$', 6, '^(.*)$', 'six-\\1', 'len6'],
    [2, 2, PERL, '^[0-9]+$', 0, '^(.*)$', 'any-\\1', 'any'],
    [2, 0, PERL, '^99', 0, '^(..)(.*)$', 'first-\\2', 'pr0'],
    [3, 1, SHELL, '1*', 0, '^1(.*)$', '\\1', 'star'],
    [3, 1, SHELL, '2??', 0, '^2(.*)$', '\\1', 'marks'],
    [3, 1, SHELL, '[a-c]x', 0, '^(.)x$', '\\1', 'list'],
    [3, 1, SHELL, '[!a-c]y', 0, '^(.)y$', '\\1', 'not'],
    [3, 1, SHELL, '\\*z', 0, '', 'starred', 'escaped'],
    [4, 1, PERL, '(?i)^ab', 0, '(?i)^(a)(b)', '\\2\\1', 'case'],
    [4, 2, PERL, '^(\\d{3})(\\d{3})$', 0, '^(\\d{3})(\\d{3})$', '\\2$var(pre)\\1', 'variable'],
    [4, 3, PERL, '^c', 0, '(c)(d)?', '[\\1|\\2]', 'optional'],
    [5, 2, PERL, '^1', 0, '^(.*)$', 'b\\1', 'second'],
    [5, 1, PERL, '^1', 0, '^(.*)$', 'a\\1', 'first'],
    [5, 1, PERL, '^1', 0, '^(.*)$', 'c\\1', 'third'],
  ],
})

const inputs: Readonly<Record<number, readonly string[]>> = {
  1: [
    '0891234',
    '08',
    '0049123',
    '00',
    '4711',
    'help',
    'help2',
    'zero',
    'xab',
    'xabc',
    'yabbc',
    'yac',
    'zoo',
    'why',
    'nothing',
    '',
  ],
  2: ['1234', '123456', '12345', '9912', '99', '991234', 'x'],
  3: ['1', '1abc', '21', '211', '2111', 'ax', 'dx', 'ay', 'dy', '*z', 'az'],
  4: ['ABc', 'abc', 'Abc', '123456', '1234567', 'c', 'cd', 'xcd'],
  5: ['1', '123', '2'],
  6: ['a', 'b', 'c', 'd', 'E', 'e', 'f', 'foo'],
  9: ['1'],
}

const rows: readonly Row[] = Object.entries(inputs).flatMap(([plan, texts]) =>
  texts.flatMap((text): readonly Row[] => {
    const set = `$var(pre) = "P"; $avp(in) = "${text}";`
    return [
      { call: `${set} dp_match("${plan}", "$avp(in)")` },
      { call: `${set} dp_replace("${plan}", "$avp(in)", "$avp(out)")` },
      { call: `${set} dp_translate("${plan}", "$avp(in)/$avp(out)")` },
    ]
  }),
)

const more: readonly Row[] = [
  ...['why', 'nothing', 'yac', '0891234'].flatMap((text): readonly Row[] => [
    { call: `$avp(out) = "old"; $avp(attrs) = "old"; dp_replace("1", "${text}", "$avp(out)")` },
    {
      call: `$var(o) = "old"; dp_replace("1", "${text}", "$var(o)"); $avp(out) = $var(o); is_method("OPTIONS")`,
    },
    { call: `$ru = "sip:${text}@a.b"; dp_translate("1")` },
  ]),
  { call: 'dp_translate("1")', uri: 'sip:0891234@example.com' },
  { call: 'dp_translate("1")', uri: 'sip:00491234@example.com:5070;x=y' },
  { call: 'dp_translate("1")', uri: 'sip:none@example.com' },
  { call: 'dp_translate("1")', uri: 'sip:example.com' },
  { call: 'dp_translate("1", "$rU/$rU")', uri: 'sip:0891234@example.com' },
  { call: 'dp_translate("1", "$fU/$rU")', from: 'sip:0891234@example.com' },
  { call: 'dp_translate("1", "$rU/$avp(out)")', uri: 'sip:0891234@example.com' },
  { call: 'dp_translate("1", "$rU")', uri: 'sip:0891234@example.com' },
  { call: '$avp(id) = 1; dp_translate("$avp(id)", "$rU/$avp(out)")', uri: 'sip:0891234@a.b' },
  { call: '$var(id) = 1; dp_translate("$var(id)", "$rU/$avp(out)")', uri: 'sip:0891234@a.b' },
  { call: '$avp(id) = 7; dp_translate("$avp(id)", "$rU/$avp(out)")', uri: 'sip:0891234@a.b' },
  { call: 'dp_match("$avp(none)", "0891234")' },
  { call: 'dp_match("1", "089$rU")', uri: 'sip:1234@example.com' },
  { call: 'dp_replace("1", "089$rU", "$rU")', uri: 'sip:1234@example.com' },
  { call: 'dp_replace("1", "089$rU", "$avp(out)")', uri: 'sip:1234@example.com' },
]

/** Asked of one set of rules. */
export const dialplanProfiles: readonly Profile[] = [
  {
    name: 'dialplans',
    modules: [
      'loadmodule "db_sqlite.so"',
      'loadmodule "dialplan.so"',
      `modparam("dialplan", "db_url", "sqlite://${path}")`,
      'modparam("dialplan", "attrs_pvar", "$avp(attrs)")',
    ],
    shows: 'out=$avp(out) attrs=$avp(attrs) ru=$ru',
    rows: [...rows, ...more],
  },
]
