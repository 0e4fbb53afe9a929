import t from 'tap'

import { Documents } from '../documents.ts'

const texts = (found: readonly (Buffer | null)[]) => found.map((each) => each?.toString() ?? null)

t.test('Documents finds documents wherever the stream is cut', async (t) => {
  const stream = ' {"a":"}\\"{"} x\n[1,[2],{"b":[]}]{}{"c":"\\\\"}'
  const wanted = ['{"a":"}\\"{"}', '[1,[2],{"b":[]}]', '{}', '{"c":"\\\\"}']
  for (let cut = 0; cut <= stream.length; cut++) {
    const documents = new Documents(100)
    const found = [stream.slice(0, cut), stream.slice(cut)].flatMap((part) => [
      ...documents.take(Buffer.from(part)),
    ])
    t.same(texts(found), wanted, `cut at ${cut}`)
  }
})

t.test('Documents keeps no more than it may', async (t) => {
  const documents = new Documents(10)
  t.same(texts(documents.take(Buffer.from('{"long":"document"}{"a":1}'))), [null, '{"a":1}'])
  documents.take(Buffer.from('{"half'))
  t.equal(documents.halfway, true)
  documents.reset()
  t.same(texts(documents.take(Buffer.from('{}'))), ['{}'])
})

t.test('Documents looks at each byte once', async (t) => {
  const documents = new Documents(65_536)
  const chunk = Buffer.from('{'.repeat(1000))
  for (let n = 0; n < 2000; n++) documents.take(chunk)
  documents.reset()
  for (let n = 0; n < 65_000; n++) documents.take(Buffer.from('{'))
  t.pass()
})
