/** The README of the package: each listing of one kind followed by one of the other is a conversion. */

import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

import type { Code } from 'mdast'
import remarkParse from 'remark-parse'
import t from 'tap'
import { unified } from 'unified'

import { convertDocbook, markdownToDocbook, printMarkdown } from '../index.ts'

const text = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const listings = unified()
  .use(remarkParse)
  .parse(text)
  .children.filter((node): node is Code => node.type === 'code')
  .filter(({ lang }) => lang === 'xml' || lang === 'markdown')

for (let at = 0; at < listings.length; at += 2) {
  const [from, to] = [listings[at], listings[at + 1]]
  t.test(`the example at line ${from?.position?.start.line}`, (t) => {
    if (!from || !to) return t.fail('a listing without its result')
    if (from.lang === 'markdown') {
      const made = markdownToDocbook(from.value).xml.replace(/^<\?xml.*\n/, '')
      t.equal(made.trim(), to.value)
      return t.end()
    }
    const whole = `<article xmlns="http://docbook.org/ns/docbook">${from.value}</article>`
    const { tree, problems } = convertDocbook('example.xml', {}, whole)
    t.same(problems, [])
    t.equal(printMarkdown(tree).trim(), to.value)
    return t.end()
  })
}

t.test('the built package can be imported by a program', async (t) => {
  const root = fileURLToPath(new URL('../../..', import.meta.url))
  const built = spawnSync(process.execPath, [`${root}scripts/docbook-to-markdown/build.ts`], {
    encoding: 'utf8',
  })
  t.equal(built.status, 0, built.stderr)
  const folder = mkdtempSync(join(tmpdir(), 'docbook-to-markdown-'))
  t.teardown(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'node_modules'))
  for (const name of readdirSync(`${root}node_modules`)) {
    if (!name.startsWith('.'))
      symlinkSync(`${root}node_modules/${name}`, join(folder, 'node_modules', name))
  }
  cpSync(`${root}dist/docbook-to-markdown`, join(folder, 'node_modules/docbook-to-markdown'), {
    recursive: true,
  })
  const program = join(folder, 'program.mjs')
  writeFileSync(
    program,
    "import { markdownToDocbook } from 'docbook-to-markdown'\nexport default markdownToDocbook('# T').xml\n",
  )
  const imported = (await import(pathToFileURL(program).href)) as { readonly default: string }
  t.match(imported.default, '<title>T</title>')
})
