/** An editor as a language server sees it: it speaks the protocol to a real process. */

import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const SIPROSE = fileURLToPath(new URL('../../../../bin/siprose', import.meta.url))
const DEADLINE_MS = 60_000

/** A place, counted from 0. */
export interface At {
  readonly line: number
  readonly character: number
}

/** A problem as it was published. */
export interface Problem {
  readonly range: { readonly start: At; readonly end: At }
  readonly severity: number
  readonly code: string
  readonly message: string
  readonly tags?: readonly number[]
  readonly relatedInformation?: readonly {
    readonly message: string
    readonly location: { readonly uri: string; readonly range: { readonly start: At } }
  }[]
}

interface Message {
  readonly id?: number
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

interface Waiting {
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

/** One editor with one language server. */
export class Editor {
  readonly folder: string
  /** Where its standard error goes. */
  said = ''
  /** What was published of each file, the last time. */
  readonly problems = new Map<string, readonly Problem[]>()
  capabilities: Readonly<Record<string, unknown>> = {}
  readonly #child: ChildProcess
  readonly #waiting = new Map<number, Waiting>()
  readonly #texts = new Map<string, { text: string; version: number }>()
  readonly #published = new Set<() => void>()
  #buffer = Buffer.alloc(0)
  #id = 0

  /**
   * @param files - what lies in its folder
   * @param args - what follows `lsp`
   * @param command - another server than that of this tree
   */
  constructor(
    files: Readonly<Record<string, string>> = {},
    args: readonly string[] = [],
    command: readonly string[] = [SIPROSE],
  ) {
    this.folder = mkdtempSync(join(tmpdir(), 'siprose-editor-'))
    for (const [name, text] of Object.entries(files)) this.write(name, text)
    const [program = SIPROSE, ...first] = command
    this.#child = spawn(program, [...first, 'lsp', ...args], { cwd: this.folder, stdio: 'pipe' })
    this.#child.stdout?.on('data', (bytes: Buffer) => {
      this.#received(bytes)
    })
    this.#child.stderr?.on('data', (bytes: Buffer) => {
      this.said += bytes.toString()
    })
    this.#child.once('exit', (code) => {
      const error = new Error(`the server has ended with ${code}: ${this.said}`)
      for (const { reject } of this.#waiting.values()) reject(error)
    })
  }

  /** The process of the server. */
  get pid(): number {
    return this.#child.pid ?? 0
  }

  /** Writes a file into the folder. */
  write(name: string, text: string): void {
    const path = join(this.folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }

  uri(name: string): string {
    return pathToFileURL(join(this.folder, name)).href
  }

  /** The handshake. */
  async start(initializationOptions: unknown = {}): Promise<void> {
    const result = (await this.ask('initialize', {
      processId: process.pid,
      rootUri: pathToFileURL(this.folder).href,
      capabilities: {
        textDocument: { completion: { completionItem: { snippetSupport: true } } },
      },
      initializationOptions,
    })) as { capabilities: Readonly<Record<string, unknown>> }
    this.capabilities = result.capabilities
    this.tell('initialized', {})
  }

  /** Opens a document. */
  open(name: string, text: string): void {
    this.#texts.set(name, { text, version: 1 })
    const document = { uri: this.uri(name), languageId: 'kamailio', version: 1, text }
    this.tell('textDocument/didOpen', { textDocument: document })
  }

  /** Replaces what is first found in a document. */
  replace(name: string, old: string, text: string): void {
    const document = this.#texts.get(name)
    if (document === undefined) throw new Error(`${name} is not open`)
    const from = document.text.indexOf(old)
    if (from < 0) throw new Error(`${name} has no ${old}`)
    const range = { start: this.at(name, from), end: this.at(name, from + old.length) }
    document.text = document.text.slice(0, from) + text + document.text.slice(from + old.length)
    document.version += 1
    this.tell('textDocument/didChange', {
      textDocument: { uri: this.uri(name), version: document.version },
      contentChanges: [{ range, text }],
    })
  }

  /** The text of a document. */
  text(name: string): string {
    return this.#texts.get(name)?.text ?? ''
  }

  /** The place of a character of a document. */
  at(name: string, offset: number): At {
    const lines = this.text(name).slice(0, offset).split('\n')
    return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 }
  }

  /** The place in a document at the mark `|` in a text that it has once: `route(|A)`. */
  find(name: string, marked: string): At {
    const bare = marked.replace('|', '')
    const text = this.text(name)
    const from = text.indexOf(bare)
    if (from < 0 || text.indexOf(bare, from + 1) >= 0) throw new Error(`${bare} is not there once`)
    return this.at(name, from + marked.indexOf('|'))
  }

  /** Asks about a place. */
  async about(method: string, name: string, marked: string, more: object = {}): Promise<unknown> {
    return this.ask(method, {
      textDocument: { uri: this.uri(name) },
      position: this.find(name, marked),
      ...more,
    })
  }

  /** Asks, and waits for the answer. */
  async ask(method: string, params: unknown): Promise<unknown> {
    this.#id += 1
    const id = this.#id
    const answer = new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
    })
    this.#send({ id, method, params })
    return within(answer, method)
  }

  /** Tells, without an answer. */
  tell(method: string, params: unknown): void {
    this.#send({ method, params })
  }

  /** Waits until what is known to be wrong with a file is as it is expected. */
  async expect(
    name: string,
    wanted: (problems: readonly Problem[]) => boolean,
  ): Promise<readonly Problem[]> {
    const uri = this.uri(name)
    const right = (): boolean => {
      const found = this.problems.get(uri)
      return found !== undefined && wanted(found)
    }
    const reached = new Promise<void>((resolve) => {
      const look = (): void => {
        if (!right()) return
        this.#published.delete(look)
        resolve()
      }
      this.#published.add(look)
      look()
    })
    await within(reached, () => `problems of ${name}: ${JSON.stringify(this.problems.get(uri))}`)
    return this.problems.get(uri) ?? []
  }

  /** Says goodbye; gives the exit code. */
  async stop(): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => {
      this.#child.once('exit', resolve)
    })
    await this.ask('shutdown', null)
    this.tell('exit', null)
    const code = await within(ended, 'exit')
    rmSync(this.folder, { recursive: true, force: true })
    return code
  }

  #send(message: object): void {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }))
    this.#child.stdin?.write(`Content-Length: ${body.length}\r\n\r\n`)
    this.#child.stdin?.write(body)
  }

  #received(bytes: Buffer): void {
    this.#buffer = Buffer.concat([this.#buffer, bytes])
    for (;;) {
      const end = this.#buffer.indexOf('\r\n\r\n')
      if (end < 0) return
      const head = this.#buffer.toString('latin1', 0, end)
      const length = Number(/Content-Length: (\d+)/i.exec(head)?.[1])
      if (!Number.isInteger(length)) throw new Error(`no message: ${head}`)
      if (this.#buffer.length < end + 4 + length) return
      const body = this.#buffer.toString('utf8', end + 4, end + 4 + length)
      this.#buffer = this.#buffer.subarray(end + 4 + length)
      this.#message(JSON.parse(body) as Message)
    }
  }

  #message({ id, method, params, result, error }: Message): void {
    if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = params as { uri: string; diagnostics: Problem[] }
      this.problems.set(uri, diagnostics)
      for (const look of this.#published) look()
    } else if (method !== undefined && id !== undefined) this.#send({ id, result: null })
    else if (id !== undefined) {
      const waiting = this.#waiting.get(id)
      this.#waiting.delete(id)
      if (error === undefined) waiting?.resolve(result)
      else waiting?.reject(new Error(error.message))
    }
  }
}

async function within<T>(answer: Promise<T>, what: string | (() => string)): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const text = typeof what === 'string' ? what : what()
      reject(new Error(`nothing after ${DEADLINE_MS / 1000} s: ${text}`))
    }, DEADLINE_MS)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
