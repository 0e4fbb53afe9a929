/** Checks that everything a library exports is documented: a sentence for all, and a program for what can be called. */

import { firstSentence, type DocComment } from '../../../src/docs/reference-comment.ts'
import type { Finding } from '../compile.ts'
import { LINK } from '../nodes.ts'
import { bannedWords, summaryFaults, withoutCode } from '../prose.ts'
import type { Library, LibraryEntry } from './model.ts'
import { isProgram, titleOf } from './programs.ts'

/** The tags there are. */
const TAGS: ReadonlySet<string> = new Set(['param', 'returns', 'example', 'rfc', 'see'])

/** What is wrong with the documentation of a library. */
export function lintLibrary(library: Library): Finding[] {
  const entries = library.chapters.flatMap((chapter) => chapter.entries)
  const names = new Set(entries.map((entry) => entry.name))
  const index = library.problems.map((text) => ({ file: library.index, line: 1, text }))
  return [...index, ...entries.flatMap((entry) => lintEntry(entry, names))]
}

function lintEntry(entry: LibraryEntry, names: ReadonlySet<string>): Finding[] {
  const { name, kind, file, line, comment } = entry
  const what = `${kind} \`${name}\` of the library`
  if (comment === null) return [{ file, line, text: `${what} has no documentation comment` }]
  const at = (text: string, place = comment.leadLine): Finding => ({ file, line: place, text })
  const findings = summaryFaults(firstSentence(comment.lead).summary, name).map((fault) =>
    at(`${what}: ${fault}`),
  )
  for (const fault of comment.faults) findings.push(at(fault.text, fault.line))
  const known = new Set([...names, ...entry.members.map((member) => member.name)])
  for (const part of [comment, ...entry.members.map((member) => member.comment)]) {
    findings.push(...lintProse(part, known))
  }
  for (const tag of comment.tags) {
    if (!TAGS.has(tag.name)) findings.push(at(`\`@${tag.name}\` is not known here`, tag.line))
    if (tag.name !== 'example') continue
    if (titleOf(tag.text) === '') {
      findings.push(at('an example needs a title behind `@example`', tag.line))
    }
    const programs = tag.fences.filter(isProgram)
    if (!programs.some((fence) => fence.text.includes('// =>'))) {
      findings.push(at('an example needs a `ts` fence with `// => value` in it', tag.line))
    }
  }
  const callable = kind === 'function' || kind === 'class'
  if (callable && !comment.tags.some((tag) => tag.name === 'example')) {
    findings.push(at(`${what} has no example`))
  }
  return findings
}

function lintProse(comment: DocComment, names: ReadonlySet<string>): Finding[] {
  const { file, leadLine: line } = comment
  const findings = bannedWords(comment.lead).map((word) => ({
    file,
    line,
    text: `prose does not say "${word}"`,
  }))
  for (const [, name = ''] of withoutCode(comment.lead).matchAll(LINK)) {
    if (names.has(name.split('.')[0] ?? '')) continue
    const text = `\`{@link ${name}}\` leads nowhere; the library exports nothing called so`
    findings.push({ file, line, text })
  }
  return findings
}
