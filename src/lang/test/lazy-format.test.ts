import t from 'tap'

import { compileConfig } from '../compile/compile.ts'
import { parseText } from '../parse/file.ts'
import type { CompiledFormat, Vocabulary } from '../vocabulary.ts'
import { arg, fakeHelpers, type FakeFrame, fakeVocabulary, fn } from './support/fake-vocabulary.ts'
import { sampleFrame } from './support/run-script.ts'

const given: CompiledFormat[] = []

const later = fn('later', [arg('str', { lazy: true })], true, {
  call: (_self: unknown, _ctx: unknown, text: CompiledFormat) => {
    given.push(text)
    return true
  },
})
const sure = fn('sure', [arg('int', { nullable: true }), arg('str', { nullable: true })], true)

const vocabulary: Vocabulary = Object.assign(Object.create(fakeVocabulary), {
  functions: (name: string) =>
    [later, sure].filter((form) => form.name === name).concat(fakeVocabulary.functions(name)),
})

function runs(body: string): FakeFrame {
  given.length = 0
  const { config, diagnostics } = parseText(`request_route { ${body} }`, 'test.cfg')
  const frame = sampleFrame()
  const program = compileConfig(config, vocabulary, fakeHelpers(), { diagnostics })
  t.notOk(diagnostics.hasErrors, diagnostics.print())
  program.route('request', null)?.run(frame)
  return frame
}

t.test('a lazy argument is evaluated by the function', async (t) => {
  const frame = runs('later("<$vn(abc)>"); $vn(abc) = "new";')
  t.equal(given[0]?.constant, null)
  t.equal(given[0]?.run(frame), '<new>')
})

t.test('a lazy argument is the same object for every call', async (t) => {
  runs('$vn(i) = 0; while ($vn(i) < 3) { later("$vn(i)"); $vn(i) = $vn(i) + 1; }')
  t.equal(given.length, 3)
  t.equal(new Set(given).size, 1)
})

t.test('a lazy argument without variables is known at load', async (t) => {
  runs('later("plain"); later(7);')
  t.strictSame(
    given.map(({ constant }) => constant),
    ['plain', '7'],
  )
})

t.test('a lazy argument that is an expression is evaluated before the call', async (t) => {
  const frame = runs('later($vn(abc)); later($vn(nope)); later("a" + $vn(i5)); $vn(abc) = "new";')
  t.strictSame(
    given.map((one) => one.run(frame)),
    ['abc', '<null>', 'a5'],
  )
})

t.test('a text of one variable is that variable where a function wants to see $null', async (t) => {
  t.strictSame(runs('sure("$vn(nope)", "$vn(nope)");').calls, ['sure(null, null)'])
  t.strictSame(runs('sure("$vn(s5)", "$vn(i5)");').calls, ['sure(5, "5")'])
  t.strictSame(runs('sure(5, "a $vn(nope)");').calls, ['sure(5, "a <null>")'])
})
