/** Asking a server one question, by whatever way in it has. */

import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { accessSync, chmodSync, constants, lstatSync, mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

import {
  ControlError,
  type ControlPlace,
  type NetworkPlace,
  placeText,
  systemCode,
} from './controls.ts'
import { Fifo } from './fifo.ts'
import { UnixDatagrams } from './unix-datagrams.ts'
import { writeFifo } from './write-fifo.ts'

/** A question: its bytes, given the name of the file that the answer goes to, where one is needed. */
export type Question = (replyName: string | null) => Buffer

/** How to ask. */
export interface AskOptions {
  /** `tcp` or `udp` for an address of the network. */
  readonly transport: 'udp' | 'tcp' | 'unix' | null
  /** Where a FIFO's answers are. */
  readonly replyDirectory: string
  readonly timeoutMs: number
  /** Tells whether what has come so far is a whole answer. */
  readonly complete: (bytes: Buffer) => boolean
}

/**
 * Asks.
 *
 * @param place - the server's FIFO, socket or address
 * @param question - what is asked
 * @param options - how
 * @returns the answer
 * @throws ControlError when nothing answers
 */
export async function ask(
  place: ControlPlace,
  question: Question,
  options: AskOptions,
): Promise<Buffer> {
  try {
    if (place.kind === 'file') return await askFile(place.path, question, options)
    const bytes = question(null)
    if (options.transport === 'tcp') return await askTcp(place, bytes, options)
    return await askUdp(place, bytes, options)
  } catch (error) {
    if (error instanceof ControlError) throw error
    const code = systemCode(error)
    const why = code === 'ABORT_ERR' ? `no answer within ${options.timeoutMs / 1000} s` : code
    throw new ControlError(`\`${placeText(place)}\` cannot be asked: ${why}`, error)
  }
}

async function askUdp({ address, port }: NetworkPlace, bytes: Buffer, { timeoutMs }: AskOptions) {
  const socket = createSocket(address.includes(':') ? 'udp6' : 'udp4')
  try {
    socket.connect(port, address)
    await once(socket, 'connect')
    socket.send(bytes)
    const signal = AbortSignal.timeout(timeoutMs)
    const [reply] = (await once(socket, 'message', { signal })) as [Buffer]
    return reply
  } finally {
    socket.close()
  }
}

async function askTcp(place: NetworkPlace, bytes: Buffer, { timeoutMs, complete }: AskOptions) {
  const socket = connect(place.port, place.address)
  const signal = AbortSignal.timeout(timeoutMs)
  try {
    await once(socket, 'connect', { signal })
    socket.write(bytes)
    let answer = Buffer.alloc(0)
    while (!complete(answer)) {
      const [chunk] = (await once(socket, 'data', { signal })) as [Buffer]
      answer = Buffer.concat([answer, chunk])
    }
    return answer
  } finally {
    socket.destroy()
  }
}

async function askFile(path: string, question: Question, options: AskOptions): Promise<Buffer> {
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (found === undefined) {
    throw new ControlError(
      `there is no \`${path}\`: no server runs here, or it has its file elsewhere`,
    )
  }
  if (found.isFIFO()) return askFifo(path, question, options)
  if (found.isSocket()) return askUnix(path, question(null), options)
  throw new ControlError(`\`${path}\` is no FIFO and no socket`)
}

async function askUnix(path: string, bytes: Buffer, { timeoutMs }: AskOptions): Promise<Buffer> {
  const directory = answerDirectory(path)
  const answer = Promise.withResolvers<Buffer>()
  const place = { kind: 'file', path: join(directory, 'reply'), mode: 0o666 } as const
  const socket = new UnixDatagrams({ ...place, uid: null, gid: null }, answer.resolve)
  try {
    await socket.start()
    if (!socket.send(bytes, path)) throw new ControlError(`nobody reads \`${path}\``)
    return await inTime(answer.promise, path, timeoutMs)
  } finally {
    await socket.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}

/**
 * A folder for the answer, which the server can reach: it may be another user, and see another `/tmp`, so it is beside the server's own
 * socket where we may write there.
 */
function answerDirectory(path: string): string {
  const directory = mkdtempSync(join(mayWrite(dirname(path)) ? dirname(path) : tmpdir(), 'rpc-'))
  // others can pass and cannot look
  chmodSync(directory, 0o711)
  return directory
}

function mayWrite(directory: string): boolean {
  try {
    accessSync(directory, constants.W_OK)
    return true
  } catch {
    return false
  }
}

async function askFifo(path: string, question: Question, options: AskOptions): Promise<Buffer> {
  const { replyDirectory, timeoutMs, complete } = options
  const answer = Promise.withResolvers<Buffer>()
  let came = Buffer.alloc(0)
  const take = (chunk: Buffer): void => {
    came = Buffer.concat([came, chunk])
    if (complete(came)) answer.resolve(came)
  }
  const place = { kind: 'file', path: join(replyDirectory, `siprose_rpc_${process.pid}`) } as const
  // the server may be another user than we
  const fifo = new Fifo({ ...place, mode: 0o622, uid: null, gid: null }, take)
  try {
    await fifo.start()
    const problem = await writeFifo(path, question(basename(place.path)))
    if (problem !== null) throw new ControlError(`\`${path}\` cannot be written to: ${problem}`)
    return await inTime(answer.promise, path, timeoutMs)
  } finally {
    await fifo.stop()
  }
}

async function inTime(answer: Promise<Buffer>, path: string, timeoutMs: number): Promise<Buffer> {
  const late = once(AbortSignal.timeout(timeoutMs), 'abort')
  const first = await Promise.race([answer, late])
  if (Buffer.isBuffer(first)) return first
  throw new ControlError(`\`${path}\` gave no answer within ${timeoutMs / 1000} s`)
}
