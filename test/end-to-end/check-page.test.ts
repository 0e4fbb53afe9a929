/** The sessions of docs/check.md: each command, and what it prints. */

import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import t from 'tap'

import { SIPROSE, temporaryFile } from '../support/server-process.ts'

const page = readFileSync(new URL('../../docs/check.md', import.meta.url), 'utf8')

/** Fences in the order of the page. */
const fences = [...page.matchAll(/^```(cfg|sh) ?(\S*)\n([\s\S]*?)^```$/gm)]

/** `$ command` and the lines it prints, `$?` being that of the command before. */
function commands(session: string): readonly (readonly [command: string, output: string])[] {
  return session
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('\n')
      return [part.slice(0, end), part.slice(end + 1)] as const
    })
}

t.test('docs/check.md: every session prints what the page says', (t) => {
  const folder = dirname(temporaryFile('empty.cfg', ''))
  const env = { ...process.env, PATH: `${dirname(SIPROSE)}:${process.env['PATH'] ?? ''}` }
  let played = 0
  for (const [, language = '', name = '', text = ''] of fences) {
    if (language === 'cfg') {
      writeFileSync(join(folder, name), text)
      continue
    }
    let last = 0
    for (const [command, wanted] of commands(text)) {
      const line = `(exit ${last}); ${command}`
      const { status, stdout } = spawnSync('sh', ['-c', `{ ${line}; } 2>&1`], {
        cwd: folder,
        env,
        encoding: 'utf8',
        timeout: 30_000,
      })
      t.equal(stdout, wanted, command)
      last = status ?? -1
      played += 1
    }
  }
  t.ok(played >= 8, `${played} commands`)
  t.end()
})
