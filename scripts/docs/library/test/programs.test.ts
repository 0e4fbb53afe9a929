import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import t from 'tap'

import { expect } from '../expect.ts'
import { lintLibrary } from '../lint.ts'
import { markdownExamplesOf } from '../markdown-programs.ts'
import { readLibrary } from '../model.ts'
import { libraryPage } from '../page.ts'
import { moduleText } from '../programs.ts'

const made = (...lines: string[]): string =>
  moduleText({ id: 'x', title: 'x', file: 'x.ts', line: 10, text: lines.join('\n') })
    .replace(/^import .*?; /, '')
    .replace(/\nexport \{\}\n$/, '')

t.test('moduleText makes comparisons of comments, and keeps the lines where they are', (t) => {
  const rows = [
    [['a.b // => 1'], '__expect((a.b), (1), 10)'],
    [['const x = f() // => [1]'], 'const x = f(); __expect(x, ([1]), 10)'],
    [['g(', '  1,', ') // => null'], '__expect((g(\n  1,\n)), (null), 12)'],
    [
      ['f(x)', '// =>', '// A', '//', '// B', 'done()'],
      '__expect((f(x)), ("A\\n\\nB"), 11, true)\ndone()',
    ],
    [['const x = 1', 'x // no comparison'], 'const x = 1\nx // no comparison'],
  ] as const
  for (const [lines, text] of rows) t.equal(made(...lines), text, lines.join('|'))
  t.end()
})

t.test('expect compares values as a reader would', (t) => {
  class Point {
    x = 1
    get y(): number {
      return 2
    }
  }
  const same = [
    [1, 1],
    [null, null],
    [
      [1, [2]],
      [1, [2]],
    ],
    [new Point(), { y: 2 }],
    [[new Point()], [{ x: 1 }]],
  ] as const
  for (const [actual, expected] of same) expect(actual, expected, 1)
  expect('A\r\nB\r\n\r\n', 'A\nB', 1, true)
  const others = [
    [1, '1'],
    [undefined, null],
    [[1], [1, 2]],
    [new Point(), { y: 3 }],
    [null, {}],
    ['A\r\nB', 'A\nB'],
  ] as const
  for (const [actual, expected] of others) {
    t.throws(() => expect(actual, expected, 7), { code: 'docs/program-differs' })
  }
  t.end()
})

t.test('markdownExamplesOf joins the fences below one heading', (t) => {
  const page = [
    '# A',
    '```ts',
    'const x = 1',
    '```',
    'text',
    '```ts',
    'x // => 1',
    '```',
    '## B',
    '```ts',
    'y',
    '```',
  ]
  t.match(markdownExamplesOf(page.join('\n'), 'docs/p.md'), [
    { id: 'p/a', line: 3, text: 'const x = 1\n\n\n\nx // => 1' },
    { id: 'p/b', line: 11, text: 'y' },
  ])
  t.end()
})

/** A project with a library of one file. */
function house(index: string, source: string): string {
  const root = mkdtempSync(join(tmpdir(), 'library-'))
  mkdirSync(join(root, 'src/sip'), { recursive: true })
  writeFileSync(join(root, 'src/sip/index.ts'), index)
  writeFileSync(join(root, 'src/sip/a.ts'), source)
  t.teardown(() => rmSync(root, { recursive: true }))
  return root
}

const good = `/**
 * Doubles a number.
 *
 * @param n - any number, see {@link Pair}
 * @returns twice as much
 *
 * @example Double
 * \`\`\`ts
 * double(2) // => 4
 * \`\`\`
 */
export function double(
  n: number,
): number {
  return n * 2
}

/** Two of a kind. */
export interface Pair {
  /** The first. */
  readonly a: number
}
`

t.test('readLibrary finds signatures, members and comments; libraryPage shows them', (t) => {
  const root = house("/** Sums. */\n\n// Doing\nexport { double, type Pair } from './a.ts'\n", good)
  const library = readLibrary(root)
  t.match(library, {
    lead: 'Sums.',
    problems: [],
    chapters: [
      {
        title: 'Doing',
        entries: [
          {
            name: 'double',
            kind: 'function',
            signature: 'function double(\n  n: number,\n): number',
          },
          { name: 'Pair', kind: 'type', members: [{ name: 'a', signature: 'a: number' }] },
        ],
      },
    ],
  })
  if (library === null) return t.end()
  t.same(lintLibrary(library), [])
  const page = libraryPage(library)
  t.match(page, '### `double`')
  t.match(page, '- `n`: any number, see [`Pair`](#Pair)')
  t.match(page, '#### Example: Double')
  t.match(page, '| `a: number` | The first. |')
  t.end()
})

t.test('lintLibrary says what is not documented', (t) => {
  const bare = good
    .replace(/ \* @example[\s\S]*?\n \* ```\n(?= \*\/)/, '')
    .replace('Two of a kind.', 'Just two')
    .replace('{@link Pair}', '{@link Peer}')
  const index =
    "/** Sums. */\n\n// Doing\nexport { double, type Pair, no } from './a.ts'\nexport * from './a.ts'\n"
  const library = readLibrary(house(index, bare))
  if (library === null) throw new RangeError('no library')
  const texts = lintLibrary(library).map((finding) => finding.text)
  t.match(texts.join('\n'), 'function `double` of the library has no example')
  t.match(texts.join('\n'), 'type `Pair` of the library: the summary does not end with a period')
  t.match(texts.join('\n'), 'prose does not say "just"')
  t.match(texts.join('\n'), '`no` is not declared here')
  t.match(texts.join('\n'), 'stands in no chapter, or names nothing')
  t.end()
})
