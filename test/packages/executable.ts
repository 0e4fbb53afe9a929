/**
 * The executable of `make dist`, copied alone into an empty folder: all that a server at home does, it does there. `make test-dist` runs it.
 */

import { spawnSync } from 'node:child_process'
import { copyFileSync, cpSync, existsSync, readdirSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'

import t from 'tap'

import { Alone, emptyFolder, isThere, ours, run, shortPort } from './alone.ts'
import { Editor } from '../../src/lsp/test/support/editor.ts'
import { outside } from '../support/outside-module.ts'
import { options, register } from './phone.ts'

const START_MS = 250
const RESIDENT_MIB = 85

const home = emptyFolder()
const work = emptyFolder()
copyFileSync(ours('dist/siprose'), join(home, 'siprose'))
cpSync(ours('examples'), join(work, 'examples'), { recursive: true })
const siprose = new Alone([join(home, 'siprose')], work)

function file(name: string, text: string): string {
  const path = join(work, name)
  writeFileSync(path, text)
  return path
}

async function udpAndTcp(): Promise<{ readonly port: number; readonly flags: readonly string[] }> {
  const port = await shortPort()
  return { port, flags: ['-l', `udp:127.0.0.1:${port}`, '-l', `tcp:127.0.0.1:${port}`] }
}

t.test('it says its version', async (t) => {
  t.match(siprose.run('--version').text, /^siprose \d+\.\d+\.\d+ .*Node\.js 26/)
})

for (const example of ['first-server', 'registrar']) {
  t.test(`it plays the README of examples/${example} on its configuration`, async (t) => {
    const folder = `examples/${example}`
    const { code, text } = siprose.run('test', `${folder}/README.md`, '-f', `${folder}/siprose.cfg`)
    t.equal(code, 0, text)
    t.match(text, /^[1-9]\d* passed, 0 failed$/m)
  })
}

t.test('it runs the registrar in the background, and phones register', async (t) => {
  const { port, flags } = await udpAndTcp()
  const server = siprose.background('-f', 'examples/registrar/siprose.cfg', ...flags)
  t.equal(server.code, 0, server.text)
  t.teardown(async () => server.stop())
  t.notMatch(server.text, /dgram/, 'datagrams are read in batches, by FFI')
  const probe = run('sipsak', '-v', '-s', `sip:127.0.0.1:${port}`)
  t.equal(probe.code, 0, probe.text)
  t.match(probe.text, /200 Alive/)
  t.strictSame(await register(port, 'bob', 'builder'), [
    'SIP/2.0 401 Unauthorized',
    'SIP/2.0 200 OK',
  ])
  t.match((await register(port, 'bob', 'guessed'))[1], /401/)
  await server.stop()
  t.notOk(isThere(server.pid), 'SIGTERM ends it')
})

t.test('a configuration that is wrong keeps it from starting', async (t) => {
  const wrong = file(
    'wrong.cfg',
    'loadmodule "sl.so"\nrequest_route { sl_send_repli("200", "OK"); }\n',
  )
  const { code, text } = siprose.run('-f', wrong)
  t.equal(code, 1)
  t.match(text, 'did you mean `sl_send_reply`?')
})

t.test('it helps an editor', async (t) => {
  const editor = new Editor({}, [], [join(home, 'siprose')])
  await editor.start()
  editor.open('a.cfg', 'loadmodule "tm.so"\nrequest_route { t_rely(); }\n')
  const found = await editor.expect('a.cfg', ({ length }) => length > 0)
  t.match(found, [{ code: 'lang/unknown-function', message: /did you mean `t_relay`/ }])
  t.equal(await editor.stop(), 0)
})

t.test('it takes TLS', async (t) => {
  const made = run('openssl', ...certificateOf('sip.example.com'))
  t.equal(made.code, 0, made.text)
  const port = await shortPort()
  file(
    'tls.cfg',
    `[server:default]\ncertificate = ${work}/cert.pem\nprivate_key = ${work}/key.pem\n`,
  )
  const server = siprose.background(
    '-f',
    file(
      'tls-server.cfg',
      `loadmodule "sl.so"\nloadmodule "tls.so"\nenable_tls = yes\nlisten = tls:127.0.0.1:${port}\n` +
        `modparam("tls", "config", "${work}/tls.cfg")\nrequest_route { sl_send_reply("200", "OK"); }\n`,
    ),
  )
  t.equal(server.code, 0, server.text)
  t.teardown(async () => server.stop())
  const { stdout } = spawnSync('openssl', ['s_client', '-connect', `127.0.0.1:${port}`], {
    encoding: 'utf8',
    input: 'Q\n',
  })
  t.match(stdout, /subject=.*sip\.example\.com/)
  t.match(stdout, /TLSv1\.[23]/)
})

function certificateOf(name: string): readonly string[] {
  const key = ['-newkey', 'rsa:2048', '-nodes', '-keyout', join(work, 'key.pem')]
  return [
    'req',
    '-x509',
    ...key,
    '-out',
    join(work, 'cert.pem'),
    '-subj',
    `/CN=${name}`,
    '-days',
    '2',
  ]
}

t.test('users are in a database of SQLite', async (t) => {
  const url = `sqlite:///${work}/siprose.db`
  t.match(siprose.run('db', 'create', url).text, /tables created/)
  const added = siprose.ask(
    'builder\n',
    'user',
    'add',
    'bob@127.0.0.1',
    '--password-stdin',
    '--db',
    url,
  )
  t.equal(added.code, 0, added.text)
  const { port, flags } = await udpAndTcp()
  const modules = [
    'pv',
    'sl',
    'tm',
    'usrloc',
    'registrar',
    'auth',
    'db_sqlite',
    'auth_db',
    'jsonrpcs',
  ]
  const server = siprose.background(
    '-f',
    file(
      'database.cfg',
      `${modules.map((name) => `loadmodule "${name}.so"\n`).join('')}
rundir = "${work}"
modparam("auth_db", "db_url", "${url}")
request_route {
    if (!www_authorize("127.0.0.1", "subscriber")) { www_challenge("127.0.0.1", "1"); exit; }
    save("location");
}
`,
    ),
    ...flags,
  )
  t.equal(server.code, 0, server.text)
  t.teardown(async () => server.stop())
  t.strictSame(await register(port, 'bob', 'builder'), [
    'SIP/2.0 401 Unauthorized',
    'SIP/2.0 200 OK',
  ])
  t.match((await register(port, 'bob', 'guessed'))[1], /401/)
  const dumped = siprose.run('rpc', '-f', join(work, 'database.cfg'), 'ul.dump')
  t.equal(dumped.code, 0, dumped.text)
  t.match(dumped.text, /sip:bob@127\.0\.0\.1/)
  await server.stop()
  const kept = siprose.run('db', 'check', url)
  t.equal(kept.code, 0, kept.text)
})

t.test('its commands know the documentation', async (t) => {
  t.match(siprose.run('doc', 't_relay').text, /t_relay/)
  t.match(siprose.run('doc', 'lang/unknown-function').text, /function/)
  const good = siprose.run('check', 'examples/registrar/siprose.cfg')
  t.equal(good.code, 0, good.text)
  const odd = file('odd.cfg', 'request_route   {drop ; }\n')
  t.equal(siprose.run('fmt', '--check', odd).code, 1)
  t.equal(siprose.run('fmt', odd).code, 0)
  t.equal(siprose.run('fmt', '--check', odd).code, 0)
  t.match(siprose.run('licenses').text, /Permission is hereby granted/)
})

t.test('drivers of database servers are inside', async (t) => {
  const closed = await shortPort()
  const url = (scheme: string) =>
    scheme === 'redis'
      ? `redis://127.0.0.1:${closed}/0`
      : `${scheme}://root@127.0.0.1:${closed}/test`
  for (const scheme of ['mysql', 'postgres', 'redis', 'mongodb']) {
    const { text } = siprose.run('db', 'check', url(scheme))
    t.match(text, /ECONNREFUSED|refused/, `${scheme}: ${text.trim()}`)
    t.notMatch(text, 'npm install')
  }
  for (const [scheme, port] of [
    ['mysql', 3306],
    ['postgres', 5432],
    ['redis', 6379],
  ] as const) {
    if (!(await listens(port))) {
      t.comment(`nobody listens on ${port}: ${scheme} is asked nothing`)
      continue
    }
    const { text } = siprose.run('db', 'check', url(scheme).replace(`:${closed}`, `:${port}`))
    t.match(text, /table/, `${scheme}: ${text.split('\n')[0]}`)
  }
})

async function listens(port: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const socket = connect(port, '127.0.0.1', () => resolve(true))
  socket.on('error', () => resolve(false))
  return promise.finally(() => socket.destroy())
}

t.test('modules from outside are found by -L, by mpath and by their path', async (t) => {
  const folder = join(work, 'modules')
  outside(folder, 'greeter', '.ts')
  outside(folder, 'written', '.js')
  const route = (name: string) => `request_route { ${name}("Hello"); }\n`
  const ways: readonly (readonly [string, string, readonly string[]])[] = [
    ['-L', `loadmodule "greeter.so"\n${route('greeter')}`, ['-L', folder]],
    ['mpath', `mpath "${folder}"\nloadmodule "greeter"\n${route('greeter')}`, []],
    ['a path', `loadmodule "${folder}/greeter.so"\n${route('greeter')}`, []],
    ['JavaScript', `loadmodule "written.so"\n${route('written')}`, ['-L', folder]],
  ]
  for (const [name, configuration, flags] of ways) {
    const { port, flags: sockets } = await udpAndTcp()
    const path = file('outside.cfg', `loadmodule "tm.so"\nloadmodule "sl.so"\n${configuration}`)
    const server = siprose.background('-f', path, ...flags, ...sockets)
    t.equal(server.code, 0, `${name}: ${server.text}`)
    if (server.code !== 0) continue
    t.equal(await options(port, 1000), 'SIP/2.0 200 Hello from 127.0.0.1', name)
    await server.stop()
  }
})

t.test('it starts at once and takes little memory', async (t) => {
  const port = await shortPort()
  const args = ['-f', 'examples/first-server/siprose.cfg', '-l', `udp:127.0.0.1:${port}`]
  const rows = []
  for (let at = 0; at < 5; at++) rows.push(await siprose.measure(args, port, options))
  for (const { ms, residentMiB, first } of rows) {
    t.match(first, /^SIP\/2\.0 [24]0[04]/)
    t.comment(`start to first reply ${ms} ms, resident ${residentMiB} MiB`)
  }
  t.ok(Math.min(...rows.map(({ ms }) => ms)) <= START_MS, `within ${START_MS} ms`)
  t.ok(
    Math.max(...rows.map(({ residentMiB }) => residentMiB)) <= RESIDENT_MIB,
    `${RESIDENT_MIB} MiB`,
  )
})

t.test('nothing was written beside it', async (t) => {
  t.strictSame(readdirSync(home), ['siprose'])
  t.notOk(existsSync(join(work, 'dist')))
})
