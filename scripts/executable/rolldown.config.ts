/**
 * How the sources become texts, each with all the modules, which are evaluated when a configuration loads them: one for the command, one for
 * the language server. What that consists of would otherwise be in the memory of each server, 1.8 of 53 MB.
 */

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { packagesOf, type Bundle } from './packages.ts'

const ROOT = join(import.meta.dirname, '../..')
const PARTS = 'embedded:parts'
const INSIDE = join(ROOT, 'scripts/executable/inside')
const INSTALLATION = join(ROOT, 'src/runtime/installation.ts')

/** The text of `embedded:parts`: see `inside/embedded.d.ts`. */
function partsText(): string {
  const names = readdirSync(join(ROOT, 'modules'))
    .filter((name) => existsSync(join(ROOT, 'modules', name, 'index.ts')))
    .toSorted()
  const later = (key: string, file: string) =>
    `[${JSON.stringify(key)}, () => import(${JSON.stringify(join(ROOT, file))})]`
  const apis = names.filter((name) => existsSync(join(ROOT, 'modules', name, 'api.ts')))
  const importable = [
    later('siprose', 'src/index.ts'),
    later('siprose/sip', 'src/sip/index.ts'),
    ...apis.map((name) => later(`siprose/modules/${name}`, `modules/${name}/api.ts`)),
  ]
  const modules = names.map((name) => later(name, `modules/${name}/index.ts`))
  const { name, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    readonly name: string
    readonly version: string
  }
  return [
    `export const modules = new Map([${modules.join(', ')}])`,
    `export const importable = new Map([${importable.join(', ')}])`,
    `export const facts = ${JSON.stringify(JSON.stringify({ name, version }))}`,
  ].join('\n')
}

interface Resolver {
  resolve(id: string, importer?: string): Promise<{ readonly id: string } | null>
}

/** One text, from the file it begins with. */
function bundle(input: string, name: string) {
  return {
    input: join(ROOT, input),
    platform: 'node',
    // never there, and asked for by packages that do without
    external: ['pg-native', 'cloudflare:sockets'],
    plugins: [
      {
        name: 'embedded parts',
        async resolveId(this: Resolver, id: string, importer?: string) {
          if (id === PARTS) return `\0${PARTS}`
          if (importer === undefined || !id.endsWith('/installation.ts')) return null
          if (importer.startsWith(INSIDE)) return null
          const found = await this.resolve(id, importer)
          return found?.id === INSTALLATION ? join(INSIDE, 'installation.ts') : found
        },
        load: (id: string) => (id === `\0${PARTS}` ? partsText() : null),
        generateBundle(_options: unknown, bundle: Bundle) {
          const file = join(ROOT, `dist/executable/${name}-packages.json`)
          writeFileSync(file, JSON.stringify(packagesOf(bundle)))
        },
      },
    ],
    output: {
      file: join(ROOT, `dist/executable/${name}.mjs`),
      format: 'es',
      codeSplitting: false,
      minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
      comments: false,
    },
  }
}

export default [bundle('src/cli/main.ts', 'main'), bundle('src/lsp/server.ts', 'lsp')]
