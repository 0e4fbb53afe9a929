/** What a server is to the system: its user, its directories, its limits, and the shape of its log. */

import { spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

import t from 'tap'

import { SIPROSE, startServer, temporaryFile } from '../support/server-process.ts'
import { temporaryFolder } from '../support/temporary.ts'

const isRoot = process.getuid?.() === 0 && process.platform === 'linux'
const skip = isRoot ? false : 'only root can change the user and the root directory'

const ROUTE = `
loadmodule "sl.so"
log_stderror = yes
request_route { sl_send_reply("200", "OK"); }
`

function directory(): string {
  return temporaryFolder()
}

function status(pid: number, name: string): string {
  const text = readFileSync(`/proc/${pid}/status`, 'utf8')
  return new RegExp(`^${name}:\\s+(.*)$`, 'm').exec(text)?.[1]?.trim() ?? ''
}

function limit(pid: number, name: string): string {
  const text = readFileSync(`/proc/${pid}/limits`, 'utf8')
  return new RegExp(`^${name} +(\\S+)`, 'm').exec(text)?.[1] ?? ''
}

function refused(configuration: string): string {
  const file = temporaryFile('a.cfg', ROUTE + configuration)
  const sockets = ['-l', 'udp:127.0.0.1:0']
  const options = { encoding: 'latin1', timeout: 30_000 } as const
  const { status: code, stderr } = spawnSync(
    SIPROSE,
    ['-DD', '-E', '-f', file, ...sockets],
    options,
  )
  return `${code} ${stderr}`
}

t.test(
  'a server becomes its user and group, and leaves the groups of root',
  { skip },
  async (t) => {
    const rundir = join(directory(), 'run')
    const server = await startServer(
      `user = "daemon"\ngroup = "tty"\nrundir = "${rundir}"\nverbose_startup = yes\ndebug = 1${ROUTE}`,
    )
    t.teardown(async () => server.stop())
    const id = (flag: string) =>
      spawnSync('id', [flag, 'daemon'], { encoding: 'utf8' }).stdout.trim()
    const tty =
      spawnSync('getent', ['group', 'tty'], { encoding: 'utf8' }).stdout.split(':')[2] ?? ''
    await server.logged('server id: 0')
    await settled(() => status(server.pid, 'Uid') !== '0\t0\t0\t0')
    t.match(status(server.pid, 'Uid'), new RegExp(`^${id('-u')}\\s+${id('-u')}`))
    t.match(status(server.pid, 'Gid'), new RegExp(`^${tty}\\s+${tty}`))
    const groups = status(server.pid, 'Groups').split(' ').map(Number)
    t.notOk(groups.includes(0), 'it is in no group of root')
    t.equal(statSync(rundir).uid, Number(id('-u')), 'the directory of its files is its own')
    t.match(server.log(), /NOTICE: modules: core sl\n/)
    t.match(server.log(), /NOTICE: open files: \d+\n/)
    t.match(server.log(), /routes: request at .*:\d+:1/)
    t.equal((await server.stop()).code, 0)
  },
)

t.test('a server sees nothing but the directory of `chroot`', { skip }, async (t) => {
  const root = directory()
  t.teardown(() => rmSync(root, { recursive: true }))
  const server = await startServer(`chroot = "${root}"${ROUTE}`)
  t.teardown(async () => server.stop())
  await settled(() => readlinkSync(`/proc/${server.pid}/root`) !== '/')
  t.equal(readlinkSync(`/proc/${server.pid}/root`), root)
  t.equal(readlinkSync(`/proc/${server.pid}/cwd`), root)
})

t.test('a server works in its directory, with the limits it asks for', async (t) => {
  const workdir = directory()
  const server = await startServer(
    `workdir = "${workdir}"\nopen_files_limit = 300\ndisable_core_dump = yes${ROUTE}`,
  )
  t.teardown(async () => server.stop())
  if (process.platform !== 'linux') return
  t.equal(readlinkSync(`/proc/${server.pid}/cwd`), workdir)
  t.equal(limit(server.pid, 'Max core file size'), '0')
  t.ok(Number(limit(server.pid, 'Max open files')) >= 300)
})

t.test('what the system does not have keeps a server from starting', (t) => {
  t.match(refused('user = "no-such-user"\n'), /^1 [^]*`user` is `no-such-user`, and nobody here/)
  t.match(refused('user = "-u"\n'), /^1 [^]*nobody here/)
  t.match(refused('group = "no-such-group"\n'), /^1 [^]*no group here/)
  t.match(refused('chroot = "/no/such"\n'), /^1 [^]*`chroot` is `\/no\/such`; it cannot be entered/)
  t.match(refused('workdir = "/no/such"\n'), /^1 [^]*`workdir` is `\/no\/such`/)
  t.match(refused('rundir = "/dev/null/x"\n'), /^1 [^]*`rundir` is `\/dev\/null\/x`/)
  t.match(refused('log_prefix = "$nope "\n'), /^1 [^]*no loaded module has a variable `\$nope`/)
  t.end()
})

t.test('a log of documents is one JSON object a line', async (t) => {
  const server = await startServer(
    `loadmodule "xlog.so"\nlog_engine_type = "json"\nlog_engine_data = "c"\nverbose_startup = yes\ndebug = 1${ROUTE}`,
  )
  t.teardown(async () => server.stop())
  await server.stop()
  const documents = server
    .log()
    .split('\n')
    .filter((line) => line.startsWith('{'))
  t.ok(documents.length > 0)
  for (const line of documents) t.match(JSON.parse(line), { level: 'NOTICE', callid: '' })
})

async function settled(done: () => boolean): Promise<void> {
  for (let left = 200; left > 0 && !done(); left--) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
