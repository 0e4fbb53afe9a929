import { hash as nodeHash } from 'node:crypto'

import * as fc from 'fast-check'
import t from 'tap'

import { readScheme } from '../auth-params.ts'
import {
  checkDigest,
  type DigestHash,
  digestAlgorithm,
  digestAlgorithms,
  digestResponse,
  digestRspauth,
  hashedSecret,
  hashedUser,
} from '../digest.ts'
import { Fault } from '../errors.ts'
import { HeaderId } from '../header-names.ts'
import {
  type Challenge,
  challenges,
  printChallenge,
  readChallenge,
} from '../headers/authenticate.ts'
import { authenticationInfo } from '../headers/authentication-info.ts'
import {
  type Credentials,
  credentials,
  digestFor,
  type DigestFields,
  printCredentials,
  readCredentials,
} from '../headers/authorization.ts'
import type { Message } from '../message.ts'
import { parseMessageText } from '../message.ts'

const hash: DigestHash = (name, text) =>
  nodeHash(
    name === 'SHA-512-256' ? 'sha512-256' : name.replace('-', '').toLowerCase(),
    Buffer.from(text, 'latin1'),
    'hex',
  )
const same = (a: string, b: string): boolean => a === b

const message = (...headers: string[]): Message =>
  parseMessageText(['REGISTER sip:a SIP/2.0', ...headers, '', ''].join('\r\n'))

const read = (text: string): Credentials => {
  const result = readCredentials(text, 0, text.length)
  if (result instanceof Fault) throw new Error(`${result.code} ${result.offset}`)
  return result
}

const readOne = (text: string): Challenge => {
  const result = readChallenge(text, 0, text.length)
  if (result instanceof Fault) throw new Error(`${result.code} ${result.offset}`)
  return result
}

t.test('the examples of the RFCs come out', (t) => {
  const fields: DigestFields = {
    username: 'Mufasa',
    realm: 'http-auth@example.org',
    nonce: '7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v',
    uri: '/dir/index.html',
    response: null,
    algorithm: null,
    cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
    opaque: null,
    qop: 'auth',
    nc: '00000001',
  }
  const secret = { password: 'Circle of Life' }
  const get = { method: 'GET', body: '' }
  t.equal(digestResponse(fields, secret, get, hash), '8ca523f5e9506fed4657c9700eebdbec')
  t.equal(
    digestResponse({ ...fields, algorithm: 'SHA-256' }, secret, get, hash),
    '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1',
  )
  const old = {
    ...fields,
    realm: 'testrealm@host.com',
    nonce: 'dcd98b7102dd2f0e8b11d0f600bfb0c093',
    cnonce: '0a4f113b',
  }
  t.equal(
    digestResponse(old, { password: 'Circle Of Life' }, get, hash),
    '6629fae49393a05397450978507c4ef1',
  )
  // without qop, as RFC 2069 had it (with the value of its errata)
  const oldest = { ...old, qop: null, nc: null, cnonce: null }
  t.equal(
    digestResponse(oldest, { password: 'CircleOfLife' }, get, hash),
    '1949323746fe6a43ef61f9606e7febea',
  )
  t.end()
})

t.test('a secret may be kept as a hash, and a user be named by one', (t) => {
  const name = 'SHA-512-256'
  const username = 'J\xc3\xa4s\xc3\xb8n Doe'
  const realm = 'api@example.org'
  t.equal(
    hashedUser(hash, name, username, realm),
    '793263caabb707a56211940d90411ea4a575adeccb7e360aeb624ed06ece9b0b',
  )
  const text =
    'Digest username="793263caabb707a56211940d90411ea4a575adeccb7e360aeb624ed06ece9b0b", realm="api@example.org",' +
    ' uri="/doe.json", algorithm=SHA-512-256, nonce="n", nc=00000001, cnonce="c", qop=auth, response="x", userhash=true'
  const fields = read(text)
  t.equal(fields.userhash, true)
  const ha1 = hashedSecret(hash, name, { username, realm, password: 'Secret, or not?' })
  const request = { method: 'GET', body: '' }
  const response = digestResponse(fields, { ha1 }, request, hash)
  t.equal(
    response,
    digestResponse({ ...fields, username }, { password: 'Secret, or not?' }, request, hash),
  )
  t.equal(checkDigest({ ...fields, response }, { ha1 }, request, hash, same), 'right')
  t.end()
})

