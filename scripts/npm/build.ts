/**
 * Builds `dist/siprose-VERSION.tgz`, the package for npm: JavaScript and types, as Node.js takes no TypeScript below `node_modules`.
 * `make npm` runs it.
 */

import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  cpSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

import getExePath from '../../node_modules/typescript-native/lib/getExePath.js'

const ROOT = join(import.meta.dirname, '../..')
const FOLDER = join(ROOT, 'dist/npm')

/** What of `package.json` is that of the package too. */
interface Facts {
  readonly name: string
  readonly version: string
  readonly description: string
  readonly license: string
  readonly bin: unknown
  readonly dependencies: unknown
  readonly optionalDependencies: unknown
}

/** A path among the exports: its types, and the code. */
function exported(path: string): { readonly types: string; readonly default: string } {
  return { types: `${path}.d.ts`, default: `${path}.js` }
}

function packageText(own: Facts): string {
  const { name, version, description, license, bin, dependencies, optionalDependencies } = own
  const facts = {
    name,
    version,
    description,
    license,
    keywords: ['sip', 'voip', 'proxy', 'registrar', 'kamailio'],
    type: 'module',
    bin,
    exports: {
      '.': exported('./src/index'),
      './sip': exported('./src/sip/index'),
      './modules/*': exported('./modules/*/api'),
    },
    os: ['linux', 'darwin'],
    engines: { node: '>=20' },
    dependencies,
    optionalDependencies,
  }
  return `${JSON.stringify(facts, null, 2)}\n`
}

rmSync(FOLDER, { recursive: true, force: true })
execFileSync(getExePath(), ['-p', 'scripts/npm/tsconfig.json'], { cwd: ROOT, stdio: 'inherit' })
// The file is our own.
const own = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Facts
writeFileSync(join(FOLDER, 'package.json'), packageText(own))
for (const path of [
  'LICENSE',
  'CHANGELOG.md',
  'bin/siprose',
  'dist/reference.json',
  ...globSync('{docs/*.md,modules/*/README.md}', { cwd: ROOT }),
]) {
  mkdirSync(dirname(join(FOLDER, path)), { recursive: true })
  copyFileSync(join(ROOT, path), join(FOLDER, path))
}
copyFileSync(join(ROOT, 'packaging/npm/README.md'), join(FOLDER, 'README.md'))
cpSync(join(ROOT, 'examples'), join(FOLDER, 'examples'), { recursive: true })

execFileSync('npm', ['pack', FOLDER, '--pack-destination', join(ROOT, 'dist'), '--silent'], {
  cwd: ROOT,
  stdio: ['ignore', 'ignore', 'inherit'],
})
console.log(`written: dist/${own.name}-${own.version}.tgz`)
