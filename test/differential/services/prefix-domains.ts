/** Domains by prefixes, of `pdt`. */

import { databaseWith, type Content } from './database.ts'
import type { Profile, Row } from './profile.ts'

const content: Content = [
  ['sdomain', 'prefix', 'domain'],
  ['*', '49', 'de.example.net'],
  ['*', '4989', 'munich.example.net:5070'],
  ['*', '7', 'seven.example.net'],
  ['*', '43', 'de.example.net'],
  ['example.com', '49', 'own.example.net'],
  ['example.com', '358', 'fi.example.net'],
  ['example.org', '1', 'us.example.net'],
  ['*', '1234567890123456789012345678901', 'long.example.net'],
]

const numbers = [
  '49',
  '491',
  '4989',
  '49891',
  '4989x',
  '498x9',
  'x49',
  '0049',
  '00491',
  '358',
  '3581',
  '1',
  '12',
  '+49',
  '48',
  '43',
  '7',
  '77',
  '4',
  '00',
  '1234567890123456789012345678901',
  '12345678901234567890123456789012',
  'bob',
]

const modes = ['0', '1', '2']
const uriOf = (number: string): string => `sip:${number}@here.example.net`

const rows: readonly Row[] = [
  ...numbers.flatMap((number): readonly Row[] => [
    { call: 'prefix2domain()', uri: uriOf(number) },
    ...modes.map((rewrite) => ({ call: `prefix2domain("${rewrite}")`, uri: uriOf(number) })),
    ...modes.flatMap((rewrite) =>
      modes.map((whose) => ({
        call: `prefix2domain("${rewrite}", "${whose}")`,
        uri: uriOf(number),
      })),
    ),
    ...modes.map((whose) => ({
      call: `prefix2domain("2", "${whose}")`,
      uri: uriOf(number),
      from: 'sip:alice@example.org:5090',
    })),
    ...['*', 'example.com', 'example.org', 'none.example.com', ''].map((sdomain) => ({
      call: `pd_translate("${sdomain}", "0")`,
      uri: uriOf(number),
    })),
  ]),
  ...['sip:491:pw@a.b:5080;transport=tcp;user=phone?X=1', 'sip:49:pw@a.b', 'sip:491:@a.b'].map(
    (uri): Row => ({ call: 'prefix2domain()', uri }),
  ),
  { call: 'prefix2domain()', uri: 'sip:example.com' },
  { call: 'prefix2domain()', uri: 'sips:4989@a.b' },
  { call: 'prefix2domain()', uri: 'sip:491;x=y@a.b;p=1' },
  { call: 'prefix2domain()', uri: 'sip:%34%39@a.b' },
  { call: 'prefix2domain()', uri: 'sip:49@[::1]:5070' },
  { call: 'prefix2domain("2")', uri: 'tel:4989', own: 'a tel URI has no domain' },
  { call: 'pd_translate("EXAMPLE.com", "0")', uri: uriOf('491'), own: 'domains have no case' },
  {
    call: 'prefix2domain("2", "1")',
    uri: uriOf('12'),
    from: 'sip:alice@EXAMPLE.org',
    own: 'domains have no case',
  },
  { call: '$var(m) = 3; prefix2domain("$var(m)", "0")', uri: uriOf('491') },
  { call: '$var(m) = 3; prefix2domain("0", "$var(m)")', uri: uriOf('491') },
  { call: '$var(m) = 1; pd_translate("*", "$var(m)")', uri: uriOf('491') },
  { call: '$var(m) = -1; pd_translate("*", "$var(m)")', uri: uriOf('491') },
  { call: 'pd_translate("$avp(none)", "0")', uri: uriOf('491') },
  { call: 'pd_translate("*", "$avp(none)")', uri: uriOf('491') },
  { call: 'pd_translate("$fd", "2")', uri: uriOf('491') },
]

const modules = (extra: readonly string[]): readonly string[] => [
  'loadmodule "db_sqlite.so"',
  'loadmodule "pdt.so"',
  `modparam("pdt", "db_url", "sqlite://${databaseWith({ pdt: content })}")`,
  ...extra,
]

const shows = 'ru=$ru'

/** As it is, with leading digits, with domains that may be there twice, and with other signs. */
export const prefixDomainProfiles: readonly Profile[] = [
  { name: 'domains of prefixes', modules: modules([]), shows, rows },
  {
    name: 'domains of prefixes behind zeros',
    modules: modules(['modparam("pdt", "prefix", "00")', 'modparam("pdt", "check_domain", 0)']),
    shows,
    rows: rows.filter(({ own }) => own === undefined),
  },
  {
    name: 'domains of prefixes with other signs',
    modules: modules(['modparam("pdt", "char_list", "+0123456789*#")']),
    shows,
    rows: rows.filter(({ own }) => own === undefined),
  },
]
