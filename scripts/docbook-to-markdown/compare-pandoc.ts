/**
 * Compares what we read in DocBook files with what pandoc reads: the words, in their order. Entities and inclusions are resolved
 * by xmllint for pandoc, which does neither. Needs Debian's `pandoc` and `libxml2-utils`; the files stay where they are.
 *
 *     compare-pandoc.ts FOLDER [--verbose]     every *.xml below it that is a whole document (`book`, `article` and the like)
 */

import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'

import type { Nodes } from 'mdast'

import { convertDocbook } from './index.ts'

const WHOLE = /<(?:\w+:)?(book|article|refentry|part|reference|set)\b[^>]*>/

/** Words as people count them: letters and digits, whatever stands between them. */
function words(text: string): string[] {
  return text.normalize('NFKC').match(/[\p{L}\p{N}_]+/gu) ?? []
}

/** The words of a tree of Markdown, in the order they are read; notes come where they are called for. */
function ourWords(root: Nodes): string[] {
  const notes = new Map<string, Nodes>()
  const find = (node: Nodes): void => {
    if (node.type === 'footnoteDefinition') notes.set(node.identifier, node)
    else if ('children' in node) for (const child of node.children) find(child)
  }
  find(root)
  const found: string[] = []
  const walk = (node: Nodes): void => {
    if (node.type === 'footnoteReference') {
      const note = notes.get(node.identifier)
      if (note && 'children' in note) for (const child of note.children) walk(child)
      return
    }
    if (node.type === 'footnoteDefinition' || node.type === 'html') return
    if (node.type === 'image') found.push(...words(node.alt ?? ''))
    else if ('value' in node) found.push(...words(node.value))
    else if ('children' in node) for (const child of node.children) walk(child)
  }
  walk(root)
  return found
}

/** What both read: the document in one piece, and what pandoc makes of it. */
interface Read {
  readonly tree: unknown
  /** Words of the title page, which are data here and no text. */
  readonly page: ReadonlySet<string>
  /** Words of titles, which pandoc leaves out: of documents, examples, figures, and of what cross references name. */
  readonly titles: ReadonlySet<string>
}

/** Words that only pandoc has: its letters before questions and answers, and where it did not find a title. */
const OF_PANDOC = /^[QA]$|_title$/

