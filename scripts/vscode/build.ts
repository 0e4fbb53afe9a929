/** Builds `dist/siprose-VERSION.vsix`, the extension for Visual Studio Code. `make vscode` runs it. */

import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  createWriteStream,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, extname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'

import { licensesText } from '../executable/licenses.ts'
import { contentTypes, vsixManifest, type Manifest } from './manifest.ts'

const ROOT = join(import.meta.dirname, '../..')
const SOURCE = join(ROOT, 'editors/vscode')
const FOLDER = join(ROOT, 'dist/vscode')

/** What the archive is written with: a package of the extension's folder, which is only installed for this. */
interface ZipFile {
  readonly outputStream: NodeJS.ReadableStream
  addBuffer(bytes: Buffer, path: string, options: object): void
  end(): void
}
const { ZipFile } = createRequire(join(SOURCE, 'package.json'))('yazl') as {
  readonly ZipFile: new () => ZipFile
}

/** The files of the extension, and where they come from. */
const files: readonly (readonly [path: string, from: string])[] = [
  ['README.md', 'editors/vscode/README.md'],
  ['LICENSE.txt', 'LICENSE'],
  ['CHANGELOG.md', 'CHANGELOG.md'],
  ['language-configuration.json', 'editors/vscode/language-configuration.json'],
  ['snippets.json', 'editors/vscode/snippets.json'],
  ['syntaxes/kamailio.tmLanguage.json', 'site/grammars/kamailio.tmLanguage.json'],
]

/** The same sources give the same bytes. */
const SAME = { mtime: new Date('2000-01-01T00:00:00Z'), mode: 0o100644, forceDosTimestamp: true }

rmSync(FOLDER, { recursive: true, force: true })
mkdirSync(FOLDER, { recursive: true })
for (const [path, from] of files) {
  mkdirSync(dirname(join(FOLDER, path)), { recursive: true })
  copyFileSync(join(ROOT, from), join(FOLDER, path))
}
// The files are our own.
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly version: string
}
const own = JSON.parse(readFileSync(join(SOURCE, 'package.json'), 'utf8')) as Manifest
const { devDependencies: _, private: __, ...facts } = own
const manifest: Manifest = { ...facts, version }
writeFileSync(join(FOLDER, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)

const rolldown = join(ROOT, 'packaging/node_modules/rolldown/bin/cli.mjs')
execFileSync(
  process.execPath,
  [rolldown, '--config', 'scripts/vscode/rolldown.config.ts', '--log-level', 'warn'],
  { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'] },
)
// The list is that of the bundler's configuration.
const packages = JSON.parse(
  readFileSync(join(ROOT, 'dist/vscode-packages.json'), 'utf8'),
) as string[]
writeFileSync(join(FOLDER, 'licenses.txt'), licensesText(ROOT, packages))

const zip = new ZipFile()
const inside = globSync('**/*.*', { cwd: FOLDER }).toSorted()
const kinds = new Set(inside.map((path) => extname(path)))
zip.addBuffer(Buffer.from(vsixManifest(manifest)), 'extension.vsixmanifest', SAME)
zip.addBuffer(Buffer.from(contentTypes(kinds)), '[Content_Types].xml', SAME)
for (const path of inside) {
  zip.addBuffer(readFileSync(join(FOLDER, path)), `extension/${path}`, SAME)
}
zip.end()
const output = join(ROOT, `dist/siprose-${version}.vsix`)
await pipeline(zip.outputStream, createWriteStream(output))
console.log(`written: dist/siprose-${version}.vsix`)
