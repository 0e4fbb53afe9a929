/** Documentation comments as they stand in a file: text before the tags, the tags, and where each line is. */

import type { Fence } from './player/example.ts'
import { fenceOf } from './player/fence-info.ts'

/** A tag of a comment with all that belongs to it. */
export interface CommentTag {
  /** Without `@`. */
  readonly name: string
  /** Everything up to the next tag, as Markdown. */
  readonly text: string
  /** The line of the file the tag stands on. */
  readonly line: number
  readonly fences: readonly Fence[]
}

/** A fault in how a comment is written. */
export interface CommentFault {
  readonly line: number
  readonly text: string
}

/** A documentation comment. */
export interface DocComment {
  readonly file: string
  /** The line it starts on. */
  readonly line: number
  /** The line it ends on. */
  readonly end: number
  /** What stands before the first tag. */
  readonly lead: string
  /** The line on which that starts. */
  readonly leadLine: number
  /** Fences before the first tag. */
  readonly leadFences: readonly Fence[]
  readonly tags: readonly CommentTag[]
  readonly faults: readonly CommentFault[]
}

/** A line of a comment without its decoration. */
interface Line {
  readonly text: string
  /** In the file, from 1. */
  readonly number: number
  /** The column at which `text` starts, from 1. */
  readonly column: number
}

/**
 * The documentation comments of a file, in order. A comment counts when nothing stands before it on its line.
 *
 * @param source - the file's text
 * @param file - its name, as it shall be shown
 */
export function docComments(source: string, file: string): DocComment[] {
  const comments: DocComment[] = []
  const lines = source.split(/\r?\n/)
  for (let first = 0; first < lines.length; first += 1) {
    if (!/^\s*\/\*\*(?![*/])/.test(lines[first] ?? '')) continue
    let last = first
    while (last < lines.length - 1 && !(lines[last] ?? '').includes('*/')) last += 1
    comments.push(docComment(lines.slice(first, last + 1), first + 1, file))
    first = last
  }
  return comments
}

function docComment(raw: readonly string[], first: number, file: string): DocComment {
  const lines = raw.map((text, index) => undecorated(text, first + index))
  const faults: CommentFault[] = []
  const parts = partsOf(lines, faults)
  const [lead, ...tags] = parts
  const leadLines = lead?.lines ?? []
  const opening = leadLines.find((line) => line.text.trim() !== '')
  return {
    file,
    line: first,
    end: first + raw.length - 1,
    lead: joined(leadLines),
    leadLine: opening?.number ?? first,
    leadFences: lead?.fences ?? [],
    faults,
    tags: tags.map((part) => ({
      name: part.tag,
      text: joined(part.lines),
      line: part.line,
      fences: part.fences,
    })),
  }
}

function undecorated(text: string, number: number): Line {
  const open = /^\s*\/\*\* ?/.exec(text)?.[0] ?? /^\s*\*(?!\/) ?/.exec(text)?.[0] ?? ''
  const end = text.indexOf('*/')
  const body =
    end < 0 ? text.slice(open.length) : text.slice(open.length, Math.max(end, open.length))
  return { text: body.trimEnd(), number, column: open.length + 1 }
}

/** A comment's lead, or one of its tags, while it is read. */
interface Part {
  readonly tag: string
  readonly line: number
  readonly lines: Line[]
  readonly fences: Fence[]
}

function partsOf(lines: readonly Line[], faults: CommentFault[]): Part[] {
  let part: Part = { tag: '', line: lines[0]?.number ?? 1, lines: [], fences: [] }
  const parts = [part]
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]
    if (!line) break
    const fence = /^(\s*)(`{3,}|~{3,})(.*)$/.exec(line.text)
    if (fence) {
      const end = fenceEnd(lines, index, fence[2] ?? '')
      if (end === null) faults.push({ line: line.number, text: 'a fence is not closed' })
      const stop = end ?? lines.length
      part.fences.push(readFence(lines.slice(index, stop), fence[1] ?? '', fence[3] ?? ''))
      part.lines.push(...lines.slice(index, stop + 1))
      index = stop
      continue
    }
    const tag = /^@([A-Za-z]\w*)(?:\s+|$)(.*)$/.exec(line.text)
    if (tag) {
      part = { tag: tag[1] ?? '', line: line.number, lines: [], fences: [] }
      parts.push(part)
      part.lines.push({ ...line, text: tag[2] ?? '' })
    } else part.lines.push(line)
  }
  return parts
}

/** The index of the line that closes a fence, or null. */
function fenceEnd(lines: readonly Line[], start: number, mark: string): number | null {
  for (let index = start + 1; index < lines.length; index += 1) {
    const text = (lines[index]?.text ?? '').trim()
    const sameSign = text.startsWith(mark) && text.replaceAll(mark[0] ?? '`', '') === ''
    if (sameSign) return index
  }
  return null
}

function readFence(lines: readonly Line[], indent: string, infoString: string): Fence {
  const [opening, ...content] = lines
  const texts = content.map((line) =>
    line.text.startsWith(indent) ? line.text.slice(indent.length) : line.text.trimStart(),
  )
  return fenceOf(infoString, texts.join('\n'), {
    line: (opening?.number ?? 0) + 1,
    column: (content[0]?.column ?? 1) + indent.length,
  })
}

function joined(lines: readonly Line[]): string {
  return lines
    .map((line) => line.text)
    .join('\n')
    .trim()
}

/**
 * The first sentence of a text, and the rest.
 *
 * @param text - Markdown
 */
export function firstSentence(text: string): { readonly summary: string; readonly rest: string } {
  const paragraph = /^[\s\S]*?(?=\n\s*\n|$)/.exec(text)?.[0] ?? ''
  const end = /^[\s\S]*?(?<!\be\.g|\bi\.e|\bcf|\bvs)[.!?](?=\s|$)/.exec(paragraph)?.[0] ?? paragraph
  return { summary: end.replaceAll(/\s*\n\s*/g, ' ').trim(), rest: text.slice(end.length).trim() }
}
