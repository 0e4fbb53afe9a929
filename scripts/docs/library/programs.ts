/**
 * Examples that are programs: `ts` fences, in which `// => value` says what the expression before it gives.
 *
 * Each becomes a module that imports the library by its name, as a reader's program would, so that it can be run, and
 * checked by the compiler.
 */

import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { type Fence, isExample, slugOf } from '../../../src/docs/player/example.ts'
import type { DocComment } from '../../../src/docs/reference-comment.ts'
import type { ReferenceExample } from '../../../src/docs/reference.ts'
import { markdownExamplesOf } from './markdown-programs.ts'
import type { Library } from './model.ts'

/** A program of the documentation. */
export interface Program {
  /** `sip/parseUri/slug-of-title`. */
  readonly id: string
  readonly title: string
  readonly file: string
  /** The line of the file on which the program starts. */
  readonly line: number
  readonly text: string
}

/** What came of a program: null for all that it says being true. */
export interface ProgramOutcome {
  readonly program: Program
  readonly wrong: string | null
}

/** The examples of a library's exports, and those of its guide. */
export function programsOf(library: Library, guides: ReadonlyMap<string, string>): Program[] {
  const own = library.chapters.flatMap((chapter) =>
    chapter.entries.flatMap((entry) => [
      ...programsIn(entry.comment, `sip/${entry.name}`),
      ...entry.members.flatMap((member) =>
        programsIn(member.comment, `sip/${entry.name}/${member.name}`),
      ),
    ]),
  )
  const pages = [...guides].flatMap(([file, text]) => markdownExamplesOf(text, file))
  return [...own, ...pages]
}

/** The programs of a comment; one without a title, as codes have them, is called like what it stands above. */
function programsIn(comment: DocComment | null, id: string): Program[] {
  return (comment?.tags ?? [])
    .filter((tag) => tag.name === 'example')
    .flatMap((tag) => {
      const title = titleOf(tag.text)
      const named = title === '' ? id : `${id}/${slugOf(title)}`
      return tag.fences
        .filter(isProgram)
        .map((fence) => program(named, title, comment?.file ?? '', fence))
    })
}

/** Whether a fence holds a program. */
export function isProgram(fence: Fence): boolean {
  return fence.language === 'ts'
}

/** The layer whose codes a text provokes, which a program gives to the grammar. */
export const GRAMMAR = 'sip'

/** Whether an example is that of a code of the grammar: a program, which is run, and has nothing for the player. */
export function isProgramExample({ module, fences }: ReferenceExample): boolean {
  return module === GRAMMAR && fences.some(isProgram) && !isExample(fences)
}

/** Whether a program of an example says that a fault of this code comes of it. */
export function provokes(fences: readonly Fence[], code: string): boolean {
  return fences.some(
    (fence) =>
      isProgram(fence) &&
      fence.text.split('\n').some((line) => line.split(' // => ')[1]?.includes(`code: '${code}'`)),
  )
}

/** The title of an example: what stands behind `@example` on its line. */
export function titleOf(text: string): string {
  const title = text.split('\n')[0] ?? ''
  return /^[`~]{3}/.test(title) ? '' : title.trim()
}

/** A program out of a fence. */
export function program(id: string, title: string, file: string, fence: Fence): Program {
  return { id, title, file, line: fence.line, text: fence.text }
}

const PLACE = 'dist/programs'

/** Writes programs as modules into a folder of their own, with what the compiler needs to check them; gives their files. */
export function writePrograms(root: string, programs: readonly Program[]): string[] {
  const folder = join(root, PLACE)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const config = {
    extends: '../../tsconfig.json',
    compilerOptions: { noUnusedLocals: false },
    include: ['*.ts'],
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  return programs.map((one, index) => {
    const path = join(folder, `${String(index).padStart(4, '0')}.ts`)
    writeFileSync(path, moduleText(one))
    return path
  })
}

/** Runs a program that was written to a file. */
export async function runProgram(one: Program, path: string): Promise<ProgramOutcome> {
  try {
    await import(pathToFileURL(path).href)
    return { program: one, wrong: null }
  } catch (cause) {
    const text = cause instanceof Error ? cause.message : String(cause)
    return { program: one, wrong: `${one.file}:${one.line}: ${one.id}\n${text}` }
  }
}

const EXPECTS = /^(.*?)\s*\/\/ =>(?: (.*))?$/

/** The module a program becomes: line by line the same, with a comparison in the place of each `// =>`. */
export function moduleText(one: Program): string {
  const lines = one.text.split('\n')
  const made: string[] = []
  for (let at = 0; at < lines.length; at++) {
    const [, before = '', value] = EXPECTS.exec(lines[at] ?? '') ?? []
    if (!EXPECTS.test(lines[at] ?? '')) {
      made.push(lines[at] ?? '')
      continue
    }
    const place = one.line + at
    if (value !== undefined) made.push(before, `(${value}), ${place})`)
    else {
      // a text of several lines, each behind `//`
      const shown: string[] = []
      while (/^\/\/ ?/.test(lines[at + 1] ?? '')) shown.push((lines[++at] ?? '').slice(3))
      made.push(before, `(${JSON.stringify(shown.join('\n'))}), ${place}, true)`)
    }
    compared(made)
  }
  const helper = JSON.stringify('../../scripts/docs/library/expect.ts')
  return `import { expect as __expect } from ${helper}; ${made.join('\n')}\nexport {}\n`
}

/** Makes the statement that ends before the last line a comparison with what that line has. */
function compared(made: string[]): void {
  const rest = made.pop() ?? ''
  let start = made.length - 1
  if ((made[start] ?? '').trim() === '') {
    made.pop()
    start--
  }
  while (start > 0 && /^[\s)\]}.]/.test(made[start] ?? '')) start--
  const named = /^(?:const|let) (\w+)(?::[^=]*)? = /.exec(made[start] ?? '')?.[1]
  const last = made.length - 1
  if (named !== undefined) made[last] += `; __expect(${named}, ${rest}`
  else {
    made[start] = `__expect((${made[start]}`
    made[last] += `), ${rest}`
  }
}
