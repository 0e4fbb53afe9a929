/**
 * This machine once more, to install packages in: what is written there lies in memory, its network is its own, and all is gone at the end.
 */

import { spawn, spawnSync } from 'node:child_process'
import { existsSync, globSync, lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'

import { emptyFolder, pause, type Said } from './alone.ts'

const DEADLINE_MS = 10_000

/** What is set up in it: the file system over that of the machine, the devices, a loopback. */
const SETUP = `set -e
mount -t tmpfs none "$1"
mkdir "$1/changed" "$1/work" "$1/root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$1/changed,workdir=$1/work" "$1/root"
mount -t proc proc "$1/root/proc"
mount -t tmpfs none "$1/root/run"
mount --rbind /dev "$1/root/dev"
ip link set lo up
touch "$1/ready"
# the first process collects those that have ended
while :; do sleep 1000 & wait; done`

/** Why there can be none; false where there can. */
export function whyNoOverlay(): string | false {
  if (process.getuid?.() !== 0) return 'only root can install packages'
  const tried = spawnSync('unshare', [
    '-mnpf',
    'sh',
    '-c',
    'mount -t tmpfs none /mnt && ip link set lo up',
  ])
  if (tried.status !== 0) return 'file systems cannot be mounted here'
  return /\boverlay$/m.test(readFileSync('/proc/filesystems', 'utf8'))
    ? false
    : 'there is no overlayfs here'
}

/** The machine, once more. */
export class Overlay {
  readonly #folder: string
  readonly #holder: number
  /** The process whose end is that of all others in there. */
  readonly #first: number

  private constructor(folder: string, holder: number, first: number) {
    this.#folder = folder
    this.#holder = holder
    this.#first = first
  }

  /** Makes one; who made it calls {@link end}. */
  static async make(): Promise<Overlay> {
    const folder = emptyFolder()
    const args = ['-mnpf', '--mount-proc', 'sh', '-c', SETUP, 'sh', folder]
    const { pid = 0 } = spawn('unshare', args, { stdio: ['ignore', 'ignore', 'inherit'] })
    for (let waited = 0; waited < DEADLINE_MS; waited += 20) {
      const first = childOf(pid)
      if (first !== 0 && existsSync(`/proc/${first}/root${folder}/ready`)) {
        return new Overlay(folder, pid, first)
      }
      await pause(20)
    }
    throw new RangeError('the machine could not be set up once more')
  }

  /** Runs a script of the shell in it, as root. */
  run(script: string): Said {
    const { status, stdout, stderr } = spawnSync(
      'nsenter',
      [
        '-t',
        String(this.#first),
        '-m',
        '-n',
        '-p',
        'chroot',
        `${this.#folder}/root`,
        'sh',
        '-c',
        script,
      ],
      { encoding: 'utf8', timeout: 60_000 },
    )
    return { code: status, text: `${stdout}${stderr}` }
  }

  /** The path of one of its files, as seen from here. */
  path(path: string): string {
    return `/proc/${this.#first}/root${this.#folder}/root${path}`
  }

  /** What is there and not on this machine, or otherwise, or no more; folders that both have are the same. */
  differences(): readonly string[] {
    const changed = `/proc/${this.#first}/root${this.#folder}/changed`
    const paths = readdirSync(changed, { recursive: true, encoding: 'utf8' })
    return paths.filter((path) => differs(join(changed, path), join('/', path))).toSorted()
  }

  /** Ends all that runs in it. */
  end(): void {
    process.kill(this.#first, 'SIGKILL')
    process.kill(this.#holder, 'SIGKILL')
  }
}

function childOf(pid: number): number {
  const [file] = globSync(`/proc/${pid}/task/${pid}/children`)
  return file === undefined ? 0 : Number(readFileSync(file, 'utf8').split(' ')[0])
}

function differs(path: string, original: string): boolean {
  const now = lstatSync(path)
  const before = lstatSync(original, { throwIfNoEntry: false })
  // a character device stands for what was removed
  if (before === undefined) return !now.isCharacterDevice()
  if (now.isDirectory()) return !before.isDirectory()
  if (now.isSymbolicLink())
    return !before.isSymbolicLink() || readlinkSync(path) !== readlinkSync(original)
  return !now.isFile() || !before.isFile() || !readFileSync(path).equals(readFileSync(original))
}
