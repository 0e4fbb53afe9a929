/**
 * Builds the package of JavaScript and types that can be published.
 *
 *     build.ts        writes dist/docbook-to-markdown, which `npm publish` takes
 */

import { spawnSync } from 'node:child_process'
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import getExePath from '../../node_modules/typescript-native/lib/getExePath.js'

const root = join(import.meta.dirname, '../..')
const folder = join(root, 'dist/docbook-to-markdown')

rmSync(folder, { recursive: true, force: true })
const compiled = spawnSync(getExePath(), ['-p', join(import.meta.dirname, 'tsconfig.json')], {
  cwd: root,
  stdio: 'inherit',
})
if (compiled.status !== 0) process.exit(compiled.status ?? 1)

const own = JSON.parse(readFileSync(join(import.meta.dirname, 'package.json'), 'utf8')) as Record<
  string,
  unknown
>
delete own.private
own.exports = { '.': { types: './index.d.ts', default: './index.js' } }
writeFileSync(join(folder, 'package.json'), `${JSON.stringify(own, null, 2)}\n`)
copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'))
copyFileSync(join(import.meta.dirname, 'README.md'), join(folder, 'README.md'))
console.log('written: dist/docbook-to-markdown')
