/** Credentials that nobody should send. */

import t from 'tap'

import { Auth } from '../auth.ts'
import { AuthResult } from '../results.ts'
import { noncesOf, requestOf } from './requests.ts'

const options = {
  algorithm: '',
  qop: '',
  realm_prefix: '',
  use_domain: false,
  add_authinfo_hdr: true,
  one_time_nonce: false,
  www_challenge_header: 'WWW-Authenticate',
  proxy_challenge_header: 'Proxy-Authenticate',
}
const auth = new Auth(options, noncesOf(), () => true)

function result(...headers: readonly string[]): AuthResult {
  const ctx = requestOf({ headers })
  const claim = auth.claim(ctx, 'www', 'example.com')
  return auth.prove(ctx, claim, { password: 'secret' })
}

const nonce = noncesOf().make(requestOf(), 2)
const good = (more = ''): string =>
  `Authorization: Digest username="alice", realm="example.com", nonce="${nonce}", uri="sip:example.com", response="${'0'.repeat(32)}"${more}`

t.test('headers of 64 kB are judged like any other', async (t) => {
  const long = 'x'.repeat(65_000)
  t.equal(result(good()), AuthResult.WRONG)
  t.equal(result(good(`, opaque="${long}"`)), AuthResult.WRONG)
  t.equal(result(good(`, ${long}=1`)), AuthResult.WRONG)
  const half = long.slice(35_000)
  t.equal(result(good(`, qop=auth, nc=${half}, cnonce="${half}"`)), AuthResult.WRONG)
  t.equal(result(good().replace('"alice"', `"${long}"`)), AuthResult.WRONG)
  t.equal(result(good().replace(nonce, long)), AuthResult.ERROR)
  t.equal(result(good().replace('"example.com"', `"${long}"`)), AuthResult.NONE)
  t.equal(result(good(', a="\\"'.repeat(8000))), AuthResult.ERROR)
  t.equal(result(`Authorization: Digest ${','.repeat(65_000)}`), AuthResult.NONE)
})

t.test(
  'hundreds of headers are looked through once, and those beyond the limit of a message not at all',
  async (t) => {
    const others = Array.from({ length: 240 }, (_, i) => good().replace('example.com', `r${i}`))
    t.equal(result(...others), AuthResult.NONE)
    t.equal(result(...others, good()), AuthResult.WRONG)
    const many = Array.from({ length: 1000 }, () => good().replace('example.com', 'r'))
    t.equal(result(...many, good()), AuthResult.NONE)
    const broken = Array.from({ length: 240 }, () => 'Authorization: Digest "')
    t.equal(result(...broken), AuthResult.ERROR)
    t.equal(result(...broken, good()), AuthResult.WRONG, 'a broken one hides none that is whole')
  },
)

t.test('what cannot be read is an error, and what is for others is none', async (t) => {
  for (const [header, wanted] of [
    ['Authorization: Digest username="alice, realm="example.com"', AuthResult.ERROR],
    ['Authorization: Digest realm="example.com', AuthResult.ERROR],
    ['Authorization: Digest realm', AuthResult.ERROR],
    ['Authorization: Digest', AuthResult.NONE],
    ['Authorization:', AuthResult.NONE],
    ['Authorization: Basic YWxpY2U6c2VjcmV0', AuthResult.NONE],
    ['Authorization: Bearer realm="example.com"', AuthResult.NONE],
    ['Authorization: Digest realm="example.com"', AuthResult.ERROR],
    [good(', realm="example.com"'), AuthResult.ERROR],
    [good(', algorithm=SHA-256'), AuthResult.ERROR],
    [good(', algorithm=ROT13'), AuthResult.ERROR],
    [good(', qop=auth'), AuthResult.ERROR],
    [good(', qop=auth-conf, nc=00000001, cnonce="c"'), AuthResult.ERROR],
    [good().replace('alice', 'al\0ice'), AuthResult.WRONG],
    [good().replace(nonce, `${nonce.slice(0, -1)}\0`), AuthResult.ERROR],
    [good().replace(nonce, 'ÿ'.repeat(28)), AuthResult.ERROR],
  ] as const) {
    t.equal(result(header), wanted, header)
  }
})

t.test('a realm of the script stays on its line', async (t) => {
  const line = auth.challenge(requestOf(), 'www', 'a"b\\c\r\nX-Evil: 1\0', 0)
  t.match(line, /^WWW-Authenticate: Digest realm="a\\"b\\\\c  X-Evil: 1 ", nonce="[\w-]{28}"\r\n$/)
})

t.test('nothing that the phone wrote leaves its quotes in Authentication-Info', async (t) => {
  const ctx = requestOf({
    headers: [good(', qop=auth, nc=00000001, cnonce="c\\"\\\\, x=y"')],
  })
  const claim = auth.claim(ctx, 'www', 'example.com')
  // any proof is right where the secret is made to fit
  t.equal(auth.prove(ctx, claim, { password: 'secret' }), AuthResult.WRONG)
  t.equal(ctx.replyHeaders, '')
  t.equal(ctx.authorizedUser, null)
})
