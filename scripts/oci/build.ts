/**
 * Builds `dist/siprose-VERSION.oci.tar`, an image for containers, by writing its files: no daemon is asked, and nothing is downloaded.
 *
 * It is an image layout of the Open Container Initiative, with the list that `docker load` has read since before that. `make oci` runs it.
 */

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

import { tar, type TarEntry } from './tar.ts'
import { imageTree, USER } from './tree.ts'

const ROOT = join(import.meta.dirname, '../..')
const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64' }
const MEDIA = 'application/vnd.oci.image'

/** How one document names another. */
interface Descriptor {
  readonly mediaType: string
  readonly digest: string
  readonly size: number
}

const blobs = new Map<string, Buffer>()

function digestOf(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}

function add(mediaType: string, bytes: Buffer): Descriptor {
  const digest = digestOf(bytes)
  blobs.set(digest, bytes)
  return { mediaType, digest, size: bytes.length }
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value))
}

function pathOf(digest: string): string {
  return `blobs/${digest.replace(':', '/')}`
}

function entry(path: string, bytes: Buffer | null): TarEntry {
  return { path, mode: bytes === null ? 0o755 : 0o644, owner: 0, bytes }
}

/** The time that everything gets, so that the same sources give the same image: that of the last change. */
function sourceDate(): number {
  const said = process.env['SOURCE_DATE_EPOCH']
  if (said !== undefined) return Number(said)
  return Number(execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: ROOT, encoding: 'utf8' }))
}

const { version, description, license } = JSON.parse(
  readFileSync(join(ROOT, 'package.json'), 'utf8'),
) as Readonly<Record<'version' | 'description' | 'license', string>>
const seconds = sourceDate()
const created = new Date(seconds * 1000).toISOString()
const labels = {
  'org.opencontainers.image.title': 'siprose',
  'org.opencontainers.image.description': description,
  'org.opencontainers.image.version': version,
  'org.opencontainers.image.licenses': license,
  'org.opencontainers.image.created': created,
}

const unpacked = tar(imageTree(ROOT), seconds)
const layer = add(`${MEDIA}.layer.v1.tar+gzip`, gzipSync(unpacked))
const config = add(
  `${MEDIA}.config.v1+json`,
  json({
    created,
    architecture: ARCHITECTURES[process.arch] ?? process.arch,
    os: 'linux',
    config: {
      User: `${USER}:${USER}`,
      ExposedPorts: { '5060/udp': {}, '5060/tcp': {}, '5061/tcp': {} },
      Env: ['PATH=/usr/bin'],
      Entrypoint: ['/usr/bin/siprose'],
      Cmd: ['-DD', '-E', '-f', '/etc/siprose/siprose.cfg'],
      WorkingDir: '/var/lib/siprose',
      Labels: labels,
      StopSignal: 'SIGTERM',
    },
    rootfs: { type: 'layers', diff_ids: [digestOf(unpacked)] },
    history: [{ created, created_by: 'make oci' }],
  }),
)
const manifest = add(
  `${MEDIA}.manifest.v1+json`,
  json({
    schemaVersion: 2,
    mediaType: `${MEDIA}.manifest.v1+json`,
    config,
    layers: [layer],
    annotations: labels,
  }),
)
const name = `siprose:${version}`
const annotations = {
  'io.containerd.image.name': name,
  'org.opencontainers.image.ref.name': version,
}
const index = {
  schemaVersion: 2,
  mediaType: `${MEDIA}.index.v1+json`,
  manifests: [{ ...manifest, annotations }],
}
const forDocker = [
  { Config: pathOf(config.digest), RepoTags: [name], Layers: [pathOf(layer.digest)] },
]
const output = `dist/siprose-${version}.oci.tar`
const image = tar(
  [
    entry('oci-layout', json({ imageLayoutVersion: '1.0.0' })),
    entry('index.json', json(index)),
    entry('manifest.json', json(forDocker)),
    entry('blobs/', null),
    entry('blobs/sha256/', null),
    ...[...blobs].map(([digest, bytes]) => entry(pathOf(digest), bytes)),
  ],
  seconds,
)
writeFileSync(join(ROOT, output), image)
console.log(`written: ${output}, ${Math.round(image.length / 1e6)} MB`)
