/** Users, domains, aliases, groups, short numbers. */

import { createHash } from 'node:crypto'

import { databaseWith } from './database.ts'
import type { Profile, Row } from './profile.ts'

const md5 = (text: string): string => createHash('md5').update(text).digest('hex')
const ha1 = (user: string, password: string): string => md5(`${user}:example.com:${password}`)

const path = databaseWith({
  subscriber: [
    ['username', 'domain', 'password', 'ha1', 'ha1b'],
    ['alice', 'example.com', 'secret', ha1('alice', 'secret'), ha1('alice@example.com', 'secret')],
    ['alice', 'example.net', 'other', md5('alice:example.net:other'), ''],
    ['bob', 'example.com', 'word', ha1('bob', 'word'), ''],
    ['empty', 'example.com', '', '', ''],
    ["o'brien", 'example.com', 'secret', ha1("o'brien", 'secret'), ''],
  ],
  domain: [
    ['domain', 'did'],
    ['example.com', 'acme'],
    ['Example.ORG', 'acme'],
    ['example.net', null],
    ['192.0.2.9', 'ip'],
  ],
  domain_attrs: [
    ['did', 'name', 'type', 'value'],
    ['acme', 'calls', 0, '30'],
    ['acme', 'gateway', 2, 'one'],
    ['acme', 'gateway', 2, 'two'],
    ['example.net', 'calls', 0, '-5'],
  ],
  dbaliases: [
    ['alias_username', 'alias_domain', 'username', 'domain'],
    ['4711', 'example.com', 'alice', 'example.com'],
    ['4711', 'example.net', 'bob', 'example.net'],
    ['team', 'example.com', 'zoe', 'example.com'],
    ['team', 'example.com', 'amy', 'example.com'],
    ['team', 'example.com', 'mia', 'example.com'],
    ['sales', 'example.com', 'alice', 'example.com'],
    ['nobody', 'example.com', '', 'example.com'],
  ],
  grp: [
    ['username', 'domain', 'grp'],
    ['alice', 'example.com', 'ld'],
    ['alice', 'example.com', 'int'],
    ['bob', 'example.net', 'ld'],
    ['carol', 'example.com', 'LD'],
  ],
  re_grp: [
    ['reg_exp', 'group_id'],
    ['^sip:alice', 1],
    ['@EXAMPLE\\.com$', 2],
    ['^sip:[0-9]+@', 3],
  ],
  uri: [
    ['username', 'domain', 'uri_user'],
    ['alice', 'example.com', '4711'],
    ['alice', 'example.com', 'alice'],
    ['bob', 'example.com', '4712'],
  ],
  speed_dial: [
    ['username', 'domain', 'sd_username', 'sd_domain', 'new_uri'],
    ['alice', 'example.com', '11', 'example.com', 'sip:bob@example.com'],
    ['alice', 'example.com', '12', 'example.com', 'carol@example.com'],
    ['alice', 'example.net', '11', 'example.net', 'sip:dave@example.net'],
    ['alice', 'example.com', '13', 'example.net', 'sips:eve@example.com:5061;x=y'],
    ['alice', 'example.com', '14', 'example.com', 'tel:+123'],
  ],
})

const url = `"sqlite://${path}"`

const named = ['auth_db', 'domain', 'alias_db', 'group', 'uri_db', 'speeddial']
const load = (extra: readonly string[]): readonly string[] => [
  'loadmodule "db_sqlite.so"',
  'loadmodule "auth.so"',
  ...named.map((name) => `loadmodule "${name}.so"`),
  ...named.map((name) => `modparam("${name}", "db_url", ${url})`),
  'modparam("auth_db", "load_credentials", "$avp(home)=domain;id")',
  'modparam("group", "re_table", "re_grp")',
  ...extra,
]

const www = 'www_authenticate("example.com", "subscriber")'
const proxy = 'proxy_authenticate("example.com", "subscriber")'
const check = (flags: number): string => `auth_check("example.com", "subscriber", "${flags}")`
const register = { method: 'REGISTER', uri: 'sip:example.com' }