/** What pandoc prints of a file as JSON, or null. */
function pandoc(path: string): Read | null {
  const flat = spawnSync(
    'xmllint',
    [
      '--nonet',
      '--noent',
      '--loaddtd',
      '--xinclude',
      '--noxincludenode',
      '--nofixup-base-uris',
      '--huge',
      path,
    ],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  )
  if (flat.stdout === '') return null
  const plain = flat.stdout.replace(/<!DOCTYPE[^[>]*(?:\[[\s\S]*?\]\s*)?>/, '')
  const read = spawnSync('pandoc', ['-f', 'docbook', '-t', 'json'], {
    input: plain,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (read.status !== 0) return null
  return {
    tree: JSON.parse(read.stdout) as unknown,
    titles: titleWords(plain),
    page: pageWords(plain),
  }
}

function pageWords(xml: string): Set<string> {
  const pattern = /<(?:\w+:)?(\w*info|refmeta)\b[^>]*>([\s\S]*?)<\/(?:\w+:)?\1>/g
  // pandoc writes dates in its own way
  const found = new Set(['and'])
  for (const [, , content = ''] of xml.matchAll(pattern)) {
    for (const word of words(content.replaceAll(/<[^>]*>/g, ' '))) found.add(word)
  }
  return found
}

function titleWords(xml: string): Set<string> {
  const names = 'title|term|refname|refpurpose|refentrytitle|subtitle|glossterm|bridgehead'
  const pattern = new RegExp(`<(?:\\w+:)?(${names})\\b[^>]*>([\\s\\S]*?)</(?:\\w+:)?\\1>`, 'g')
  const found = new Set(['Synopsis', 'Index', 'Glossary', 'Preface'])
  for (const [, , content = ''] of xml.matchAll(pattern)) {
    const text = content
      .replaceAll(/<!\[CDATA\[|\]\]>|<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
    for (const word of words(text)) found.add(word)
  }
  for (const [, label = ''] of xml.matchAll(/\b(?:id|xreflabel)="([^"]*)"/g)) {
    for (const word of words(label)) found.add(word)
  }
  return found
}

/** The words in pandoc's tree: strings, code, and nothing that belongs to the title page. */
function theirWords(value: unknown): string[] {
  const found: string[] = []
  let text = ''
  const flush = () => {
    found.push(...words(text))
    text = ''
  }
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) {
      for (const one of node) walk(one)
      return
    }
    if (typeof node !== 'object' || node === null) return
    const { t, c } = node as { readonly t?: string; readonly c?: unknown }
    if (t === undefined) return Object.values(node).forEach(walk)
    if (t === 'Str') text += String(c)
    else if (t === 'Space' || t === 'SoftBreak' || t === 'LineBreak') text += ' '
    else if (t === 'Quoted') {
      text += '"'
      walk(c)
      text += '"'
    } else if (t === 'Code' || t === 'CodeBlock' || t === 'Math') {
      if (t === 'CodeBlock') flush()
      text += Array.isArray(c) ? String(c[1]) : ''
      if (t === 'CodeBlock') flush()
    } else {
      const block =
        /^(?:Para|Plain|Header|Div|BulletList|OrderedList|DefinitionList|Table|Note|BlockQuote|LineBlock)$/
      if (block.test(t)) flush()
      walk(c)
      if (block.test(t)) flush()
    }
  }
  walk((value as { readonly blocks?: unknown }).blocks)
  flush()
  return found
}

interface Difference {
  readonly ours: string[]
  readonly theirs: string[]
}

/** The words that are not in both lists, by a short way from one to the other (E. Myers, 1986). */
function difference(ours: readonly string[], theirs: readonly string[]): Difference {
  const only: Difference = { ours: [], theirs: [] }
  let mine: string[] = []
  let others: string[] = []
  const close = () => {
    // the same letters, cut into words elsewhere: pandoc joins neighbours that no space separates
    if (mine.join('') !== others.join('')) {
      only.ours.push(...mine)
      only.theirs.push(...others)
    }
    mine = []
    others = []
  }
  let [i, j] = [0, 0]
  for (const isOurs of edits(ours, theirs)) {
    if (ours[i] === theirs[j] && i < ours.length) close()
    while (i < ours.length && ours[i] === theirs[j]) {
      i += 1
      j += 1
    }
    if (isOurs) mine.push(ours[i++] ?? '')
    else others.push(theirs[j++] ?? '')
  }
  close()
  return only
}

/** The fewest words to take out of the one list or the other, in their order, so that both are the same: true where it is one of ours. */
function edits(ours: readonly string[], theirs: readonly string[]): boolean[] {
  const most = ours.length + theirs.length
  const reach = new Int32Array(2 * most + 3)
  const trace: Int32Array[] = []
  for (let depth = 0; depth <= most; depth += 1) {
    trace.push(reach.slice(most - depth, most + depth + 3))
    for (let k = -depth; k <= depth; k += 2) {
      let i = isDown(reach, k, depth, most + 1) ? at(reach, most + 2 + k) : at(reach, most + k) + 1
      while (i < ours.length && i - k < theirs.length && ours[i] === theirs[i - k]) i += 1
      reach[most + 1 + k] = i
      if (i >= ours.length && i - k >= theirs.length)
        return walkBack(trace, ours.length, theirs.length)
    }
  }
  return []
}

function at(numbers: Int32Array, index: number): number {
  return numbers[index] ?? 0
}

/** Whether the farthest way to a diagonal comes from the one above it, by a word of theirs. */
function isDown(reach: Int32Array, k: number, depth: number, zero: number): boolean {
  return k === -depth || (k !== depth && at(reach, zero + k - 1) < at(reach, zero + k + 1))
}

function walkBack(trace: readonly Int32Array[], length: number, other: number): boolean[] {
  const found: boolean[] = []
  let [i, j] = [length, other]
  for (let depth = trace.length - 1; depth > 0; depth -= 1) {
    const reach = trace[depth] ?? new Int32Array()
    const zero = depth + 1
    const k = i - j
    const down = isDown(reach, k, depth, zero)
    found.push(!down)
    const from = down ? k + 1 : k - 1
    i = at(reach, zero + from)
    j = i - from
  }
  return found.toReversed()
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { verbose: { type: 'boolean', default: false } },
})
const folder = positionals[0]
if (folder === undefined) {
  console.error('compare-pandoc takes a folder')
  process.exit(2)
}
const files = globSync('**/*.xml', { cwd: folder })
  .map((name) => join(folder, name))
  .filter((path) => WHOLE.test(readFileSync(path, 'utf8').replaceAll(/<!--[\s\S]*?-->/g, '')))
  .toSorted()
let compared = 0
let equal = 0
let unknown = 0
let foreign = 0
const counts = { words: 0, ours: 0, theirs: 0 }
for (const path of files) {
  const { tree, problems } = convertDocbook(path)
  const all = problems.filter((text) => text.includes('is not known'))
  // elements of another namespace are no DocBook
  const strange = all.filter((text) => !/`[\w-]+:/.test(text))
  unknown += strange.length
  foreign += all.length - strange.length
  if (values.verbose) for (const text of strange) console.log(text)
  const theirs = pandoc(path)
  if (theirs === null) {
    console.log(`${relative(folder, path)}: pandoc or xmllint cannot read it`)
    continue
  }
  compared += 1
  const mine = ourWords(tree)
  const found = difference(mine, theirWords(theirs.tree))
  const ours = found.ours.filter((word) => !theirs.titles.has(word))
  const others = found.theirs.filter((word) => !OF_PANDOC.test(word) && !theirs.page.has(word))
  counts.words += mine.length
  counts.ours += ours.length
  counts.theirs += others.length
  if (ours.length + others.length === 0) equal += 1
  else if (values.verbose) {
    console.log(
      `${relative(folder, path)}: only here ${ours.length}: ${ours.slice(0, 24).join(' ')}; only pandoc ${others.length}: ${others.slice(0, 24).join(' ')}`,
    )
  }
}
console.log(
  `${files.length} documents, ${compared} compared, ${equal} with the same words in the same order`,
)
console.log(
  `${counts.words} words; only here ${counts.ours}, only pandoc ${counts.theirs}; unknown elements ${unknown}, of other namespaces ${foreign}`,
)
process.exitCode = compared > 0 ? 0 : 1
