/** The extension of `make vscode`, taken apart: what it names is in it, and its grammar sees what the language sees. `make test-vscode` runs it. */

import { readFileSync } from 'node:fs'
import Module, { createRequire } from 'node:module'
import { join } from 'node:path'

import t from 'tap'

import { readReference, trapsOf } from '../../src/docs/traps.ts'
import { examplesOf } from '../../src/docs/reference.ts'
import { checkConfiguration } from '../../src/lsp/check-process.ts'
import { scanText } from '../../src/lsp/scan.ts'
import { bytesOf } from '../../src/lsp/text.ts'
import { ours } from './alone.ts'

const packages = createRequire(ours('editors/vscode/package.json'))

interface Entry {
  readonly fileName: string
}
interface Archive extends AsyncIterable<never> {
  on(event: 'entry', listener: (entry: Entry) => void): void
  on(event: 'end' | 'error', listener: (error?: Error) => void): void
  readEntry(): void
  openReadStream(
    entry: Entry,
    done: (error: Error | null, stream: AsyncIterable<Buffer>) => void,
  ): void
}
const yauzl = packages('yauzl') as {
  open(
    path: string,
    options: { lazyEntries: boolean },
    done: (error: Error | null, archive: Archive) => void,
  ): void
}

/** The files of an archive, by name. */
async function unpacked(path: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>()
  return new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true }, (error, archive) => {
      if (error) {
        reject(error)
        return
      }
      archive.on('error', reject)
      archive.on('end', () => {
        resolve(files)
      })
      archive.on('entry', (entry) => {
        archive.openReadStream(entry, async (_, stream) => {
          const parts: Buffer[] = []
          for await (const part of stream) parts.push(part)
          files.set(entry.fileName, Buffer.concat(parts).toString('utf8'))
          archive.readEntry()
        })
      })
      archive.readEntry()
    })
  })
}

const { version } = JSON.parse(readFileSync(ours('package.json'), 'utf8')) as { version: string }
const files = await unpacked(ours(`dist/siprose-${version}.vsix`))
const inside = (path: string) => files.get(join('extension', path))
const manifest = JSON.parse(inside('package.json') ?? '{}') as {
  readonly version: string
  readonly main: string
  readonly devDependencies?: unknown
  readonly contributes: {
    readonly languages: readonly { id: string; configuration: string; firstLine: string }[]
    readonly grammars: readonly { language: string; scopeName: string; path: string }[]
    readonly snippets: readonly { path: string }[]
    readonly commands: readonly { command: string }[]
    readonly configuration: { readonly properties: Record<string, unknown> }
  }
}

t.test('it holds what its package.json names', async (t) => {
  const { contributes, main } = manifest
  t.equal(manifest.version, version)
  t.equal(manifest.devDependencies, undefined)
  t.ok(inside(main), main)
  for (const { configuration, id, firstLine } of contributes.languages) {
    t.equal(typeof JSON.parse(inside(configuration) ?? ''), 'object', id)
    t.match('#!KAMAILIO', new RegExp(firstLine))
  }
  for (const { path, scopeName, language } of contributes.grammars) {
    t.match(JSON.parse(inside(path) ?? ''), { scopeName })
    t.ok(contributes.languages.some(({ id }) => id === language))
  }
  for (const { path } of contributes.snippets)
    t.equal(typeof JSON.parse(inside(path) ?? ''), 'object')
  t.match(inside('licenses.txt'), /vscode-languageclient/)
  for (const asset of files.get('extension.vsixmanifest')?.matchAll(/Path="([^"]+)"/g) ?? []) {
    t.ok(files.has(asset[1] ?? ''), asset[0])
  }
})

t.test('its code reads the settings it names, and registers its commands', async (t) => {
  const code = inside(manifest.main) ?? ''
  const { commands, configuration } = manifest.contributes
  for (const { command } of commands) t.ok(code.includes(command), command)
  for (const name of Object.keys(configuration.properties)) {
    const last = name.replace(/^siprose\./, '')
    // `trace.server` is read by the client
    t.match(code, new RegExp(`["'\`]${last}["'\`]|\\.trace`), name)
  }
  // what the editor gives it, as far as it is needed to be loaded
  const anything: unknown = new Proxy(function () {}, {
    get: (target, key) =>
      key === 'prototype' ? target.prototype : key === Symbol.toPrimitive ? () => '' : anything,
  })
  const loaded = new Module('extension')
  const { _load: load } = Module as unknown as { _load: (id: string) => unknown }
  const run = new Function('require', 'module', 'exports', code)
  run((id: string) => (id === 'vscode' ? anything : load(id)), loaded, loaded.exports)
  t.equal(typeof loaded.exports.activate, 'function')
  t.equal(typeof loaded.exports.deactivate, 'function')
})

