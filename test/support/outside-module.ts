/** A module of somebody else, as it lies in a folder of theirs. */

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Writes it: its function answers with its argument. It uses the server, the grammar of SIP, another module, and a file of its own.
 *
 * @param folder - where the modules of somebody else are
 * @param name - that of the module, and of its function
 * @param extension - what it is written in
 */
export function outside(folder: string, name: string, extension: '.ts' | '.js'): void {
  const type = extension === '.ts' ? ': string' : ''
  mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(
    join(folder, name, `own${extension}`),
    `export const greeting = (text${type}) => text + ' from '\n`,
  )
  writeFileSync(
    join(folder, name, `index${extension}`),
    `import { defineModule, str } from 'siprose'
import { parseUri } from 'siprose/sip'
import { slApi } from 'siprose/modules/sl'

import { greeting } from './own${extension}'

const own = defineModule('${name}', { params: {} })
export default own

export const ${name} = own.cfgFunction({ args: [str('text')], routes: ['request'] }, (self, ctx, text) => {
  const { host } = parseUri('sip:' + ctx.peer.address)
  const sl = self.find(slApi)
  return sl !== null && sl.reply(ctx, 200, greeting(text) + host)
})
`,
  )
}
