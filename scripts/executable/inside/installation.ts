/** What the one executable consists of: all of it lies inside. It stands in the place of `src/runtime/installation.ts`. */

import { isAbsolute } from 'node:path'
import { getAsset } from 'node:sea'

import { facts, modules } from 'embedded:parts'

import type { Installation } from '../../../src/runtime/installation.ts'
import { importOutside, importText } from './outside.ts'

export const installation: Installation = {
  facts: () => facts,
  reference: () => getAsset('reference.json', 'utf8'),
  licenses: () => getAsset('licenses.txt', 'utf8'),
  command: () => [process.execPath],
  moduleNames: () => [...modules.keys()],
  findModule: (name) => (modules.has(name) ? name : null),
  async importModule(origin) {
    if (isAbsolute(origin)) return importOutside(origin)
    return modules.get(origin)?.()
  },
  importLanguageServer: async () => importText('lsp.mjs', getAsset('lsp.mjs', 'utf8')),
}
