/** Routes by prefixes, of `prefix_route`. */

import type { Content } from './database.ts'
import type { Profile, Row } from './profile.ts'

/** The rows. */
export const prefixContent: Content = [
  ['prefix', 'route', 'comment'],
  ['49', 'DE', 'a country'],
  ['4989', 'MUC', ''],
  ['46', 'NEGATIVE', ''],
  ['47', 'ZERO', ''],
  ['+7', 'PLUS', ''],
  ['3-4', 'DASH', ''],
  ['8x', 'LETTER', ''],
  ['51', 'FIRST', ''],
  ['51', 'LATER', ''],
  ['112', 'HELP', ''],
  ['9', 'ENDS', ''],
  ['98', 'DROPS', ''],
  ['1234567890123456789012345678901234567890123456789012345678901234', 'LONG', ''],
]

const routes = [
  ['DE', 'return;'],
  ['MUC', 'return 7;'],
  ['NEGATIVE', 'return -3;'],
  ['ZERO', 'return 0;'],
  ['PLUS', ''],
  ['DASH', ''],
  ['LETTER', ''],
  ['FIRST', ''],
  ['LATER', ''],
  ['HELP', ''],
  ['ENDS', 'exit;'],
  ['DROPS', 'drop;'],
  ['LONG', ''],
] as const

/** Prefixes as digits, to tell numbers that are one and nothing more. */
const exact = new Set(
  prefixContent.slice(1).map(([prefix]) => String(prefix).replaceAll(/\D/g, '')),
)

const numbers = [
  '49',
  '491',
  '4911',
  '498',
  '4989',
  '49891',
  '498912345678901234567890',
  '48',
  '4',
  '46',
  '461',
  '47',
  '471',
  '7',
  '71',
  '+71',
  '34',
  '341',
  '3-4-1',
  '8',
  '81',
  '8x1',
  '51',
  '510',
  '112',
  '1120',
  '9',
  '91',
  '981',
  '98',
  '+4989 1',
  '49x',
  '49x1',
  '4x9x1',
  'x491',
  '0049',
  '00491',
  'x',
  '+',
  '(49)1',
  '12345678901234567890123456789012345678901234567890123456789012345',
  '1234567890123456789012345678901234567890123456789012345678901234',
]

const own = (number: string): Pick<Row, 'own'> =>
  exact.has(number.replaceAll(/\D/g, ''))
    ? { own: 'a number that is the prefix and nothing more has the prefix' }
    : {}

const rows: readonly Row[] = [
  ...numbers.map((number): Row => ({ call: `prefix_route("${number}")`, ...own(number) })),
  ...numbers
    .filter((number) => !/[ ()x]/.test(number))
    .map((number): Row => ({
      call: 'prefix_route()',
      uri: `sip:${number}@example.com`,
      ...own(number),
    })),
  { call: 'prefix_route()', uri: 'sip:example.com' },
  { call: 'prefix_route()', uri: 'sip:bob@example.com' },
  { call: 'prefix_route()', uri: 'tel:4911' },
  { call: 'prefix_route()', uri: 'tel:+49-89-1' },
  { call: 'prefix_route("$fU")', from: 'sip:49891@example.com' },
  { call: 'prefix_route("$rU")', uri: 'sip:49891@example.com' },
  { call: 'prefix_route("$avp(none)")' },
  { call: '$avp(x) = "49891"; prefix_route("$avp(x)")' },
]

/** Routes that return to the script. */
export const prefixProfile = (url: string): Profile => ({
  name: 'routes by prefixes',
  modules: [
    'loadmodule "db_mysql.so"',
    'loadmodule "prefix_route.so"',
    `modparam("prefix_route", "db_url", "${url}")`,
    'modparam("prefix_route", "exit", 0)',
    ...routes.map(([name, end]) => `route[${name}] { $avp(at) = "${name}"; ${end} }`),
  ],
  shows: 'at=$avp(at)',
  rows,
})

/** Routes with which the script ends: they answer. */
export const endingProfile = (url: string): Profile => ({
  name: 'routes by prefixes that end the script',
  modules: [
    'loadmodule "db_mysql.so"',
    'loadmodule "prefix_route.so"',
    `modparam("prefix_route", "db_url", "${url}")`,
    ...routes.map(([name, end]) =>
      name === 'NEGATIVE'
        ? `route[${name}] { $avp(at) = "${name}"; ${end} }`
        : `route[${name}] { sl_send_reply("298", "${name}"); ${end} }`,
    ),
  ],
  shows: 'at=$avp(at)',
  rows,
})
