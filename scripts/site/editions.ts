/** The reference for programs: all of it as JSON, and a list of everything as text. */

import { entriesOf, entryKinds, type ReferenceModule } from '../../src/docs/reference.ts'
import { anchorOf, codeAnchor, shownName } from '../../src/docs/reference-anchor.ts'
import type { Documentation } from '../docs/compile.ts'
import type { Site, SitePage } from './site.ts'

/** What is asked of the site here. */
interface Asked extends Pick<Site, 'urlOf'> {
  readonly documentation: Pick<Documentation, 'reference'>
}

/**
 * Everything that can be named, a line each, with the page it stands on.
 *
 * @param site - what it holds
 * @param pages - its pages
 * @param base - its path on the host
 */
export function textEdition(site: Asked, pages: readonly SitePage[], base = '/'): string {
  const { core, modules, diagnostics } = site.documentation.reference
  const guides = pages
    .filter((page) => /^(?:cookbook|admin|devel|tutorials|guide|library)\//.test(page.path))
    .map((page) => `- [${page.title}](${base}${page.path}.html)`)
  const codes = diagnostics.map(
    ({ name, summary }) => `- [${name}](${base}diagnostics/${codeAnchor(name)}.html): ${summary}`,
  )
  return [
    '# Siprose',
    '',
    '> A SIP server that runs the Kamailio configuration language. Every example of its documentation is played by its tests.',
    '',
    `All of the reference as data: ${base}reference.json`,
    '',
    '## Pages',
    '',
    ...guides,
    '',
    ...[core, ...Object.values(modules)].flatMap((module) => moduleLines(site, module, base)),
    '## Diagnostics',
    '',
    ...codes,
    '',
  ].join('\n')
}

function moduleLines(site: Asked, module: ReferenceModule, base: string): string[] {
  const lines = entryKinds.flatMap((kind) =>
    entriesOf(module, kind).map((entry) => {
      const shown = shownName(entry)
      const anchor = anchorOf(module.name, kind, entry)
      const url = site.urlOf({ module: module.name, kind, anchor, shown }).replace('.md#', '.html#')
      return `- [${shown}](${base}${url.slice(1)}): ${entry.summary}`
    }),
  )
  return [`## ${module.name}`, '', module.summary, '', ...lines, '']
}
