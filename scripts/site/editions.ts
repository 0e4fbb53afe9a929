/** The reference for programs: all of it as JSON, and a list of everything as text. */

import { entriesOf, entryKinds, type ReferenceModule } from '../../src/docs/reference.ts'
import { anchorOf, shownName } from '../../src/docs/reference-anchor.ts'
import type { Site, SitePage } from './site.ts'

/** Everything that can be named, a line each, with the page it stands on. */
export function textEdition(site: Site, pages: readonly SitePage[]): string {
  const { core, modules, diagnostics } = site.documentation.reference
  const guides = pages
    .filter((page) => /^(?:cookbook|admin|devel|tutorials|guide)\//.test(page.path))
    .map((page) => `- [${page.title}](/${page.path}.html)`)
  const codes = diagnostics.map((entry) => `- ${entry.name}: ${entry.summary}`)
  return [
    '# Siprose',
    '',
    '> A SIP server that runs the Kamailio configuration language. Every example of its documentation is played by its tests.',
    '',
    'All of the reference as data: /reference.json',
    '',
    '## Pages',
    '',
    ...guides,
    '',
    ...[core, ...Object.values(modules)].flatMap((module) => moduleLines(site, module)),
    '## Diagnostics',
    '',
    ...codes,
    '',
  ].join('\n')
}

function moduleLines(site: Site, module: ReferenceModule): string[] {
  const lines = entryKinds.flatMap((kind) =>
    entriesOf(module, kind).map((entry) => {
      const shown = shownName(entry)
      const anchor = anchorOf(module.name, kind, entry)
      const url = site.urlOf({ module: module.name, kind, anchor, shown }).replace('.md#', '.html#')
      return `- [${shown}](${url}): ${entry.summary}`
    }),
  )
  return [`## ${module.name}`, '', module.summary, '', ...lines, '']
}
