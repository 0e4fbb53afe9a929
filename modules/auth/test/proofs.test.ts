/** Vectors of the RFCs, and the fast way beside the plain one. */

import t from 'tap'

import {
  type Credentials,
  digestResponse,
  type DigestSecret,
  Fault,
  printCredentials,
  readCredentials,
} from 'siprose'

import { checkProof, digestHash, ownProof } from '../proofs.ts'

function read(text: string): Credentials {
  const found = readCredentials(text, 0, text.length)
  if (found instanceof Fault) throw new TypeError(text)
  return found
}

const circle = { password: 'Circle of Life' }
const get = { method: 'GET', body: '' }

t.test('checkProof takes the proofs of the RFCs', async (t) => {
  const old = read(
    'Digest username="Mufasa", realm="testrealm@host.com", nonce="dcd98b7102dd2f0e8b11d0f600bfb0c093", uri="/dir/index.html", ' +
      'qop=auth, nc=00000001, cnonce="0a4f113b", response="6629fae49393a05397450978507c4ef1", opaque="5ccc069c403ebaf9f0171e9517f40e41"',
  )
  t.equal(
    checkProof(old, 'testrealm@host.com', 'MD5', { password: 'Circle Of Life' }, get),
    'right',
    'RFC 2617 3.5',
  )
  const fields =
    'Digest username="Mufasa", realm="http-auth@example.org", uri="/dir/index.html", nonce="7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v", ' +
    'nc=00000001, cnonce="f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ", qop=auth, opaque="FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"'
  const realm = 'http-auth@example.org'
  const md5 = read(`${fields}, algorithm=MD5, response="8ca523f5e9506fed4657c9700eebdbec"`)
  t.equal(checkProof(md5, realm, 'MD5', circle, get), 'right', 'RFC 7616 3.9.1')
  const sha = read(
    `${fields}, algorithm=SHA-256, response="753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1"`,
  )
  t.equal(checkProof(sha, realm, 'SHA-256', circle, get), 'right', 'RFC 7616 3.9.1')
  t.equal(checkProof(sha, realm, 'MD5', circle, get), 'wrong', 'of another algorithm')
  t.equal(checkProof(md5, 'other', 'MD5', circle, get), 'wrong', 'of another realm')
})

t.test('digestHash has the three hashes of RFC 8760', async (t) => {
  t.equal(digestHash('MD5', 'abc'), '900150983cd24fb0d6963f7d28e17f72')
  t.equal(
    digestHash('SHA-256', 'abc'),
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  )
  t.equal(
    digestHash('SHA-512-256', 'abc'),
    '53048e2681941ef99b2e29b76b4c7dabe4c2d0c634fc6d46e0e2f13107e7af23',
    'FIPS 180-4: SHA-512/256',
  )
})

t.test('checkProof hashes bytes, not characters', async (t) => {
  const base = { username: 'J\xc3\xa4s\xc3\xb8n', realm: 'r', nonce: 'n', uri: 'sip:r' }
  const fields = { ...base, algorithm: null, cnonce: null, opaque: null, qop: null, nc: null }
  const request = { method: 'REGISTER', body: '' }
  const secret = { password: 'p\xc3\xa5ss' }
  const response = digestResponse({ ...fields, response: null }, secret, request, digestHash)
  const credentials = read(printCredentials({ ...fields, response }))
  t.equal(checkProof(credentials, 'r', 'MD5', secret, request), 'right')
})

t.test('checkProof finds on its fast way what digestResponse finds', async (t) => {
  const lengths = [1, 8, 30, 200, 700, 2000]
  for (const [i, length] of lengths.entries()) {
    for (const qop of [null, 'auth', 'auth-int', 'AUTH']) {
      for (const algorithm of ['MD5', 'MD5-sess', 'SHA-256', 'SHA-512-256', 'SHA-256-sess']) {
        const fields = {
          username: 'u'.repeat(length),
          realm: `r${i}`,
          nonce: 'n'.repeat(40),
          uri: `sip:${'x'.repeat(length)}`,
          algorithm,
          cnonce: qop === null ? null : 'c',
          opaque: null,
          qop,
          nc: qop === null ? null : '00000001',
        }
        const request = { method: 'INVITE', body: 'v=0' }
        const secrets: DigestSecret[] = [{ password: 'p'.repeat(length) }, { ha1: 'a'.repeat(32) }]
        for (const secret of secrets) {
          const response = digestResponse(
            { ...fields, response: null },
            secret,
            request,
            digestHash,
          )
          const right = read(printCredentials({ ...fields, response }))
          const name = `${algorithm} ${qop} ${length}`
          t.equal(checkProof(right, `r${i}`, algorithm, secret, request), 'right', name)
          const wrong = read(
            printCredentials({ ...fields, response: (response ?? '').replace(/^./, 'x') }),
          )
          t.equal(checkProof(wrong, `r${i}`, algorithm, secret, request), 'wrong', name)
        }
      }
    }
  }
})

t.test('checkProof asks for all parts', async (t) => {
  const whole =
    'Digest username="u", realm="r", nonce="n", uri="sip:r", response="00", qop=auth, nc=00000001, cnonce="c"'
  for (const part of ['username="u", ', 'nonce="n", ', 'uri="sip:r", ', 'response="00", ']) {
    const verdict = checkProof(read(whole.replace(part, '')), 'r', 'MD5', { password: 'p' }, get)
    t.equal(verdict, 'incomplete', part)
  }
  t.equal(
    checkProof(read(whole.replace(', cnonce="c"', '')), 'r', 'MD5', { password: 'p' }, get),
    'incomplete',
  )
  t.equal(
    checkProof(read(whole.replace('qop=auth', 'qop=other')), 'r', 'MD5', { password: 'p' }, get),
    'unknown-qop',
  )
})

t.test('ownProof is made where the body of the reply does not count', async (t) => {
  const plain = read('Digest username="u", realm="r", nonce="n", uri="sip:r", response="00"')
  t.match(ownProof(plain, 'r', 'MD5', { password: 'p' }), /^[0-9a-f]{32}$/)
  const whole = read(
    'Digest username="u", realm="r", nonce="n", uri="sip:r", response="00", qop=auth-int, nc=1, cnonce="c"',
  )
  t.equal(ownProof(whole, 'r', 'MD5', { password: 'p' }), null)
})
