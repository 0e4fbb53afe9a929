import { fileURLToPath } from 'node:url'

import t from 'tap'

import { examplesOf } from '../../../src/docs/reference.ts'
import { compileDocumentation } from '../compile.ts'
import { lintDocumentation } from '../lint.ts'
import { findPlaces } from '../places.ts'
import { readmePages, stalePages } from '../readme.ts'

const root = fileURLToPath(new URL('fixtures/house', import.meta.url))
const documentation = await compileDocumentation(root, findPlaces)
const { reference } = documentation
const sample = reference.modules['sample']

t.test('comments are found wherever the export is declared', (t) => {
  t.same(documentation.findings, [])
  t.match(reference.core, {
    summary: 'What a script has without any module.',
    parameters: [{ name: 'debug', summary: 'How much the log says.', file: 'src/core/module.ts' }],
    functions: [{ name: 'return', summary: 'Ends a route.', file: 'src/core/functions.ts' }],
  })
  t.match(sample?.parameters[0], { name: 'code', summary: 'The status that {@link say_no} sends.' })
  t.match(sample?.statistics[0], { name: '4xx_refusals', summary: 'Refusals sent.' })
  t.match(sample?.event_routes[0], { name: 'sample:refused', summary: 'Runs after a refusal.' })
  t.match(reference.diagnostics, [
    { name: 'lang/too-large', summary: 'A number that is too large.', examples: [] },
    { name: 'lang/unknown-name', summary: 'A name that nobody has.', examples: [{}] },
  ])
  t.end()
})

t.test('examples know the line of each fence, in code and in guides', (t) => {
  const examples = examplesOf(reference).filter((example) => example.module === 'sample')
  t.match(
    examples.map(({ id, fences }) => [id].concat(fences.map((fence) => String(fence.line)))),
    [
      ['sample/guide/a-whole-setup', '11', '14'],
      ['sample/guide/what-has-no-box', '21', '22'],
      ['sample/code/say-something-else', '27', '32'],
      ['sample/title/show-a-name', '45'],
      ['sample/say_no/refuse-options', '81', '87'],
      ['sample/say_no/refuse-options-2', '93'],
      ['sample/sample/read-one', '117'],
      ['sample/s.mark/mark-a-name', '132'],
      ['sample/sample.list/list-them', '147'],
      ['sample/sample:refused/log-it', '60'],
    ],
  )
  t.end()
})

t.test('a page is what lies on the disk, byte for byte', (t) => {
  const { pages, problems } = readmePages(documentation)
  t.same(problems, [])
  const own = pages.filter((page) => page.file === 'modules/sample/README.md')
  t.equal(own.length, 1)
  t.same(stalePages(root, own), [])
  t.same(stalePages(root, [{ file: 'modules/sample/README.md', text: '' }]).length, 1)
  t.same(stalePages(root, [{ file: 'modules/none/README.md', text: '' }]).length, 1)
  t.end()
})

t.test('what is not documented as it should be is told with its place', (t) => {
  const { findings, counts, examples, notRun } = lintDocumentation(documentation, 0)
  const told = findings.map(({ file, line, text }) => `${file}:${line}: ${text}`)
  t.same(told, [
    'modules/careless/index.ts:1: module `careless` has no guide; it belongs in modules/careless/doc/careless.xml',
    'modules/careless/index.ts:2: module `careless`: the summary does not end with a period',
    'modules/careless/index.ts:10: parameter `silent` of `careless` has no documentation comment',
    'modules/careless/index.ts:12: parameter `chatty` of `careless`: the summary has 106 characters; it can have 90',
    'modules/careless/index.ts:12: parameter `chatty` of `careless`: the summary opens with "This …"; say what it does instead',
    'modules/careless/index.ts:12: prose does not say "simply"',
    'modules/careless/index.ts:12: parameter `chatty` of `careless` has no example',
    'modules/careless/index.ts:16: statistic `lost` of `careless`: the summary repeats the name `lost`',
    'modules/careless/index.ts:16: prose does not say "etc."',
    'modules/careless/index.ts:22: function `careless_call` of `careless` needs `@param code`',
    'modules/careless/index.ts:22: function `careless_call` of `careless` has no argument `other` to explain',
    'modules/careless/index.ts:23: `{@link nowhere}` leads nowhere; nothing is called so',
    'modules/careless/index.ts:27: `@rfc` opens with the number, `@rfc 3261 section 16.6`',
    'modules/careless/index.ts:28: `@param` stands after `@rfc`; it belongs before',
    'modules/careless/index.ts:29: an example needs a title behind `@example`',
    'modules/careless/index.ts:31: `...` leaves something out; an example is whole, or uses wrap=route or with=…',
    'modules/careless/index.ts:33: `@author` is not known; there are @param, @returns, @example, @compat, @trap, @rfc, @see',
    'modules/careless/index.ts:34: an example needs a `kamailio`, `values` or `sip` fence',
    'modules/careless/index.ts:34: the example "Only a shell" does not run',
    'modules/careless/index.ts:39: `no-run` has no reason; write no-run="why it cannot be played"',
    'modules/careless/index.ts:42: the example "Never closed" does not run',
    'modules/careless/index.ts:43: a fence is not closed',
    'modules/sample/index.ts:145: the example "List them" does not run',
    'src/lang/codes.ts:15: code `lang/too-large` has no example',
    "src/sip/fault-codes.ts:17: an example needs a `ts` fence with `// => { code: 'sip/bad-port' }` in it",
    'src/sip/fault-codes.ts:25: code `sip/bad-user` has no example',
  ])
  t.match(counts, { parameters: 5, functions: 3, statistics: 2, modules: 2, diagnostics: 5 })
  t.equal(examples, examplesOf(reference).length)
  t.same(
    notRun.map((example) => example.title),
    ['Only a shell', 'Never closed', 'List them'],
  )
  t.end()
})

t.test('a budget lets examples opt out', (t) => {
  const { findings } = lintDocumentation(documentation, 3)
  t.notOk(findings.some((finding) => finding.text.endsWith('does not run')))
  t.end()
})
