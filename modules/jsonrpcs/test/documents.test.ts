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

t.test('Documents takes a stream byte by byte, however deep it nests', async (t) => {
  const documents = new Documents(65_536)
  const found = (byte: string, times: number) =>
    Array.from({ length: times }, () => documents.take(Buffer.from(byte))).flat()
  t.same(found('[', 32_768), [])
  const [whole, ...more] = found(']', 32_768)
  t.equal(whole?.toString(), '['.repeat(32_768) + ']'.repeat(32_768))
  t.same(more, [])
})

t.test('Documents says once that a document was too long, when that ends', async (t) => {
  const documents = new Documents(65_536)
  const chunk = Buffer.from('{'.repeat(1000))
  for (let n = 0; n < 100; n++) t.same(documents.take(chunk), [])
  t.same(documents.take(Buffer.from('}'.repeat(99_999))), [])
  t.same(texts(documents.take(Buffer.from('}{}'))), [null, '{}'])
})
