/** `siprose test FILE.md`: plays the examples of a person's own Markdown against their own configuration. */

import { readFileSync, writeFileSync } from 'node:fs'

import { serverHost } from '../docs/server-host.ts'
import { markdownExamples } from '../docs/markdown-examples.ts'
import { applyEdits, type Edit } from '../docs/player/edit.ts'
import type { Example } from '../docs/player/example.ts'
import type { ConfigurationPart } from '../docs/player/host.ts'
import { playExample, type Outcome } from '../docs/player/player.ts'
import { setupsOf } from '../docs/player/plan.ts'
import { parseServerFlags, usage } from './options.ts'

/**
 * Plays the examples of Markdown files and prints how each went.
 *
 * @param args - the files; `-f FILE` for a configuration of one's own, `-A`, `-L` as for a server, `--accept` to write what came
 * @returns 0 when all went well
 */
export async function testFiles(args: readonly string[]): Promise<number> {
  const accept = args.includes('--accept')
  const files = args.filter((arg) => arg.endsWith('.md'))
  const others = args.filter((arg) => arg !== '--accept' && !arg.endsWith('.md'))
  if (files.length === 0) throw usage('name a Markdown file with examples: siprose test FILE.md')
  const flags = parseServerFlags(others)
  const configuration = others.includes('-f') ? readConfiguration(flags.file) : null
  const host = serverHost({ defines: flags.defines, directories: flags.directories })
  const counts = { pass: 0, fail: 0, 'not-run': 0 }
  for (const file of files) {
    const examples = markdownExamples(readText(file), file)
    const setups = setupsOf(examples)
    const edits: Edit[] = []
    for (const example of examples) {
      const outcome = await playExample(example, host, { setups, configuration, accept })
      counts[outcome.status]++
      edits.push(...outcome.edits)
      printOutcome(example, outcome)
    }
    if (edits.length > 0) {
      writeFileSync(file, applyEdits(readText(file), edits))
      process.stdout.write(`${file}: ${edits.length} changes written\n`)
    }
  }
  const notRun = counts['not-run'] === 0 ? '' : `, ${counts['not-run']} not run`
  process.stdout.write(`${counts.pass} passed, ${counts.fail} failed${notRun}\n`)
  if (counts.pass + counts.fail + counts['not-run'] === 0) {
    throw usage(`no example in ${files.join(', ')}: an example is a heading with fences under it`)
  }
  return counts.fail === 0 ? 0 : 1
}

function printOutcome(example: Example, outcome: Outcome): void {
  const mark =
    outcome.status === 'pass' ? 'ok      ' : outcome.status === 'fail' ? 'FAILED  ' : 'not run '
  const why = outcome.notRunReason === null ? '' : ` (${outcome.notRunReason})`
  process.stdout.write(`${mark}${example.file}:${example.line} ${example.title}${why}\n`)
  if (outcome.report !== null) {
    process.stdout.write(`\n${outcome.report}\n\n`)
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw usage(`${file} cannot be read`)
  }
}

function readConfiguration(file: string): ConfigurationPart {
  try {
    return { text: readFileSync(file, 'latin1'), fileName: file, line: 1, column: 1 }
  } catch {
    throw usage(`-f is \`${file}\`, which cannot be read`)
  }
}
