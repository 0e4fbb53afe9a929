import t from 'tap'

import { checkConfig } from '../check/check.ts'
import { checkCodes } from '../check/codes.ts'
import { runtimeCodes } from '../compile/codes.ts'
import { compileConfig } from '../compile/compile.ts'
import { parseText } from '../parse/file.ts'
import { codeExamples } from './support/code-examples.ts'
import { exampleVocabulary } from './support/example-vocabulary.ts'
import { fakeHelpers, FakeFrame } from './support/fake-vocabulary.ts'

function read(config: string) {
  const parsed = parseText(config, 'kamailio.cfg')
  const modules = parsed.config.loadModules.map((one) => one.module)
  return { ...parsed, vocabulary: exampleVocabulary(modules) }
}

const checks = codeExamples(new URL('../check/codes.ts', import.meta.url))
const errors = codeExamples(new URL('../compile/codes.ts', import.meta.url))

t.test('each code of the checker has an example that provokes it, and no other', (t) => {
  t.same(
    checks.map(({ code }) => code),
    Object.values(checkCodes),
  )
  for (const { code, sentence, config } of checks) {
    const { config: tree, diagnostics, vocabulary } = read(config)
    checkConfig(tree, vocabulary, diagnostics)
    t.same(
      diagnostics.all.map((one) => one.code),
      [code],
      code,
    )
    t.match(sentence, /^.{1,140}\.$/, code)
  }
  t.end()
})

t.test('each code of run time has an example that provokes it, and no other', (t) => {
  t.same(
    errors.map(({ code }) => code),
    Object.values(runtimeCodes),
  )
  for (const { code, config } of errors) {
    const { config: tree, diagnostics, vocabulary } = read(config)
    const size = tree.parameters.find(({ name }) => name === 'pv_buffer_size')?.value
    const maxFormatLength = size?.kind === 'integer' ? size.value : 65_535
    const program = compileConfig(tree, vocabulary, fakeHelpers({ maxFormatLength }), {
      diagnostics,
    })
    const frame = new FakeFrame()
    program.route('request', null)?.run(frame)
    t.equal(diagnostics.print(), '', code)
    t.same([...new Set(frame.warnings.map((one) => one.split(':')[0]))], [code], code)
  }
  t.end()
})
