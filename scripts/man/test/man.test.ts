/** Pages of the manual: what `man` would take for its own, and that it can read them. */

import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import t from 'tap'

import { markdownBlocks } from '../../docs/nodes.ts'
import { manualPage } from '../roff.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const head = { name: 'x', section: 7, purpose: 'Tries it.', date: '', version: '1' }

function roff(markdown: string): string {
  const page = manualPage(head, { type: 'root', children: markdownBlocks(markdown, () => null) })
  return page.split('\n').slice(5).join('\n').trim()
}

t.test('manualPage prints what Markdown has', (t) => {
  const rows: readonly (readonly [name: string, markdown: string, roff: string])[] = [
    ['sections', '## Two words\n\n### Three', '.SH TWO WORDS\n.SS Three'],
    ['marks', 'a `b-c` _d_ **e**', '.PP\na \\fBb\\-c\\fR \\fId\\fR \\fBe\\fR'],
    ['a line that looks like a request', "'quoted'", ".PP\n\\&'quoted'"],
    ['a listing', '```\n.x \\n\n```', '.PP\n.in +4n\n.nf\n\\&.x \\en\n.fi\n.in'],
    ['a list', '- a\n- b', '.IP \\(bu 2\na\n.IP \\(bu 2\nb'],
    ['a table', '| | |\n| - | - |\n| **Type** | int |', '.TP\n\\fBType\\fR\nint'],
    ['letters', '→', '.PP\n\\[u2192]'],
  ]
  for (const [name, markdown, expected] of rows) t.equal(roff(markdown), expected, name)
  t.end()
})

t.test('groff and mandoc read every page without a warning, where they are installed', (t) => {
  const built = spawnSync(process.execPath, ['--experimental-ffi', `${ROOT}scripts/man/build.ts`], {
    encoding: 'utf8',
  })
  t.equal(built.status, 0, built.stderr)
  const pages = globSync('dist/man/man*/*', { cwd: ROOT })
  t.ok(pages.length > 20)
  t.match(readFileSync(`${ROOT}dist/man/man7/siprose-sl.7`, 'utf8'), 'sl_send_reply')
  const groff = spawnSync(
    'groff',
    ['-man', '-Tutf8', '-ww', '-z', ...pages.map((page) => ROOT + page)],
    { encoding: 'utf8' },
  )
  if (!groff.error) t.equal(groff.stderr.slice(0, 1000), '')
  // it looks at more than groff does; what it says of style, such as long lines, is left out
  const mandoc = spawnSync('mandoc', ['-Tlint', '-Wwarning', ...pages.map((page) => ROOT + page)], {
    encoding: 'utf8',
  })
  if (!mandoc.error) t.equal(mandoc.stdout.slice(0, 1000), '')
  t.end()
})
