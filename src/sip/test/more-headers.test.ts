import t from 'tap'

import { createHash } from 'node:crypto'

import { checkDigest, type DigestHash, hashedUser } from '../digest.ts'
import { Fault } from '../errors.ts'
import { headerForm } from '../header-forms.ts'
import { HeaderId } from '../header-names.ts'
import { printChallenge } from '../headers/authenticate.ts'
import { credentials, printCredentials } from '../headers/authorization.ts'
import {
  acceptedContacts,
  rejectedContacts,
  requestDisposition,
} from '../headers/caller-preferences.ts'
import { entityTag, matchedEntityTag } from '../headers/entity-tag.ts'
import { acceptedInfo, infoPackage } from '../headers/info-package.ts'
import {
  accessNetworks,
  associatedUris,
  calledParty,
  chargingVector,
  visitedNetworks,
} from '../headers/private.ts'
import { remoteParties } from '../headers/remote-party.ts'
import { acceptedPriorities, resourcePriorities } from '../headers/resource-priority.ts'
import { sessionId } from '../headers/session-id.ts'
import { userToUser } from '../headers/user-to-user.ts'
import { type Message, parseMessageText } from '../message.ts'

const shown = (value: unknown): unknown => {
  if (value instanceof Fault) return value.code
  return Array.isArray(value) ? value.map(shown) : value
}

const half = 'ab30317f1a784dc48ff824d0d3715d86'

/** A header, what is asked of it, and what it gives; faults by their codes. */
const rows: readonly (readonly [string, (m: Message) => unknown, unknown])[] = [
  ['SIP-ETag: a1', entityTag, 'a1'],
  ['SIP-ETag: a 1', entityTag, null],
  ['SIP-If-Match:', matchedEntityTag, null],
  ['sip-if-match: x', matchedEntityTag, 'x'],
  ['a: audio', acceptedContacts, ['sip/bad-parameter']],
  ['Accept-Contact:', acceptedContacts, []],
  ['j: *;x="a,b;c", *', (m) => rejectedContacts(m).length, 2],
  ['d: proxy,,fork', requestDisposition, ['proxy', 'sip/empty-element', 'fork']],
  [
    'Resource-Priority: ets.0, dsn, .1, x.',
    resourcePriorities,
    [{ namespace: 'ets', priority: '0' }, 'sip/bad-token', 'sip/bad-token', 'sip/bad-token'],
  ],
  [
    'Accept-Resource-Priority: DSN.Flash',
    acceptedPriorities,
    [{ namespace: 'dsn', priority: 'flash' }],
  ],
  ['Info-Package: dtmf', (m) => infoPackage(m)?.value, 'dtmf'],
  ['Info-Package: a b', infoPackage, null],
  ['X: y', acceptedInfo, null],
  ['Recv-Info: a, b;c', (m) => acceptedInfo(m)?.length, 2],
  [`Session-ID: ${half}`, (m) => [sessionId(m)?.local, sessionId(m)?.remote], [half, null]],
  [`Session-ID: ${half};remote=${half}`, (m) => sessionId(m)?.remote, half],
  [`Session-ID: ${half.toUpperCase()}`, sessionId, null],
  [`Session-ID: ${half}0`, sessionId, null],
  [
    `Session-ID: ${half};remote=1`,
    (m) => [sessionId(m), m.named('Session-ID')?.fault?.code],
    [null, 'sip/bad-parameter'],
  ],
  [
    'User-to-User: "a;b, c";purpose=x, 00ff;encoding=hex',
    (m) =>
      userToUser(m).map((one) =>
        one instanceof Fault ? one.code : [one.data, one.purpose, one.encoding],
      ),
    [
      ['a;b, c', 'x', null],
      ['00ff', null, 'hex'],
    ],
  ],
  ['User-to-User: "a', userToUser, ['sip/unclosed-quote']],
  [
    'Remote-Party-ID: "A" <sip:a@b>;privacy=Full;screen=YES',
    (m) =>
      remoteParties(m).map((one) =>
        one instanceof Fault ? one.code : [one.privacy, one.party, one.screened],
      ),
    [['full', null, true]],
  ],
  ['Remote-Party-ID: <sip:a', remoteParties, ['sip/unclosed-bracket']],
  [
    'P-Associated-URI:  <sip:a@b>, x',
    (m) => associatedUris(m).map((one) => (one instanceof Fault ? one.code : one.uri)),
    ['sip:a@b', 'sip/bad-address'],
  ],
  ['P-Called-Party-ID: sip:a@b', (m) => calledParty(m)?.uri, 'sip:a@b'],
  [
    'P-Access-Network-Info: IEEE-802.11a;i-wlan-node-id="x;y"',
    (m) =>
      shown(
        accessNetworks(m).map((one) =>
          one instanceof Fault ? one : one.textParam('i-wlan-node-id'),
        ),
      ),
    ['x;y'],
  ],
  [
    'P-Visited-Network-ID: "a, b";x',
    (m) =>
      visitedNetworks(m).map((one) => (one instanceof Fault ? one.code : [one.value, one.params])),
    [['"a, b"', 'x']],
  ],
  [
    'P-Charging-Vector: icid-value="a;b"; orig-ioi=c',
    (m) => [chargingVector(m)?.textParam('icid-value'), chargingVector(m)?.param('ORIG-IOI')],
    ['a;b', 'c'],
  ],
  [
    'P-Charging-Vector: =x',
    (m) => [chargingVector(m), m.named('P-Charging-Vector')?.fault?.code],
    [null, 'sip/bad-parameter'],
  ],
  ['P-Charging-Vector:', chargingVector, null],
]

