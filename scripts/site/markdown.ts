/** From Markdown's tree to the pages that VitePress reads: ids of headings, labels of listings, diagrams, and nothing that Vue would run. */

import type { Code, Heading, Html, Nodes, Parents, RootContent } from 'mdast'
import { visit } from 'unist-util-visit'

import { slugOf, uniqueId } from '../../src/docs/player/example.ts'
import { fenceOf } from '../../src/docs/player/fence-info.ts'
import { readScript } from '../../src/docs/player/script.ts'
import { liftAnchors, plainText, slug } from '../docbook-to-markdown/back/ids.ts'
import { printMarkdown } from '../docbook-to-markdown/index.ts'
import { diagram as flowchart } from './diagram.ts'
import { ladder } from './ladder.ts'
import type { SitePage } from './site.ts'

/** What stands over a listing, by its language. */
const LABELS: Readonly<Record<string, string>> = {
  kamailio: 'Configuration',
  sip: 'What happens',
  values: 'Values',
  rpc: 'Commands',
  log: 'Log',
  dns: 'Names',
  db: 'Table',
}

/** The text of a page, as a file. */
export function printPage(page: SitePage): string {
  const blocks = structuredClone(page.blocks) as RootContent[]
  const whole = { type: 'root' as const, children: blocks }
  liftAnchors(whole)
  const root = { type: 'root' as const, children: joinAnchors(whole.children) }
  const slugs = nameHeadings(root)
  listings(root)
  quiet(root)
  fragments(root, slugs)
  const lines = [
    '---',
    `title: ${JSON.stringify(page.title)}`,
    ...(page.description ? [`description: ${JSON.stringify(page.description)}`] : []),
    ...(page.search === false ? ['search: false'] : []),
    ...(page.wide ? ['aside: false', 'pageClass: wide'] : ['outline: [2, 3]']),
    ...(page.contents ? ['pageClass: contents'] : []),
    `source: ${JSON.stringify(page.source)}`,
    '---',
    '',
  ]
  return lines.join('\n') + printMarkdown(root)
}

const ANCHOR = /^<a id="([^"]*)">(?:<\/a>)?$/

/** An anchor before a heading becomes the heading's id; more of them stay. */
function joinAnchors(blocks: readonly RootContent[]): RootContent[] {
  const result: RootContent[] = []
  for (const node of blocks) {
    const before = result.at(-1)
    const id = before?.type === 'html' ? ANCHOR.exec(before.value)?.[1] : undefined
    if (node.type === 'heading' && id !== undefined) {
      result.pop()
      result.push(withId(node, id))
    } else if (node.type !== 'html') result.push(node)
    else if (ANCHOR.test(node.value)) result.push(closed(node.value))
    else if (!node.value.startsWith('<!--')) result.push(node)
  }
  return result
}

function closed(anchor: string): Html {
  return { type: 'html', value: anchor.replace(ANCHOR, '<a id="$1"></a>') }
}

/** Ids that every part of the way from Markdown to a browser takes. */
function safeId(id: string): string {
  return id.replaceAll(/[^\w./:-]+/g, '-').replaceAll(/[/:]/g, '.')
}

/** Gives headings without an id the one that GitHub would; returns it for other ways to write it. */
function nameHeadings(root: Parents): Map<string, string> {
  const slugs = new Map<string, string>()
  const taken = new Set<string>()
  visit(root, 'heading', (node) => {
    const last = node.children.at(-1)
    if (last?.type === 'html' && last.value.startsWith(' {#')) return
    const text = plainText(node)
    const id = uniqueId(slug(text) || 'section', taken)
    if (!slugs.has(slugOf(text))) slugs.set(slugOf(text), id)
    node.children.push({ type: 'html', value: ` {#${id}}` })
  })
  return slugs
}

/** Links to ids that are written otherwise here. */
function fragments(root: Nodes, slugs: ReadonlyMap<string, string>): void {
  visit(root, (node) => {
    if (node.type === 'html') {
      node.value = node.value.replace(
        /^<a id="([^"]*)">/,
        (_, id: string) => `<a id="${safeId(id)}">`,
      )
    }
    if (node.type !== 'link' || /^[a-z][a-z0-9+.-]*:/.test(node.url)) return
    const at = node.url.indexOf('#')
    if (at < 0) return
    const fragment = safeId(decodeURIComponent(node.url.slice(at + 1)))
    node.url = `${node.url.slice(0, at)}#${at === 0 ? (slugs.get(fragment) ?? fragment) : fragment}`
  })
}

