/**
 * The documentation compiler.
 *
 *     compile-docs.ts reference                 writes dist/reference.json
 *     compile-docs.ts examples                  writes dist/examples.json, the test plan for the player
 *     compile-docs.ts modules-readme [--check]  writes, or only compares, the page of each module, of the core and of the library
 *     compile-docs.ts lint-docs                 fails on what is not documented as STYLE asks
 *
 * Several may be asked for at once; the sources are compiled once.
 */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

import { examplesOf } from '../src/docs/reference.ts'
import { compileDocumentation, type Documentation, type Finding } from './docs/compile.ts'
import type { Library } from './docs/library/model.ts'
import { isProgramExample } from './docs/library/programs.ts'
import { lintDocumentation } from './docs/lint.ts'
import { bookProblems } from './site/book-pages.ts'
import { readmePages, stalePages, writePages } from './docs/readme.ts'

const BUDGET = 'scripts/docs/examples-not-run.json'

/** What can be asked for. Each tells whether all is well. */
const jobs: Readonly<Record<string, (documentation: Documentation, check: boolean) => boolean>> = {
  reference(documentation) {
    write(documentation, 'dist/reference.json', documentation.reference)
    return told(documentation.findings.map(printed))
  },

  examples(documentation) {
    const played = examplesOf(documentation.reference).filter((each) => !isProgramExample(each))
    write(documentation, 'dist/examples.json', played)
    return told(documentation.findings.map(printed))
  },

  'modules-readme'(documentation, check) {
    const { root } = documentation.house
    // A module that cannot be imported would lose all its entries.
    if (documentation.findings.length > 0) return told(documentation.findings.map(printed))
    const { pages, problems } = readmePages(documentation)
    if (!check) {
      for (const file of writePages(root, pages)) console.log(`written: ${file}`)
      return told(problems)
    }
    const stale = stalePages(root, pages)
    return told([...problems, ...stale.map((file) => `${file}:1: stale; run make modules-readme`)])
  },

  'lint-docs'(documentation) {
    const result = lintDocumentation(documentation, allowedNotRun(documentation.house.root))
    const { problems } = readmePages(documentation)
    const books = bookProblems(documentation)
    const fine = told([...result.findings.map(printed), ...problems, ...books])
    const counted = Object.entries(result.counts).map(([kind, count]) => `${count} ${kind}`)
    console.log(counted.join(', ').replaceAll('_', ' '))
    if (documentation.library !== null) console.log(libraryLine(documentation.library))
    console.log(booksLine(documentation))
    console.log(`${result.examples} examples; examples that do not run: ${result.notRun.length}`)
    return fine
  },
}

function booksLine({ books }: Documentation): string {
  const chapters = books.reduce((sum, book) => sum + book.chapters.length, 0)
  const examples = books.reduce((sum, book) => sum + book.examples.length, 0)
  return `${books.length} books: ${chapters} chapters, ${examples} examples`
}

function libraryLine({ name, chapters }: Library): string {
  const entries = chapters.flatMap((chapter) => chapter.entries)
  return `${name}: ${entries.length} exports in ${chapters.length} chapters`
}

function printed({ file, line, text }: Finding): string {
  return `${file}:${line}: ${text}`
}

function told(problems: readonly string[]): boolean {
  for (const problem of problems) console.error(problem)
  return problems.length === 0
}

function write({ house }: Documentation, file: string, value: unknown): void {
  const path = join(house.root, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `${JSON.stringify(value, null, 1)}\n`)
  console.log(`written: ${file}`)
}

/** How many examples may opt out of being played: none, unless a file says otherwise. */
function allowedNotRun(root: string): number {
  const path = join(root, BUDGET)
  if (!existsSync(path)) return 0
  return (JSON.parse(readFileSync(path, 'utf8')) as { readonly allowed: number }).allowed
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { check: { type: 'boolean', default: false }, root: { type: 'string' } },
})
const unknown = positionals.filter((name) => !(name in jobs))
if (positionals.length === 0 || unknown.length > 0) {
  console.error(`compile-docs takes ${Object.keys(jobs).join(', ')}`)
  process.exit(2)
}
const documentation = await compileDocumentation(
  resolve(values.root ?? join(import.meta.dirname, '..')),
)
const results = positionals.map((name) => jobs[name]?.(documentation, values.check) ?? false)
process.exitCode = results.every(Boolean) ? 0 : 1