const proofs = (call: string, base: Partial<Row>): readonly Row[] => [
  { call, ...base },
  { call, ...base, proof: {} },
  { call, ...base, proof: { password: 'guess' } },
  { call, ...base, proof: { user: 'nobody' } },
  { call, ...base, proof: { user: 'empty', password: '' }, own: 'an empty password is none' },
  { call, ...base, proof: { user: 'empty' }, own: 'an empty password is none' },
  { call, ...base, proof: { user: "o'brien" } },
  { call, ...base, proof: { user: 'alice@example.com' } },
  { call, ...base, proof: { user: 'alice@example.com', password: 'guess' } },
  { call, ...base, proof: { user: 'alice@example.net' } },
  { call, ...base, proof: { user: 'alice@example.net', password: 'other' } },
  { call, ...base, proof: { user: 'ALICE' } },
  { call, ...base, proof: { user: 'bob', password: 'word' } },
  { call, ...base, proof: { realm: 'example.net' } },
  { call, ...base, proof: { nonce: () => 'x' } },
  { call, ...base, proof: { user: 'nobody', nonce: () => 'x' } },
  { call, ...base, proof: { user: '' }, own: 'credentials without a user are none' },
]

const authentication: readonly Row[] = [
  { call: 'www_challenge("example.com", "0"); exit', method: 'REGISTER' },
  ...proofs(www, register),
  ...proofs(proxy, {}),
  { call: 'www_authenticate("example.com", "subscriber", "INVITE")', ...register, proof: {} },
  {
    call: 'www_authenticate("example.com", "subscriber", "INVITE")',
    ...register,
    proof: { method: 'INVITE' },
  },
  { call: 'www_authorize("example.com", "subscriber")', ...register, proof: {} },
  { call: 'proxy_authorize("example.com", "subscriber")', proof: {} },
  { call: 'proxy_authorize("$fd", "subscriber")', proof: {} },
  ...[0, 1, 2, 3].flatMap((flags): readonly Row[] => {
    const call = check(flags)
    return [
      { call, proof: {} },
      { call },
      { call, proof: {}, from: 'sip:bob@example.com' },
      { call, proof: {}, from: 'sip:alice@example.net' },
      { call, proof: {}, from: 'sip:ALICE@example.com' },
      { call, proof: {}, from: 'sip:bob@example.com', method: 'MESSAGE' },
      { call, proof: {}, from: 'sip:bob@example.com', method: 'SUBSCRIBE' },
      { call, proof: {}, from: 'sip:anonymous@anonymous.invalid', method: 'INVITE' },
      { call, proof: { user: 'alice@example.com' } },
      { call, ...register, proof: {} },
      { call, ...register, proof: {}, to: 'sip:bob@example.com' },
      { call, ...register, proof: {}, from: 'sip:bob@example.com', to: 'sip:alice@example.com' },
      { call, ...register, proof: {}, to: 'sip:alice@example.net' },
      { call, method: 'PUBLISH', uri: 'sip:alice@example.com', proof: {} },
      { call, method: 'PUBLISH', uri: 'sip:bob@example.com', proof: {} },
      { call, method: 'PUBLISH', uri: 'sip:alice@example.net', proof: {} },
      { call, method: 'PUBLISH', uri: 'sip:alice@example.com', proof: {}, to: 'sip:bob@a.b' },
      { call, method: 'CANCEL' },
    ]
  }),
  ...['0', '1', '2', '3'].flatMap((flags) =>
    [
      'sip:alice@example.com',
      'sip:alice@example.org',
      'sip:none@example.com',
      'sip:example.com',
    ].map((uri) => ({ call: `is_subscriber("${uri}", "subscriber", "${flags}")` })),
  ),
  { call: 'is_subscriber("nothing", "subscriber", "1")' },
  { call: 'is_subscriber("tel:alice", "subscriber", "0")' },
]

