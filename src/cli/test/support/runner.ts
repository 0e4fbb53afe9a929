/** Runs commands about databases that a test sends, and sends back what they printed. */

import { databaseCommand } from '../../db.ts'
import { recordCommand } from '../../records/record.ts'
import { records } from '../../records/specs.ts'
import { userCommand } from '../../records/user.ts'

interface Asked {
  readonly args: readonly string[]
  readonly db: string
}

process.on('message', (asked: Asked) => {
  void answer(asked)
})

async function answer({ args: [command = '', ...rest], db }: Asked): Promise<void> {
  process.env['SIPROSE_DB'] = db
  const printed = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    process[name].write = (chunk: string | Uint8Array): boolean => {
      printed[name] += Buffer.from(chunk as string).toString('utf8')
      return true
    }
  }
  const status = await run(command, rest).catch((error: unknown) => {
    printed.stderr += `siprose: ${error instanceof Error ? error.message : String(error)}\n`
    return 1
  })
  process.send?.({ status, ...printed })
}

async function run(command: string, rest: readonly string[]): Promise<number> {
  if (command === 'db') return databaseCommand(rest)
  if (command === 'user') return userCommand(rest)
  const record = records.find((one) => one.command === command)
  return record === undefined ? 1 : recordCommand(record, rest)
}
