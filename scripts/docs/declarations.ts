/** Joins what typedoc found with the comments of the source files. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { docComments, type DocComment } from '../../src/docs/reference-comment.ts'
import type { Declared, ModuleDeclarations } from '../../src/docs/reference-subjects.ts'
import type { ModuleFiles } from './house.ts'
import type { ExportPlace, Place, Places } from './places.ts'

/** The documentation comments of files, each file read once. */
export class CommentShelf {
  readonly #root: string
  readonly #files = new Map<string, readonly DocComment[]>()

  /** @param root - the root of the project */
  constructor(root: string) {
    this.#root = root
  }

  /** All documentation comments of a file. */
  of(file: string): readonly DocComment[] {
    const known = this.#files.get(file)
    if (known) return known
    const comments = docComments(readFileSync(join(this.#root, file), 'utf8'), file)
    this.#files.set(file, comments)
    return comments
  }

  /** A place with the comment that typedoc says belongs to it. */
  declared(place: Place): Declared {
    const { file, line, comment } = place
    if (comment === null) return { file, line, comment: null }
    const matching = this.of(file).filter((found) => startsAlike(found.lead, comment))
    const above = matching.findLast((found) => found.end <= line)
    return { file, line, comment: above ?? matching[0] ?? null }
  }
}

/** Whether a comment is the one that typedoc showed the start of. */
function startsAlike(lead: string, start: string): boolean {
  return lead.replaceAll(/\s+/g, ' ').startsWith(start)
}

/**
 * Where everything of a module is declared, with its comments.
 *
 * @param files - the module's files
 * @param places - what typedoc found
 * @param shelf - reads comments
 */
export function moduleDeclarations(
  files: ModuleFiles,
  places: Places,
  shelf: CommentShelf,
): ModuleDeclarations {
  const exports = places[files.index]?.exports ?? {}
  const [params, statistics, eventRoutes] = exports['default']?.tables ?? []
  return {
    module: moduleComment(files, exports['default'] ?? null, shelf),
    exports: declaredOf(exports, shelf),
    params: declaredOf(params ?? {}, shelf),
    statistics: declaredOf(statistics ?? {}, shelf),
    eventRoutes: declaredOf(eventRoutes ?? {}, shelf),
  }
}

/** The comment with `@module`: it stands at the head of the file that declares the module, or of the index. */
function moduleComment(
  files: ModuleFiles,
  place: ExportPlace | null,
  shelf: CommentShelf,
): Declared {
  for (const file of new Set([files.index, place?.file ?? files.index])) {
    const comment = shelf.of(file).find((found) => found.tags.some((tag) => tag.name === 'module'))
    if (comment) return { file, line: comment.line, comment }
  }
  return { file: files.index, line: 1, comment: null }
}

/** A table of places as declarations. */
export function declaredOf(
  places: Readonly<Record<string, Place>>,
  shelf: CommentShelf,
): Map<string, Declared> {
  return new Map(Object.entries(places).map(([name, place]) => [name, shelf.declared(place)]))
}
