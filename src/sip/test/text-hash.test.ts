import t from 'tap'

import { TextHash } from '../text-hash.ts'

t.test('TextHash.addPart is add of the text cut out', async (t) => {
  const text = 'z9hG4bK-one-two-three'
  for (const [from, to] of [
    [0, text.length],
    [7, 12],
    [3, 3],
  ] as const) {
    const part = new TextHash().addPart(text, from, to).add('end').digits()
    t.equal(part, new TextHash().add(text.slice(from, to)).add('end').digits())
  }
  t.not(new TextHash().addPart(text, 0, 5).digits(), new TextHash().addPart(text, 0, 6).digits())
})
