/** What `siprose -v` prints. */

import { readFileSync } from 'node:fs'

/** The version of this installation. */
export function version(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  const facts = JSON.parse(text) as { readonly version: string }
  return facts.version
}

/** The version, with what it runs on. */
export function versionText(): string {
  const { node, v8 } = process.versions
  return `siprose ${version()} (${process.arch}/${process.platform}), Node.js ${node}, V8 ${v8}\n`
}
