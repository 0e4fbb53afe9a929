import t from 'tap'

import { credentialsVerdict, digestParams } from '../checks/credentials.ts'
import { cpuMs } from '../../../test/support/cpu-time.ts'

const whole =
  'Digest username="alice", realm="example.com", nonce="n", uri="sip:example.com", response="r"'

t.test('credentialsVerdict finds nothing wrong with whole credentials', async (t) => {
  t.equal(credentialsVerdict(whole, 'refuse'), null)
  t.equal(credentialsVerdict(whole.replace('Digest', 'digest'), 'refuse'), null)
  t.equal(credentialsVerdict(`${whole}, qop=auth, nc=00000001, cnonce="x"`, 'refuse'), null)
  t.equal(credentialsVerdict(`${whole}, opaque="", anything=at-all`, 'refuse'), null)
  t.equal(credentialsVerdict(whole.replaceAll(', ', ' ,\t'), 'refuse'), null)
})

for (const [name, value, reason] of [
  ['no parameters', 'Digest x', 'Bad Auth Header'],
  ['an unclosed quote', `${whole.slice(0, -1)}`, 'Bad Auth Header'],
  ['text behind a value', whole.replace('"n"', '"n" x'), 'Bad Auth Header'],
  ['an empty element', whole.replace(', nonce', ', , nonce'), 'Bad Auth Header'],
  ['no user', whole.replace('username="alice", ', ''), 'Bad Auth Credentials'],
  ['no response', whole.replace(', response="r"', ''), 'Bad Auth Credentials'],
  ['qop without nc', `${whole}, qop=auth, cnonce="x"`, 'Bad Auth Credentials'],
  ['qop without cnonce', `${whole}, qop=auth, nc=00000001`, 'Bad Auth Credentials'],
  ['an empty user', whole.replace('"alice"', '""'), 'Auth Empty User'],
  ['an empty nonce', whole.replace('"n"', '""'), 'Auth Empty Nonce'],
  ['an empty response', whole.replace('"r"', '""'), 'Auth Empty Response'],
] as const) {
  t.test(`credentialsVerdict refuses credentials with ${name}`, async (t) => {
    t.equal(credentialsVerdict(value, 'ignore')?.reason, reason)
    t.equal(credentialsVerdict(value, 'ignore')?.status, 400)
  })
}

t.test('credentialsVerdict leaves other schemes alone where it is told to', async (t) => {
  for (const value of ['Basic abc', 'Bearer x', 'Digest', '', 'Digesty username="a"']) {
    t.equal(credentialsVerdict(value, 'ignore'), null, value)
    t.equal(credentialsVerdict(value, 'refuse')?.reason, 'Bad Auth Header', value)
  }
})

t.test('digestParams keeps what stands in quotes', async (t) => {
  const params = digestParams('Digest Username="a, \\"b\\"=c", realm=bare')
  t.ok(params instanceof Map)
  if (!(params instanceof Map)) return
  t.equal(params.get('username'), 'a, \\"b\\"=c')
  t.equal(params.get('realm'), 'bare')
})

t.test('digestParams takes time in proportion to the length', async (t) => {
  const started = cpuMs()
  digestParams(`Digest ${'a'.repeat(200_000)}`)
  digestParams(`Digest ${' '.repeat(200_000)}`)
  digestParams(`Digest a="${'\\'.repeat(200_001)}`)
  digestParams(`Digest ${'a=b,'.repeat(50_000)}`)
  t.ok(cpuMs() - started < 1000)
})
