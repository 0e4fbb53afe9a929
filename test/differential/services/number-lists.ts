/** Lists of numbers, of `userblocklist`. */

import { databaseWith } from './database.ts'
import type { Profile, Row } from './profile.ts'

const path = databaseWith({
  globalblocklist: [
    ['prefix', 'allowlist'],
    ['1', 0],
    ['123', 1],
    ['12345', 0],
    ['+7', 0],
    ['8a', 0],
    ['-9', 0],
    ['', 1],
    ['55', 0],
    ['55', 1],
    ['56', 1],
    ['56', 0],
    ['57', 7],
    ['58', -1],
  ],
  userblocklist: [
    ['username', 'domain', 'prefix', 'allowlist'],
    ['alice', 'example.com', '49', 0],
    ['alice', 'example.com', '4989', 1],
    ['alice', 'example.org', '358', 0],
    ['bob', 'example.com', '', 0],
    ['bob', 'example.com', '112', 1],
    ['carol', 'example.com', '+49', 0],
    ['dave', 'example.com', '49a', 0],
    ['erin', 'example.com', '7', 1],
    ['erin', 'example.com', '7', 0],
  ],
})

const numbers = [
  '1',
  '12',
  '123',
  '1234',
  '12345',
  '123456',
  '2',
  '+7',
  '7',
  '71',
  '+71',
  '8',
  '8a',
  '8a1',
  '9',
  '-9',
  'abc',
  '+1',
  '001',
  '1-2-3',
  '12x3',
  '123x',
  '551',
  '561',
  '571',
  '581',
  '49',
  '491',
  '4989',
  '49891',
  '4-9',
  '358',
  '112',
  '0049',
  'x49',
]

const uriOf = (number: string): string => `sip:${number}@here.example.net`

const rows: readonly Row[] = [
  ...numbers.flatMap((number): readonly Row[] => [
    { call: 'check_blocklist()', uri: uriOf(number) },
    { call: 'check_blocklist("globalblocklist")', uri: uriOf(number) },
    { call: 'check_allowlist("globalblocklist")', uri: uriOf(number) },
    ...['alice', 'bob', 'carol', 'dave', 'erin', 'nobody'].flatMap((user): readonly Row[] => [
      { call: `check_user_blocklist("${user}", "example.com")`, uri: uriOf(number) },
      { call: `check_user_allowlist("${user}", "example.com")`, uri: uriOf(number) },
    ]),
    { call: `check_user_blocklist("alice", "example.org", "${number}")` },
    { call: `check_user_allowlist("bob", "example.com", "${number}")` },
    { call: `check_user_blocklist("bob", "example.com", "${number}", "userblocklist")` },
  ]),
  ...['check_blocklist()', 'check_allowlist("globalblocklist")'].map((call): Row => ({
    call,
    uri: 'sip:example.com',
  })),
  { call: 'check_user_blocklist("nobody", "example.com")', uri: 'sip:example.com' },
  { call: 'check_user_allowlist("alice", "example.com")', uri: 'sip:example.com' },
  { call: 'check_user_blocklist("$fU", "$fd")', uri: uriOf('491') },
  { call: 'check_user_blocklist("$fU", "$fd", "$tU")', to: 'sip:491@a.b' },
  { call: 'check_user_blocklist("$avp(none)", "$fd")', uri: uriOf('491') },
  { call: 'check_blocklist()', uri: 'tel:12' },
  { call: 'check_blocklist()', uri: 'sips:12:pw@a.b;x=y' },
]

/** By digits and by all signs, with domains and without. */
export const numberListProfiles: readonly Profile[] = [
  [],
  ['modparam("userblocklist", "use_domain", 1)'],
  ['modparam("userblocklist", "match_mode", 128)'],
].map((extra) => ({
  name: `lists of numbers ${extra.join(' ')}`,
  modules: [
    'loadmodule "db_sqlite.so"',
    'loadmodule "userblocklist.so"',
    `modparam("userblocklist", "db_url", "sqlite://${path}")`,
    ...extra,
  ],
  shows: 'rU=$rU',
  rows,
}))
