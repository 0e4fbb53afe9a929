import t from 'tap'

import { langCodes } from '../codes.ts'
import {
  Diagnostics,
  diagnosticToJson,
  makeDiagnostic,
  printDiagnostic,
  summary,
} from '../diagnostic.ts'
import { nearest } from '../near.ts'
import type { Position } from '../position.ts'
import { behind, noChain, spanning, within } from '../position.ts'
import { tableReader } from '../source.ts'
import { codeExamples, codesOf, parse } from './support/parsing.ts'

const text = 'route {\n\t\tt_realy("0x01");\n}\n'
const place: Position = {
  file: 'kamailio.cfg',
  line: 2,
  column: 3,
  offset: 10,
  length: 7,
  chain: noChain,
}

t.test(
  'printDiagnostic shows the line with carets under the wrong text, tabs respected',
  async (t) => {
    const diagnostic = makeDiagnostic('error', 'lang/unknown-function', 'no `t_realy`', place, {
      notes: [
        { message: 'included from', position: { ...place, file: 'main.cfg', line: 12, column: 1 } },
      ],
      help: 'did you mean `t_relay`?',
    })
    t.equal(
      printDiagnostic(diagnostic, (file) => ({ file, text })),
      [
        'kamailio.cfg:2:3: error[lang/unknown-function]: no `t_realy`',
        '  |',
        '2 | \t\tt_realy("0x01");',
        '  | \t\t^^^^^^^',
        '  = note: included from main.cfg:12:1',
        '  = help: did you mean `t_relay`?',
        '',
      ].join('\n'),
    )
  },
)

t.test('printDiagnostic widens the margin with the line number', async (t) => {
  const far = { ...place, line: 1041, offset: 1040 + 10, column: 3 }
  const long = '\n'.repeat(1040) + text.slice(8)
  const printed = printDiagnostic(
    makeDiagnostic('hint', 'lang/x', 'm', { ...far, offset: 1042 }),
    () => ({
      file: '',
      text: long,
    }),
  )
  t.match(printed, /^ {5}\|\n1041 \| \t\tt_realy\("0x01"\);\n {5}\| \t\t\^{7}\n$/m)
})

t.test(
  'printDiagnostic takes a multi-byte character as one, and shows no control characters',
  async (t) => {
    const line = '# \xc3\xa4\x1b[0m\xe2\x82\xac x\r\nnext'
    const at = { ...place, line: 1, column: 13, offset: 12, length: 1 }
    const [, , shown, marks] = printDiagnostic(makeDiagnostic('error', 'lang/x', 'm', at), () => ({
      file: '',
      text: line,
    })).split('\n')
    t.equal(shown, '1 | # \xc3\xa4?[0m\xe2\x82\xac x')
    t.equal(marks, `  | ${' '.repeat(9)}^`)
  },
)

t.test('printDiagnostic cuts a long line around the place', async (t) => {
  const line = `${'a'.repeat(500)}wrong${'b'.repeat(500)}`
  const at = { ...place, line: 1, column: 501, offset: 500, length: 5 }
  const [, , shown = '', marks = ''] = printDiagnostic(
    makeDiagnostic('error', 'lang/x', 'm', at),
    () => ({ file: '', text: line }),
  ).split('\n')
  t.ok(shown.length < 200)
  t.equal(shown.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1), 'wrong')
})

t.test(
  'printDiagnostic needs no source, and marks one column behind the end of a line',
  async (t) => {
    t.equal(
      printDiagnostic(makeDiagnostic('error', 'lang/x', 'two\nlines', place), () => null),
      'kamailio.cfg:2:3: error[lang/x]: two\\nlines\n',
    )
    const end = behind({ ...place, offset: 8 + 2, length: 16 })
    t.match(
      printDiagnostic(makeDiagnostic('error', 'lang/x', 'm', end), (file) => ({ file, text })),
      /\n {2}\| \t\t {16}\^\n$/,
    )
  },
)

