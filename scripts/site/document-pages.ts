/** The pages that people write in Markdown: those in `docs/`, the changelog, the library. */

import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { posix } from 'node:path'

import type { Root } from 'mdast'
import { toString } from 'mdast-util-to-string'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'

import { bookFolder, type Site, type SitePage } from './site.ts'
import { sourceUrl } from './source-pages.ts'

/** Where files of the project stand on the site. */
function placeOf(file: string): string | null {
  const doc = /^docs\/([\w-]+)\.md$/.exec(file)
  if (doc) return `guide/${doc[1]}`
  const module = /^modules\/(\w+)\/README\.md$/.exec(file)
  if (module) return `modules/${module[1]}`
  const example = /^examples\/([\w-]+)\/README\.md$/.exec(file)
  if (example) return `examples/${example[1]}`
  const chapter = /^docbook\/([\w-]+)\/([\w-]+)\.xml$/.exec(file)
  if (chapter) return `${bookFolder(chapter[1] ?? '')}/${chapter[2]}`
  return FIXED[file] ?? null
}

const FIXED: Readonly<Record<string, string>> = {
  'CHANGELOG.md': 'changelog',
  'CONTRIBUTING.md': 'contributing',
  'src/sip/README.md': 'library/sip',
  'src/core/README.md': 'core/functions',
  'scripts/docbook-to-markdown/README.md': 'library/docbook-to-markdown',
  'README.md': 'guide/about',
}

/** All of them. */
export function documentPages(site: Site): SitePage[] {
  const { root } = site.documentation.house
  const docs = readdirSync(`${root}/docs`).filter((name) => name.endsWith('.md'))
  const examples = readdirSync(`${root}/examples`).filter((name) =>
    existsSync(`${root}/examples/${name}/README.md`),
  )
  const files = [
    ...docs.map((name) => `docs/${name}`),
    ...examples.map((name) => `examples/${name}/README.md`),
    ...Object.keys(FIXED).filter((file) => file !== 'src/core/README.md'),
  ]
  return files
    .filter((file) => existsSync(`${root}/${file}`))
    .map((file) => documentPage(site, root, file))
}

function documentPage(site: Site, root: string, file: string): SitePage {
  const text = readFileSync(`${root}/${file}`, 'utf8')
  const tree = unified().use(remarkParse).use(remarkGfm).parse(text)
  const title = tree.children.find((node) => node.type === 'heading')
  relink(tree, root, file, site)
  return {
    path: placeOf(file) ?? file,
    title: title ? toString(title) : file,
    source: file,
    blocks: tree.children,
  }
}

/** Links to files of the project lead to their pages, or to the file itself. */
function relink(tree: Root, root: string, file: string, site: Site): void {
  visit(tree, 'link', (node, index, parent) => {
    if (/^(?:[a-z]+:|#)/.test(node.url) || !parent || index === undefined) return
    const [path = '', fragment] = node.url.split('#')
    const target = posix.normalize(posix.join(posix.dirname(file), path)).replace(/\/$/, '')
    const place = placeOf(target) ?? placeOf(`${target}/README.md`)
    const behind = fragment === undefined ? '' : `#${fragment}`
    if (place !== null) node.url = `/${place}.md${behind}`
    else if (existsSync(`${root}/${target}`) && /\.\w+$/.test(target)) {
      const shown = toString(node)
      const html = `<a href="${sourceUrl(target, 1)}" target="_self">${shown}</a>`
      parent.children.splice(index, 1, { type: 'html', value: html })
    } else if (existsSync(`${root}/${target}`)) {
      parent.children.splice(index, 1, ...node.children)
    } else
      site.problems.push(`${file}:${node.position?.start.line ?? 1}: nothing is at ${node.url}`)
  })
}
