import t from 'tap'

import { NOTHING, Slab } from '../engine/slab.ts'

t.test('what is kept comes back byte by byte, of any length', (t) => {
  const slab = new Slab()
  const all = [0, 1, 255, 256, 257, 4095, 4096, 4097, 65_536, 65_537, 200_000].map((length) => {
    let text = ''
    while (text.length < length) text += String.fromCharCode(text.length % 256)
    return { text, handle: slab.keep(text) }
  })
  for (const { text, handle } of all) t.ok(slab.text(handle) === text, `${text.length} bytes`)
  t.equal(slab.used, all.length)
  for (const { handle } of all) slab.free(handle)
  slab.free(NOTHING)
  t.equal(slab.used, 0)
  t.end()
})

t.test('places are used again', (t) => {
  const slab = new Slab()
  for (let round = 0; round < 20; round++) {
    const handles = Array.from({ length: 3000 }, (_, i) => slab.keep(`message ${round} ${i}`))
    t.equal(slab.text(handles[1234] ?? NOTHING), `message ${round} 1234`)
    for (const handle of handles) slab.free(handle)
  }
  t.ok(slab.bytes <= 3000 * 256 + 262_144, `${slab.bytes} bytes`)
  t.end()
})
