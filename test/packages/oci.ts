/** The image of `make oci`: what it says of itself is true, and what is in it runs with nothing else around. `make test-oci` runs it, as root. */

import { createHash } from 'node:crypto'
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

import t from 'tap'

import { Alone, emptyFolder, ours, run } from './alone.ts'
import { Overlay, whyNoOverlay } from './overlay.ts'

interface Descriptor {
  readonly digest: string
  readonly size: number
}
interface Image {
  readonly config: {
    readonly User: string
    readonly Entrypoint: readonly string[]
    readonly Cmd: readonly string[]
    readonly WorkingDir: string
  }
  readonly rootfs: { readonly diff_ids: readonly string[] }
}

const { version } = JSON.parse(readFileSync(ours('package.json'), 'utf8')) as {
  readonly version: string
}
const layout = emptyFolder()
const root = emptyFolder()
chmodSync(root, 0o755)
const unpacked = run('tar', '-xf', ours(`dist/siprose-${version}.oci.tar`), '-C', layout)
if (unpacked.code !== 0) throw new RangeError(unpacked.text)

function digest(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`
}

function blob({ digest: name }: Descriptor): Buffer {
  return readFileSync(join(layout, 'blobs', name.replace(':', '/')))
}

/** The documents are our own builder's. */
function document<T>(bytes: Buffer): T {
  return JSON.parse(bytes.toString('utf8')) as T
}

const index = document<{ readonly manifests: readonly [Descriptor] }>(
  readFileSync(join(layout, 'index.json')),
)
const manifest = document<{ readonly config: Descriptor; readonly layers: readonly [Descriptor] }>(
  blob(index.manifests[0]),
)
const [layer] = manifest.layers
const image = document<Image>(blob(manifest.config))

t.test('each document is what the one above it says', async (t) => {
  t.strictSame(document(readFileSync(join(layout, 'oci-layout'))), { imageLayoutVersion: '1.0.0' })
  for (const each of [index.manifests[0], manifest.config, layer]) {
    t.equal(digest(blob(each)), each.digest)
    t.equal(blob(each).length, each.size)
  }
  t.strictSame([digest(gunzipSync(blob(layer)))], image.rootfs.diff_ids)
  const [docker] = document<
    readonly [{ readonly Layers: readonly string[]; readonly Config: string }]
  >(readFileSync(join(layout, 'manifest.json')))
  for (const path of [docker.Config, ...docker.Layers]) t.ok(existsSync(join(layout, path)), path)
})

t.test('what is in the layer runs alone', { skip: whyNoOverlay() }, async (t) => {
  const unpack = run(
    'tar',
    '-xzpf',
    join(layout, 'blobs', layer.digest.replace(':', '/')),
    '-C',
    root,
  )
  t.equal(unpack.code, 0, unpack.text)
  const { User, Entrypoint, Cmd, WorkingDir } = image.config
  const chroot = ['chroot', `--userspec=${User}`, root]
  const inside = new Alone([...chroot, ...Entrypoint], '/', '/usr/sbin:/usr/bin')
  t.match(inside.run('--version').text, `siprose ${version} `)

  mkdirSync(join(root, 'tmp/readme'))
  cpSync(ours('packaging/oci/README.md'), join(root, 'tmp/readme/README.md'))
  const played = inside.run('test', '/tmp/readme/README.md', '-f', '/etc/siprose/siprose.cfg')
  t.equal(played.code, 0, played.text)
  t.match(inside.run('check', '/etc/siprose/siprose.cfg').text, 'ok')

  const machine = await Overlay.make()
  t.teardown(() => machine.end())
  const command = [...chroot, '/usr/bin/siprose', ...Cmd].join(' ')
  const started = machine.run(
    `cd ${root}${WorkingDir}; env -i PATH=/usr/sbin:/usr/bin ${command} >/run/said 2>&1 & ` +
      'for i in $(seq 100); do grep -q "listening on" /run/said && exit 0; sleep 0.05; done; exit 1',
  )
  const said = readFileSync(machine.path('/run/said'), 'utf8')
  t.equal(started.code, 0, said)
  const first = machine.run(`env -i ${process.execPath} ${ours('test/packages/ring.ts')} 5060`).text
  t.match(first, /^SIP\/2\.0 200 Alive$/m)
  t.match(machine.run(`${chroot.join(' ')} /usr/bin/siprose rpc core.version`).text, /siprose/i)
  t.strictSame(readdirSync(join(root, 'proc')), [], 'nothing of the machine was needed')
})
