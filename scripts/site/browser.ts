/** A headless Chromium, driven by its DevTools protocol: enough to open pages, ask them things and take pictures. */

import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

interface Reply {
  readonly id?: number
  readonly method?: string
  readonly result?: Record<string, unknown>
  readonly error?: { readonly message: string }
}

/** One page of one browser. */
export class Browser {
  readonly #process: ChildProcess
  readonly #folder: string
  readonly #socket: WebSocket
  #next = 1
  readonly #waiting = new Map<number, (reply: Reply) => void>()
  readonly #events = new Map<string, () => void>()

  private constructor(process: ChildProcess, folder: string, socket: WebSocket) {
    this.#process = process
    this.#folder = folder
    this.#socket = socket
    socket.addEventListener('message', ({ data }) => {
      const reply = JSON.parse(String(data)) as Reply
      if (reply.id !== undefined) {
        this.#waiting.get(reply.id)?.(reply)
        this.#waiting.delete(reply.id)
      } else if (reply.method) this.#events.get(reply.method)?.()
    })
  }

  /** Starts a browser. */
  static async start(program = process.env.CHROMIUM ?? 'chromium'): Promise<Browser> {
    const folder = mkdtempSync(join(tmpdir(), 'siprose-site-'))
    const child = spawn(
      program,
      [
        '--headless=new',
        '--no-sandbox',
        '--disable-gpu',
        '--hide-scrollbars',
        '--force-prefers-reduced-motion',
        '--remote-debugging-port=0',
        `--user-data-dir=${folder}`,
        'about:blank',
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    )
    const endpoint = await address(child)
    const { port } = new URL(endpoint)
    const targets = (await (await fetch(`http://127.0.0.1:${port}/json`)).json()) as {
      readonly type: string
      readonly webSocketDebuggerUrl: string
    }[]
    const page = targets.find((target) => target.type === 'page')
    const socket = new WebSocket(page?.webSocketDebuggerUrl ?? endpoint)
    await new Promise((resolve) => {
      socket.addEventListener('open', resolve)
    })
    const browser = new Browser(child, folder, socket)
    await browser.send('Page.enable')
    await browser.send('Runtime.enable')
    return browser
  }

  /** Calls a method of the protocol. */
  async send(method: string, params: object = {}): Promise<Record<string, unknown>> {
    const id = this.#next++
    const reply = await new Promise<Reply>((resolve) => {
      this.#waiting.set(id, resolve)
      this.#socket.send(JSON.stringify({ id, method, params }))
    })
    if (reply.error) throw new RangeError(`${method}: ${reply.error.message}`)
    return reply.result ?? {}
  }

  /** The size of the window, and whether it is a phone. */
  async size(width: number, height: number): Promise<void> {
    const mobile = width < 700
    await this.send('Emulation.setDeviceMetricsOverride', {
      width,
      height,
      deviceScaleFactor: 1,
      mobile,
    })
  }

  /** Opens a page and waits until it is there. */
  async open(url: string): Promise<void> {
    const loaded = new Promise<void>((resolve) => {
      this.#events.set('Page.loadEventFired', resolve)
    })
    await this.send('Page.navigate', { url })
    await loaded
    await this.until('document.readyState === "complete"')
  }

  /** What an expression is in the page. */
  async ask(expression: string): Promise<unknown> {
    const reply = await this.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    })
    return (reply.result as { readonly value?: unknown }).value
  }

  /** Waits until an expression is true, five seconds at most. */
  async until(expression: string): Promise<boolean> {
    for (let tries = 0; tries < 100; tries += 1) {
      if (await this.ask(`Boolean(${expression})`)) return true
      await this.ask('new Promise((resolve) => setTimeout(resolve, 50))')
    }
    return false
  }

  /** Types text into what has the focus. */
  async type(text: string): Promise<void> {
    await this.send('Input.insertText', { text })
  }

  /** Runs pages with or without their scripts. */
  async scripts(on: boolean): Promise<void> {
    await this.send('Emulation.setScriptExecutionDisabled', { value: !on })
  }

  /** Writes a picture of what the window shows, or of the whole page. */
  async picture(file: string, whole = false): Promise<void> {
    const reply = await this.send('Page.captureScreenshot', {
      format: 'png',
      captureBeyondViewport: whole,
    })
    writeFileSync(file, Buffer.from(String(reply.data), 'base64'))
  }

  /** Ends the browser. */
  async stop(): Promise<void> {
    const gone = new Promise((resolve) => this.#process.once('exit', resolve))
    await this.send('Browser.close').catch(() => this.#process.kill())
    await gone
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

/** The address that the browser says it can be driven at. */
async function address(child: ChildProcess): Promise<string> {
  let text = ''
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.stderr?.on('data', (data: Buffer) => {
      text += data.toString()
      const found = /DevTools listening on (ws:\S+)/.exec(text)
      if (found?.[1]) resolve(found[1])
    })
  })
}
