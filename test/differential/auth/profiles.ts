/** What is asked of `auth` in Kamailio and here. */

import type { Parts, Proof } from './requests.ts'

/** One question: to which route, with what, and with which credentials. */
export interface Row {
  readonly name: string
  /** A place among the calls of the profile. */
  readonly call: number
  readonly proofs: readonly (Proof | string)[]
  readonly parts: Parts
  /** Asks for a new nonce before it; else the last one is used again. */
  readonly fresh: boolean
  /** What this server results in where it is meant to be something else, and why. */
  readonly own: readonly [result: string, why: string] | null
}

/** One configuration, and what is asked of it. Call 0 challenges. */
export interface Profile {
  readonly name: string
  readonly params: readonly string[]
  readonly calls: readonly string[]
  readonly rows: readonly Row[]
}

type More = Partial<Pick<Row, 'parts' | 'fresh' | 'own'>>

function row(
  name: string,
  call: number,
  proofs: readonly (Proof | string)[] | Proof | string | null,
  more: More = {},
): Row {
  const list = proofs === null ? [] : Array.isArray(proofs) ? proofs : [proofs as Proof | string]
  return { name, call, proofs: list, parts: {}, fresh: false, own: null, ...more }
}

const HA1 = 'b1726872c344b6dc8365b774f8fd6412'
const WWW = 'pv_www_authenticate("example.com", "secret", "0")'
const PROXY = 'pv_proxy_authenticate("example.com", "secret", "0")'
const CHALLENGE = 'www_challenge("example.com", "1")'

const proxy: Proof = { header: 'Proxy-Authorization', method: 'INVITE' }
const invite: More = { parts: { method: 'INVITE' } }
const drop =
  (pattern: RegExp) =>
  (line: string): string =>
    line.replace(pattern, '')

