/** Validation with DocBook's own RELAX NG schema, where Debian's `docbook5-xml` and `libxml2-utils` are installed. */

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

import type { Root } from 'xast'

import { checkContent } from './content-model.ts'
import { printXml } from './print-xml.ts'

const SCHEMA = '/usr/share/xml/docbook/schema/rng/5.0/docbook.rng'

/** Validates with the schema; null where the schema or the program is missing. */
export function relaxNg(xml: string): readonly string[] | null {
  if (!existsSync(SCHEMA)) return null
  const run = spawnSync('xmllint', ['--nonet', '--noout', '--relaxng', SCHEMA, '-'], {
    input: xml,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  if (run.error) return null
  if (run.status === 0) return []
  return run.stderr.split('\n').filter((line) => line !== '' && !line.endsWith('fails to validate'))
}

/**
 * Checks a document that was made of Markdown: with the schema where it is installed, and always with our own content model.
 *
 * @param root - the document
 * @returns what is wrong, a line each
 */
export function validateDocbook(root: Root): readonly string[] {
  const own = checkContent(root).map(({ path, text }) => `${path}: ${text}`)
  return [...own, ...(relaxNg(printXml(root)) ?? [])]
}
