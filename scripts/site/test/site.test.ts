/** The site's own work: diagrams, pages, searches, links. What VitePress makes of it is tried by `make site-try`. */

import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import t from 'tap'

import {
  boostDocument,
  processTerm,
  tokenize,
  tokenizeQuery,
} from '../../../site/.vitepress/search.ts'
import { parseTranscript } from '../../../src/docs/player/grammar/transcript.ts'
import { anchorOf, shownName } from '../../../src/docs/reference-anchor.ts'
import { entriesOf, entryKinds } from '../../../src/docs/reference.ts'
import { readReference } from '../../../src/docs/traps.ts'
import { relaxNg } from '../../docbook-to-markdown/index.ts'
import { markdownBlocks } from '../../docs/nodes.ts'
import { deadLinks } from '../check-links.ts'
import { diagram, standalone } from '../diagram.ts'
import { textEdition } from '../editions.ts'
import { ladder } from '../ladder.ts'
import { printPage } from '../markdown.ts'
import { readInstruction } from '../placement.ts'

function drawn(text: string): string {
  const actors = new Set(['alice', 'bob', 'carol'])
  const { steps } = parseTranscript(text, { file: '', line: 1, column: 1 }, actors)
  return ladder(steps) ?? ''
}

function page(markdown: string): string {
  const blocks = markdownBlocks(markdown, () => null)
  return printPage({ path: 'x', title: 'X', blocks, source: 'x.md' })
}

t.test('ladder draws who sends what to whom', (t) => {
  const svg = drawn(
    'alice > INVITE sip:bob@example.com\nbob < INVITE sip:bob@example.com again x2\nclock +2s\nalice < 408 {*}\nalice => bob ACK sip:bob@192.0.2.20',
  )
  t.match(svg, />alice<.*>server<.*>bob</)
  t.match(svg, '>INVITE again ×2<')
  t.match(svg, '>2s<')
  t.match(svg, /class="reply s4".*>408</)
  t.match(svg, 'aria-label="alice to server: INVITE;')
  t.equal(drawn('clock +2s'), '', 'nothing is sent')
  t.notMatch(drawn('alice > MESSAGE sip:{x}@example.com\nalice < 200 <b>{{'), /<b>|\{\{/)
  t.end()
})

t.test('diagram draws boxes and arrows, and says what it cannot read', (t) => {
  const chart = diagram(
    'flowchart TD\n  %% a comment\n  a["first[1]<br>of {all} & <b>"] --> b -->|yes| c("round")\n  b -.-> a\n',
  )
  const svg = 'svg' in chart ? chart.svg : chart.problem
  t.match(svg, 'aria-label="first[1] to b; b to round: yes; b to first[1]"')
  t.match(svg, '>of &#123;all} &amp; &lt;b&gt;</text>')
  t.match(svg, 'class="arrow dotted"')
  t.equal(svg.match(/<rect/g)?.length, 3)
  t.match(standalone(svg), /^<svg [^>]*><style>.*>of \{all\}/)
  t.match(diagram('flowchart LR\na --> b'), { svg: /viewBox="0 0 \d+ \d+"/ })
  t.match(diagram('graph TD\na'), { problem: /begins with `flowchart TD`/ })
  t.match(diagram('flowchart TD\na ==> b'), { problem: '`a ==> b` is no chain of boxes' })
  t.match(page('```mermaid\nflowchart TD\na --> b\n```'), '<div class="diagram-box" v-pre><svg')
  t.match(page('```mermaid\npie\n```'), '```mermaid\npie')
  t.end()
})

t.test('printPage gives headings the ids of their anchors, and keeps Vue away from text', (t) => {
  t.match(page('<a id="a/b:<c>"></a>\n\n# T'), '# T {#a.b.-c-}')
  t.match(page('# Two words'), '# Two words {#two-words}')
  t.match(page('a {{ b }}'), 'a &#123;&#123; b }}')
  t.match(page('prints as <null>'), 'prints as \\<null>')
  t.match(page('[a](#Two-Words)'), '](#Two-Words)')
  const example = page('```kamailio wrap=route\ndrop;\n```\n```sip\nalice > OPTIONS sip:a\n```')
  t.match(example, 'Configuration, inside request_route')
  t.match(example, '```kamailio\ndrop;')
  t.match(example, '<svg class="ladder"')
  t.end()
})

t.test('tokenize keeps names whole, and their parts', (t) => {
  t.same(tokenize('t_relay() $rU {s.len}'), ['t_relay', 'relay', '$rU', 's.len', 'len'])
  t.same(tokenize('lang/unknown-function').slice(0, 2), [
    'lang/unknown-function',
    'unknown-function',
  ])
  t.same(tokenizeQuery('sl_send $rU'), ['sl_send', '$rU'])
  t.same(processTerm('$rU'), ['$rU', '$ru'])
  t.same(processTerm('T_Relay'), ['t_relay'])
  t.ok(
    boostDocument('/modules/pv.html#pv.v.rU', '$rU', { title: '$rU' }) >
      boostDocument('/x', '$ru', { title: '$ru tells' }),
  )
  t.end()
})

t.test('readInstruction reads what a chapter asks for', (t) => {
  t.same(readInstruction('parameters tcp_* listen'), {
    what: 'entries',
    kind: 'parameters',
    names: ['tcp_*', 'listen'],
  })
  t.same(readInstruction('index functions'), { what: 'index', kind: 'functions', names: [] })
  t.equal(readInstruction('nothing'), null)
  t.end()
})

t.test('deadLinks finds pages and anchors that are not there', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'siprose-links-'))
  t.teardown(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'sub'))
  writeFileSync(
    join(folder, 'index.html'),
    '<a href="/sub/#x">a</a><a href="/sub/page.html#y">b</a><a href="https://example.com/">c</a><a href="#no">d</a>',
  )
  writeFileSync(join(folder, 'sub/index.html'), '<p id="x"></p><a href="page.html">e</a>')
  writeFileSync(join(folder, 'sub/page.html'), '<a href="../none.html">f</a>')
  writeFileSync(
    join(folder, 'llms.txt'),
    '- [g](/sub/index.html#x): [x](h)\n- [i](/sub/index.html#z)\n',
  )
  t.same(deadLinks(folder).toSorted(), [
    'index.html: #no',
    'index.html: /sub/page.html#y',
    'llms.txt: /sub/index.html#z',
    'sub/page.html: ../none.html',
  ])
  t.end()
})