for (const [header, look, expected] of rows) {
  t.test(`${header}`, (t) => {
    const m = parseMessageText(`INFO sip:a SIP/2.0\r\n${header}\r\n\r\n`)
    t.same(shown(look(m)), expected)
    t.end()
  })
}

t.test('headerForm says what may be there again, and what may be joined (RFC 3261 7.3.1)', (t) => {
  const forms = [
    ['list', [HeaderId.VIA, HeaderId.ROUTE, HeaderId.CONTACT, HeaderId.ALLOW, HeaderId.WARNING]],
    [
      'repeated',
      [
        HeaderId.WWW_AUTHENTICATE,
        HeaderId.AUTHORIZATION,
        HeaderId.PROXY_AUTHENTICATE,
        HeaderId.PROXY_AUTHORIZATION,
        HeaderId.IDENTITY,
        HeaderId.OTHER,
      ],
    ],
    ['single', [HeaderId.FROM, HeaderId.CALL_ID, HeaderId.CONTENT_LENGTH, HeaderId.EXPIRES]],
  ] as const
  for (const [form, ids] of forms) for (const id of ids) t.equal(headerForm(id), form, String(id))
  t.end()
})

const hash: DigestHash = (name, text) =>
  createHash(name === 'SHA-512-256' ? 'sha512-256' : name.replace('-', ''))
    .update(text, 'latin1')
    .digest('hex')

t.test('RFC 7616 3.4.4: a user named by a hash, SHA-512-256', (t) => {
  const username = 'J\xc3\xa4s\xc3\xb8n Doe'
  const realm = 'api@example.org'
  const fields = {
    username: hashedUser(hash, 'SHA-512-256', username, realm),
    realm,
    nonce: '5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK',
    uri: '/doe.json',
    // worked out by Python's hashlib
    response: '7a4e1192babbba02e91182d2895bfdbf7adafc6e48d4e517ca301974843d840c',
    algorithm: 'SHA-512-256',
    cnonce: 'NTg6RKcb9boFIAS3KrFK9BGeh+niz/sm',
    opaque: 'HRPCssKJSGjCrkzDg8OhwpzCiGPChXYjwrI2QmXDnsOS',
    qop: 'auth',
    nc: '00000001',
    userhash: true,
  }
  t.equal(fields.username, '793263caabb707a56211940d90411ea4a575adeccb7e360aeb624ed06ece9b0b')
  const request = { method: 'GET', body: '' }
  const same = (a: string, b: string): boolean => a === b
  const password = 'Secret, or not?'
  t.equal(checkDigest(fields, { password, username }, request, hash, same), 'right')
  t.equal(checkDigest(fields, { password }, request, hash, same), 'wrong')

  const text = printCredentials(fields)
  const m = parseMessageText(`INFO sip:a SIP/2.0\r\nAuthorization: ${text}\r\n\r\n`)
  t.match(credentials(m), [{ ...fields }], 'what is printed reads back')
  t.match(
    printChallenge({
      realm,
      nonce: 'n',
      algorithm: null,
      qop: [],
      stale: true,
      opaque: null,
      userhash: true,
    }),
    /, stale=true, userhash=true$/,
  )
  t.end()
})
