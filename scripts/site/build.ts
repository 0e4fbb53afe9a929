/**
 * The site: writes its pages from the reference, the books and `docs/`, has VitePress make them HTML, and follows every link.
 *
 *     build.ts            writes dist/site
 *     build.ts --pages    only writes the pages, into site/pages; `--page cookbook/functions` one of them alone
 */

import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'

import { entryKinds } from '../../src/docs/reference.ts'
import { compileDocumentation } from '../docs/compile.ts'
import { bookPages } from './book-pages.ts'
import { deadLinks } from './check-links.ts'
import { diagnosticPages } from './diagnostic-pages.ts'
import { documentPages } from './document-pages.ts'
import { textEdition } from './editions.ts'
import { printPage } from './markdown.ts'
import { corePage, indexPage, modulePage, modulesPage } from './reference-pages.ts'
import { sidebars } from './sidebar.ts'
import { Site, type SitePage } from './site.ts'
import { writeSources } from './source-pages.ts'

const root = join(import.meta.dirname, '../..')
const pagesFolder = join(root, 'site/pages')
const output = join(root, 'dist/site')

const { values } = parseArgs({
  options: { pages: { type: 'boolean', default: false }, page: { type: 'string' } },
})
const started = performance.now()
if (values.pages || values.page !== undefined) await writePages(values.page)
else {
  // apart, so that what is known of the sources is out of memory when VitePress begins
  runNode([import.meta.filename, '--pages'])
  build()
  stopOn(deadLinks(output, process.env.SITE_BASE ?? '/').map((text) => `dead link: ${text}`))
  console.log(`written: dist/site, in ${seconds()} s; no dead links`)
}

async function writePages(only: string | undefined): Promise<void> {
  const documentation = await compileDocumentation(root)
  const site = new Site(documentation)
  const all = await allPages(site)
  const pages = only === undefined ? all : all.filter(({ path }) => path === only)
  const findings = documentation.findings.map(({ file, line, text }) => `${file}:${line}: ${text}`)
  writeAll(site, pages)
  const sources = writeSources(root, join(pagesFolder, 'public'))
  console.log(`${pages.length} pages, ${sources} sources: ${seconds()} s`)
  stopOn([...findings, ...site.problems])
}

async function allPages(site: Site): Promise<SitePage[]> {
  const { documentation } = site
  const { modules } = site.documentation.reference
  return [
    ...documentation.books.flatMap((book) => bookPages(site, book)),
    modulesPage(site),
    ...Object.values(modules).map((module) => modulePage(site, module)),
    ...entryKinds.flatMap((kind) => corePage(site, kind) ?? []),
    ...entryKinds.map((kind) => indexPage(site, kind)),
    ...(await diagnosticPages(site)),
    ...documentPages(site),
  ]
}

function writeAll(site: Site, pages: readonly SitePage[]): void {
  rmSync(pagesFolder, { recursive: true, force: true })
  for (const page of pages) {
    const path = join(pagesFolder, `${page.path}.md`)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, printPage(page))
  }
  for (const name of ['index.md', '404.md']) {
    if (existsSync(join(root, 'site', name)))
      cpSync(join(root, 'site', name), join(pagesFolder, name))
  }
  cpSync(join(root, 'site/public'), join(pagesFolder, 'public'), { recursive: true })
  const served = join(pagesFolder, 'public')
  writeFileSync(join(served, 'reference.json'), JSON.stringify(site.documentation.reference))
  writeFileSync(join(served, 'llms.txt'), textEdition(site, pages, process.env.SITE_BASE))
  writeFileSync(
    join(root, 'site/pages/sidebar.json'),
    JSON.stringify(sidebars(site, pages), null, 1),
  )
}

function build(): void {
  const cli = join(root, 'site/node_modules/vitepress/bin/vitepress.js')
  if (!existsSync(cli)) {
    console.error('VitePress is not installed: run npm ci in site/')
    process.exit(1)
  }
  runNode(['--max-old-space-size=1400', cli, 'build', 'site'])
}

function runNode(args: readonly string[]): void {
  const run = spawnSync(process.execPath, [...process.execArgv, ...args], {
    cwd: root,
    stdio: 'inherit',
  })
  if (run.status !== 0) process.exit(run.status ?? 1)
}

function stopOn(problems: readonly string[]): void {
  for (const text of problems) console.error(text)
  if (problems.length > 0) process.exit(1)
}

function seconds(): string {
  return ((performance.now() - started) / 1000).toFixed(1)
}