const domains: readonly Row[] = [
  ...[
    'example.com',
    'EXAMPLE.com',
    'example.org',
    'example.net',
    'sub.example.com',
    '192.0.2.9',
    '',
  ].map((host) => ({ call: `is_domain_local("${host}")` })),
  ...['example.com', 'EXAMPLE.ORG', 'example.net', 'none.example.com', '192.0.2.9'].flatMap(
    (host): readonly Row[] => [
      { call: `lookup_domain("${host}")` },
      { call: `lookup_domain("${host}", "x_")` },
    ],
  ),
  { call: 'is_from_local()' },
  { call: 'is_from_local()', from: 'sip:alice@none.example.com' },
  { call: 'is_from_local()', from: 'sip:alice@EXAMPLE.net:5070' },
  { call: 'is_from_local()', from: 'tel:+123' },
  { call: 'is_uri_host_local()' },
  { call: 'is_uri_host_local()', uri: 'sip:alice@none.example.com' },
  { call: 'is_uri_host_local()', uri: 'sips:alice@Example.Com:5070;x=y' },
  { call: 'is_uri_host_local()', uri: 'tel:+123' },
]

const aliases: readonly Row[] = [
  ...['', ', "d"', ', "u"', ', "r"', ', "rd"', ', "ru"', ', "ur"'].flatMap((flags) =>
    [
      'sip:4711@example.com',
      'sip:4711@example.net',
      'sip:4711@example.org',
      'sip:4711@sip.example.com',
      'sip:team@example.com',
      'sip:none@example.com',
      'sip:nobody@example.com',
      'sip:alice@example.com',
      'sip:example.com',
    ].map((uri): Row => {
      const row = { call: `alias_db_lookup("dbaliases"${flags})`, uri }
      const none = uri.includes('nobody') && !flags.includes('r')
      return none ? { ...row, own: 'an alias of nobody changes no request URI' } : row
    }),
  ),
  { call: 'alias_db_lookup("dbaliases")', uri: 'sip:4711:pw@example.com:5070;transport=tcp' },
  { call: 'alias_db_lookup("dbaliases")', uri: 'sips:4711@example.com' },
  { call: 'alias_db_lookup("dbaliases")', uri: 'tel:4711' },
  { call: 'alias_db_find("dbaliases", "$ru", "$avp(found)")', uri: 'sip:4711@example.com' },
  { call: 'alias_db_find("dbaliases", "$ru", "$avp(found)")', uri: 'sip:team@example.com' },
  { call: 'alias_db_find("dbaliases", "$fu", "$avp(found)", "r")' },
  { call: 'alias_db_find("dbaliases", "$fu", "$avp(found)", "ru")' },
  { call: 'alias_db_find("dbaliases", "$fu", "$avp(found)", "rd")' },
  { call: '$var(x) = "nothing"; alias_db_find("dbaliases", "$var(x)", "$avp(found)")' },
  { call: '$var(x) = "sip:none@a.b"; alias_db_find("dbaliases", "$var(x)", "$avp(found)")' },
]

const groups: readonly Row[] = [
  ...['Request-URI', 'To', 'From', 'Credentials', '$avp(x)', '$avp(none)'].flatMap((whom) =>
    ['ld', 'int', 'LD', 'none'].map((name): Row => ({
      call: `$avp(x) = $fu; is_user_in("${whom}", "${name}")`,
    })),
  ),
  { call: 'is_user_in("Request-URI", "ld")', uri: 'sip:bob@example.net' },
  { call: 'is_user_in("From", "ld")', from: 'sip:alice@example.org' },
  { call: 'is_user_in("From", "ld")', from: 'sip:ALICE@example.com' },
  { call: 'is_user_in("From", "LD")', from: 'sip:carol@example.com' },
  { call: 'is_user_in("From", "$fU")' },
  { call: 'is_user_in("From", "ld")', from: 'sip:example.com' },
  ...['Request-URI', 'To', 'From', 'Credentials'].map((whom): Row => ({
    call: `get_user_group("${whom}", "$avp(found)")`,
  })),
  { call: 'get_user_group("From", "$avp(found)")', from: 'sip:bob@example.org' },
  { call: 'get_user_group("From", "$avp(found)")', from: 'sip:4711@Example.com' },
  { call: 'get_user_group("From", "$avp(found)")', from: 'sip:ALICE@example.com:5070' },
  { call: `${proxy}; is_user_in("Credentials", "ld")`, proof: {} },
  { call: `${proxy}; is_user_in("Credentials", "none")`, proof: {} },
  { call: `${proxy}; get_user_group("Credentials", "$avp(found)")`, proof: {} },
]

