/** The Markdown that people write, played: the pages of `docs/` by themselves, each README of `examples/` against its configuration. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import t from 'tap'

import { markdownExamples } from '../src/docs/markdown-examples.ts'
import type { ConfigurationPart } from '../src/docs/player/host.ts'
import { setupsOf } from '../src/docs/player/plan.ts'
import { playExample } from '../src/docs/player/player.ts'
import { serverHost } from '../src/docs/server-host.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

const pages = readdirSync(`${ROOT}docs`)
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ page: `docs/${name}`, config: null }))
const examples = readdirSync(`${ROOT}examples`)
  .filter((name) => existsSync(`${ROOT}examples/${name}/README.md`))
  .map((name) => ({
    page: `examples/${name}/README.md`,
    config: `examples/${name}/siprose.cfg`,
  }))

function configurationOf(config: string): ConfigurationPart {
  const text = readFileSync(ROOT + config, 'latin1')
  return { text, fileName: config, line: 1, column: 1 }
}

for (const { page, config } of [...pages, ...examples]) {
  const text = readFileSync(ROOT + page, 'utf8')
  const found = markdownExamples(text, page)
  // programs are run by library.test.ts, sessions of `siprose check` by a test of their own
  if (found.length === 0 && /^```(?:ts$|cfg )/m.test(text)) continue
  const configuration = config === null ? null : configurationOf(config)
  t.ok(found.length > 0, `${page} has examples`)
  for (const example of found) {
    t.test(`${page}: ${example.title}`, async (t) => {
      const options = { setups: setupsOf(found), configuration }
      const outcome = await playExample(example, serverHost(), options)
      if (outcome.report !== null) t.comment(outcome.report)
      t.equal(outcome.reason, null)
    })
  }
}

t.test('README.md names every module', async (t) => {
  const readme = readFileSync(`${ROOT}README.md`, 'utf8')
  for (const name of readdirSync(`${ROOT}modules`))
    t.ok(readme.includes(`[${name}](modules/${name}/README.md)`), name)
})
