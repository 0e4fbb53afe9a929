import t from 'tap'

import { docComments, firstSentence } from '../reference-comment.ts'

const source = String.raw`import a from 'a'

  /**
   * Does it. And more.
   *
   * Text with a fence:
   * ~~~js
   * @notATag
   * ~~~
   *
   * @param code - the status,
   *   on two lines
   * @example A title
   * before
   * ~~~kamailio wrap=route
   * if (1) {
   *     drop;
   * }
   * ~~~
   * - in a list
   *   ~~~sip
   *   alice > OPTIONS sip:a
   *     indented
   *   ~~~
   */
  export const a = 1

/** One line. */
const glob = '/** no comment */'
/**/
/*** no documentation ***/
`.replaceAll('~~~', '```')

t.test('docComments finds the comments of a file', (t) => {
  const [first, second, ...rest] = docComments(source, 'a.ts')
  t.equal(rest.length, 0)
  t.match(first, { file: 'a.ts', line: 3, end: 25, leadLine: 4, faults: [] })
  t.equal(first?.lead, 'Does it. And more.\n\nText with a fence:\n```js\n@notATag\n```')
  t.match(second, { line: 28, end: 28, lead: 'One line.', tags: [] })
  t.end()
})

t.test('docComments takes tags apart', (t) => {
  const tags = docComments(source, 'a.ts')[0]?.tags ?? []
  t.match(tags, [
    { name: 'param', line: 11, text: 'code - the status,\n  on two lines', fences: [] },
    {
      name: 'example',
      line: 13,
      text: /^A title\nbefore\n```kamailio wrap=route\nif \(1\) \{\n    drop;/,
    },
  ])
  t.end()
})

t.test('docComments knows the line and column of what stands in a fence', (t) => {
  const fences = docComments(source, 'a.ts')[0]?.tags[1]?.fences ?? []
  t.match(fences, [
    {
      language: 'kamailio',
      info: { wrap: 'route' },
      text: 'if (1) {\n    drop;\n}',
      line: 16,
      column: 6,
    },
    { language: 'sip', text: 'alice > OPTIONS sip:a\n  indented', line: 22, column: 8 },
  ])
  const lines = source.split('\n')
  for (const { text, line, column } of fences) {
    t.equal(lines[line - 1]?.slice(column - 1), text.split('\n')[0])
  }
  t.end()
})

t.test('docComments tells of a fence without end', (t) => {
  const [comment] = docComments('/**\n * A.\n * ```sip\n * x\n */', 'a.ts')
  t.same(comment?.faults, [{ line: 3, text: 'a fence is not closed' }])
  t.same(docComments('/** never closed', 'a.ts').length, 1)
  t.end()
})

t.test('firstSentence', (t) => {
  const rows: readonly (readonly [text: string, summary: string, rest: string])[] = [
    ['One.', 'One.', ''],
    ['One. Two.', 'One.', 'Two.'],
    ['One\n  line. Two.', 'One line.', 'Two.'],
    ['Uses e.g. `a.b` and 1.5 of it. Two.', 'Uses e.g. `a.b` and 1.5 of it.', 'Two.'],
    ['No period\n\nNext.', 'No period', 'Next.'],
    ['Is it? Yes.', 'Is it?', 'Yes.'],
    ['', '', ''],
  ]
  for (const [text, summary, rest] of rows) t.same(firstSentence(text), { summary, rest }, text)
  t.end()
})
