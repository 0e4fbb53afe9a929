/** Every configuration in the documentation: the `kamailio` fences of comments and pages, and the files of `examples`. */

import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url))

/** A configuration and where it stands. */
export interface DocumentedConfiguration {
  readonly name: string
  readonly text: string
}

const FENCE = /^([ \t]*(?:\* ?)?[ \t]*)```kamailio[^\n]*\n([\s\S]*?)^[ \t]*(?:\* ?)?[ \t]*```/gm

/** Reads all of them; those of pages that are generated from the sources once. */
export function documentedConfigurations(): readonly DocumentedConfiguration[] {
  const pages = globSync(['src/**/*.ts', 'modules/**/*.ts', 'docs/*.md'], { cwd: ROOT })
  const found = pages.flatMap((page) => {
    const text = readFileSync(ROOT + page, 'latin1')
    return Array.from(text.matchAll(FENCE), ([, prefix = '', body = '']) => ({
      name: `${page}:${text.slice(0, text.indexOf(body)).split('\n').length}`,
      text: prefix.includes('*') ? body.replaceAll(/^[ \t]*\* ?/gm, '') : body,
    }))
  })
  const files = globSync('examples/**/*.cfg', { cwd: ROOT })
  return [...found, ...files.map((name) => ({ name, text: readFileSync(ROOT + name, 'latin1') }))]
}
