/** Where the documented things of the project lie on the disk. */

import { existsSync, globSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** A module's files, from the root of the project. */
export interface ModuleFiles {
  readonly name: string
  /** Its entry: everything it exports. */
  readonly index: string
  /** Its guide in DocBook, or null. */
  readonly guide: string | null
  /** Where its guide belongs. */
  readonly guidePath: string
  /** The page that is generated for it. */
  readonly readme: string
}

/** The files of a project that are compiled. */
export interface House {
  /** The root of the project, absolute. */
  readonly root: string
  readonly core: ModuleFiles
  readonly modules: readonly ModuleFiles[]
  /** Files whose exports are codes of diagnostics and faults. */
  readonly codes: readonly string[]
}

/**
 * Looks through a project.
 *
 * @param root - its folder
 */
export function findHouse(root: string): House {
  const names = existsSync(join(root, 'modules'))
    ? readdirSync(join(root, 'modules'))
        .filter((name) => existsSync(join(root, 'modules', name, 'index.ts')))
        .toSorted()
    : []
  return {
    root,
    core: moduleFiles(root, 'core', 'src/core'),
    modules: names.map((name) => moduleFiles(root, name, `modules/${name}`)),
    codes: globSync(['src/**/codes.ts', 'src/**/*-codes.ts'], { cwd: root })
      .filter((file) => !file.includes('/test/'))
      .toSorted(),
  }
}

function moduleFiles(root: string, name: string, folder: string): ModuleFiles {
  const guidePath = `${folder}/doc/${name}.xml`
  return {
    name,
    index: `${folder}/index.ts`,
    guide: existsSync(join(root, guidePath)) ? guidePath : null,
    guidePath,
    readme: `${folder}/README.md`,
  }
}
