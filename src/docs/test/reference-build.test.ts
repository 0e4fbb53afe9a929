import t from 'tap'

import { any, int, optional, str } from '../../runtime/declare/argument.ts'
import { eventRoute } from '../../runtime/declare/event-route.ts'
import { defineModule, key } from '../../runtime/declare/module.ts'
import {
  boolParam,
  intParam,
  optionalStrParam,
  socketListParam,
  strListParam,
  strParam,
} from '../../runtime/declare/parameter.ts'
import { counter } from '../../runtime/declare/statistic.ts'
import { AddressBook, anchorOf } from '../reference-anchor.ts'
import { buildReference, runs, type ModuleSource } from '../reference-build.ts'
import { docComments } from '../reference-comment.ts'
import { type Declared, subjectsOf } from '../reference-subjects.ts'
import { entriesOf, examplesOf } from '../reference.ts'

const core = defineModule('core', {
  params: { debug: intParam(0, { min: -5 }), listen: socketListParam() },
})
const demo = defineModule('demo', {
  params: {
    level: intParam(3, { min: 1, max: 9, unit: 's', aliases: ['depth'] }),
    on: boolParam(true),
    name: strParam('a "b"', { values: ['a', 'b'] }),
    url: optionalStrParam(),
    rows: strListParam(),
  },
  statistics: { done: counter(), odd: counter({ name: '1xx' }) },
  eventRoutes: { over: eventRoute('demo:over') },
})

const demoExports = {
  default: demo,
  unrelated: 5,
  zap: demo.cfgFunction({ args: [any('b')], routes: 'any' }, () => true),
  act: demo.cfgFunctionAsync(
    { args: [str('a'), optional(int('n', { max: 5 }))], routes: ['request'], aliases: ['Act'] },
    () => true,
  ),
  ending: demo.cfgFunction({ name: 'return', routes: 'any' }, () => true),
  one: demo.pseudoVariable({ name: '$one', type: 'int', aliases: ['$uno'] }, { get: () => 1 }),
  list: demo.pseudoVariable(
    { name: '$list', key: key('name', null, { optional: true }), indexed: true, type: 'str' },
    { get: () => null, set: () => true },
  ),
  cut: demo.transformation(
    { name: 's.cut', args: [int('from'), optional(int('to'))], from: 'str', to: 'str' },
    (text) => text,
  ),
  show: demo.rpcCommand({ name: 'demo.show', mi: 'demo_show', args: [str('row')] }, () => null),
}

const comment = `
/**
 * Acts. Once.
 *
 * @param a - what
 * @returns nothing
 *
 * @example Do it
 * \`\`\`kamailio
 * request_route { act("x"); }
 * \`\`\`
 *
 * @example Do it
 * \`\`\`kamailio no-run="too much"
 * request_route { act("y"); }
 * \`\`\`
 * @see {@link zap}
 */`

function declared(text: string): Declared {
  return { file: 'demo.ts', line: 20, comment: docComments(text, 'demo.ts')[0] ?? null }
}

function source(name: string, namespace: ModuleSource['namespace']): ModuleSource {
  const none = new Map<string, Declared>()
  return {
    name,
    namespace,
    guideExamples: [],
    declarations: {
      module: declared('/** A module. */'),
      exports: new Map([['act', declared(comment)]]),
      params: none,
      statistics: none,
      eventRoutes: none,
    },
  }
}

function build() {
  return buildReference(
    source('core', { default: core }),
    [source('demo', demoExports)],
    [{ name: 'demo/too-late', declared: declared('/** Somebody came too late. */') }],
  )
}

t.test('buildReference takes parameters from their declaration', (t) => {
  const { core, modules } = build()
  t.match(modules['demo']?.parameters, [
    {
      name: 'level',
      type: 'int',
      default: '3',
      minimum: 1,
      maximum: 9,
      unit: 's',
      aliases: ['depth'],
    },
    { name: 'depth', alias_of: 'level' },
    { name: 'name', default: '"a \\"b\\""', values: ['a', 'b'] },
    { name: 'on', default: 'yes', forms: ['modparam("demo", "on", 1)'] },
    { name: 'rows', default: null, many: true },
    { name: 'url', type: 'str', default: null, forms: ['modparam("demo", "url", "…")'] },
  ])
  t.match(core.parameters, [
    { name: 'debug', forms: ['debug = 0'], minimum: -5, maximum: null },
    { name: 'listen', type: 'socket-list', many: true },
  ])
  t.end()
})

