/** Compiles the documentation of a project: imports what it declares, reads what is written above it, builds the reference. */

import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

import {
  buildReference,
  type CodeSource,
  type ModuleSource,
} from '../../src/docs/reference-build.ts'
import { moduleOf, type Namespace } from '../../src/docs/reference-subjects.ts'
import type { Reference, ReferenceExample } from '../../src/docs/reference.ts'
import { readDocbook } from '../docbook-to-markdown/index.ts'
import { type Book, readBooks } from './books.ts'
import { cachedPlaces, type FindPlaces } from './cached-places.ts'
import { codesOf } from './codes.ts'
import { CommentShelf, moduleDeclarations } from './declarations.ts'
import { guideExamples } from './guide.ts'
import { findHouse, type House, type ModuleFiles } from './house.ts'
import { type Library, readLibrary } from './library/model.ts'
import type { Places } from './places.ts'

/** What is wrong with the documentation, at a place of a file. */
export interface Finding {
  readonly file: string
  readonly line: number
  readonly text: string
}

/** Everything the compiler knows of a project. */
export interface Documentation {
  readonly house: House
  readonly core: ModuleSource
  readonly modules: readonly ModuleSource[]
  readonly codes: readonly CodeSource[]
  readonly books: readonly Book[]
  readonly reference: Reference
  /** What is usable without a server; null where there is none. */
  readonly library: Library | null
  /** What kept a part from being compiled. */
  readonly findings: readonly Finding[]
}

/**
 * Compiles a project.
 *
 * @param root - its folder
 * @param find - asks typedoc, through the cache if not said
 */
export async function compileDocumentation(
  root: string,
  find: FindPlaces = cachedPlaces,
): Promise<Documentation> {
  const house = findHouse(root)
  const all = [house.core, ...house.modules]
  const places = await find(root, [...all.map((files) => files.index), ...house.codes])
  const shelf = new CommentShelf(root)
  const findings: Finding[] = []
  const core = await moduleSource(root, house.core, places, shelf, findings)
  const modules: ModuleSource[] = []
  for (const files of house.modules) {
    modules.push(await moduleSource(root, files, places, shelf, findings))
  }
  const codes: CodeSource[] = []
  for (const file of house.codes) codes.push(...(await codesOf(root, file, places[file], shelf)))
  const books = readBooks(root)
  const reference = buildReference(core, modules, codes, books)
  const library = readLibrary(root)
  return { house, core, modules, codes, books, reference, library, findings }
}

async function moduleSource(
  root: string,
  files: ModuleFiles,
  places: Places,
  shelf: CommentShelf,
  findings: Finding[],
): Promise<ModuleSource> {
  const { name, index } = files
  let namespace: Namespace = {}
  try {
    namespace = (await import(pathToFileURL(join(root, index)).href)) as Namespace
    if (!moduleOf(namespace)) {
      findings.push({ file: index, line: 1, text: `\`${name}\` exports no module as default` })
    }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    findings.push({ file: index, line: 1, text: `\`${name}\` cannot be imported: ${reason}` })
  }
  return {
    name,
    namespace,
    declarations: moduleDeclarations(files, places, shelf),
    guideExamples: examplesOfGuide(root, files),
  }
}

function examplesOfGuide(root: string, files: ModuleFiles): ReferenceExample[] {
  if (files.guide === null) return []
  const path = join(root, files.guide)
  const tree = readDocbook(readFileSync(path, 'utf8'), path)
  return guideExamples(tree.root, files.guide, files.name)
}
