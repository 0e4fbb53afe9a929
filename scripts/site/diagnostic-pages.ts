/** A page for each code that a diagnostic or a fault carries. */

import { codeAnchor } from '../../src/docs/reference-anchor.ts'
import type { DiagnosticEntry } from '../../src/docs/reference.ts'
import { trapsOf } from '../../src/docs/traps.ts'
import {
  code,
  heading,
  html,
  link,
  markdownBlocks,
  markdownLine,
  paragraph,
  table,
} from '../docs/nodes.ts'
import { exampleBlocks, remarks } from '../docs/page.ts'
import type { Site, SitePage } from './site.ts'
import { sourceUrl } from './source-pages.ts'
import { whatCheckSays } from './what-check-says.ts'

const LAYERS: Readonly<Record<string, string>> = {
  lang: 'The configuration',
  module: 'Modules',
  sip: 'Messages',
  net: 'Sockets and names',
  runtime: 'The running server',
  rpc: 'Commands',
  docs: 'Examples that are played',
}

/** The list of codes, and the page of each. */
export async function diagnosticPages(site: Site): Promise<SitePage[]> {
  const { reference } = site.documentation
  const traps = trapsOf(reference)
  const pages = [listPage(site, reference.diagnostics)]
  for (const entry of reference.diagnostics) {
    const example = entry.name.startsWith('lang/') ? entry.examples[0] : undefined
    const said = example ? await whatCheckSays(example, entry.name, traps) : null
    pages.push(codePage(site, entry, said))
  }
  return pages
}

function listPage(site: Site, diagnostics: readonly DiagnosticEntry[]): SitePage {
  const layers = [...new Set(diagnostics.map(({ name }) => name.slice(0, name.indexOf('/'))))]
  return {
    path: 'diagnostics/index',
    title: 'Diagnostics',
    description: 'What the server and the checker say, and what to do about it.',
    source: 'src/lang/codes.ts',
    search: false,
    blocks: [
      heading(1, 'Diagnostics'),
      paragraph(
        'Whatever the server or ',
        code('siprose check'),
        ' has to say carries a code in brackets. This is what each of them means.',
      ),
      ...layers.flatMap((layer) => [
        heading(2, LAYERS[layer] ?? layer),
        table([
          [['Code'], ['What it says']],
          ...diagnostics
            .filter(({ name }) => name.startsWith(`${layer}/`))
            .map((entry) => [
              [link(`/diagnostics/${codeAnchor(entry.name)}.md`, code(entry.name))],
              markdownLine(entry.summary, site.finder('core')),
            ]),
        ]),
      ]),
    ],
  }
}

function codePage(site: Site, entry: DiagnosticEntry, said: string | null): SitePage {
  const find = site.finder('core')
  const place = `${entry.file}:${entry.line}`
  return {
    path: `diagnostics/${codeAnchor(entry.name)}`,
    title: entry.name,
    description: entry.summary,
    source: entry.file,
    blocks: [
      heading(1, entry.name),
      ...markdownBlocks(entry.summary, find),
      ...markdownBlocks(entry.text, find),
      ...remarks(entry, find),
      ...entry.examples.flatMap((example) =>
        exampleBlocks(
          example.title === '' ? { ...example, title: 'What brings it about' } : example,
          find,
          2,
        ),
      ),
      ...(said === null
        ? []
        : [
            paragraph(code('siprose check'), ' says:'),
            html('<div class="said">'),
            { type: 'code' as const, lang: 'txt', value: said },
            html('</div>'),
          ]),
      paragraph(
        'Declared at ',
        html(`<a href="${sourceUrl(entry.file, entry.line)}" target="_self">${place}</a>`),
        '.',
      ),
    ],
  }
}