t.test('every algorithm and quality of protection has a proof of its own', (t) => {
  const secret = { password: 'p' }
  const request = { method: 'REGISTER', body: 'body' }
  const proofs = new Set<string | null>()
  for (const { name } of digestAlgorithms) {
    for (const qop of [null, 'auth', 'auth-int']) {
      const fields = read(
        `digest username="u",realm="r",nonce="n",uri="sip:a",cnonce="c",nc=00000001,response=x,algorithm=${name}${qop === null ? '' : `,qop=${qop}`}`,
      )
      const response = digestResponse(fields, secret, request, hash)
      proofs.add(response)
      const signed = { ...fields, response: response?.toUpperCase() ?? null }
      t.equal(checkDigest(signed, secret, request, hash, same), 'right', `${name} ${qop}`)
      t.equal(checkDigest(signed, { password: 'q' }, request, hash, same), 'wrong')
      t.equal(checkDigest(signed, secret, { ...request, method: 'INVITE' }, hash, same), 'wrong')
      const other = checkDigest(signed, secret, { ...request, body: 'other' }, hash, same)
      t.equal(other, qop === 'auth-int' ? 'wrong' : 'right')
      proofs.add(digestRspauth(fields, secret, 'body', hash))
    }
  }
  t.equal(proofs.size, 36)
  t.end()
})

t.test('checkDigest says what is missing', (t) => {
  const whole = 'Digest username="u",realm="r",nonce="n",uri="sip:a",response="0"'
  const rows: readonly (readonly [string, string])[] = [
    [whole, 'wrong'],
    [`${whole},algorithm=SHA-3`, 'unknown-algorithm'],
    [`${whole},qop=auth`, 'incomplete'],
    [`${whole},qop=auth,nc=1,cnonce="x"`, 'wrong'],
    [`${whole},qop=auth-x,nc=00000001,cnonce="x"`, 'unknown-qop'],
    ['Digest username="u",realm="r",uri="sip:a",response="0"', 'incomplete'],
    ['Digest username="u",realm="r",nonce="n",uri="sip:a"', 'incomplete'],
    ['Digest', 'incomplete'],
  ]
  for (const [text, expected] of rows) {
    const verdict = checkDigest(
      read(text),
      { password: 'p' },
      { method: 'X', body: '' },
      hash,
      same,
    )
    t.equal(verdict, expected, text)
  }
  t.equal(digestAlgorithm('md5-SESS')?.session, true)
  t.equal(digestAlgorithm('')?.session, undefined)
  t.end()
})

t.test('Authorization is read with whatever clients write', (t) => {
  const m = message(
    'Authorization: Digest  username = "a \\"b\\"" ,, realm="r, s",nonce=n1 ,uri="sip:x;y=z,w", response=\'"\'',
    'Authorization:\r\n DIGEST Realm="other",\r\n NC=0000000a, unknown="a,b" , x=1,opaque=""',
    'Authorization: Bearer eyJhbGciOi.x-y_z==',
    'Authorization: NTLM a="b"',
    'Proxy-Authorization: Digest username="p",realm="other"',
  )
  const all = credentials(m)
  t.equal(all.length, 4)
  t.ok(all[0] instanceof Fault, 'a quote within a bare value')
  const second = all[1]
  if (second === undefined || second instanceof Fault) throw new Error('no credentials')
  t.equal(second.realm, 'other')
  t.equal(second.nonceCount, 10)
  t.equal(second.opaque, '')
  t.same(
    [second.raw('UNKNOWN'), second.param('unknown'), second.param('y')],
    ['"a,b"', 'a,b', null],
  )
  t.equal(second.complete, false)
  t.equal(digestFor(m, HeaderId.PROXY_AUTHORIZATION, 'other')?.username, 'p')
  t.equal(digestFor(m, HeaderId.AUTHORIZATION, 'nobody'), null)
  const bearer = all[2]
  t.same(bearer instanceof Fault ? bearer : [bearer?.scheme, bearer?.params], [
    'Bearer',
    'eyJhbGciOi.x-y_z==',
  ])
  t.end()
})

