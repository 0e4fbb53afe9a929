/** Phones of others: `baresip`, where it is installed. */

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { installed, temporaryFile } from './server-process.ts'

const PATIENCE_MS = 20_000
/** After this it hangs up and ends by itself. */
const LIFETIME_S = 30
const RATE = 8000
const SAMPLES = RATE * 60

/** Where the modules of baresip are, which differs by machine; null where they are not. */
function findModules(): string | null {
  const { stdout } = spawnSync('sh', [
    '-c',
    'ls -d /usr/lib/*/baresip/modules /usr/lib/baresip/modules',
  ])
  return stdout.toString().split('\n')[0]?.trim() || null
}

/** A minute of silence, as a WAV file of 16 bits and 8 kHz. */
function silence(): Buffer {
  const wave = Buffer.alloc(44 + SAMPLES * 2)
  wave.write('RIFF', 0)
  wave.writeUInt32LE(36 + SAMPLES * 2, 4)
  wave.write('WAVEfmt ', 8)
  wave.writeUInt32LE(16, 16)
  wave.writeUInt16LE(1, 20)
  wave.writeUInt16LE(1, 22)
  wave.writeUInt32LE(RATE, 24)
  wave.writeUInt32LE(RATE * 2, 28)
  wave.writeUInt16LE(2, 32)
  wave.writeUInt16LE(16, 34)
  wave.write('data', 36)
  wave.writeUInt32LE(SAMPLES * 2, 40)
  return wave
}

/** A phone that runs. */
export class Baresip {
  readonly #child: ChildProcess
  #output = ''

  constructor(folder: string, commands: readonly string[]) {
    const args = ['-f', folder, '-t', String(LIFETIME_S), ...commands.flatMap((one) => ['-e', one])]
    this.#child = spawn('baresip', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (bytes: Buffer) => {
        this.#output += bytes.toString('latin1')
      })
    }
  }

  get output(): string {
    return this.#output
  }

  /** Waits until it has said something; false when it does not. */
  async says(text: RegExp): Promise<boolean> {
    const deadline = performance.now() + PATIENCE_MS
    while (!text.test(this.#output)) {
      if (performance.now() > deadline || this.#child.exitCode !== null)
        return text.test(this.#output)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    return true
  }

  /** How it has ended, 0 for well; null while it has not. */
  get exitCode(): number | null {
    return this.#child.exitCode
  }

  /** Hangs up, deregisters and ends. */
  async end(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const ended = once(this.#child, 'exit')
    this.#child.kill('SIGTERM')
    const hard = setTimeout(() => this.#child.kill('SIGKILL'), 5000)
    await ended
    clearTimeout(hard)
  }
}

/** Whose phone it is, and where it is to be. */
export interface BaresipAccount {
  readonly user: string
  readonly domain: string
  readonly password: string
  /** It takes the one after it, too. */
  readonly port: number
  /** Where the server is: `127.0.0.1:5060`. */
  readonly server: string
}

/** Why there is none, or false. */
const modules = installed('baresip') ? findModules() : null
export const noBaresip: string | false = modules === null ? 'no baresip' : false

/** The folder of a phone: its configuration and its account. */
export function baresipFolder({ user, domain, password, port, server }: BaresipAccount): string {
  const config = temporaryFile(
    'config',
    [
      `sip_listen 127.0.0.1:${port}`,
      'net_interface 127.0.0.1',
      `module_path ${modules ?? ''}`,
      ...['account', 'g711', 'aufile', 'menu'].map((name) => `module ${name}.so`),
      'audio_source aufile,silence.wav',
      'audio_player aufile,heard.wav',
      'audio_alert aufile,alert.wav',
      '',
    ].join('\n'),
  )
  const folder = dirname(config)
  writeFileSync(join(folder, 'silence.wav'), silence())
  writeFileSync(join(folder, 'contacts'), '')
  writeFileSync(
    join(folder, 'accounts'),
    `<sip:${user}@${domain}>;auth_pass=${password};outbound="sip:${server}";regint=60;answermode=auto\n`,
  )
  return folder
}
