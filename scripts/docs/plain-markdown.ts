/**
 * Reads Markdown that is nothing but sentences, code in them and fences, which nine of ten comments are: the parser, which has to be
 * put together anew for each text, takes fifty times as long.
 */

import type { Code, PhrasingContent, RootContent } from 'mdast'

/** A fence of backquotes, as comments have them: three or more at the start of a line. */
const FENCE = /^(`{3,})([^`\s]*)[ ]*([^`]*)$/

/** A line that begins a paragraph, or goes on with it, without a sign that means something there. */
const LINE = /^[\p{L}"'(`]/u

/** What means something within a line; a backquote is looked at apart. */
const SIGNS = /[*_~[\]<&\\@]|:\/\/|www\.|mailto:|xmpp:/

/** Two spaces at the end of a line break it. */
const BREAK = /[ \t](?:\n|$)/

/** Links of comments, which are text to Markdown: nothing in them can begin or end an emphasis. */
const LINK = /\{@link [A-Za-z\d](?:[\w.]*[A-Za-z\d])?\}/g

/**
 * The blocks of a text, or null where it has to be parsed.
 *
 * @param text - the Markdown
 */
export function plainBlocks(text: string): RootContent[] | null {
  const blocks: RootContent[] = []
  const lines = text.split('\n')
  let paragraph: string[] = []
  const close = (): boolean => {
    if (paragraph.length === 0) return true
    const children = sentence(paragraph.join('\n'))
    paragraph = []
    if (children === null) return false
    blocks.push({ type: 'paragraph', children })
    return true
  }
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    const opened = FENCE.exec(line)
    if (opened) {
      if (!close()) return null
      const end = lines.findIndex((one, index) => index > at && one.trimEnd() === opened[1])
      if (end < 0) return null
      const fence = codeOf(opened, lines.slice(at + 1, end))
      if (fence === null) return null
      blocks.push(fence)
      at = end
    } else if (line === '') {
      if (!close()) return null
    } else if (LINE.test(line)) paragraph.push(line)
    else return null
  }
  return close() ? blocks : null
}

function codeOf(
  [, ticks = '', lang, meta]: RegExpExecArray,
  lines: readonly string[],
): Code | null {
  // an end that the parser might see elsewhere, or information with signs in it
  if (lines.some((line) => line.trim().startsWith(ticks)) || /[&\\]/.test(`${lang}${meta}`))
    return null
  return { type: 'code', lang: lang || null, meta: meta?.trim() || null, value: lines.join('\n') }
}

/** Running text with code in it; null where anything else means something. */
function sentence(text: string): PhrasingContent[] | null {
  const pieces = text.split('`')
  if (pieces.length % 2 === 0 || BREAK.test(text)) return null
  const content: PhrasingContent[] = []
  for (const [index, value] of pieces.entries()) {
    const isCode = index % 2 === 1
    if (isCode && (value.trim() !== value || value === '' || value.includes('\n'))) return null
    if (!isCode && SIGNS.test(value.replaceAll(LINK, ''))) return null
    if (isCode) content.push({ type: 'inlineCode', value })
    else if (value !== '') content.push({ type: 'text', value })
  }
  return content
}
