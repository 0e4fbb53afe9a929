/** Addresses and trusted peers of `permissions`, in tables. */

import { databaseWith } from './database.ts'
import type { Profile, Row } from './profile.ts'

/** Patterns, each of a source of its own. */
const patterns: readonly string[] = [
  '^sip:+358',
  '^sip:[0-9]*@',
  'sip:[0-9][0-9]*@',
  '^sip:\\(alice\\|bob\\)@',
  '^sip:(alice|bob)@',
  '^sip:[0-9]\\{4\\}@',
  '^sip:[0-9]{4}@',
  '*alice',
  'alice*',
  'al^ice',
  'al$ice',
  'com$',
  '\\(^sip\\):',
  '[]@]example',
  '[[:digit:]]\\+@',
  '[0-9]\\?@',
  'a.ice',
  'a\\.ice',
  '.*',
  'ALICE',
]

const path = databaseWith({
  trusted: [
    ['src_ip', 'proto', 'from_pattern', 'ruri_pattern', 'tag', 'priority'],
    ['127.0.0.1', 'tcp', null, null, 'by-tcp', 0],
    ['127.0.0.1', 'udp', '^sip:alice@', null, 'alice', 0],
    ['127.0.0.1', 'any', null, '^sip:[0-9]*@', 'number', 0],
    ['127.0.0.1', 'none', null, null, 'none', 10],
    ['10.0.0.1', 'any', null, null, null, 0],
    ['10.0.0.2', 'TLS', null, null, 'secure', 0],
    ['10.0.0.3', 'ws', null, null, '', 0],
    ...patterns.map((pattern, at) => [`10.1.0.${at}`, 'any', pattern, null, String(at), 0]),
  ],
  address: [
    ['grp', 'ip_addr', 'mask', 'port', 'tag'],
    [1, '127.0.0.1', 32, 0, 'self'],
    [1, '10.0.0.10', 32, 0, null],
    [1, '10.0.0.11', 32, 5070, 'port'],
    [2, '192.168.1.0', 24, 0, 'net'],
    [2, '192.168.2.0', 24, 5080, ''],
    [3, '2001:db8::1', 128, 0, 'six'],
    [3, '2001:db8:2::', 48, 0, 'sixnet'],
    [4, 'gw.example.com', 32, 0, 'name'],
  ],
})

const from = (who: string): string => `sip:${who}@example.com`

const trusted: readonly Row[] = [
  ...['alice', 'bob', '4711'].flatMap((who) =>
    ['alice', '4711'].map((whom): Row => ({
      call: 'allow_trusted()',
      from: from(who),
      uri: from(whom),
    })),
  ),
  ...['127.0.0.1', '10.0.0.1', '10.0.0.2', '10.0.0.3', '10.0.0.4'].flatMap((source) =>
    ['udp', 'tcp', 'tls', 'ws', 'any'].flatMap((proto): readonly Row[] => [
      { call: `allow_trusted("${source}", "${proto}")` },
      { call: `allow_trusted("${source}", "${proto}", "sip:bob@a.b")` },
    ]),
  ),
]

const byPattern: readonly Row[] = patterns.flatMap((_, at) =>
  ['sip:alice@example.com', 'sip:4711@example.com', 'sip:+3581@example.com', 'sip:*alice@a.b'].map(
    (who): Row => ({ call: `allow_trusted("10.1.0.${at}", "udp", "${who}")` }),
  ),
)

const addresses: readonly Row[] = [
  ...['127.0.0.1', '10.0.0.10', '10.0.0.11', '192.168.1.7', '192.168.2.7', '2001:db8:2::5'].flatMap(
    (address) =>
      ['0', '5070', '5080'].flatMap((port): readonly Row[] => [
        { call: `allow_address_group("${address}", "${port}")` },
        { call: `allow_address("1", "${address}", "${port}")` },
        { call: `allow_address("2", "${address}", "${port}")` },
      ]),
  ),
  { call: 'allow_address("3", "2001:db8::1", "1")' },
  { call: 'allow_address("4", "gw.example.com", "1")' },
  { call: 'allow_source_address()' },
  { call: 'allow_source_address_group()' },
]

const modules = (extra: readonly string[]): readonly string[] => [
  'loadmodule "db_sqlite.so"',
  'loadmodule "permissions.so"',
  `modparam("permissions", "db_url", "sqlite://${path}")`,
  'modparam("permissions", "peer_tag_avp", "$avp(tag)")',
  ...extra,
]

const shows = 'tag=$(avp(tag)[0]),$(avp(tag)[1])'

/** Asked for with each request, and kept in memory. */
export const peerProfiles: readonly Profile[] = [
  {
    name: 'trusted peers, asked for',
    modules: modules([]),
    shows,
    rows: [...trusted, ...byPattern],
  },
  {
    name: 'trusted peers in memory, and addresses',
    modules: modules([
      'modparam("permissions", "db_mode", 1)',
      'modparam("permissions", "peer_tag_mode", 1)',
    ]),
    shows,
    rows: [...trusted, ...addresses],
  },
]
