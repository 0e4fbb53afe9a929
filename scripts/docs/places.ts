/**
 * Which comment belongs to which export: typedoc follows re-exports, renamed exports and the rows of tables to where each
 * is declared. Nothing else is taken from it; text and line numbers come from the source file itself.
 */

import { readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

import {
  Application,
  type CommentDisplayPart,
  type DeclarationReflection,
  type ProjectReflection,
  ReferenceReflection,
  ReflectionKind,
  type SomeType,
  TSConfigReader,
  type TypeDocOptions,
} from 'typedoc'

import { SiproseError } from '../../src/runtime/errors.ts'

/** What exists when the program runs. */
const VALUES = [ReflectionKind.Variable, ReflectionKind.Function, ReflectionKind.Class]

/** Where something is declared. */
export interface Place {
  /** From the root of the project. */
  readonly file: string
  /** The line of the name. */
  readonly line: number
  /** How its comment starts, or null without one. */
  readonly comment: string | null
}

/** An export, with the members of what it holds. */
export interface ExportPlace extends Place {
  /** The members of a constant object, by name. */
  readonly members: Readonly<Record<string, Place>>
  /** For each type argument of a constant's type, the members of that, by name. */
  readonly tables: readonly Readonly<Record<string, Place>>[]
}

/** The exports of a file. */
export interface FilePlaces {
  /** How the comment that documents the file starts, or null. */
  readonly comment: string | null
  readonly exports: Readonly<Record<string, ExportPlace>>
}

/** The exports of each file, by the file's path from the root of the project. */
export type Places = Readonly<Record<string, FilePlaces>>

/**
 * Asks typedoc where everything is declared that some files export.
 *
 * @param root - the root of the project
 * @param files - the files, from the root
 */
export async function findPlaces(root: string, files: readonly string[]): Promise<Places> {
  const { $schema: _, ...options } = readOptions(join(root, 'typedoc.json'))
  const entryPoints = files.map((file) => join(root, file))
  const tsconfig = resolve(root, options.tsconfig ?? 'tsconfig.json')
  const app = await Application.bootstrap({ ...options, tsconfig, basePath: root, entryPoints }, [
    new TSConfigReader(),
  ])
  // only what the files import is read: without tests and scripts it takes a third of the time
  app.options.setCompilerOptions(entryPoints, app.options.getCompilerOptions(app.logger), undefined)
  const project = await app.convert()
  if (!project)
    throw new SiproseError('docs/no-sources', 'typedoc could not read the sources', { root })
  return placesOf(project, root, files)
}

/** The options of `typedoc.json`, which also serve typedoc's own command. */
function readOptions(path: string): Partial<TypeDocOptions> & { readonly $schema?: string } {
  return JSON.parse(readFileSync(path, 'utf8')) as Partial<TypeDocOptions>
}

function placesOf(project: ProjectReflection, root: string, files: readonly string[]): Places {
  const places: Record<string, FilePlaces> = {}
  for (const module of project.children ?? []) {
    const file = fileOf(module, root)
    if (file === null || !files.includes(file)) continue
    const exports: Record<string, ExportPlace> = {}
    for (const child of module.children ?? []) {
      const found = exportPlace(child, root)
      if (found) exports[child.name] = found
    }
    places[file] = { comment: startOf(module.comment?.summary), exports }
  }
  return places
}

function exportPlace(reflection: DeclarationReflection, root: string): ExportPlace | null {
  const target =
    reflection instanceof ReferenceReflection ? reflection.getTargetReflectionDeep() : reflection
  // A type may have the name of a constant; what is documented is the constant.
  if (!target.isDeclaration() || !target.kindOf(VALUES)) return null
  const place = placeOf(target, root)
  if (!place) return null
  const type = target.type
  const tables = type?.type === 'reference' ? (type.typeArguments ?? []) : []
  return {
    ...place,
    members: membersOf(type, root),
    tables: tables.map((argument) => membersOf(argument, root)),
  }
}

function membersOf(type: SomeType | undefined, root: string): Record<string, Place> {
  const members: Record<string, Place> = {}
  if (type?.type !== 'reflection') return members
  for (const child of type.declaration.children ?? []) {
    const place = placeOf(child, root)
    if (place) members[child.name] = place
  }
  return members
}

function placeOf(reflection: DeclarationReflection, root: string): Place | null {
  const file = fileOf(reflection, root)
  if (file === null) return null
  const comment = reflection.comment ?? reflection.signatures?.[0]?.comment
  return { file, line: reflection.sources?.[0]?.line ?? 1, comment: startOf(comment?.summary) }
}

function fileOf(reflection: DeclarationReflection, root: string): string | null {
  const source = reflection.sources?.[0]
  return source ? relative(root, source.fullFileName) : null
}

/** The first words of a comment, up to anything that is printed otherwise than it is written. */
function startOf(parts: readonly CommentDisplayPart[] | undefined): string | null {
  if (!parts || parts.length === 0) return null
  const inline = parts.findIndex((part) => part.kind !== 'text' && part.kind !== 'code')
  const plain = inline < 0 ? parts : parts.slice(0, inline)
  const text = plain.map((part) => part.text).join('')
  return text.replaceAll(/\s+/g, ' ').trim().slice(0, 80)
}