const plain: Profile = {
  name: 'as it is',
  params: [],
  calls: [
    CHALLENGE,
    WWW,
    `pv_www_authenticate("example.com", "${HA1}", "1")`,
    PROXY,
    'pv_auth_check("example.com", "secret", "0", "0")',
    'pv_auth_check("example.com", "secret", "0", "1")',
    'pv_www_authenticate("example.com", "secret", "0", "INVITE")',
    'has_credentials("example.com")',
    'consume_credentials()',
    `${WWW}; consume_credentials()`,
    'pv_www_authenticate("example.com", "secret", "2")',
    'pv_www_authenticate("example.com", "secret", "4")',
    'pv_www_authenticate("example.com", "secret", "28")',
    'pv_proxy_authenticate("example.com", "secret", "4")',
    'pv_www_authenticate("$avp(none)", "secret", "0")',
    'pv_www_authenticate("example.com", "$avp(none)", "0")',
    'pv_www_authenticate("$var(empty)", "secret", "0")',
    'pv_www_authorize("example.com", "secret", "0")',
    'auth_get_www_authenticate("example.com", "0", "$avp(w)")',
    'auth_get_www_authenticate("example.com", "1", "$avp(w)")',
    'auth_get_www_authenticate("example.com", "18", "$avp(w)")',
  ],
  rows: [
    row('good', 1, {}, { fresh: true }),
    row('good, prehashed', 2, {}),
    row('none', 1, null),
    row('wrong password', 1, { password: 'x' }),
    row('wrong password, prehashed', 2, { password: 'x' }),
    row('another realm', 1, { realm: 'example.net' }),
    row('the realm in capitals', 1, { realm: 'EXAMPLE.com' }),
    row(
      'a nonce of the right length',
      1,
      { nonce: (n) => 'x'.repeat(n.length) },
      {
        own: ['-1 alice', 'whether it was made here is looked at before its age'],
      },
    ),
    row('a short nonce', 1, { nonce: () => 'abc' }),
    row('an empty nonce', 1, { nonce: () => '' }),
    row('a nonce changed at its end', 1, {
      nonce: (n) => n.slice(0, -1) + (n.endsWith('0') ? '1' : '0'),
    }),
    row('a changed nonce, and a wrong password', 1, {
      password: 'x',
      nonce: (n) => n.slice(0, -1) + (n.endsWith('0') ? '1' : '0'),
    }),
    row('a nonce and more', 1, { nonce: (n) => `${n}=` }),
    row('qop auth', 1, { qop: 'auth' }),
    row('qop auth, wrong password', 1, { qop: 'auth', password: 'x' }),
    row('qop in quotes', 1, {
      qop: 'auth',
      change: (line) => line.replace('qop=auth', 'qop="auth"'),
    }),
    row('qop AUTH', 1, { qop: 'AUTH' }),
    row('qop auth-int', 1, { qop: 'auth-int' }, { own: ['1 alice', 'auth-int is checked'] }),
    row(
      'qop auth-int and a body',
      1,
      { qop: 'auth-int', body: 'abc' },
      {
        parts: { body: 'abc' },
        own: ['1 alice', 'auth-int is checked'],
      },
    ),
    row(
      'qop auth-int and a changed body',
      1,
      { qop: 'auth-int', body: 'abc' },
      {
        parts: { body: 'abd' },
      },
    ),
    row('an unknown qop', 1, { qop: 'other' }, { own: ['-1 alice', 'nobody knows what it means'] }),
    row('qop without nc', 1, { qop: 'auth', change: drop(/, nc=\w+/) }),
    row('qop without cnonce', 1, { qop: 'auth', change: drop(/, cnonce="\w+"/) }),
    row('nc of nothing', 1, { qop: 'auth', nc: '00000000' }),
    row('nc of no digits', 1, { qop: 'auth', nc: 'xyz' }),
    row('a short nc', 1, { qop: 'auth', nc: '1' }),
    row('algorithm MD5', 1, { algorithm: 'MD5' }),
    row('algorithm md5', 1, { algorithm: 'md5' }),
    row('algorithm in quotes', 1, {
      algorithm: 'MD5',
      change: (line) => line.replace('=MD5', '="MD5"'),
    }),
    row(
      'algorithm MD5-sess',
      1,
      { algorithm: 'MD5-sess', qop: 'auth' },
      {
        own: ['-1 alice', 'it is not the one of the challenge'],
      },
    ),
    row('algorithm SHA-256', 1, { algorithm: 'SHA-256' }),
    row('algorithm SHA-512-256', 1, { algorithm: 'SHA-512-256' }),
    row(
      'an unknown algorithm',
      1,
      { algorithm: 'other' },
      {
        own: ['-1 alice', 'it is not the one of the challenge'],
      },
    ),
    row(
      'capitals in the response',
      1,
      {
        change: (line) => line.replace(/(?<=response=")\w+/, (digits) => digits.toUpperCase()),
      },
      { own: ['1 alice', 'they are the same number'] },
    ),
    row(
      'a short response',
      1,
      { response: 'abc' },
      {
        own: ['-2 alice', 'it is no right one, whatever its length'],
      },
    ),
    row('an empty response', 1, { response: '' }),
    row('no response', 1, { change: drop(/, response="\w+"/) }),
    row('a response of no digits', 1, { response: 'z'.repeat(32) }),
    row('no uri', 1, { change: drop(/, uri="[^"]+"/) }),
    row('an empty uri', 1, { uri: '' }),
    row('another uri', 1, { uri: 'sip:elsewhere' }),
    row(
      'no user',
      1,
      { change: drop(/username="[^"]+", /) },
      {
        own: ['-1 <null>', '`$au` of credentials without a user is undefined'],
      },
    ),
    row('an empty user', 1, { user: '' }, { own: ['-1 ', 'nobody is not let in'] }),
    row('a user with the domain', 1, { user: 'alice@example.com' }),
    row('a user with another domain', 1, { user: 'alice@example.net' }),
    row('no realm', 1, { change: drop(/realm="[^"]+", /) }),
    row('no nonce', 1, { change: drop(/nonce="[^"]+", /) }),
    row('Basic', 1, 'Authorization: Basic YWxpY2U6c2VjcmV0'),
    row('a word in the place of parameters', 1, 'Authorization: Digest foo'),
    row('a quote that is not closed', 1, { change: (line) => line.slice(0, -1) }),
    row('digest in small letters', 1, { scheme: 'digest' }),
    row('an empty header', 1, 'Authorization: '),
    row('no quotes at all', 1, { change: (line) => line.replaceAll('"', '') }),
    row(
      'two nonces',
      1,
      { change: (line) => `${line}, nonce="x"` },
      {
        own: ['-1 <null>', 'one of the two is forged, and nobody knows which'],
      },
    ),
    row(
      'two realms',
      1,
      { change: (line) => `${line}, realm="other"` },
      {
        own: ['-1 <null>', 'one of the two is forged, and nobody knows which'],
      },
    ),
    row('a header for another realm before', 1, [{ realm: 'example.net' }, {}]),
    row('a broken header before', 1, ['Authorization: Digest foo', {}], {
      own: ['1 <null>', 'a broken one hides none that is whole'],
    }),
    row('a broken header behind', 1, [{}, 'Authorization: Digest foo']),
    row('Basic before', 1, ['Authorization: Basic abc', {}], {
      own: ['1 <null>', '`$au` of a scheme without users is undefined'],
    }),
    row('two of a realm, the first wrong', 1, [{ password: 'x' }, {}]),
    row('for a proxy', 1, { header: 'Proxy-Authorization' }),
    row('for a proxy, where it is one', 3, { header: 'Proxy-Authorization' }),
    row('for a registrar, where it is a proxy', 3, {}),
    row('check of a REGISTER', 4, {}),
    row('check of an INVITE', 4, proxy, invite),
    row('check of an INVITE in Authorization', 4, { method: 'INVITE' }, invite),
    row('the user in To', 5, {}),
    row('another user in To', 5, {}, { parts: { to: 'bob@example.com' } }),
    row(
      'another user in From of a REGISTER',
      5,
      {},
      {
        parts: { from: 'bob@example.com', to: 'alice@example.com' },
      },
    ),
    row('the user in From', 5, proxy, invite),
    row('another user in From', 5, proxy, {
      parts: { method: 'INVITE', from: 'bob@example.com', to: 'alice@example.com' },
    }),
    row('another domain in To', 5, {}, { parts: { to: 'alice@example.net' } }),
    row('the user with a domain', 5, { user: 'alice@example.com' }),
    row('the user with another domain', 5, { user: 'alice@example.net' }),
    row('the user in capitals', 5, {}, { parts: { to: 'ALICE@example.com' } }),
    row('nobody', 5, null),
    row('a wrong password of the user', 5, { password: 'x' }),
    row('the method of another request', 6, { method: 'INVITE' }),
    row('the method of this request, where another is signed', 6, {}),
    ...['CANCEL', 'PRACK', 'BYE', 'INVITE', 'OPTIONS', 'UPDATE'].flatMap((method) => [
      row(`${method} without credentials`, 1, null, { parts: { method } }),
      row(`${method} without credentials, to a proxy`, 3, null, { parts: { method } }),
      row(`${method} without credentials, checked`, 5, null, { parts: { method } }),
    ]),
    row('has credentials', 7, {}),
    row('has credentials, for a proxy', 7, { header: 'Proxy-Authorization' }),
    row('has none', 7, null),
    row('has some of another realm', 7, { realm: 'example.net' }),
    row('has wrong ones', 7, { password: 'x', nonce: () => 'z' }),
    row('has a broken header', 7, 'Authorization: Digest foo'),
    row('has Basic', 7, 'Authorization: Basic realm="example.com"'),
    row('consumes none', 8, null),
    row('consumes what nobody checked', 8, {}),
    row('consumes what was good', 9, {}),
    row(
      'consumes what was wrong',
      9,
      { password: 'x' },
      {
        own: ['-1 alice', 'what was refused is not ours to take'],
      },
    ),
    ...[10, 11, 13, 16, 17].flatMap((call) => [
      row(`good at ${call}`, call, {}),
      row(`none at ${call}`, call, null),
      row(`wrong at ${call}`, call, { password: 'x' }),
    ]),
    row('none, and a challenge that says stale', 12, null, {
      own: ['-5 <null>', 'it is documented, and not done'],
    }),
    row('no realm to check', 14, {}),
    row('no password to check', 15, {}),
    row('a challenge in a variable', 18, null),
    row('a challenge with qop in a variable', 19, null),
    row('a challenge with stale in a variable', 20, null),
  ],
}

const counted: Profile = {
  name: 'counted',
  params: ['"nonce_count", 1', '"qop", "auth"'],
  calls: [CHALLENGE, WWW],
  rows: [
    row('first', 1, { qop: 'auth' }, { fresh: true }),
    row('first again', 1, { qop: 'auth' }),
    row('first again, wrong password', 1, { qop: 'auth', password: 'x' }),
    row('second', 1, { qop: 'auth', nc: '00000002' }),
    row('fifth', 1, { qop: 'auth', nc: '00000005' }),
    row('third, late', 1, { qop: 'auth', nc: '00000003' }),
    row('the last', 1, { qop: 'auth', nc: '000000ff' }),
    row('one more', 1, { qop: 'auth', nc: '00000100' }),
    row('wrong password first', 1, { qop: 'auth', password: 'x' }, { fresh: true }),
    row(
      'then right',
      1,
      { qop: 'auth' },
      {
        own: ['1 alice', 'a wrong proof uses nothing up'],
      },
    ),
    row('without qop', 1, {}, { fresh: true }),
    row('without qop again', 1, {}),
    row('nc of nothing', 1, { qop: 'auth', nc: '00000000' }),
    row('nc of no digits', 1, { qop: 'auth', nc: 'xyz' }),
    row('a short nc', 1, { qop: 'auth', nc: '1' }),
  ],
}

const once: Profile = {
  name: 'once',
  params: ['"one_time_nonce", 1'],
  calls: [CHALLENGE, WWW],
  rows: [
    row('first', 1, {}, { fresh: true }),
    row('again', 1, {}),
    row('again, wrong password', 1, { password: 'x' }),
    row('wrong password first', 1, { password: 'x' }, { fresh: true }),
    row('then right', 1, {}, { own: ['1 alice', 'a wrong proof uses nothing up'] }),
    row('with qop', 1, { qop: 'auth' }, { fresh: true }),
    row('with qop again', 1, { qop: 'auth', nc: '00000002' }),
  ],
}

const sha: Profile = {
  name: 'SHA-256',
  params: ['"algorithm", "SHA-256"'],
  calls: [CHALLENGE, WWW, 'pv_www_authenticate("example.com", "secret", "4")'],
  rows: [
    row('good', 1, { algorithm: 'SHA-256' }, { fresh: true }),
    row('qop auth', 1, { algorithm: 'SHA-256', qop: 'auth' }),
    row('wrong password', 1, { algorithm: 'SHA-256', password: 'x' }),
    row('MD5 without a name', 1, {}, { own: ['-2 alice', 'it is no right proof of SHA-256'] }),
    row('MD5', 1, { algorithm: 'MD5' }),
    row('without a name', 1, { algorithm: 'SHA-256', change: drop(/, algorithm=\S+/) }),
    row('a challenge in an AVP', 2, null),
  ],
}

const named: Profile = {
  name: 'MD5 by name',
  params: ['"algorithm", "MD5"'],
  calls: [CHALLENGE, WWW],
  rows: [
    row('good', 1, { algorithm: 'MD5' }, { fresh: true }),
    row('without a name', 1, {}),
    row('wrong password', 1, { algorithm: 'MD5', password: 'x' }),
  ],
}

const prefixed: Profile = {
  name: 'a prefix',
  params: ['"realm_prefix", "sip."'],
  calls: [
    'www_challenge("sip.example.com", "1")',
    WWW,
    'pv_www_authenticate("sip.example.com", "secret", "0")',
    'has_credentials("example.com")',
    'has_credentials("sip.example.com")',
  ],
  rows: [1, 2, 3, 4].flatMap((call) => [
    row(`without it at ${call}`, call, {}, { fresh: call === 1 }),
    row(`with it at ${call}`, call, { realm: 'sip.example.com' }),
  ]),
}

const domains: Profile = {
  name: 'domains',
  params: ['"use_domain", 1'],
  calls: [CHALLENGE, 'pv_auth_check("example.com", "secret", "0", "1")'],
  rows: [
    row('the domain', 1, {}, { fresh: true }),
    row('another domain', 1, {}, { parts: { to: 'alice@example.net' } }),
    row(
      'the domain in capitals',
      1,
      {},
      {
        parts: { to: 'alice@EXAMPLE.com' },
        own: ['1 alice', 'it is the same host'],
      },
    ),
    row('the user with another domain', 1, { user: 'alice@example.net' }),
    row(
      'the user with another domain, in To as well',
      1,
      { user: 'alice@example.net' },
      {
        parts: { to: 'alice@example.net' },
      },
    ),
    row(
      'another domain in To and From',
      1,
      {},
      {
        parts: { from: 'alice@example.net', to: 'alice@example.net' },
      },
    ),
    row('another domain in From', 1, proxy, {
      parts: { method: 'INVITE', from: 'alice@example.net' },
    }),
  ],
}

const bound: Profile = {
  name: 'bound',
  params: ['"auth_checks_register", 1', '"auth_checks_no_dlg", 2', '"auth_checks_in_dlg", 15'],
  calls: [CHALLENGE, WWW],
  rows: [
    row('to the URI, which changes', 1, {}, { fresh: true }),
    row(
      'to Call-ID',
      1,
      { method: 'INVITE' },
      {
        fresh: true,
        parts: { method: 'INVITE', callId: 'one' },
      },
    ),
    row(
      'to Call-ID, which changes',
      1,
      { method: 'INVITE' },
      {
        parts: { method: 'INVITE', callId: 'two' },
      },
    ),
    row(
      'to Call-ID, which changes, wrong password',
      1,
      { method: 'INVITE', password: 'x' },
      {
        parts: { method: 'INVITE', callId: 'two' },
      },
    ),
    row(
      'to the parts of a call, in a dialog',
      1,
      { method: 'BYE' },
      {
        parts: { method: 'BYE', callId: 'one', toTag: 'x' },
      },
    ),
  ],
}

const info: Profile = {
  name: 'information',
  params: ['"add_authinfo_hdr", 1'],
  calls: [CHALLENGE, WWW],
  rows: [
    row('with qop', 1, { qop: 'auth' }, { fresh: true }),
    row('wrong password', 1, { password: 'x' }),
    row('none', 1, null),
  ],
}

/** Challenges: the calls alone, by REGISTER and by INVITE. */
export const challengeCalls: readonly (readonly [call: string, own: string | null])[] = [
  ...['0', '1', '2', '16', '17', '18', '20'].map(
    (flags) => [`www_challenge("example.com", "${flags}")`, null] as const,
  ),
  ['www_challenge("example.com", "3")', 'both are offered'],
  ['proxy_challenge("example.com", "0")', null],
  ['proxy_challenge("example.com", "17")', null],
  ['auth_challenge("example.com", "0")', null],
  ['auth_challenge("example.com", "1")', null],
  ['www_challenge("$td", "0")', null],
  ['www_challenge("$null", "0")', null],
  ['proxy_challenge("$null", "0")', null],
  ['www_challenge("sip.example.com", "0")', null],
]

/** All of them. */
export const profiles: readonly Profile[] = [
  plain,
  counted,
  once,
  sha,
  named,
  prefixed,
  domains,
  bound,
  info,
]
