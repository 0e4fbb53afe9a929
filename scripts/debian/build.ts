/** Builds `dist/siprose_VERSION_ARCH.deb` from `dist/siprose` and the pages of the manual. `make deb` runs it. */

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'

import { completionText } from './completion.ts'
import {
  changelogText,
  controlText,
  copyrightText,
  debianArchitecture,
  debianVersion,
  maintainerOf,
} from './control.ts'

const ROOT = join(import.meta.dirname, '../..')
const TREE = join(ROOT, 'dist/debian')
const PACKAGING = join(ROOT, 'packaging/debian')
const PROGRAM = 0o755
const FILE = 0o644

function write(path: string, content: string | Buffer, mode = FILE): void {
  const target = join(TREE, path)
  mkdirSync(dirname(target), { recursive: true, mode: PROGRAM })
  writeFileSync(target, content)
  chmodSync(target, mode)
}

function copy(from: string, path: string, mode = FILE): void {
  const target = join(TREE, path)
  mkdirSync(dirname(target), { recursive: true, mode: PROGRAM })
  copyFileSync(from, target)
  chmodSync(target, mode)
}

function writeCompressed(path: string, content: string | Buffer): void {
  write(`${path}.gz`, gzipSync(content, { level: 9 }))
}

function program(): void {
  copy(join(ROOT, 'dist/siprose'), 'usr/bin/siprose', PROGRAM)
  copy(join(PACKAGING, 'siprose.service'), 'usr/lib/systemd/system/siprose.service')
  copy(join(PACKAGING, 'siprose.lintian'), 'usr/share/lintian/overrides/siprose')
  write('usr/share/bash-completion/completions/siprose', completionText())
  for (const page of globSync('man*/*', { cwd: join(ROOT, 'dist/man') })) {
    writeCompressed(`usr/share/man/${page}`, readFileSync(join(ROOT, 'dist/man', page)))
  }
}

/** @returns the files that `dpkg` keeps where somebody has changed them */
function configuration(): readonly string[] {
  copy(join(PACKAGING, 'siprose.default'), 'etc/default/siprose')
  for (const name of ['siprose.cfg', 'users.cfg']) {
    copy(join(ROOT, 'examples/registrar', name), `etc/siprose/${name}`)
  }
  return ['/etc/default/siprose', '/etc/siprose/siprose.cfg', '/etc/siprose/users.cfg']
}

function documentation(version: string, maintainer: string, date: Date): void {
  const folder = 'usr/share/doc/siprose'
  const licenses = readFileSync(join(ROOT, 'dist/executable/licenses.txt'), 'utf8')
  write(`${folder}/copyright`, copyrightText(licenses))
  writeCompressed(`${folder}/changelog.Debian`, changelogText(version, maintainer, date))
  writeCompressed(`${folder}/CHANGELOG.md`, readFileSync(join(ROOT, 'CHANGELOG.md')))
  for (const page of globSync('{docs/*.md,examples/*/*}', { cwd: ROOT })) {
    copy(join(ROOT, page), `${folder}/${page.replace(/^docs\//, '')}`)
  }
}

/** The time that all files get, so that the same sources give the same package: that of the last change. */
function sourceDate(): number {
  const said = process.env['SOURCE_DATE_EPOCH']
  if (said !== undefined) return Number(said)
  return Number(execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: ROOT, encoding: 'utf8' }))
}

function control(conffiles: readonly string[], version: string, maintainer: string): void {
  const files = globSync('**', { cwd: TREE })
    .filter((path) => statSync(join(TREE, path)).isFile())
    .toSorted()
  const sums = files.map((path) => {
    const bytes = readFileSync(join(TREE, path))
    return { path, size: bytes.length, md5: createHash('md5').update(bytes).digest('hex') }
  })
  const installedSize = Math.ceil(sums.reduce((sum, { size }) => sum + size, 0) / 1024)
  const architecture = debianArchitecture(process.arch)
  write('DEBIAN/control', controlText({ version, architecture, maintainer, installedSize }))
  const own = sums.filter(({ path }) => !conffiles.includes(`/${path}`))
  write('DEBIAN/md5sums', own.map(({ md5, path }) => `${md5}  ${path}\n`).join(''))
  write('DEBIAN/conffiles', conffiles.map((path) => `${path}\n`).join(''))
  for (const script of ['postinst', 'prerm', 'postrm']) {
    copy(join(PACKAGING, script), `DEBIAN/${script}`, PROGRAM)
  }
}

const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly version: string
}
const packaged = debianVersion(version)
const maintainer = maintainerOf(process.env)
const epoch = sourceDate()
process.umask(0o022)
rmSync(TREE, { recursive: true, force: true })
program()
documentation(packaged, maintainer, new Date(epoch * 1000))
control(configuration(), packaged, maintainer)

const output = join(ROOT, `dist/siprose_${packaged}_${debianArchitecture(process.arch)}.deb`)
const compression = `-Z${process.env['DEB_COMPRESSION'] ?? 'xz'}`
execFileSync('dpkg-deb', ['--root-owner-group', compression, '--build', TREE, output], {
  env: { ...process.env, SOURCE_DATE_EPOCH: String(epoch) },
  stdio: ['ignore', 'ignore', 'inherit'],
})
rmSync(TREE, { recursive: true })
console.log(`written: ${relative(ROOT, output)}, ${Math.round(statSync(output).size / 1e6)} MB`)
