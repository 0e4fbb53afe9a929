/** JSON-RPC 2.0: a document with one request or several, and the document that answers it. */

import { rpcFault, type CommandArgument, type Commands } from 'siprose'

/** How documents are read and written. */
export interface JsonRpcOptions {
  /** Answers are indented, for people. */
  readonly pretty: boolean
  /** The most requests that one document may have. */
  readonly maxBatch: number
}

/** What a document came to. */
export interface JsonRpcResult {
  /** The answer's text as bytes; null where nothing is answered. */
  readonly text: string | null
  /** The status that HTTP would have for it. */
  readonly code: number
  /** Its phrase. */
  readonly reason: string
  /** False where the document itself was none: no JSON, or no request. */
  readonly valid: boolean
  /** Where the answer is wanted, as the field has it for FIFOs; null where it is not said. */
  readonly replyName: string | null
}

/** A fault of the document itself, by the numbers of JSON-RPC. */
const Fault = {
  PARSE: -32_700,
  INVALID_REQUEST: -32_600,
  INVALID_PARAMS: -32_602,
  INTERNAL: -32_603,
} as const

type Id = string | number | null
type Json = Readonly<Record<string, unknown>>

interface Answer {
  readonly jsonrpc: '2.0'
  readonly result?: unknown
  readonly error?: { readonly code: number; readonly message: string }
  readonly id: Id
}

/** Answers JSON-RPC with the commands of a server. */
export class JsonRpc {
  readonly #commands: () => Commands
  readonly #options: JsonRpcOptions

  /**
   * @param commands - gives the commands of the server
   * @param options - how documents are read and written
   */
  constructor(commands: () => Commands, options: JsonRpcOptions) {
    this.#commands = commands
    this.#options = options
  }

  /**
   * Answers a document.
   *
   * @param bytes - the document
   */
  async answer(bytes: Buffer): Promise<JsonRpcResult> {
    let document: unknown
    try {
      document = JSON.parse(bytes.toString('utf8'))
    } catch {
      return this.#printed(failed(null, Fault.PARSE, 'this is no JSON'), null)
    }
    const replyName = replyNameOf(document)
    if (!Array.isArray(document)) return this.#printed(await this.#one(document), replyName)
    if (document.length === 0 || document.length > this.#options.maxBatch) {
      const fact = `a batch has ${document.length} requests; it can have 1 to ${this.#options.maxBatch}`
      return this.#printed(failed(null, Fault.INVALID_REQUEST, fact), replyName)
    }
    const answers: Answer[] = []
    for (const request of document) {
      const answer = await this.#one(request)
      if (answer !== null) answers.push(answer)
    }
    return this.#printed(answers.length === 0 ? null : answers, replyName)
  }

  /** The answer to something that never became a document. */
  refusal(message: string): JsonRpcResult {
    return this.#printed(failed(null, Fault.INVALID_REQUEST, message), null)
  }

  #printed(answer: Answer | readonly Answer[] | null, replyName: string | null): JsonRpcResult {
    if (answer === null) return { text: null, code: 200, reason: 'OK', valid: true, replyName }
    const text = validUtf8(JSON.stringify(answer, null, this.#options.pretty ? '\t' : undefined))
    const { code, reason } = statusOf(answer)
    const valid = 'length' in answer || (answer.error?.code ?? 0) >= 0
    return { text, code, reason, valid, replyName }
  }

  async #one(request: unknown): Promise<Answer | null> {
    if (!isObject(request)) return failed(null, Fault.INVALID_REQUEST, 'a request is an object')
    const { method, params, id } = request
    const known = idOf(id)
    if (known === undefined) {
      return failed(null, Fault.INVALID_REQUEST, '`id` can be a text, a number or null')
    }
    if (typeof method !== 'string') {
      return failed(known, Fault.INVALID_REQUEST, '`method` is missing, or is no text')
    }
    const answer = await this.#called(method, params, known)
    return 'id' in request ? answer : null
  }

  async #called(method: string, params: unknown, id: Id): Promise<Answer> {
    const args = argumentsOf(params)
    if (typeof args === 'string') return failed(id, Fault.INVALID_PARAMS, args)
    try {
      const result = await this.#commands().call(toBytes(method), args)
      return { jsonrpc: '2.0', result: result === undefined ? {} : result, id }
    } catch (error) {
      const { code, message } = rpcFault(error)
      return failed(id, code, message)
    }
  }
}

function failed(id: Id, code: number, message: string): Answer {
  return { jsonrpc: '2.0', error: { code, message }, id }
}

function statusOf(answer: Answer | readonly Answer[]): { code: number; reason: string } {
  const error = 'length' in answer ? undefined : answer.error
  if (error === undefined) return { code: 200, reason: 'OK' }
  const code = error.code >= 300 && error.code <= 699 ? error.code : error.code < 0 ? 400 : 500
  return { code, reason: error.message }
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The id of a request; undefined for what can be none. */
function idOf(id: unknown): Id | undefined {
  if (id === undefined || id === null) return null
  return typeof id === 'string' || typeof id === 'number' ? idBytes(id) : undefined
}

const idBytes = (id: string | number): string | number =>
  typeof id === 'string' ? toBytes(id) : id

function replyNameOf(document: unknown): string | null {
  const first: unknown = Array.isArray(document) ? document[0] : document
  const name = isObject(first) ? first['reply_name'] : undefined
  return typeof name === 'string' ? name : null
}

/** The arguments of a command; what is in the way where there are none that it could take. */
function argumentsOf(params: unknown): readonly CommandArgument[] | string {
  if (params === undefined || params === null) return []
  if (typeof params !== 'object') return '`params` can be an array or an object'
  const args: CommandArgument[] = []
  for (const value of Object.values(params)) {
    if (typeof value === 'string') args.push(toBytes(value))
    else if (typeof value === 'number') args.push(value)
    else if (typeof value === 'boolean') args.push(Number(value))
    else return 'a parameter can be a text, a number, true or false'
  }
  return args
}

/** A text as the server keeps texts: a character a byte. */
function toBytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}

/** Bytes that are surely UTF-8, as JSON has to be, whatever a peer has put into what is shown. */
function validUtf8(text: string): string {
  return toBytes(Buffer.from(text, 'latin1').toString('utf8'))
}
