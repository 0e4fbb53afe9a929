/** What is in the image: the executable, the libraries that it is linked with, a configuration, and folders to write in. */

import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import type { TarEntry } from './tar.ts'

/** The user in the image; no process runs as root. */
export const USER = 5060

const ROOT = 0
const LICENSES = 'usr/share/doc/siprose'

/**
 * All of it, folders before what is in them.
 *
 * @param project - the folder of the project, in which `dist/siprose` has been built
 */
export function imageTree(project: string): readonly TarEntry[] {
  const executable = join(project, 'dist/siprose')
  const at = (path: string): Buffer => readFileSync(join(project, path))
  const files = [
    file('usr/bin/siprose', readFileSync(executable), 0o755),
    ...librariesOf(executable),
    file('etc/siprose/siprose.cfg', at('packaging/oci/siprose.cfg')),
    file('etc/passwd', text(passwd())),
    file('etc/group', text(`root:x:0:\nsiprose:x:${USER}:\n`)),
    file('etc/nsswitch.conf', text('hosts: files dns\n')),
    file(`${LICENSES}/copyright`, at('dist/executable/licenses.txt')),
  ]
  const own = ['run/siprose', 'var/lib/siprose', 'var/log/siprose'].map((path) =>
    folder(path, 0o755, USER),
  )
  const all = [
    ...files,
    ...own,
    folder('tmp', 0o1777),
    folder('proc'),
    folder('sys'),
    folder('dev'),
  ]
  return [...parentsOf(all), ...all]
}

function passwd(): string {
  return `root:x:0:0:root:/:/sbin/nologin\nsiprose:x:${USER}:${USER}:SIP server:/var/lib/siprose:/sbin/nologin\n`
}

function text(content: string): Buffer {
  return Buffer.from(content)
}

function file(path: string, bytes: Buffer, mode = 0o644): TarEntry {
  return { path, mode, owner: ROOT, bytes }
}

function folder(path: string, mode = 0o755, owner = ROOT): TarEntry {
  return { path: `${path}/`, mode, owner, bytes: null }
}

/** The folders in which others lie, each before those in it. */
function parentsOf(entries: readonly TarEntry[]): readonly TarEntry[] {
  const paths = new Set<string>()
  for (const { path } of entries) {
    for (let up = dirname(path); up !== '.'; up = dirname(up)) paths.add(up)
  }
  return [...paths].toSorted().map((path) => folder(path))
}

/** Where this machine has the libraries, and what says under which licence. */
function librariesOf(executable: string): readonly TarEntry[] {
  const listed = execFileSync('ldd', [executable], { encoding: 'utf8' })
  const linked = [...listed.matchAll(/(\/\S+) \(0x/g)].map(([, path = '']) => path)
  const folderOfLibc = dirname(linked.find((path) => /\/libc\.so/.test(path)) ?? '/')
  // loaded by the C library, where it looks up names: a part of it since glibc 2.34
  const named = ['libnss_files.so.2', 'libnss_dns.so.2', 'libresolv.so.2']
    .map((name) => join(folderOfLibc, name))
    .filter((path) => existsSync(path))
  const paths = [...new Set([...linked, ...named])].toSorted()
  const licenses = ['libc6', 'libgcc-s1', 'libstdc++6', 'libatomic1']
    .map((name) => `/usr/share/doc/${name}/copyright`)
    .filter((path) => existsSync(path))
  return [
    ...paths.map((path) => file(path.slice(1), readFileSync(path), 0o755)),
    ...licenses.map((path) => file(path.slice(1), readFileSync(path))),
  ]
}
