/** `make fuzz`: see README.md beside this file. Names of files on the command line: only these messages are tried. */

import { readFileSync } from 'node:fs'

import { fuzzParser } from './parser.ts'
import { fuzzServer } from './server.ts'
import { tryOne } from './try-one.ts'

const number = (name: string, usual: number): number => Number(process.env[name] ?? usual)

const seed = number('SEED', 20_261_125)
const seconds = number('LIMIT', 900)

/** Tries the messages in files, with many different choices. */
function replay(paths: readonly string[]): boolean {
  let good = true
  for (const path of paths) {
    const text = readFileSync(path, 'latin1')
    const troubles = Array.from({ length: 500 }, (_, place) => tryOne(text, place + 1))
    const trouble = troubles.find((one) => one !== null)
    console.log(`${path}: ${trouble === undefined || trouble === null ? 'ok' : trouble.message}`)
    if (trouble !== undefined && trouble !== null) good = false
  }
  return good
}

async function fuzz(): Promise<boolean> {
  const count = number('COUNT', 1_000_000)
  console.log(`${count} messages to the parser, seed ${seed}, at most ${seconds} s`)
  const plan = { count, seed, seconds, watchSeconds: Math.min(5, seconds / 4) }
  const { tried, troubles, ...done } = await fuzzParser(plan)
  for (const { kind, message } of troubles) console.log(`${kind}: ${message}`)
  console.log(
    `code reached by ${done.watched} of them: ${done.reached} characters of src/sip and src/net`,
  )
  const limited = tried < count ? ', where the time ended' : ''
  console.log(
    `${tried} messages in ${done.seconds.toFixed(0)} s${limited}: ${troubles.length} things found; seed ${seed}`,
  )
  const alive = await fuzzServer(number('SERVER_COUNT', 100_000), seed)
  return troubles.length === 0 && alive
}

const files = process.argv.slice(2)
const good = files.length > 0 ? replay(files) : await fuzz()
process.exitCode = good ? 0 : 1
