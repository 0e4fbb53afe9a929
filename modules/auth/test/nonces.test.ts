import t from 'tap'

import { NonceUses } from '../nonce-uses.ts'
import { AuthResult } from '../results.ts'
import { noncesOf, NOON, requestOf, withNonce } from './requests.ts'

const { GOOD, ERROR, STALE, REUSED } = AuthResult
const MD5 = 2

t.test('a nonce is good where it was made, and with whom shares the secret', async (t) => {
  const ctx = requestOf()
  const nonce = noncesOf().make(ctx, MD5)
  t.match(nonce, /^[\w-]{28}$/)
  t.equal(noncesOf().judge(ctx, withNonce(nonce)), GOOD)
  t.equal(noncesOf({ secret: 'other' }).judge(ctx, withNonce(nonce)), ERROR)
})

t.test('a nonce that was changed anywhere is none of ours', async (t) => {
  const bound = { register: 15, outside: 0, inside: 0 }
  const nonces = noncesOf({ bound })
  const ctx = requestOf()
  const nonce = nonces.make(ctx, MD5)
  t.equal(nonce.length, 39)
  for (let p = 0; p < nonce.length; p++) {
    for (const char of ['0', '1', 'A', '_', '\0', 'ÿ']) {
      if (nonce[p] === char) continue
      const verdict = nonces.judge(ctx, withNonce(nonce.slice(0, p) + char + nonce.slice(p + 1)))
      if (verdict !== (p < 28 ? ERROR : STALE)) t.fail(`${verdict} at ${p}`)
    }
  }
})

t.test('a nonce of another length is none of ours, however long', async (t) => {
  const nonces = noncesOf()
  const ctx = requestOf()
  const nonce = nonces.make(ctx, MD5)
  for (const wrong of ['', 'x', nonce.slice(1), `${nonce}x`, 'x'.repeat(100_000)]) {
    t.equal(nonces.judge(ctx, withNonce(wrong)), ERROR)
  }
})

t.test('a nonce lives as long as it says, and not sooner', async (t) => {
  const nonces = noncesOf({ expire: 60, maxDrift: 3 })
  const nonce = withNonce(nonces.make(requestOf(), MD5))
  const after = (seconds: number) => nonces.judge(requestOf({ at: NOON + seconds * 1000 }), nonce)
  t.equal(after(60), GOOD)
  t.equal(after(61), STALE)
  t.equal(after(-3), GOOD)
  t.equal(after(-4), STALE)
  t.equal(after(10_000_000), STALE)
})

t.test('two nonces of one second differ', async (t) => {
  const nonces = noncesOf()
  const made = new Set(Array.from({ length: 1000 }, () => nonces.make(requestOf(), MD5)))
  t.equal(made.size, 1000)
})

t.test(
  'a nonce is as good when thousands were made after it, and no better when it was changed',
  async (t) => {
    const nonces = noncesOf()
    const ctx = requestOf()
    const made = Array.from({ length: 5000 }, () => nonces.make(ctx, MD5))
    for (const nonce of [made[0] ?? '', made[903] ?? '', made[904] ?? '', made[4999] ?? '']) {
      t.equal(nonces.judge(ctx, withNonce(nonce)), GOOD)
      t.equal(
        nonces.judge(ctx, withNonce(`${nonce.slice(0, -1)}-`)),
        nonce.endsWith('-') ? GOOD : ERROR,
      )
      t.equal(
        nonces.judge(ctx, withNonce(`0${nonce.slice(1)}`)),
        nonce.startsWith('0') ? GOOD : ERROR,
      )
    }
  },
)

t.test('a nonce is bound to the parts it was made for', async (t) => {
  const nonces = noncesOf({ bound: { register: 15, outside: 2, inside: 0 } })
  const nonce = withNonce(nonces.make(requestOf(), MD5))
  t.equal(nonces.judge(requestOf(), nonce), GOOD)
  for (const other of [
    { uri: 'sip:example.net' },
    { callId: '2' },
    { fromTag: 'g' },
    { address: '192.0.2.11' },
    { method: 'INVITE' },
  ]) {
    t.equal(nonces.judge(requestOf(other), nonce), STALE, JSON.stringify(other))
  }
  const plain = withNonce(nonces.make(requestOf({ method: 'BYE', toTag: 't' }), MD5))
  t.equal(nonces.judge(requestOf(), plain), STALE, 'bound to nothing')
  t.equal(nonces.judge(requestOf({ method: 'BYE', toTag: 't' }), nonce), GOOD, 'nothing is asked')
})

t.test('parts cannot be shifted into one another', async (t) => {
  const nonces = noncesOf({ bound: { register: 6, outside: 0, inside: 0 } })
  const nonce = withNonce(nonces.make(requestOf({ callId: '1:1:x', fromTag: 'y' }), MD5))
  t.equal(nonces.judge(requestOf({ callId: '1', fromTag: 'x:1:y' }), nonce), STALE)
})

t.test('each count of a nonce is good once, in rising order', async (t) => {
  const nonces = noncesOf({ counting: true, uses: new NonceUses(7, 16, 0) })
  const ctx = requestOf()
  const nonce = nonces.make(ctx, MD5)
  const judge = (nc: string) => nonces.judge(ctx, withNonce(nonce, nc))
  t.equal(judge('00000001'), GOOD)
  t.equal(judge('00000001'), GOOD, 'nothing is used up by looking')
  nonces.use(withNonce(nonce, '00000003'))
  t.equal(judge('00000003'), STALE)
  t.equal(judge('00000002'), STALE)
  t.equal(judge('00000004'), GOOD)
  t.equal(judge('000000ff'), GOOD)
  t.equal(judge('00000100'), STALE)
  t.equal(judge('ffffffff'), STALE)
  t.equal(judge('xyz'), ERROR)
  t.equal(judge('00000000'), STALE)
})

t.test('a nonce that newer ones pushed out is stale, however young', async (t) => {
  for (const kind of ['counting', 'oneTime'] as const) {
    const nonces = noncesOf({ [kind]: true, uses: new NonceUses(0xffff_fffc, 8, 8) })
    const ctx = requestOf()
    const nonce = withNonce(nonces.make(ctx, MD5), kind === 'counting' ? '00000001' : null)
    for (let i = 0; i < 7; i++) nonces.make(ctx, MD5)
    t.equal(nonces.judge(ctx, nonce), GOOD, 'numbers start anew in between')
    nonces.make(ctx, MD5)
    t.equal(nonces.judge(ctx, nonce), STALE)
    nonces.use(nonce)
    t.equal(nonces.judge(ctx, nonce), STALE, 'and marks nobody else’s')
  }
})

t.test('a nonce for one use is good until it is used', async (t) => {
  const nonces = noncesOf({ oneTime: true, uses: new NonceUses(0, 0, 64) })
  const ctx = requestOf()
  const made = Array.from({ length: 64 }, () => withNonce(nonces.make(ctx, MD5)))
  for (const [place, nonce] of made.entries()) if (place % 3 === 0) nonces.use(nonce)
  for (const [place, nonce] of made.entries()) {
    const wanted = place % 3 === 0 ? REUSED : GOOD
    if (nonces.judge(ctx, nonce) !== wanted) t.fail(String(place))
  }
})
