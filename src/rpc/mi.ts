/**
 * MI, the management interface of OpenSER: a request is a line `:command:reply_file`, a line for each parameter, and an empty line.
 * An answer is a line with code and reason, lines `name:: value`, and an empty line.
 */

import type { CommandArgument, Commands } from '../runtime/commands.ts'
import { rpcFault } from './fault.ts'

/** A request. */
export interface MiRequest {
  readonly command: string
  /** The name of the file that wants the answer; empty for none. */
  readonly replyName: string
  readonly args: readonly CommandArgument[]
}

/**
 * Reads a request.
 *
 * @param text - its lines, without the empty one at the end
 * @returns null for what is none
 */
export function parseMiRequest(text: string): MiRequest | null {
  const [first = '', ...rest] = text.split('\n').map((line) => line.trimEnd())
  if (!first.startsWith(':')) return null
  const colon = first.indexOf(':', 1)
  const command = first.slice(1, colon < 0 ? undefined : colon).trim()
  if (command === '') return null
  const replyName = colon < 0 ? '' : first.slice(colon + 1).trim()
  const args = rest.filter((line) => line !== '').map(argumentOf)
  return { command, replyName, args }
}

/** The value of a parameter's line: `value`, `"a value"`, `name::value`. */
function argumentOf(line: string): string {
  const named = /^[A-Za-z0-9_]*:: ?/.exec(line)
  const value = (named === null ? line : line.slice(named[0].length)).trim()
  if (value.length < 2 || !value.startsWith('"') || !value.endsWith('"')) return value
  return value.slice(1, -1).replaceAll(/\\(["\\])/g, '$1')
}

/**
 * Answers a request.
 *
 * @param commands - the commands of the server, by their MI and their RPC names
 * @param text - the request
 * @param indent - stands before what is inside of something else
 * @returns the answer, with its empty line
 */
export async function answerMi(commands: Commands, text: string, indent: string): Promise<string> {
  const request = parseMiRequest(text)
  if (request === null) return '400 a request begins with :command:\n\n'
  try {
    const result = await commands.call(request.command, request.args)
    return `200 OK\n${printMi(result, indent)}\n`
  } catch (error) {
    const { code, message } = rpcFault(error)
    return `${code} ${oneLine(message)}\n\n`
  }
}

/**
 * Prints the result of a command.
 *
 * @param result - what it gave
 * @param indent - stands before what is inside of something else
 */
export function printMi(result: unknown, indent: string): string {
  return linesOf(result, '', indent)
    .map((line) => `${line}\n`)
    .join('')
}

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null

function linesOf(value: unknown, before: string, indent: string): readonly string[] {
  if (value === undefined) return []
  if (Array.isArray(value)) return value.flatMap((each) => itemLines(each, before, indent))
  if (!isFields(value)) return [before + oneLine(String(value))]
  return Object.entries(value).flatMap(([name, each]) =>
    isPlain(each)
      ? [`${before}${oneLine(name)}:: ${oneLine(String(each))}`]
      : [`${before}${oneLine(name)}::`, ...linesOf(each, before + indent, indent)],
  )
}

/** An item of a list: one with plain fields is one line, `Row:: IDX=0 PID=4711`. */
function itemLines(item: unknown, before: string, indent: string): readonly string[] {
  if (!isFields(item)) return linesOf(item, before, indent)
  const fields = Object.entries(item)
  if (fields.every(([, each]) => isPlain(each))) {
    const shown = fields.map(([name, each]) => `${oneLine(name)}=${quoted(String(each))}`)
    return [`${before}Row:: ${shown.join(' ')}`]
  }
  return [`${before}Row::`, ...linesOf(item, before + indent, indent)]
}

/** A value that ends at the next blank, or at its quote. */
function quoted(text: string): string {
  const line = oneLine(text)
  return /^[^\s"\\]+$/.test(line) ? line : `"${line.replaceAll(/["\\]/g, '\\$&')}"`
}

/** Text that cannot end a line, or the answer. */
function oneLine(text: string): string {
  return text.trimEnd().replaceAll(/[\r\n\0]+/g, ' ')
}

const LINE_END = 0x0a

/** Cuts a stream of bytes into requests: each ends with an empty line. */
export class MiRequests {
  readonly #maxBytes: number
  #rest = Buffer.alloc(0)
  #tooLong = false

  /** @param maxBytes - the longest request that is kept */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  /** True while a request has begun and not ended. */
  get halfway(): boolean {
    return this.#rest.length > 0
  }

  /**
   * Takes a piece of the stream.
   *
   * @returns the requests that end in it; null stands for one that was too long
   */
  take(chunk: Buffer): readonly (string | null)[] {
    const found: (string | null)[] = []
    let start = 0
    for (let at = 0; at < chunk.length; at++) {
      if (chunk[at] !== LINE_END) continue
      const before = at > start ? chunk[at - 1] : this.#rest.at(-1)
      if (before !== LINE_END && (before !== undefined || at > start)) continue
      this.#keep(chunk.subarray(start, at))
      start = at + 1
      const text = this.#rest.toString('latin1')
      if (this.#tooLong) found.push(null)
      else if (text !== '') found.push(text)
      this.reset()
    }
    this.#keep(chunk.subarray(start))
    return found
  }

  /** Forgets a request that has begun. */
  reset(): void {
    this.#rest = Buffer.alloc(0)
    this.#tooLong = false
  }

  #keep(part: Buffer): void {
    if (part.length === 0) return
    if (this.#rest.length + part.length > this.#maxBytes) {
      this.#tooLong = true
      // the last byte tells whether the next one ends the request
      this.#rest = Buffer.from(part.subarray(-1))
    } else this.#rest = Buffer.concat([this.#rest, part])
  }
}
