/** Markdown to DocBook, and back again. */

import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import t from 'tap'

import {
  checkContent,
  convertDocbook,
  markdownToDocbook,
  printMarkdown,
  relaxNg,
  validateDocbook,
} from '../index.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

/** What is between the tags of the article. */
function docbook(markdown: string): string {
  return markdownToDocbook(markdown)
    .xml.replace(/^[\s\S]*?<article[^>]*>\n\s*/, '')
    .replace(/<\/article>\n$/, '')
    .replaceAll(/\n\s*/g, '')
}

function back(xml: string): string {
  return printMarkdown(convertDocbook('back.xml', {}, xml).tree)
}

t.test('markdownToDocbook writes each kind of block', (t) => {
  const rows: readonly (readonly [name: string, markdown: string, xml: string])[] = [
    [
      'emphasis',
      '_a_ **b** ~~c~~',
      '<emphasis>a</emphasis> <emphasis role="strong">b</emphasis> <emphasis role="strikethrough">c</emphasis>',
    ],
    ['code', '`$rU`', '<literal>$rU</literal>'],
    [
      'a link away',
      '[a](https://example.com/)',
      '<link xlink:href="https://example.com/">a</link>',
    ],
    [
      'a link by reference',
      '[a][b]\n\n[b]: https://example.com/',
      '<link xlink:href="https://example.com/">a</link>',
    ],
    ['raised text', '2<sup>3</sup>', '2<superscript>3</superscript>'],
    ['characters of XML', 'a < b & c', 'a &lt; b &amp; c'],
    ['a break', 'a\\\nb', 'a<?linebreak?>b'],
    [
      'a picture in a line',
      'a ![](c.svg)',
      'a <inlinemediaobject><imageobject><imagedata fileref="c.svg"/></imageobject></inlinemediaobject>',
    ],
  ]
  for (const [name, markdown, xml] of rows) {
    t.equal(docbook(`# T\n\n${markdown}`), `<title>T</title><para>${xml}</para>`, name)
  }
  t.end()
})

t.test('what Markdown has comes back as it was', (t) => {
  const markdown = readFileSync(new URL('fixtures/page.md', import.meta.url), 'utf8')
  const { tree, xml, problems } = markdownToDocbook(markdown)
  t.same(problems, [])
  t.same(validateDocbook(tree), [])
  t.equal(back(xml), markdown)
  t.end()
})

t.test('what has no form in DocBook is told with its line', (t) => {
  const { problems, tree } = markdownToDocbook('# T\n\n<div>x</div>\n\na <blink>b</blink>\n')
  t.match(problems, [/^3:1: HTML has no form/, /^5:3: `<blink>` has no form/, /^5:11: `<\/blink>`/])
  t.same(validateDocbook(tree), [])
  t.end()
})

t.test('pages that begin oddly are valid all the same', (t) => {
  for (const markdown of [
    '<a id="x"></a>\n\n# One\n\n<a id="x"></a>\n\n# The same anchor again\n\n[it](#x)',
    '',
    'text only',
    '### deep first',
    '# T\n\n# U',
    '- \n',
    '# T\n\n## \n',
    '# A\n\n# A\n\n## A',
  ]) {
    const { tree } = markdownToDocbook(markdown)
    t.same(validateDocbook(tree), [], JSON.stringify(markdown))
  }
  const book = markdownToDocbook('# B\n\nfirst\n\n## C\n\ntext\n', { root: 'book' })
  t.same(validateDocbook(book.tree), [], 'a book with text before its first chapter')
  t.match(book.xml, /<preface>[\s\S]*<chapter xml:id="c">/)
  t.end()
})

t.test('every generated page of the project is valid DocBook', (t) => {
  const pages = globSync(['modules/*/README.md', 'docs/*.md', 'src/core/README.md'], { cwd: ROOT })
  const faults = pages.flatMap((page) => {
    const { tree } = markdownToDocbook(readFileSync(`${ROOT}/${page}`, 'utf8'))
    return checkContent(tree).map(({ path, text }) => `${page}: ${path}: ${text}`)
  })
  t.same(faults, [])
  t.end()
})

t.test('checkContent refuses what the schema refuses', (t) => {
  const { tree } = markdownToDocbook('# T\n\n- a\n')
  const [article] = tree.children
  if (article?.type !== 'element') return t.fail('no article')
  const list = article.children.at(-1)
  if (list?.type !== 'element') return t.fail('no list')
  list.children = [{ type: 'element', name: 'para', attributes: {}, children: [] }]
  t.match(checkContent(tree), [{ text: 'it cannot hold `para`' }])
  const strict = relaxNg(
    '<article xmlns="http://docbook.org/ns/docbook" version="5.0"><title>T</title></article>',
  )
  if (strict !== null) t.ok(strict.length > 0, 'the schema is asked where it is installed')
  return t.end()
})
