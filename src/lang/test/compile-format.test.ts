import t from 'tap'

import { compileFormat, compileVariableRef } from '../compile/format.ts'
import { fakeVocabulary } from './support/fake-vocabulary.ts'
import { sampleFrame } from './support/run-script.ts'

t.test('compileFormat prints texts and variables', (t) => {
  const rows: readonly (readonly [string, string])[] = [
    ['plain', 'plain'],
    ['', ''],
    ['cost: 5$$', 'cost: 5$'],
    ['$rU', 'bob'],
    ['$ml$ml', '250250'],
    ['[$vn(none)] [$(vn(none){s.len})] [$null]', '[<null>] [] [<null>]'],
    ['$(rU{s.upper}) via $hdr(X$rU)', 'BOB via value of Xbob'],
    ['\xc3\xa4 $rU', '\xc3\xa4 bob'],
  ]
  for (const [text, printed] of rows) {
    t.equal(compileFormat(text, fakeVocabulary).run(sampleFrame()), printed, text)
  }
  t.end()
})

t.test('compileFormat knows what depends on no message', (t) => {
  t.equal(compileFormat('plain', fakeVocabulary).constant, 'plain')
  t.equal(compileFormat('5$$', fakeVocabulary).constant, '5$')
  t.equal(compileFormat('$rU', fakeVocabulary).constant, null)
  t.end()
})

t.test('compileFormat throws on what it cannot read', (t) => {
  t.throws(() => compileFormat('$(rU', fakeVocabulary), { name: 'PrepareError' })
  t.throws(() => compileFormat('$nope', fakeVocabulary), {
    message: /no variable|no loaded module/,
  })
  t.throws(() => compileFormat('$(rU{s.nope})', fakeVocabulary), { name: 'PrepareError' })
  t.end()
})

t.test('compileVariableRef reads and sets a variable', (t) => {
  const frame = sampleFrame()
  const ref = compileVariableRef('$var(q)', fakeVocabulary)
  t.equal(ref.text, '$var(q)')
  t.equal(ref.set?.(frame, 'x'), true)
  t.equal(ref.get(frame), 'x')
  t.equal(compileVariableRef('$ru', fakeVocabulary).set?.(frame, 'x'), false)
  t.equal(compileVariableRef('$rm', fakeVocabulary).set, null)
  t.equal(compileVariableRef('$(rU{s.len})', fakeVocabulary).get(frame), 3)
  t.throws(() => compileVariableRef('var(q)', fakeVocabulary), { message: /is no variable/ })
  t.throws(() => compileVariableRef('$rU and more', fakeVocabulary), { message: /is no variable/ })
  t.end()
})
