/** Two phones of others, `baresip`, at the server that `make run` starts: they register with their passwords, and one calls the other. */

import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import t from 'tap'

import { freePorts } from '../support/free-port.ts'
import { installed, startServer, temporaryFile } from '../support/server-process.ts'

const EXAMPLE = fileURLToPath(new URL('../../examples/registrar/', import.meta.url))
const PATIENCE_MS = 20_000
/** After this it hangs up and ends by itself. */
const LIFETIME_S = 30
const RATE = 8000
const SAMPLES = RATE * 60

/** Where the modules of baresip are, which differs by machine; null where they are not. */
function modulePath(): string | null {
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
class Phone {
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

/** The folder of a phone: its configuration and its account. */
function folderOf(
  user: string,
  password: string,
  port: number,
  server: string,
  modules: string,
): string {
  const config = temporaryFile(
    'config',
    [
      `sip_listen 127.0.0.1:${port}`,
      'net_interface 127.0.0.1',
      `module_path ${modules}`,
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
    `<sip:${user}@127.0.0.1>;auth_pass=${password};outbound="sip:${server}";regint=60;answermode=auto\n`,
  )
  return folder
}

const modules = installed('baresip') ? modulePath() : null
const skip = modules === null && 'no baresip'

await t.test(
  'two phones register with their passwords, and one calls the other',
  { skip },
  async (t) => {
    const configuration = readFileSync(`${EXAMPLE}siprose.cfg`, 'latin1')
      .replace('import_file "users.cfg"', `import_file "${EXAMPLE}users.cfg"`)
      .replaceAll(/^listen = .*$/gm, '')
      .replace(/^# alias = .*$/m, 'alias = 127.0.0.1:5060')
    const server = await startServer(configuration)
    const first = await freePorts(4)
    const address = `127.0.0.1:${server.ports.udp}`
    // each takes the port after its own for TLS
    const bob = new Phone(folderOf('bob', 'builder', first, address, modules ?? ''), [])
    t.teardown(async () => {
      await bob.end()
      await server.stop()
    })
    t.ok(await bob.says(/bob@127\.0\.0\.1: .*200 OK/), `bob has registered: ${bob.output}`)
    const folder = folderOf('alice', 'wonderland', first + 2, address, modules ?? '')
    const alice = new Phone(folder, ['/dial sip:bob@127.0.0.1'])
    t.teardown(async () => alice.end())
    t.ok(await alice.says(/alice@127\.0\.0\.1: .*200 OK/), `alice has registered: ${alice.output}`)
    t.ok(await alice.says(/Call established/i), `alice sees the call: ${alice.output}`)
    t.ok(await bob.says(/Call established/i), `bob sees the call: ${bob.output}`)
    await alice.end()
    t.ok(
      await bob.says(/session closed|call closed|terminated/i),
      `bob sees its end: ${bob.output}`,
    )
    t.equal(alice.exitCode, 0, `alice has ended it, and waits for nothing: ${alice.output}`)
    const again = new Phone(folder, ['/dial sip:bob@127.0.0.1'])
    t.teardown(async () => again.end())
    t.ok(await again.says(/Call established/i), `alice calls again: ${again.output}`)
    await bob.end()
    t.ok(
      await again.says(/session closed|call closed|terminated/i),
      `alice sees that bob has hung up: ${again.output}`,
    )
    t.notMatch(server.log(), /ERROR|CRITICAL/, server.log())
  },
)
