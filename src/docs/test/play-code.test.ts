import { readFileSync } from 'node:fs'

import t from 'tap'

import { playCode } from '../play-code.ts'
import { DocsCode } from '../player/codes.ts'
import type { Example } from '../player/example.ts'
import { docComments } from '../reference-comment.ts'
import { serverHost } from '../server-host.ts'
import { exampleOf } from './player-fake-host.ts'

const file = 'src/docs/player/codes.ts'
const source = readFileSync(new URL('../player/codes.ts', import.meta.url), 'utf8')

/** What stands above each code. */
const examples = docComments(source, file).flatMap(({ end, tags }): [string, Example][] => {
  const [, code] = /'(docs\/[a-z-]+)'/.exec(source.split('\n')[end] ?? '') ?? []
  const tag = tags.find(({ name }) => name === 'example')
  if (code === undefined || tag === undefined) return []
  return [[code, { id: code, title: '', file, line: tag.line, fences: tag.fences }]]
})

function play(example: Example, code: string): Promise<string | null> {
  return playCode(example, code, serverHost(), new Map())
}

t.test('each code of the player has an example, which ends with it', async (t) => {
  t.same(
    examples.map(([code]) => code),
    Object.values(DocsCode),
  )
  for (const [code, example] of examples) {
    // `make test-docs` plays those with a module of their own: it writes them where they can be imported.
    if (example.fences.some(({ info }) => info.name?.endsWith('/index.js') === true)) continue
    t.equal(await play(example, code), null, code)
  }
})

t.test('an example that passes, fails otherwise, or for two reasons, proves no code', async (t) => {
  const story = (...lines: readonly string[]): Example =>
    exampleOf(['```sip', ...lines, '```'].join('\n'))
  const ask = 'alice > OPTIONS sip:example.com'
  t.match(await play(story(ask), DocsCode.NO_MESSAGE), /`docs\/no-message` passes$/)
  t.match(
    await play(story(ask, 'alice < 200'), DocsCode.SYNTAX),
    /`docs\/transcript-syntax` fails otherwise:\n.*error\[docs\/no-message\]/,
  )
  t.match(await play(story('dave > BYE sip:a', 'bob'), DocsCode.UNKNOWN_ACTOR), /Also wrong:/)
})