t.test('credentials are whole or a fault', (t) => {
  const rows: readonly (readonly [string, string])[] = [
    ['', 'sip/empty-element 0'],
    ['"Digest"', 'sip/empty-element 0'],
    ['Digest,a=b', 'sip/trailing-text 6'],
    ['Digest a', 'sip/bad-parameter 8'],
    ['Digest a=b c=d', 'sip/bad-parameter 11'],
    ['Digest a="b', 'sip/unclosed-quote 9'],
    ['Digest realm="a", realm="b"', 'sip/bad-parameter 18'],
    ['Digest response="a", Response="b"', 'sip/bad-parameter 21'],
    ['Digest username="a", username*=UTF-8\'\'b', 'sip/bad-parameter 21'],
    ['Digest realm="a", Digest realm="b"', 'sip/bad-parameter 25'],
  ]
  for (const [text, expected] of rows) {
    const result = readCredentials(text, 0, text.length)
    t.equal(result instanceof Fault ? `${result.code} ${result.offset}` : 'good', expected, text)
  }
  t.equal(read("Digest username*=UTF-8''J%C3%A4s%C3%B8n%20Doe").username, 'J\xc3\xa4s\xc3\xb8n Doe')
  t.end()
})

t.test('challenges are read, one a header', (t) => {
  const m = message(
    'WWW-Authenticate: Digest realm="r", nonce="n\\"", algorithm=SHA-256, qop="auth , auth-int", stale=TRUE, opaque="o", domain="sip:a sip:b", x=y',
    'WWW-Authenticate: Digest realm="r", nonce="n", qop=auth',
    'WWW-Authenticate: ?',
    'Proxy-Authenticate: Basic realm="x"',
  )
  const all = challenges(m)
  t.equal(all.length, 3)
  const first = all[0]
  if (first === undefined || first instanceof Fault) throw new Error('no challenge')
  t.same(
    [first.realm, first.nonce, first.algorithm, first.qop, first.stale, first.opaque, first.domain],
    ['r', 'n"', 'SHA-256', ['auth', 'auth-int'], true, 'o', 'sip:a sip:b'],
  )
  t.equal(first.param('X'), 'y')
  t.ok(all[2] instanceof Fault)
  t.equal(challenges(m, HeaderId.PROXY_AUTHENTICATE).length, 1)
  t.end()
})

t.test('Authentication-Info is read', (t) => {
  const m = message(
    'Authentication-Info: nextnonce="n", qop=auth, rspauth="0f", cnonce="c", nc=00000001',
  )
  const info = authenticationInfo(m)
  t.same({ ...info }, { nextNonce: 'n', qop: 'auth', rspauth: '0f', cnonce: 'c', nc: '00000001' })
  t.equal(authenticationInfo(message('Authentication-Info: nextnonce')), null)
  t.end()
})

t.test('what is printed is read back', (t) => {
  const text = fc
    .uint8Array({ maxLength: 12 })
    .map((bytes) => Buffer.from(bytes).toString('latin1'))
  const token = fc.string({ unit: fc.constantFrom(...'abcXYZ019-'), minLength: 1, maxLength: 8 })
  const maybe = fc.option(text)
  fc.assert(
    fc.property(
      text,
      text,
      text,
      maybe,
      maybe,
      fc.option(token),
      fc.boolean(),
      (a, b, c, d, e, f, g) => {
        const challenge = {
          realm: a,
          nonce: b,
          algorithm: f,
          qop: g ? ['auth', 'auth-int'] : [],
          stale: g,
          opaque: d,
        }
        const back = readOne(printChallenge(challenge))
        for (const key of ['realm', 'nonce', 'algorithm', 'stale', 'opaque'] as const) {
          if (back[key] !== challenge[key]) throw new Error(key)
        }
        if (back.qop.length !== challenge.qop.length) throw new Error('qop')
        const fields = {
          username: a,
          realm: b,
          nonce: c,
          uri: a,
          response: b,
          algorithm: f,
          cnonce: d,
          opaque: e,
          qop: f,
          nc: f,
        }
        const again = read(printCredentials(fields))
        for (const [key, value] of Object.entries(fields)) {
          if (Reflect.get(again, key) !== value) throw new Error(key)
        }
      },
    ),
    { numRuns: 500, interruptAfterTimeLimit: 2000, markInterruptAsFailure: false },
  )
  t.ok(readScheme('Digest', 0, 6))
  t.end()
})
