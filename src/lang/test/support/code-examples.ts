/** The examples in the comments of a file of codes. */

import { readFileSync } from 'node:fs'

/** One code and the configuration that provokes it. */
export interface CodeExample {
  readonly code: string
  /** What the comment says first. */
  readonly sentence: string
  readonly config: string
}

const entry = /\/\*\*((?:(?!\*\/)[\s\S])*?)\*\/\s*\w+: '([a-z]+\/[a-z-]+)'/g

/** Reads all of them. */
export function codeExamples(file: URL): readonly CodeExample[] {
  const text = readFileSync(file, 'latin1')
  return Array.from(text.matchAll(entry), ([, comment = '', code = '']) => {
    const lines = comment.split('\n').map((line) => line.replace(/^\s*\* ?/, ''))
    const start = lines.indexOf('```kamailio')
    const end = lines.indexOf('```', start + 1)
    return {
      code,
      sentence: lines.find((line) => line.trim() !== '') ?? '',
      config: start < 0 ? '' : lines.slice(start + 1, end).join('\n'),
    }
  })
}