t.test('textEdition names everything that the reference has, each with its sentence', (t) => {
  const reference = readReference()
  if (reference === null) throw new Error('make reference writes what is looked at here')
  const site = {
    documentation: { reference },
    urlOf: ({ anchor }: { anchor: string }) => `/p.md#${anchor}`,
  }
  const text = textEdition(site, [], '/base/')
  const lines = new Set(text.split('\n'))
  const modules = [reference.core, ...Object.values(reference.modules)]
  const missing = modules.flatMap((module) =>
    entryKinds.flatMap((kind) =>
      entriesOf(module, kind)
        .map((entry) => {
          const anchor = anchorOf(module.name, kind, entry)
          return `- [${shownName(entry)}](/base/p.html#${anchor}): ${entry.summary}`
        })
        .filter((line) => !lines.has(line)),
    ),
  )
  t.same(missing, [])
  t.same(
    reference.diagnostics.filter(
      ({ name, summary }) => !text.includes(`- [${name}](`) || !text.includes(`: ${summary}`),
    ),
    [],
  )
  t.same(
    modules.filter(({ name, summary }) => !text.includes(`## ${name}\n\n${summary}\n`)),
    [],
  )
  t.end()
})

t.test('every chapter of the books is valid DocBook 5, where its schema is installed', (t) => {
  const root = fileURLToPath(new URL('../../..', import.meta.url))
  const chapters = globSync('docbook/*/*.xml', { cwd: root }).filter(
    (file) => !file.endsWith('book.xml'),
  )
  t.ok(chapters.length > 0)
  for (const file of chapters) {
    const faults = relaxNg(readFileSync(`${root}${file}`, 'utf8'))
    // links to other chapters are followed by lint-docs
    const own = faults?.filter((fault) => !fault.includes('IDREF attribute linkend')) ?? []
    t.same(own, [], file)
  }
  t.end()
})
