/** The formatter: what it keeps, and that it is done after one go. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'

import * as fc from 'fast-check'
import t, { type Test } from 'tap'

import { formatConfig } from '../format/format.ts'
import { sameTree } from '../format/same-tree.ts'
import { parseText } from '../parse/file.ts'
import { makeSource } from '../source.ts'
import { documentedConfigurations } from './support/documented-configurations.ts'

function format(text: string): string | null {
  return formatConfig(makeSource('text', text)).text
}

/** Formats twice and parses both; gives what came first. */
function formatted(t: Test, text: string, name: string): string {
  const once = format(text)
  if (once === null) return ''
  t.equal(format(once), once, `${name} is formatted by one go`)
  const before = parseText(text)
  const after = parseText(once)
  if (!before.diagnostics.hasErrors) {
    t.notOk(after.diagnostics.hasErrors, `${name} can still be read`)
    t.ok(sameTree(before.config, after.config), `${name} means the same`)
  }
  return once
}

const rows: readonly (readonly [name: string, text: string, wanted: string])[] = [
  ['operators', 'debug=2\nlisten=udp:*:5060', 'debug = 2\nlisten = udp:*:5060\n'],
  ['networks', 'route{if(src_ip==10.0.0.0/8)exit;}', 'route { if (src_ip == 10.0.0.0/8) exit; }\n'],
  ['short blocks', 'route{exit;}', 'route { exit; }\n'],
  [
    'braces and else',
    'route\n{\nif(a()){b();}\nelse\n{c();}}',
    'route {\n    if (a()) { b(); } else { c(); }\n}\n',
  ],
  ['statements', 'route {\na();b(); # both\n}', 'route {\n    a();\n    b(); # both\n}\n'],
  [
    'long conditions',
    'route {\nif(a()\n&&b())\nexit;\n}',
    'route {\n    if (a()\n        && b())\n        exit;\n}\n',
  ],
  [
    'columns of comments',
    'a.b = 1    # one\nccc.d = 2  # two\n',
    'a.b = 1    # one\nccc.d = 2  # two\n',
  ],
  [
    'labels',
    'route {\nswitch($rU) {\ncase "a":\nexit;\ndefault:\nb();\n}\n}',
    'route {\n    switch ($rU) {\n        case "a":\n            exit;\n        default:\n            b();\n    }\n}\n',
  ],
  [
    'directives',
    'route {\n  #!ifdef A\n  if (a()) {\n#!else\n  if (b()) {\n#!endif\n  exit;\n  }\n}',
    'route {\n#!ifdef A\n    if (a()) {\n#!else\n    if (b()) {\n#!endif\n        exit;\n    }\n}\n',
  ],
  ['continued defines', '#!define A 1 \\\n   + 2   \nx.y=A', '#!define A 1 \\\n   + 2\nx.y = A\n'],
  ['texts', 'route{x("a  b\n  c",\'d;e\');}', 'route {\n    x("a  b\n  c", \'d;e\');\n}\n'],
  [
    'blank lines',
    '\n\na.b=1\n\n\n\nroute {\n\n  exit;\n\n}\n\n',
    'a.b = 1\n\nroute {\n    exit;\n}\n',
  ],
  [
    'line ends of Windows',
    'a.b=1\r\nroute {\r\nexit;\r\n}\r\n',
    'a.b = 1\r\nroute {\r\n    exit;\r\n}\r\n',
  ],
  ['nothing', '\n\n', ''],
]

for (const [name, text, wanted] of rows) {
  t.test(`formatConfig knows ${name}`, (t) => {
    t.equal(formatted(t, text, name), wanted)
    t.end()
  })
}

t.test('formatConfig leaves comments as they are, nested ones and those of directives too', (t) => {
  const text = 'route {\n/* a /* b\n  c */ d */ exit; //e\n#!KAMAILIO\n##!define X\n# f  \n}\n'
  const once = formatted(t, text, 'the text')
  for (const comment of ['/* a /* b\n  c */ d */', '//e\n', '\n##!define X\n', '    # f\n']) {
    t.ok(once.includes(comment), comment)
  }
  t.end()
})

