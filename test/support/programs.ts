/** The programs of the documentation: those above the library's exports, and those of the pages in `docs/`. */

import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { readLibrary } from '../../scripts/docs/library/model.ts'
import { type Program, programsOf } from '../../scripts/docs/library/programs.ts'

/** The root of the project. */
export const ROOT: string = fileURLToPath(new URL('../..', import.meta.url))

/** All programs, in the order of the library's chapters and then of the pages. */
export function documentedPrograms(): readonly Program[] {
  const library = readLibrary(ROOT)
  if (library === null) return []
  const pages = globSync('docs/*.md', { cwd: ROOT }).toSorted()
  const guides = new Map(pages.map((page) => [page, readFileSync(ROOT + page, 'utf8')]))
  return programsOf(library, guides)
}
