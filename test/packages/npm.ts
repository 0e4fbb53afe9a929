/** The package of `make npm`, installed in an empty folder as somebody would. `make test-npm` runs it. */

import {
  chmodSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { delimiter, join } from 'node:path'

import t from 'tap'

import { Alone, emptyFolder, ours, run, shortPort } from './alone.ts'
import { Editor } from '../../src/lsp/test/support/editor.ts'
import { outside } from '../support/outside-module.ts'
import { options, register } from './phone.ts'

const { version } = JSON.parse(readFileSync(ours('package.json'), 'utf8')) as {
  readonly version: string
}
const folder = emptyFolder()
const own = join(folder, 'node_modules/siprose')
// without the Node.js of the sources: the one of the system, be it old
const path = (process.env['PATH'] ?? '')
  .split(delimiter)
  .filter((each) => !each.includes('node_modules'))
  .join(delimiter)
const siprose = new Alone([join(folder, 'node_modules/.bin/siprose')], folder, path)

t.before(() => {
  writeFileSync(join(folder, 'package.json'), '{ "name": "somebody", "private": true }')
  const quiet = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel', 'error']
  const file = ours(`dist/siprose-${version}.tgz`)
  const { code, text } = run('npm', 'install', '--prefix', folder, ...quiet, file)
  if (code !== 0) throw new RangeError(text)
})

t.test('it holds JavaScript and types, and no test', async (t) => {
  const files = globSync('{src,modules}/**', { cwd: own })
  t.strictSame(
    files.filter((file) => /\/test(\/|$)/.test(file)),
    [],
  )
  t.strictSame(
    files.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts')),
    [],
  )
  t.ok(existsSync(join(own, 'src/index.d.ts')))
})

t.test('npx starts its commands', async (t) => {
  const npx = new Alone(['npx', '--no-install', 'siprose'], folder, path)
  t.match(npx.run('--version').text, `siprose ${version} `)
  t.match(siprose.run('--version').text, `siprose ${version} `)
  t.match(siprose.run('doc', 't_relay').text, /t_relay/)
  const { code, text } = siprose.run(
    'db',
    'check',
    `mysql://root@127.0.0.1:${await shortPort()}/test`,
  )
  t.equal(code, 1)
  t.match(text, /ECONNREFUSED/, 'drivers of databases come with it')
})

t.test('it helps an editor', async (t) => {
  const editor = new Editor({}, [], [join(folder, 'node_modules/.bin/siprose')])
  await editor.start()
  editor.open('a.cfg', 'loadmodule "tm.so"\nrequest_route { t_rely(); }\n')
  const found = await editor.expect('a.cfg', ({ length }) => length > 0)
  t.match(found, [{ code: 'lang/unknown-function', message: /did you mean `t_relay`/ }])
  t.equal(await editor.stop(), 0)
})

t.test('it plays its examples, and runs them', async (t) => {
  const example = 'node_modules/siprose/examples/registrar'
  const played = siprose.run('test', `${example}/README.md`, '-f', `${example}/siprose.cfg`)
  t.equal(played.code, 0, played.text)
  const port = await shortPort()
  const sockets = ['-l', `udp:127.0.0.1:${port}`]
  const server = siprose.background('-f', `${example}/siprose.cfg`, ...sockets)
  t.equal(server.code, 0, server.text)
  t.teardown(async () => server.stop())
  t.notMatch(server.text, /dgram/, 'datagrams are read in batches, by FFI')
  t.strictSame(await register(port, 'bob', 'builder'), [
    'SIP/2.0 401 Unauthorized',
    'SIP/2.0 200 OK',
  ])
})

t.test('a module of somebody, who has installed nothing for it, is found', async (t) => {
  const elsewhere = emptyFolder()
  outside(elsewhere, 'greeter', '.ts')
  const configuration = join(elsewhere, 'siprose.cfg')
  writeFileSync(
    configuration,
    'loadmodule "sl.so"\nloadmodule "greeter.so"\nrequest_route { greeter("Hello"); }\n',
  )
  const port = await shortPort()
  const flags = ['-L', elsewhere, '-l', `udp:127.0.0.1:${port}`]
  const server = siprose.background('-f', configuration, ...flags)
  t.equal(server.code, 0, server.text)
  t.teardown(async () => server.stop())
  t.equal(await options(port, 1000), 'SIP/2.0 200 Hello from 127.0.0.1')
})

t.test('a program imports the grammar of SIP', async (t) => {
  writeFileSync(
    join(folder, 'program.mjs'),
    "import { parseUri } from 'siprose/sip'\nconsole.log(parseUri('sip:bob@example.com').host)\n",
  )
  t.equal(run(process.execPath, join(folder, 'program.mjs')).text, 'example.com\n')
})

t.test('an old Node.js alone is told apart', async (t) => {
  for (const each of globSync('node_modules/{node-*,.bin/node}', { cwd: folder })) {
    rmSync(join(folder, each), { recursive: true })
  }
  const bin = join(folder, 'old')
  mkdirSync(bin)
  writeFileSync(join(bin, 'node'), '#!/bin/sh\necho v18.20.4\n')
  chmodSync(join(bin, 'node'), 0o755)
  const { code, text } = new Alone(
    [join(folder, 'node_modules/.bin/siprose')],
    folder,
    [bin, '/usr/bin', '/bin'].join(delimiter),
  ).run('--version')
  t.equal(code, 1)
  t.match(text, 'Node.js 26 is not here (found: v18.20.4)')
})
