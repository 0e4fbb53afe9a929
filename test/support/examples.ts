/** Plays the examples of the documentation, some in each of a few test files: a process a file would cost more than playing. */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import t from 'tap'

import { setupsOf } from '../../src/docs/player/plan.ts'
import { playCode } from '../../src/docs/play-code.ts'
import { playExample } from '../../src/docs/player/player.ts'
import type { ReferenceExample } from '../../src/docs/reference.ts'
import { serverHost } from '../../src/docs/server-host.ts'
import { readReference, trapsOf } from '../../src/docs/traps.ts'

const PLAN = fileURLToPath(new URL('../../dist/examples.json', import.meta.url))

const MODULES = fileURLToPath(new URL('../../dist/modules-of-examples', import.meta.url))

/** Files of codes outside of the language whose examples provoke them. */
const CODE_FILES: ReadonlySet<string> = new Set([
  'src/runtime/codes.ts',
  'src/docs/player/codes.ts',
])

/** How many test files share the examples. */
export const SHARDS = 4

/** Every example of the documentation; `make test` compiles the list from the sources first. */
export function plannedExamples(): readonly ReferenceExample[] {
  if (!existsSync(PLAN))
    throw new RangeError(`${PLAN} is missing: run make test, which compiles it`)
  return JSON.parse(readFileSync(PLAN, 'utf8')) as ReferenceExample[]
}

/** Whether an example belongs to a code of diagnostics: it has to provoke that. */
export function isCode(example: ReferenceExample): boolean {
  return example.file.startsWith('src/lang/') || CODE_FILES.has(example.file)
}

/**
 * Plays the example of a code. Modules of its own, in `file` fences, are written below `dist`, where `siprose` is found.
 *
 * @param example - one for which {@link isCode} is true
 * @param traps - what people get wrong with functions
 * @returns what is wrong; null where it provokes its code
 */
export function playCodeExample(
  example: ReferenceExample,
  traps: ReadonlyMap<string, string>,
): Promise<string | null> {
  const code = `${example.module}/${example.symbol}`
  const folder = join(MODULES, code)
  for (const { language, info, text } of example.fences) {
    if (language !== 'file' || info.name?.endsWith('/index.js') !== true) continue
    const file = join(folder, info.name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  return playCode(example, code, serverHost({ directories: [folder] }), traps, [folder])
}

/**
 * Plays one share of the examples, each a test of its own.
 *
 * @param shard - 0 to {@link SHARDS} less one
 */
export async function playShard(shard: number): Promise<void> {
  const examples = plannedExamples()
  const setups = setupsOf(examples)
  const host = serverHost()
  const traps = trapsOf(readReference())
  for (const [index, example] of examples.entries()) {
    if (index % SHARDS !== shard) continue
    await t.test(example.id, async (t) => {
      if (isCode(example)) {
        t.equal(await playCodeExample(example, traps), null)
        return
      }
      const outcome = await playExample(example, host, { setups })
      if (outcome.report !== null) t.comment(outcome.report)
      if (outcome.status === 'not-run') t.comment(`not run: ${outcome.notRunReason ?? ''}`)
      t.equal(outcome.reason, null)
    })
  }
}