t.test('buildReference takes everything else from its declaration', (t) => {
  const module = build().modules['demo']
  t.match(module?.functions, [
    {
      name: 'act',
      forms: ['act(a)', 'act(a, n)'],
      arguments: [
        { name: 'a', type: 'str', optional: false, text: 'what' },
        { name: 'n', type: 'int', optional: true, maximum: 5, text: '' },
      ],
      routes: ['request'],
      waits: true,
    },
    { name: 'Act', alias_of: 'act', examples: [] },
    { name: 'return', routes: 'any', waits: false },
    { name: 'zap', forms: ['zap(b)'] },
  ])
  t.match(module?.variables, [
    {
      name: '$list',
      forms: ['$list', '$list(name)', '$(list[index])', '$(list(name)[index])'],
      settable: true,
      key: { name: 'name', optional: true },
    },
    { name: '$one', type: 'int', settable: false, key: null },
    { name: '$uno', alias_of: '$one' },
  ])
  t.match(module?.transformations, [
    { class: 's', name: 'cut', forms: ['{s.cut,from}', '{s.cut,from,to}'], from: 'str', to: 'str' },
  ])
  t.match(module?.statistics, [{ name: '1xx', type: 'counter' }, { name: 'done' }])
  t.match(module?.rpc, [{ name: 'demo.show', mi: 'demo_show', forms: ['demo.show row'] }])
  t.match(module?.event_routes, [{ name: 'demo:over' }])
  t.end()
})

t.test('buildReference takes a comment apart', (t) => {
  const reference = build()
  t.match(reference.modules['demo']?.functions[0], {
    summary: 'Acts.',
    text: 'Once.',
    returns: 'nothing',
    see: ['{@link zap}'],
    file: 'demo.ts',
    line: 20,
  })
  t.match(reference.diagnostics, [{ name: 'demo/too-late', summary: 'Somebody came too late.' }])
  t.end()
})

t.test('buildReference gives each example an id of its own', (t) => {
  const examples = examplesOf(build())
  t.match(examples, [
    { id: 'demo/act/do-it', module: 'demo', symbol: 'act', title: 'Do it', line: 8 },
    { id: 'demo/act/do-it-2', line: 13 },
  ])
  t.same(examples.map(runs), [true, false])
  t.equal(JSON.stringify(build()), JSON.stringify(build()), 'the same sources, the same bytes')
  t.end()
})

t.test('buildReference keeps the first fence of an example without a title', (t) => {
  const text = '/**\n * A.\n * @example\n * ```kamailio\n * drop;\n * ```\n */'
  const code = { name: 'demo/untitled', declared: declared(text) }
  const reference = buildReference(source('core', { default: core }), [], [code])
  t.match(examplesOf(reference), [
    {
      id: 'demo/untitled/example',
      title: '',
      text: '```kamailio\ndrop;\n```',
      fences: [{ line: 5 }],
    },
  ])
  t.end()
})

t.test('subjectsOf sorts by name, without regard to case', (t) => {
  const { declarations } = source('demo', {})
  const names = subjectsOf('demo', demoExports, declarations).map((subject) => subject.symbol)
  t.same(
    names,
    names.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)),
  )
  t.end()
})

t.test('AddressBook finds entries by what people call them', (t) => {
  const book = new AddressBook(build())
  const rows: readonly (readonly [name: string, anchor: string])[] = [
    ['act', 'demo.f.act'],
    ['Act()', 'demo.f.act'],
    ['$list(x)', 'demo.v.list'],
    ['$(list[0])', 'demo.v.list'],
    ['$uno', 'demo.v.one'],
    ['s.cut', 'demo.t.s.cut'],
    ['{s.cut}', 'demo.t.s.cut'],
    ['cut', 'demo.t.s.cut'],
    ['demo.show', 'demo.r.demo.show'],
    ['demo:over', 'demo.e.demo-over'],
    ['demo.p.level', 'demo.p.level'],
    ['depth', 'demo.p.level'],
  ]
  for (const [name, anchor] of rows) t.equal(book.find(name, 'core')?.anchor, anchor, name)
  t.equal(book.find('nothing', 'demo'), null)
  t.equal(book.find('act', 'demo', ['variables']), null)
  t.end()
})

t.test('anchorOf is the same for every name of an entry', (t) => {
  const module = build().modules['demo']
  t.equal(module && entriesOf(module, 'functions').length, 3)
  const anchors = module?.functions.slice(0, 2).map((entry) => anchorOf('demo', 'functions', entry))
  t.same(anchors, ['demo.f.act', 'demo.f.act'])
  t.end()
})