t.test('Diagnostics keeps each thing once and prints at most 20, errors first', async (t) => {
  const diagnostics = new Diagnostics()
  diagnostics.addSource({ file: 'kamailio.cfg', text })
  for (let at = 0; at < 30; at += 1) {
    diagnostics.warning('lang/w', `w${at}`, { ...place, offset: 100 + at })
    diagnostics.warning('lang/w', `w${at}`, { ...place, offset: 100 + at })
  }
  diagnostics.error('lang/e', 'last', { ...place, offset: 900 })
  const printed = diagnostics.print()
  t.equal(printed.match(/warning\[/g)?.length, 19)
  t.match(printed, /error\[lang\/e\]: last/)
  t.match(printed, /\n\n\xe2\x80\xa6 and 11 more\n$/)
  t.strictSame(
    [diagnostics.errorCount, diagnostics.hasErrors, diagnostics.all.length],
    [1, true, 31],
  )
  t.equal(summary(diagnostics.all), '1 error, 30 warnings')
  t.equal(new Diagnostics().print(), '')
})

t.test(
  'Diagnostics prints what is graver first, and hints only to who asks for them',
  async (t) => {
    const diagnostics = new Diagnostics()
    for (let at = 0; at < 30; at += 1)
      diagnostics.hint('lang/h', `h${at}`, { ...place, offset: at })
    diagnostics.warning('lang/w', 'late', { ...place, offset: 900 })
    t.match(diagnostics.print(2), /^[^]*h0[^]*warning\[lang\/w\]: late[^]*and 29 more\n$/)
    t.match(diagnostics.print(2, 'warning'), /^\S+ warning\[lang\/w\]: late\n$/)
    t.equal(diagnostics.print(2, 'error'), '')
  },
)

t.test('Diagnostics stays small when a file is all mistakes', async (t) => {
  const { diagnostics } = parse(`${'\x01 '.repeat(50_000)}${'08 '.repeat(50_000)}`)
  t.ok(diagnostics.all.length <= 2000)
  t.ok(diagnostics.errorCount >= 50_000)
  t.match(diagnostics.print(), /error\[lang\/bad-number\]/)
  t.match(diagnostics.print(), /\xe2\x80\xa6 and \d+ more\n$/)
})

t.test('Diagnostics prints in the order of files and lines', async (t) => {
  const { diagnostics } = parse('include_file "b.cfg"\ndebug 1\nchildren 2', { 'b.cfg': 'fork 1' })
  t.strictSame(
    diagnostics.sorted().map(({ position }) => `${position.file}:${position.line}`),
    ['kamailio.cfg:2', 'kamailio.cfg:3', 'b.cfg:1'],
  )
})

t.test('JSON has the same data, decoded as UTF-8', async (t) => {
  const at = { ...place, file: '/etc/k\xc3\xa4se.cfg' }
  const diagnostic = makeDiagnostic('warning', 'lang/x', '`\xe2\x82\xac`', at, {
    notes: [
      { message: 'there', position: at },
      { message: 'alone', position: null },
    ],
  })
  const position = { file: '/etc/käse.cfg', line: 2, column: 3, offset: 10, length: 7 }
  t.strictSame(diagnosticToJson(diagnostic), {
    severity: 'warning',
    code: 'lang/x',
    message: '`€`',
    position,
    notes: [
      { message: 'there', position },
      { message: 'alone', position: null },
    ],
    help: null,
  })
})

t.test('a long chain of includes is cut short', async (t) => {
  const { diagnostics } = parse('include_file "kamailio.cfg"')
  t.strictSame(
    diagnostics.all[0]?.notes.map((note) => note.message),
    ['included from', 'included from', 'included from', 'included from', 'and 6 more such steps'],
  )
})

t.test('a define from the command line has no place to show', async (t) => {
  const { diagnostics } = parse('debug = PORT', {}, { defines: { PORT: '1 2' } })
  t.match(diagnostics.all[0]?.notes, [
    { message: '`PORT` gets its value from the command line', position: null },
  ])
})

t.test('positions can be joined and divided', async (t) => {
  t.match(spanning(place, { ...place, offset: 20, length: 2 }), { offset: 10, length: 12 })
  t.equal(spanning(place, { ...place, file: 'b' }), place)
  t.match(within(place, 'a\nbcd', 3, 4), { line: 3, column: 2, offset: 13, length: 1 })
})

t.test('nearest finds slips, and nothing far away', async (t) => {
  const names = ['t_relay', 'include_file', 'if']
  t.equal(nearest('t_realy', names), 't_relay')
  t.equal(nearest('includefile', names), 'include_file')
  t.equal(nearest('hello', names), null)
  t.equal(nearest('of', names), 'if')
  t.equal(nearest('x'.repeat(10_000), names), null)
})

t.test('tableReader looks beside the file that asks', async (t) => {
  const reader = tableReader({ 'a/b.cfg': 'b', 'c.cfg': 'c' })
  t.equal(reader.read('b.cfg', 'a/main.cfg')?.file, 'a/b.cfg')
  t.equal(reader.read('c.cfg', 'a/main.cfg')?.file, 'c.cfg')
  t.equal(reader.read('/c.cfg', 'a/main.cfg'), null)
  t.equal(reader.read('b.cfg', null), null)
})

t.test('each code has an example that provokes it and no other', async (t) => {
  const examples = codeExamples(new URL('../codes.ts', import.meta.url))
  t.strictSame(
    examples.map((one) => one.code).sort(),
    Object.values(langCodes).toSorted(),
    'every code has a docstring',
  )
  for (const { code, example } of examples) t.strictSame(codesOf(example), [code], code)
})
