import t from 'tap'

import { parseMessageText } from 'siprose'

import { answerChallenge } from '../auth/answer.ts'
import { parseLogin } from '../auth/logins.ts'
import { SeededRandom } from '../../../src/docs/player/world/random.ts'

const random = new SeededRandom('answer')
const request = { method: 'INVITE', uri: 'sip:bob@example.com', body: '' }

const ask = (...challenges: readonly string[]) => {
  const lines = challenges.map((one) => `WWW-Authenticate: ${one}\r\n`).join('')
  const reply = parseMessageText(`SIP/2.0 401 Unauthorized\r\n${lines}\r\n`)
  const find = (realm: string) => (realm === 'r' ? { user: 'u', secret: { password: 'p' } } : null)
  return answerChallenge({ reply, status: 401 }, find, request, random)
}

t.test('answerChallenge answers the first challenge that it can', (t) => {
  const rows: [challenges: string[], wanted: RegExp | null][] = [
    [[], null],
    [['Basic realm="r"'], null],
    [['Digest realm="other", nonce="n"'], null],
    [['Digest realm="r", nonce="n", algorithm=UNHEARD'], null],
    [
      ['Digest realm="r", nonce="n", algorithm=UNHEARD', 'Digest realm="r", nonce="m"'],
      /nonce="m"/,
    ],
    [['Digest realm="other", nonce="n"', 'Digest realm="r", nonce="m"'], /realm="r"/],
    [['Digest realm="r", nonce="n", algorithm=SHA-256, qop="auth"'], /algorithm=SHA-256/],
    [['Digest realm="r", nonce="n", algorithm=MD5-sess, qop="auth"'], /algorithm=MD5-sess/],
    [['Digest realm="r", nonce="n", qop="auth-int,auth"'], /qop=auth[,\r]/],
    [['Digest realm="r", nonce="n", qop="auth-int"'], /qop=auth-int/],
    [['Digest realm="r", nonce="n", opaque="o\\"x"'], /opaque="o\\"x"/],
    [['Digest'], null],
    [['Digest realm="r'], null],
    [['Digest ,,,,=='], null],
    [[`Digest realm="${'r'.repeat(5000)}", nonce="n"`], null],
  ]
  for (const [challenges, wanted] of rows) {
    const answer = ask(...challenges)
    if (wanted === null) t.equal(answer, null, challenges.join())
    else t.match(answer?.line, wanted, challenges.join())
    t.notMatch(answer?.line.slice(0, -2) ?? '', /[\r\n]/)
  }
  t.end()
})

t.test('parseLogin takes passwords with colons, and shows none that it refuses', (t) => {
  t.same(parseLogin('u:r:p:q'), { user: 'u', realm: 'r', password: 'p:q' })
  for (const wrong of ['', 'secret', 'secret:r', ':r:secret', 'u::secret']) {
    try {
      parseLogin(wrong)
      t.fail(wrong)
    } catch (error) {
      t.notMatch(String(error), /secret/)
    }
  }
  t.end()
})
