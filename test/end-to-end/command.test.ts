/** The command `siprose`, as a person meets it. */

import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createSocket } from 'node:dgram'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import t from 'tap'

import { CONFIGURATION, SIPROSE, startServer, temporaryFile } from '../support/server-process.ts'

function siprose(...args: readonly string[]) {
  const options = { encoding: 'latin1', timeout: 30_000 } as const
  return spawnSync('env', ['-u', 'NODE_OPTIONS', SIPROSE, ...args], options)
}

t.test('SIGTERM ends the server with 0 within a second', async (t) => {
  const server = await startServer(CONFIGURATION)
  const { code, ms } = await server.stop()
  t.equal(code, 0)
  t.ok(ms < 1500, `${ms} ms`)
})

t.test('SIGUSR1 writes the figures to the log', async (t) => {
  const server = await startServer(CONFIGURATION)
  t.teardown(async () => server.stop())
  process.kill(server.pid, 'SIGUSR1')
  await server.logged('memory:')
  t.match(server.log(), /ALERT: memory: heap=/)
})

t.test('a port in use is an error that names it', async (t) => {
  const socket = createSocket('udp4')
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  t.teardown(() => socket.close())
  const { port } = socket.address()
  const file = temporaryFile('a.cfg', CONFIGURATION)
  const { status, stderr } = siprose('-DD', '-E', '-f', file, '-l', `udp:127.0.0.1:${port}`)
  t.equal(status, 1)
  t.match(stderr, `udp:127.0.0.1:${port}`)
})

t.test('without -D the command ends with 0 once the server listens', async (t) => {
  const file = temporaryFile('a.cfg', CONFIGURATION)
  const pidFile = join(dirname(file), 'pid')
  const { status, stderr } = siprose('-f', file, '-P', pidFile, '-l', 'udp:127.0.0.1:0')
  t.equal(status, 0, stderr)
  const pid = Number(readFileSync(pidFile, 'utf8'))
  t.doesNotThrow(() => process.kill(pid, 0), 'it runs')
  process.kill(pid, 'SIGTERM')
  for (let left = 100; left > 0 && existsSync(pidFile); left--) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  t.notOk(existsSync(pidFile), 'the file with its id goes with it')
})

t.test('without -D a configuration with errors is refused in the foreground', (t) => {
  const file = temporaryFile('a.cfg', 'request_route { nope(); }\n')
  const { status, stderr } = siprose('-f', file)
  t.equal(status, 1)
  t.match(stderr, /error\[lang\/unknown-function\]/)
  t.end()
})

const FIVE_MISTAKES = `loadmodule "sl.so"
loadmodule "maxfwd.so"
modparam("maxfwd", "max_limit", 300)
request_route {
    sl_send_repli("200", "OK");
    $var(x) = 5
    route(NOWHERE);
    if ($rz9 == 1) exit;
    sl_send_reply("200");
}
`

t.test('check reports five of five mistakes, each with its place', (t) => {
  const { status, stderr } = siprose(
    'check',
    temporaryFile('five.cfg', `loadmodule "pv.so"\n${FIVE_MISTAKES}`),
  )
  t.equal(status, 1)
  const places = [...stderr.matchAll(/five\.cfg:(\d+):(\d+): error\[([^\]]+)\]/g)]
  t.ok(places.length >= 5, stderr)
  t.equal(stderr.split(/^ *\| +\^/m).length - 1, places.length, 'a caret each')
  t.match(stderr, /did you mean `sl_send_reply`/)
  t.end()
})

t.test('check accepts a good file with 0', (t) => {
  const { status, stdout, stderr } = siprose('check', temporaryFile('good.cfg', CONFIGURATION))
  t.equal(status, 0, stderr)
  t.match(stdout, /good\.cfg: ok/)
  t.end()
})

t.test('-c checks as check does', (t) => {
  t.equal(siprose('-c', '-f', temporaryFile('good.cfg', CONFIGURATION)).status, 0)
  t.end()
})

t.test('check --format=json gives data', (t) => {
  const { stdout } = siprose('check', '--format=json', temporaryFile('bad.cfg', FIVE_MISTAKES))
  const found = JSON.parse(stdout) as readonly { readonly code: string }[]
  t.ok(found.some(({ code }) => code === 'lang/unknown-function'))
  t.end()
})

const UNTIDY = 'debug=1\nroute\n{\nexit; }\n'
const TIDY = 'debug = 1\nroute {\n    exit;\n}\n'

t.test('fmt formats a file in place, and says nothing', (t) => {
  const file = temporaryFile('untidy.cfg', UNTIDY)
  const { status, stdout } = siprose('fmt', file)
  t.equal(status, 0)
  t.equal(stdout, '')
  t.equal(readFileSync(file, 'latin1'), TIDY)
  t.end()
})

t.test('fmt --check names what it would change with 1, and changes nothing', (t) => {
  const untidy = temporaryFile('untidy.cfg', UNTIDY)
  const tidy = temporaryFile('tidy.cfg', TIDY)
  const { status, stdout } = siprose('fmt', '--check', tidy, untidy)
  t.equal(status, 1)
  t.equal(stdout, `${untidy}\n`)
  t.equal(readFileSync(untidy, 'latin1'), UNTIDY)
  t.equal(siprose('fmt', '--check', tidy).status, 0)
  t.end()
})

t.test('fmt leaves a file alone that it cannot read, with 1', (t) => {
  const file = temporaryFile('broken.cfg', 'route { x("; }\n')
  const { status, stderr } = siprose('fmt', file)
  t.equal(status, 1)
  t.match(stderr, /broken\.cfg:1:11: error\[lang\/unclosed-string\]/)
  t.equal(readFileSync(file, 'latin1'), 'route { x("; }\n')
  t.end()
})

const STORY = `# My routing

## The server is alive

\`\`\`sip
alice > OPTIONS sip:192.0.2.1
alice < 200 Alive
\`\`\`
`

t.test('test plays a Markdown file against a configuration', (t) => {
  const config = temporaryFile('mine.cfg', CONFIGURATION)
  const story = join(dirname(config), 'mine.md')
  writeFileSync(story, STORY)
  const good = siprose('test', '-f', config, story)
  t.equal(good.status, 0, good.stdout + good.stderr)
  t.match(good.stdout, /1 passed, 0 failed/)
  writeFileSync(story, STORY.replace('200 Alive', '200 Dead'))
  const bad = siprose('test', '-f', config, story)
  t.equal(bad.status, 1)
  t.match(bad.stdout, /mine\.md:7/)
  t.match(bad.stdout, /200 Alive/)
  t.end()
})

t.test('an unknown flag is an error of the person at the keyboard', (t) => {
  const { status, stderr } = siprose('-Z')
  t.equal(status, 1)
  t.match(stderr, /^siprose: /)
  t.end()
})

t.test('-v and -h tell about the command', (t) => {
  t.match(siprose('-v').stdout, /^siprose \d+\.\d+\.\d+ /)
  t.match(siprose('-h').stdout, /siprose check FILE/)
  t.end()
})
