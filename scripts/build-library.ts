/**
 * Builds `siprose/sip` as a package of JavaScript and types, for programs that have no TypeScript.
 *
 *     build-library.ts        writes dist/library, which `npm install dist/library` takes
 */

import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'

import getExePath from '../node_modules/typescript-native/lib/getExePath.js'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'dist/library')

rmSync(folder, { recursive: true, force: true })
const compiled = spawnSync(getExePath(), ['-p', 'scripts/library.tsconfig.json'], {
  cwd: root,
  stdio: 'inherit',
})
if (compiled.status !== 0) process.exit(compiled.status ?? 1)

const { name, version, license } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
) as Record<'name' | 'version' | 'license', string>
const own = {
  name,
  version,
  description: 'The grammar of SIP: messages read, changed and built',
  license,
  type: 'module',
  sideEffects: false,
  exports: { './sip': { types: './sip/index.d.ts', default: './sip/index.js' } },
  engines: { node: '>=20' },
}
writeFileSync(join(folder, 'package.json'), `${JSON.stringify(own, null, 2)}\n`)
copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'))
copyPage('docs/sip-library.md', 'README.md', '../src/sip/README.md', 'REFERENCE.md')
copyPage('src/sip/README.md', 'REFERENCE.md', '../../docs/sip-library.md', 'README.md')
console.log('written: dist/library')

/** Copies a page whose link to the other page leads elsewhere here. */
function copyPage(from: string, to: string, link: string, linked: string): void {
  const text = readFileSync(join(root, from), 'utf8')
  writeFileSync(join(folder, to), text.replaceAll(`](${link})`, `](${linked})`))
}
