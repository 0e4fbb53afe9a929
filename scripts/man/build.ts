/**
 * The pages of the manual: siprose(8), siprose.cfg(5), and one a module in section 7, from the help of the command line, the Core
 * Cookbook and the READMEs.
 *
 *     build.ts        writes dist/man
 */

import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import type { Root, RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

import { commands } from '../../src/cli/help.ts'
import { flagHelp } from '../../src/cli/options.ts'
import { convertDocbook } from '../docbook-to-markdown/index.ts'
import { code, heading, paragraph, table } from '../docs/nodes.ts'
import { manualPage } from './roff.ts'

const root = join(import.meta.dirname, '../..')
const folder = join(root, 'dist/man')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string
}
// the same sources give the same bytes: the date is that of the last release, before the first that of the last change
const date =
  /^## .*?(\d{4}-\d{2}-\d{2})/m.exec(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'))?.[1] ??
  spawnSync('git', ['log', '-1', '--format=%cs'], { cwd: root, encoding: 'utf8' }).stdout?.trim() ??
  ''

/** The chapters of the Core Cookbook that tell what a configuration is made of. */
const LANGUAGE = [
  'structure',
  'values',
  'statements',
  'operators',
  'keywords',
  'directives',
  'routes',
]

function write(name: string, section: number, purpose: string, tree: Root): void {
  const path = join(folder, `man${section}`, `${name}.${section}`)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, manualPage({ name, section, purpose, date, version }, tree))
}

function server(): Root {
  const rows = (pairs: readonly (readonly [string, string])[]) =>
    table([[[], []], ...pairs.map(([name, text]) => [[code(name)], [text]])])
  const flags = flagHelp.map(([flag, value, text]): [string, string] => [
    `${flag} ${value}`.trim(),
    text,
  ])
  return {
    type: 'root',
    children: [
      heading(2, 'Synopsis'),
      paragraph(code('siprose'), ' [command] [flags] [file]'),
      heading(2, 'Description'),
      paragraph(
        'A SIP server that runs the configuration language of Kamailio. The configuration is described in siprose.cfg(5), each module in ',
        'siprose-NAME(7).',
      ),
      heading(2, 'Commands'),
      rows(commands.map(([name, text]): [string, string] => [name, text])),
      heading(2, 'Flags'),
      rows(flags),
      heading(2, 'Signals'),
      rows([
        ['SIGTERM, SIGINT', 'end the server'],
        ['SIGUSR1', 'writes its figures to the log'],
        ['SIGHUP', 'does nothing'],
      ]),
      heading(2, 'Exit status'),
      paragraph(
        '0 where the server ended, or the check found no error; 1 where it could not start.',
      ),
      heading(2, 'See also'),
      paragraph('siprose.cfg(5)'),
    ],
  }
}

/** The chapters one behind the other, each a section. */
function language(): Root {
  const children = LANGUAGE.flatMap((name): RootContent[] => {
    const path = join(root, `docbook/core-cookbook/${name}.xml`)
    return convertDocbook(path, { depth: 2, resolve: (id) => ({ url: `#${id}`, title: id }) }).tree
      .children
  })
  return { type: 'root', children }
}

/** A module's README without the lines that only a page on a screen needs. */
function modulePage(name: string): { readonly purpose: string; readonly tree: Root } {
  const text = readFileSync(join(root, 'modules', name, 'README.md'), 'utf8')
  const tree = unified().use(remarkParse).use(remarkGfm).parse(text)
  const first = tree.children.find((node) => node.type === 'paragraph')
  const start = tree.children.findIndex(
    (node) => node.type === 'heading' && toString(node) === 'Contents',
  )
  const kept = tree.children.filter((_, index) => start < 0 || index < start || index > start + 1)
  return {
    purpose: first ? toString(first) : name,
    tree: { type: 'root', children: [heading(2, 'Description'), ...kept] },
  }
}

rmSync(folder, { recursive: true, force: true })
write('siprose', 8, 'a SIP server', server())
write('siprose.cfg', 5, 'the configuration of siprose(8)', language())
const modules = readdirSync(join(root, 'modules'))
for (const name of modules) {
  const { purpose, tree } = modulePage(name)
  write(`siprose-${name}`, 7, purpose, tree)
}
console.log(`written: dist/man, ${modules.length + 2} pages`)