interface Line {
  readonly tokens: readonly { startIndex: number; endIndex: number; scopes: readonly string[] }[]
  readonly ruleStack: unknown
}
interface Grammar {
  tokenizeLine(line: string, state: unknown): Line
}

async function grammar(): Promise<Grammar> {
  const oniguruma = packages('vscode-oniguruma') as {
    loadWASM(bytes: ArrayBufferLike): Promise<void>
    OnigScanner: new (patterns: string[]) => unknown
    OnigString: new (text: string) => unknown
  }
  const textmate = packages('vscode-textmate') as {
    INITIAL: unknown
    parseRawGrammar(text: string, path: string): unknown
    Registry: new (options: object) => { loadGrammar(scope: string): Promise<Grammar> }
  }
  await oniguruma.loadWASM(
    readFileSync(packages.resolve('vscode-oniguruma/release/onig.wasm')).buffer,
  )
  const [{ path, scopeName } = { path: '', scopeName: '' }] = manifest.contributes.grammars
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text: string) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => textmate.parseRawGrammar(inside(path) ?? '', path),
  })
  return registry.loadGrammar(scopeName)
}

/** The scopes of each character. */
function scopesOf(colors: Grammar, text: string): readonly string[] {
  const scopes: string[] = []
  let state: unknown = null
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = colors.tokenizeLine(line, state)
    state = ruleStack
    for (const { startIndex, endIndex, scopes: found } of tokens) {
      for (let at = startIndex; at < Math.min(endIndex, line.length); at += 1) {
        scopes.push(found.join(' '))
      }
    }
    scopes.push('')
  }
  return scopes
}

const wanted: Readonly<Record<string, RegExp>> = {
  // a line that chooses how `$` is read is a comment to who does not know it
  'line-comment': /comment\.line|directive/,
  'block-comment': /comment\.block/,
  directive: /directive|import|comment\.line/,
  string: /string\.quoted/,
  variable: /variable\.parameter/,
  number: /constant/,
}

t.test(
  'its grammar sees comments, texts, variables and directives of our examples as the language does',
  async (t) => {
    const colors = await grammar()
    const reference = readReference()
    const texts = new Map<string, string>(
      ['first-server', 'registrar'].map((name) => [
        name,
        readFileSync(ours(`examples/${name}/siprose.cfg`), 'utf8'),
      ]),
    )
    for (const { id, fences } of reference === null ? [] : examplesOf(reference)) {
      // codes of diagnostics have examples of what cannot be read
      if (/^(?:lang|docs)\//.test(id)) continue
      for (const { language, text } of fences) if (language === 'kamailio') texts.set(id, text)
    }
    let seen = 0
    for (const [id, text] of texts) {
      const bytes = bytesOf(text)
      const scopes = scopesOf(colors, bytes)
      for (const { kind, token, offset, text: written } of scanText(bytes).pieces) {
        const pattern = wanted[token?.type ?? kind]
        if (pattern === undefined || written === '') continue
        seen += 1
        if (!pattern.test(scopes[offset] ?? '')) {
          t.fail(`${id}: ${written} is ${scopes[offset]}`)
        }
      }
    }
    t.ok(seen > 5000, `${seen} pieces of ${texts.size} examples`)
  },
)

/** The modules that the snippets use. */
const MODULES = 'pv xlog sl tm rr maxfwd sanity textops siputils usrloc registrar auth htable'

t.test('each of its snippets is a configuration that would start', async (t) => {
  const [{ path } = { path: '' }] = manifest.contributes.snippets
  const snippets = JSON.parse(inside(path) ?? '{}') as Record<
    string,
    { prefix: string; body: string[] }
  >
  const traps = trapsOf(null)
  for (const [name, { prefix, body }] of Object.entries(snippets)) {
    const text = body
      .join('\n')
      .replaceAll(/\$\{\d+:([^}]*)\}/g, '$1')
      .replaceAll(/(?<!\\)\$\d/g, '')
      .replaceAll('\\$', '$')
    const loads = MODULES.split(' ').map((module) => `loadmodule "${module}.so"\n`)
    const htable = 'modparam("htable", "htable", "users=>size=8;")\n'
    const whole = text.startsWith('#!')
      ? text
      : text.startsWith('failure_route')
        ? `${loads.join('')}${htable}request_route { t_on_failure("ELSEWHERE"); t_relay(); }\n${text}\n`
        : `${loads.join('')}${htable}request_route {\n${text}\n}\n`
    const { diagnostics } = await checkConfiguration(
      { root: '/nowhere/a.cfg', texts: [['/nowhere/a.cfg', whole]], defines: [], directories: [] },
      traps,
    )
    const bad = diagnostics.all.filter(({ severity }) => severity !== 'hint')
    t.same(
      bad.map(({ message }) => message),
      [],
      `${name} (${prefix})\n${whole}`,
    )
  }
})
