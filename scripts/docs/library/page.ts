/** The page of a library: chapters, and in each what it exports with signature, text, members and examples. */

import type { RootContent } from 'mdast'

import { slugOf } from '../../../src/docs/player/example.ts'
import {
  firstSentence,
  type CommentTag,
  type DocComment,
} from '../../../src/docs/reference-comment.ts'
import { printMarkdown } from '../../docbook-to-markdown/index.ts'
import { rfcLinks } from '../facts-box.ts'
import {
  anchor,
  bullets,
  code,
  heading,
  html,
  item,
  link,
  type LinkFinder,
  markdownBlocks,
  markdownLine,
  paragraph,
  strong,
  table,
} from '../nodes.ts'
import type { Library, LibraryEntry, LibraryMember } from './model.ts'
import { titleOf } from './programs.ts'

/** The page of a library, as it is to lie beside its index. */
export function libraryPage(library: Library): string {
  const names = new Set(library.chapters.flatMap(({ entries }) => entries.map(({ name }) => name)))
  const find: LinkFinder = (name) => {
    const [owner = ''] = name.split('.')
    return names.has(owner) ? { url: `#${owner}`, shown: name } : null
  }
  const folder = library.index.replace(/\/[^/]*$/, '')
  const children: RootContent[] = [
    html(
      `<!-- Generated: do not edit. Edit ${folder}/**/*.ts, then run \`make modules-readme\`. -->`,
    ),
    heading(1, library.name),
    ...markdownBlocks(library.lead, find),
    paragraph('A guide to it, from the first message to digests: ', guideLink(), '.'),
    heading(2, 'Contents'),
    bullets(
      library.chapters.map(({ title, entries }) =>
        item(
          [link(`#${slugOf(title)}`, title)],
          bullets([item(entries.flatMap(({ name }, at) => entryLink(name, at)))]),
        ),
      ),
    ),
    ...library.chapters.flatMap(({ title, entries }) => [
      anchor(slugOf(title)),
      heading(2, title),
      ...entries.flatMap((entry) => entryBlocks(entry, find)),
    ]),
  ]
  return printMarkdown({ type: 'root', children })
}

function guideLink() {
  return link('../../docs/sip-library.md', 'the library of SIP')
}

function entryLink(name: string, at: number) {
  const target = link(`#${name}`, code(name))
  return at === 0 ? [target] : [', ', target]
}

function entryBlocks(entry: LibraryEntry, findExport: LinkFinder): RootContent[] {
  const { name, comment, signature } = entry
  const own = new Set(entry.members.map((member) => member.name))
  const find: LinkFinder = (target) =>
    own.has(target) ? { url: `#${name}`, shown: target } : findExport(target)
  const { summary, rest } = firstSentence(comment?.lead ?? '')
  const tags = comment?.tags ?? []
  return [
    anchor(name),
    heading(3, code(name)),
    ...markdownBlocks(summary, find),
    { type: 'code', lang: 'ts', meta: 'signature', value: signature },
    ...markdownBlocks(rest, find),
    ...parameters(tags, find),
    ...tagged(tags, 'returns').flatMap((tag) => labelled('Returns', tag.text, find)),
    ...tagged(tags, 'rfc').map((tag) => paragraph(strong('RFC:'), ' ', ...rfcLinks(tag.text))),
    ...members(entry.members, find),
    ...keys(entry.keys),
    ...tagged(tags, 'example').flatMap((tag) => example(name, tag, find)),
  ]
}

function tagged(tags: readonly CommentTag[], name: string): readonly CommentTag[] {
  return tags.filter((tag) => tag.name === name)
}

function parameters(tags: readonly CommentTag[], find: LinkFinder): RootContent[] {
  const rows = tagged(tags, 'param').map(({ text }) => {
    const [, name = '', meaning = ''] = /^(\S+)\s*-?\s*([\s\S]*)$/.exec(text) ?? []
    return item([code(name), ': ', ...markdownLine(meaning, find)])
  })
  return rows.length === 0 ? [] : [bullets(rows)]
}

function members(list: readonly LibraryMember[], find: LinkFinder): RootContent[] {
  if (list.length === 0) return []
  const rows = list.map(({ signature, comment }) => [
    [code(signature)],
    markdownLine(textOf(comment), find),
  ])
  return [table([[['Member'], ['What it is']], ...rows])]
}

function keys(names: readonly string[]): RootContent[] {
  if (names.length === 0) return []
  const list = names.flatMap((key, at) => (at === 0 ? [code(key)] : [', ', code(key)]))
  return [paragraph(strong('Keys:'), ' ', ...list)]
}

function textOf(comment: DocComment): string {
  return comment.lead
}

function labelled(label: string, text: string, find: LinkFinder): RootContent[] {
  return [paragraph(strong(`${label}:`), ' ', ...markdownLine(text, find))]
}

function example(name: string, tag: CommentTag, find: LinkFinder): RootContent[] {
  const title = titleOf(tag.text)
  const body = tag.text.slice(tag.text.indexOf('\n') + 1)
  return [
    anchor(`${name}/${slugOf(title)}`),
    heading(4, 'Example: ', ...markdownLine(title, find)),
    ...markdownBlocks(body, find),
  ]
}
