import t from 'tap'

import { type Pair, PairCode } from '../parties/secret.ts'

const pair: Pair = {
  original: { uri: 'sip:alice@example.com', display: '"A"' },
  replaced: { uri: 'sip:house@example.com', display: '' },
}

t.test('PairCode reads what it has printed, with a password and without', (t) => {
  for (const password of ['', 'secret']) {
    const code = new PairCode(password)
    const text = code.print(pair)
    t.match(text, /^[\w-]+$/)
    t.same(code.parse(text), pair)
    const plain: Pair = {
      original: { uri: 'sip:a@b', display: null },
      replaced: { uri: 'sip:c@d', display: null },
    }
    t.same(code.parse(code.print(plain)), plain)
  }
  t.end()
})

t.test('PairCode takes nothing that was changed, or made with another password', (t) => {
  const code = new PairCode('secret')
  const text = code.print(pair)
  t.equal(new PairCode('other').parse(text), null)
  for (let at = 0; at < text.length - 1; at++) {
    const other = text[at] === 'A' ? 'B' : 'A'
    t.equal(code.parse(text.slice(0, at) + other + text.slice(at + 1)), null)
  }
  for (const wrong of ['', 'x', '%%%', 'A'.repeat(5000), '🙂']) t.equal(code.parse(wrong), null)
  t.end()
})