const owners: readonly Row[] = [
  { call: 'check_from()' },
  { call: 'check_to()' },
  { call: 'check_uri("sip:alice@example.com")' },
  ...[
    'sip:alice@example.com',
    'sip:4711@example.com',
    'sip:4712@example.com',
    'sip:ALICE@a.b',
    'sip:example.com',
  ].flatMap((uri): readonly Row[] => [
    { call: `${proxy}; check_from()`, proof: {}, from: uri },
    { call: `${proxy}; check_to()`, proof: {}, to: uri },
    { call: `${proxy}; check_uri("${uri}")`, proof: {} },
    { call: `check_uri("${uri}", "alice", "example.com")` },
    { call: `check_uri("${uri}", "alice", "example.net")` },
    { call: 'does_uri_exist()', uri },
  ]),
  { call: 'does_uri_exist()', uri: 'sip:bob@example.org' },
]

const shortNumbers: readonly Row[] = [
  ...['11', '12', '15'].flatMap((number): readonly Row[] => [
    { call: 'sd_lookup("speed_dial")', uri: `sip:${number}@example.com` },
    { call: 'sd_lookup("speed_dial")', uri: `sip:${number}@example.net` },
    {
      call: 'sd_lookup("speed_dial")',
      uri: `sip:${number}@example.com`,
      from: 'sip:alice@example.net',
    },
    {
      call: 'sd_lookup("speed_dial")',
      uri: `sip:${number}@example.com`,
      from: 'sip:bob@example.com',
    },
  ]),
  { call: 'sd_lookup("speed_dial")', uri: 'sip:11@sip.example.com;x=y' },
  { call: 'sd_lookup("speed_dial")', uri: 'sip:11@example.com', from: 'sip:alice@sip.example.com' },
  {
    call: 'sd_lookup("speed_dial", "sip:alice@example.com")',
    uri: 'sip:11@example.com',
    from: 'sip:bob@example.com',
  },
  { call: 'sd_lookup("speed_dial", "nothing")', uri: 'sip:11@example.com' },
  { call: 'sd_lookup("speed_dial")', uri: 'sip:example.com' },
]

const ofScheme: readonly Row[] = ['13', '14'].map((number) => ({
  call: 'sd_lookup("speed_dial")',
  uri: `sip:${number}@example.com`,
  own: 'a URI with a scheme is one already',
}))

const shows =
  'ru=$ru br=$(branch(uri)[0]),$(branch(uri)[1]),$(branch(uri)[2]) au=$au home=$avp(home) id=$avp(id) did=$avp(did) calls=$avp(calls) gw=$(avp(gateway)[*]) xdid=$avp(x_did) found=$(avp(found)[0]),$(avp(found)[1]),$(avp(found)[2])'

/** All of them: without domains, and with them. */
export const userProfiles: readonly Profile[] = [
  {
    name: 'users by name',
    modules: load([]),
    shows,
    rows: [
      ...authentication,
      ...domains,
      ...aliases,
      ...groups,
      ...owners,
      ...shortNumbers,
      ...ofScheme,
    ],
  },
  {
    name: 'users by name and domain',
    modules: load([
      'modparam("auth_db|alias_db|group|uri_db", "use_domain", 1)',
      'modparam("auth_db", "calculate_ha1", 1)',
      'modparam("auth_db", "password_column", "password")',
      'modparam("auth_db", "force_generate_avps", 1)',
      'modparam("alias_db", "domain_prefix", "sip.")',
      'modparam("alias_db", "append_branches", 1)',
      'modparam("group", "multiple_gid", 0)',
      'modparam("uri_db", "db_table", "uri")',
      'modparam("uri_db", "use_uri_table", 1)',
      'modparam("speeddial", "use_domain", 2)',
      'modparam("speeddial", "domain_prefix", "sip.")',
    ]),
    shows,
    rows: [...authentication, ...aliases, ...groups, ...owners, ...shortNumbers],
  },
]