t.test('formatConfig says why a text cannot be formatted', (t) => {
  const { text, diagnostics } = formatConfig(makeSource('text', 'route { x("a; }\n'))
  t.equal(text, null)
  t.equal(diagnostics.all[0]?.code, 'lang/unclosed-string')
  t.end()
})

t.test('formatConfig keeps the meaning of every configuration of the documentation', (t) => {
  const files = documentedConfigurations()
  t.ok(files.length > 500, `${files.length} configurations`)
  for (const { name, text } of files) {
    const once = format(text)
    if (once === null) {
      t.ok(
        formatConfig(makeSource(name, text)).diagnostics.hasErrors,
        `${name}: a text with mistakes`,
      )
      continue
    }
    if (format(once) !== once) t.fail(`${name} is not formatted by one go`, { once })
    const before = parseText(text)
    if (before.diagnostics.hasErrors) continue
    if (!sameTree(before.config, parseText(once).config))
      t.fail(`${name} means something else`, { once })
  }
  t.end()
})

const KAMAILIO = '/etc/kamailio'
t.test(
  'formatConfig keeps the meaning of the configurations that come with Kamailio',
  { skip: existsSync(KAMAILIO) ? false : 'Kamailio is not installed' },
  (t) => {
    for (const name of readdirSync(KAMAILIO).filter((file) => file.endsWith('.cfg'))) {
      formatted(t, readFileSync(`${KAMAILIO}/${name}`, 'latin1'), name)
    }
    t.end()
  },
)

const words = fc.constantFrom(
  ...'if while switch case default route exit drop return else ( ) { } [ ] ; , : = == =~ ! && || + - * / ~ "a" \'b\' $ru $(ru{s.len}) 10.0.0.1 udp 5 08 x /*c*/ # // \\ ` @a.b and or'.split(
    ' ',
  ),
  '# c\n',
  '\n',
  '\n\n',
  '\t',
  '\r\n',
  '#!ifdef A\n',
  '\n#!else\n',
  '\n#!endif\n',
  '#!define A b \\\n c\n',
  '#!subst "/a/b/"',
  'event_route[x:y] ',
  '(int)',
  '"a\nb"',
)

const noise = fc
  .array(fc.tuple(words, fc.constantFrom('', ' ', '\n')), { maxLength: 60 })
  .map((parts) => parts.flat().join(''))

t.test('formatConfig is done after one go, whatever the text', (t) => {
  fc.assert(
    fc.property(noise, (text) => {
      const once = format(text)
      return once === null || format(once) === once
    }),
    { numRuns: 2000, seed: 3261 },
  )
  t.end()
})

const statement: fc.Arbitrary<string> = fc.letrec<{ one: string; many: string }>((tie) => ({
  one: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(
      'exit;',
      '$var(x)=$var(y)-1*2;',
      'a("b" , $ru) ;',
      'drop # gone\n;',
      ';exit;',
      'return -1;',
    ),
    fc
      .tuple(fc.constantFrom('if($ru=~"^a")', 'while $var(i)<3', 'if (a()\n&&!b())'), tie('many'))
      .map(([head, body]) => `${head}\n{${body}}`),
    fc.tuple(tie('many'), tie('many')).map(([a, b]) => `if($x){${a}}\nelse{\n${b}}`),
    tie('many').map((body) => `switch($rU){case "a":${body}\ncase "b":\ndefault: ${body}}`),
    tie('many').map((body) => `#!ifdef NOT\n${body}\n#!else\n${body}\n#!endif\n`),
  ),
  many: fc
    .array(fc.tuple(tie('one'), fc.constantFrom(' ', '\n', '\n\n', ' # c\n', '/* c */')), {
      minLength: 1,
      maxLength: 4,
    })
    .map((parts) => `${parts.flat().join('')};exit;`),
})).many

t.test('formatConfig keeps the tree of any configuration', (t) => {
  fc.assert(
    fc.property(statement, (body) => {
      const text = `loadmodule "pv"\nroute{${body}}\n`
      const before = parseText(text)
      if (before.diagnostics.hasErrors) throw new Error(before.diagnostics.print())
      const once = format(text)
      if (once === null) throw new Error(text)
      return format(once) === once && sameTree(before.config, parseText(once).config)
    }),
    { numRuns: 500, seed: 3261 },
  )
  t.end()
})
