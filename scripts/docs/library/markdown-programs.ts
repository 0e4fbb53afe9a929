/** The programs of a Markdown page: a `ts` fence that imports something, and those after it below the same heading. */

import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'

import { slugOf, uniqueId } from '../../../src/docs/player/example.ts'
import type { Program } from './programs.ts'

/** The programs of a page, each with the lines of its fences where they stand in the page. */
export function markdownExamplesOf(text: string, file: string): Program[] {
  const page = file.replace(/^.*\/|\.md$/g, '')
  const programs: { title: string; line: number; lines: string[] }[] = []
  let title = page
  let open = false
  for (const block of unified().use(remarkParse).parse(text).children) {
    if (block.type === 'heading') {
      title = toString(block)
      open = false
    } else if (isProgramBlock(block)) {
      const line = (block.position?.start.line ?? 1) + 1
      let program = open && !block.value.startsWith('import ') ? programs.at(-1) : undefined
      if (program === undefined) {
        program = { title, line, lines: [] }
        programs.push(program)
        open = true
      }
      while (program.line + program.lines.length < line) program.lines.push('')
      program.lines.push(...block.value.split('\n'))
    }
  }
  const taken = new Set<string>()
  return programs.map((one) => ({
    id: uniqueId(`${page}/${slugOf(one.title)}`, taken),
    title: one.title,
    file,
    line: one.line,
    text: one.lines.join('\n'),
  }))
}

function isProgramBlock(block: RootContent): block is RootContent & { type: 'code' } {
  return block.type === 'code' && block.lang === 'ts'
}
