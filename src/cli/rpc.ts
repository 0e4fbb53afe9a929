/** `siprose rpc COMMAND`: asks a running server. */

import { parseArgs } from 'node:util'

import { ask } from '../net/control/ask.ts'
import { printDoc } from './doc.ts'
import { usage } from './options.ts'
import { placeNamed, placeOf, type ServerPlace, usualPlace } from './rpc-place.ts'
import { printResult } from './rpc-print.ts'

const DEFAULT_SECONDS = 10
const HELP = `Usage: siprose rpc [-f FILE | -s PLACE] [--json] [-t SECONDS] COMMAND [ARGUMENT …]

Asks a running server. Without -f, the server's configuration, and -s, a path, udp:ADDRESS:PORT or
tcp:ADDRESS:PORT, the one at /run/siprose/siprose_rpc.sock is asked. The server has to load the module jsonrpcs.
A number is sent as a number; s:5 is the text 5.

  siprose rpc system.listMethods     the names of all commands
  siprose rpc help core.uptime       what one is for
`

/**
 * Asks a server and prints its answer.
 *
 * @param args - what follows `siprose rpc`
 * @returns 0 for a result, 1 for an error of the server's
 */
export async function askServer(args: readonly string[]): Promise<number> {
  const { values, positionals } = parse(args)
  const [command, ...given] = positionals
  if (values.h === true || command === undefined) {
    process.stdout.write(HELP)
    return command === undefined && values.h !== true ? 1 : 0
  }
  if (command === 'help') return printDoc(given)
  const place = placeFor(values)
  const document = {
    jsonrpc: '2.0',
    method: command,
    params: given.map(argument),
    id: 1,
  }
  const question = (replyName: string | null): Buffer =>
    Buffer.from(
      JSON.stringify(replyName === null ? document : { ...document, reply_name: replyName }),
    )
  const { transport, replyDirectory } = place
  const timeoutMs = seconds(values.t) * 1000
  const bytes = await ask(place.place, question, { transport, replyDirectory, timeoutMs, complete })
  return printed(JSON.parse(bytes.toString('utf8')), values.json === true)
}

function placeFor(values: { readonly s?: string; readonly f?: string }): ServerPlace {
  if (values.s !== undefined) return placeNamed(values.s)
  return values.f === undefined ? usualPlace() : placeOf(values.f)
}

function parse(args: readonly string[]) {
  try {
    // what follows the command is its own, be it `-1`
    const options = new Set(['-f', '-s', '-t'])
    let end = 0
    while (end < args.length && (args[end] ?? '').startsWith('-')) {
      end += options.has(args[end] ?? '') ? 2 : 1
    }
    const { values } = parseArgs({
      args: args.slice(0, end),
      options: {
        f: { type: 'string', short: 'f' },
        s: { type: 'string', short: 's' },
        t: { type: 'string', short: 't' },
        json: { type: 'boolean' },
        h: { type: 'boolean', short: 'h' },
      },
    })
    return { values, positionals: args.slice(end) }
  } catch (error) {
    throw usage(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))
  }
}

function argument(text: string): string | number {
  if (text.startsWith('s:')) return text.slice(2)
  const number = Number(text)
  return /^-?\d+$/.test(text) && Number.isSafeInteger(number) ? number : text
}

function seconds(text: string | undefined): number {
  if (text === undefined) return DEFAULT_SECONDS
  if (/^\d{1,4}$/.test(text)) return Number(text)
  throw usage(`-t is \`${text}\`; it can be a whole number of seconds`)
}

/** Whether what has come is a whole document. */
function complete(bytes: Buffer): boolean {
  try {
    JSON.parse(bytes.toString('utf8'))
    return true
  } catch {
    return false
  }
}

interface Answer {
  readonly result?: unknown
  readonly error?: { readonly code: number; readonly message: string }
}

function printed(answer: Answer, json: boolean): number {
  const { result, error } = answer
  if (json) process.stdout.write(`${JSON.stringify(error ?? result, null, 2)}\n`)
  else if (error !== undefined) process.stderr.write(`siprose: ${error.message} (${error.code})\n`)
  else {
    const text = printResult(result)
    if (text !== '') process.stdout.write(`${text}\n`)
  }
  return error === undefined ? 0 : 1
}
