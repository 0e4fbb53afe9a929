import t from 'tap'

import { markdownExamples } from '../markdown-examples.ts'
import type { ConfigurationPart, StartOptions } from '../player/host.ts'
import { setupsOf } from '../player/plan.ts'
import { playExample } from '../player/player.ts'
import { exampleReader } from '../example-source.ts'
import { fakeHost } from './player-fake-host.ts'

function part(text: string, line: number, fileName = 'p.md', column = 1): ConfigurationPart {
  return { text, fileName, line, column }
}

/** What the main file of a configuration is, and of each file it includes, by name. */
function filesOf(
  own: ConfigurationPart | null,
  before: readonly ConfigurationPart[] = [],
  wrap: 'route' | null = null,
): Record<string, readonly string[] | undefined> {
  const { fileName, line, column } = own ?? part('', 4)
  // Only the place matters here, not the world.
  const options = { fileName, line, column, wrap, before } as StartOptions
  const reader = exampleReader(own?.text ?? null, options)
  const main = reader.read(fileName, null)?.text ?? ''
  const included = [...main.matchAll(/include_file "([^"]*)"/g)].map(([, name]) => name ?? '')
  const sources = [
    reader.read(fileName, null),
    ...included.map((name) => reader.read(name, fileName)),
  ]
  return Object.fromEntries(
    sources.map((source) => [source?.file, source?.text.replaceAll('\x01', '#').split('\n')]),
  )
}

t.test('a configuration stands at its line and column', async (t) => {
  t.same(filesOf(part('a;\n\n b;\n', 3, 'm.ts', 4)), { 'm.ts': ['', '', '   a;', '', '    b;'] })
  t.same(filesOf(part('a;', 1, 'own.cfg')), { 'own.cfg': ['a;'] })
})

t.test('lines that begin in a string or in the value of a define keep their blanks', async (t) => {
  const text = [
    '$x = "one',
    ' two";',
    "$y = 'a",
    '"b\'; # "',
    '/* "',
    '*/',
    '#!define A 1 + \\',
    '2',
    '#!ifdef A',
    '$z = $(hdr(X){re.subst,/"/x/});',
    'end;',
  ]
  const moved = new Set([0, 2, 4, 5, 6, 8, 9, 10])
  const lines = filesOf(part(text.join('\n'), 1, 'm.ts', 3))['m.ts']
  t.same(
    lines,
    text.map((line, index) => (moved.has(index) ? `  ${line}` : line)),
  )
})

t.test('a body is wrapped on the lines of its fence', async (t) => {
  t.same(filesOf(part('exit;\n# end', 3), [], 'route'), {
    'p.md': ['', 'request_route {', 'exit;', '# end', '}'],
  })
})

t.test('setups above in the same file stand where they are; others are included', async (t) => {
  const base = part('# base\nloadmodule "pv.so"', 3)
  t.same(filesOf(part('own;', 8), [base], 'route'), {
    'p.md': ['', '', '# base', 'loadmodule "pv.so"', '', '', 'request_route {', 'own;', '}'],
  })
  t.same(filesOf(part('own;', 3), [part('# below', 5)]), {
    'p.md': ['', 'include_file "#0"', 'own;'],
    'p.md (line 5)': ['', '', '', '', '# below'],
  })
  const elsewhere = [part('a;', 1, 'a.md'), part('b;', 4, 'a.md'), part('c;', 2, 'c.md')]
  t.same(filesOf(part('own;', 3), elsewhere, 'route'), {
    'p.md': ['', 'include_file "#0" include_file "#1" request_route {', 'own;', '}'],
    'a.md': ['a;', '', '', 'b;'],
    'c.md': ['', 'c;'],
  })
  t.same(filesOf(part('own;', 1), [part('a;', 1, 'a.md')]), {
    'p.md': ['include_file "#0" own;'],
    'a.md': ['a;'],
  })
})

t.test(
  'without a configuration of its own an example has its setups, and an empty route',
  async (t) => {
    const empty = 'request_route { ; return; }'
    t.same(filesOf(null), { 'p.md': ['', '', '', empty] })
    t.same(filesOf(null, [part('# x', 2)]), { 'p.md': ['', '# x', empty] })
    t.same(filesOf(null, [part('a;', 1, 'a.md')]), {
      'p.md': ['', '', 'include_file "#0"', empty],
      'a.md': ['a;'],
    })
    t.same(filesOf(null, [part('route {\n;}', 2)]), { 'p.md': ['', 'route {', ';}'] })
    t.same(filesOf(null, [part('request_route\n{;}', 1, 'a.md')]), {
      'p.md': ['', '', 'include_file "#0"'],
      'a.md': ['request_route', '{;}'],
    })
  },
)

t.test('the reader leaves other files to the disk', async (t) => {
  const options = { ...part('', 1), wrap: null, before: [] } as unknown as StartOptions
  const reader = exampleReader('x', options)
  t.equal(reader.read('no-such-file.cfg', 'p.md'), null)
  t.match(reader.read('package.json', 'p.md')?.text, /"siprose"/)
})

t.test('the player hands over what the reader lays out', async (t) => {
  const page =
    '# A\n```kamailio name=a\nx;\n```\n# B\n- ```kamailio with=a wrap=route\n  y;\n  ```\n'
  const examples = markdownExamples(page, 'p.md')
  const texts: unknown[] = []
  const host = fakeHost({
    start: (text, options) => {
      texts.push(exampleReader(text, options).read('p.md', null)?.text)
    },
  })
  for (const example of examples) await playExample(example, host, { setups: setupsOf(examples) })
  t.same(texts, ['\n\nx;', '\n\nx;\n\n\nrequest_route {\n  y;\n}'])
})