function withId(node: Heading, id: string): Heading {
  return { ...node, children: [...node.children, { type: 'html', value: ` {#${safeId(id)}}` }] }
}

/** Labels over the listings of examples, and the diagram behind a transcript. */
function listings(root: Parents): void {
  const actors: Code[] = []
  visit(root, 'code', (node, index, parent) => {
    if (!parent || index === undefined || !node.lang) return
    if (node.lang === 'mermaid') {
      const drawn = flowchart(node.value)
      if ('problem' in drawn) return
      const value = `<div class="diagram-box" v-pre>${drawn.svg}</div>`
      parent.children.splice(index, 1, { type: 'html', value })
      return index + 1
    }
    const fence = fenceOf(`${node.lang} ${node.meta ?? ''}`, node.value, { line: 1, column: 1 })
    const language = fence.language
    const label = language === 'file' ? `File ${fence.info.name ?? ''}` : LABELS[language]
    if (label === undefined) return
    if (language === 'kamailio') actors.length = 0
    const note = fence.info.wrap === 'route' ? ', inside request_route' : ''
    const before: Html = {
      type: 'html',
      value: `<p class="fence" v-pre>${escaped(label + note)}</p>`,
    }
    const drawn = language === 'sip' ? diagram([...actors, node]) : null
    if (language === 'sip') actors.push(onlyActors(node))
    node.lang = shownLanguage(language, fence.info.name)
    node.meta = null
    const after: RootContent[] = drawn ? [{ type: 'html', value: drawn }] : []
    parent.children.splice(index, 1, before, node, ...after)
    return index + 2 + after.length
  })
}

/** The lines that bring in actors, for the transcripts that follow in the same example. */
function onlyActors(node: Code): Code {
  return {
    ...node,
    value: node.value
      .split('\n')
      .filter((line) => /^actor\s/.test(line))
      .join('\n'),
  }
}

function diagram(transcripts: readonly Code[]): string | null {
  const fences = transcripts.map(({ value }) => fenceOf('sip', value, { line: 1, column: 1 }))
  const example = { id: 'ladder', title: '', file: '', line: 1, fences }
  const { scenes, problems } = readScript(example, fences)
  if (problems.length > 0) return null
  const steps = scenes.flatMap((scene) => (scene.kind === 'sip' ? scene.steps : []))
  const svg = ladder(steps)
  return svg && `<div class="ladder-box" v-pre>${svg}</div>`
}

function shownLanguage(language: string, name: string | null): string {
  if (language === 'kamailio' || language === 'sip' || language === 'values') return language
  if (language === 'rpc') return 'yaml'
  if (language === 'file') return /\.(?:cfg|conf|inc)$/.test(name ?? '') ? 'ini' : 'txt'
  return 'txt'
}

/** HTML that our own pages are written with. */
const OWN_HTML =
  /^\s*(?:<\/?(?:a|br|sub|sup|kbd|table|tr|td|th|p|div|svg|details)\b|\{#|&#123;|\[!|<!--)/

/** Keeps Vue from running what only looks like its own syntax. */
function quiet(root: Nodes): void {
  visit(root, (node, index, parent) => {
    if (!parent || index === undefined) return
    // text that only looks like HTML, such as <null> in a title
    if (node.type === 'html' && !OWN_HTML.test(node.value)) {
      parent.children.splice(index, 1, { type: 'text', value: node.value } as never)
      return index
    }
    if (node.type === 'text' && node.value.includes('{{')) {
      const pieces = node.value
        .split('{{')
        .flatMap((value, at): Nodes[] => [
          ...(at > 0 ? [{ type: 'html' as const, value: '&#123;&#123;' }] : []),
          ...(value === '' ? [] : [{ type: 'text' as const, value }]),
        ])
      parent.children.splice(index, 1, ...(pieces as never[]))
      return index + pieces.length
    }
    return undefined
  })
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('{', '&#123;')
}
