/** Real peers against a real server, over both ways of reading UDP and over TCP. */

import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

import t from 'tap'

import { freePort } from '../support/free-port.ts'
import { run } from '../support/other-programs.ts'
import { CONFIGURATION, installed, startServer, temporaryFile } from '../support/server-process.ts'

const OPTIONS = fileURLToPath(new URL('fixtures/options.xml', import.meta.url))

for (const backend of ['auto', 'dgram']) {
  await t.test(`UDP by ${backend}`, async (t) => {
    const server = await startServer(CONFIGURATION, { SIPROSE_UDP: backend })
    t.teardown(async () => server.stop())

    await t.test('sipsak gets 200', { skip: !installed('sipsak') && 'no sipsak' }, async (t) => {
      // sipsak cuts a port of five digits in the URI to four, so it gets the port apart
      const port = String(server.ports.udp)
      const { code, output } = await run('sipsak', ['-r', port, '-s', 'sip:127.0.0.1'])
      t.equal(code, 0, output)
    })

    await t.test(
      'sipp has 2000 of 2000 OPTIONS answered',
      { skip: !installed('sipp') && 'no sipp' },
      async (t) => {
        const { code, output } = await run(
          'sipp',
          `-sf ${OPTIONS} -i 127.0.0.1 -p ${await freePort()} -m 2000 -r 1000 -l 200 -nostdin 127.0.0.1:${server.ports.udp}`.split(
            ' ',
          ),
        )
        t.equal(code, 0, output)
      },
    )

    await t.test(
      'a sipp caller reaches a sipp callee through forward()',
      { skip: !installed('sipp') && 'no sipp' },
      async (t) => {
        const callee = await freePort()
        const caller = await freePort()
        const uas = run('sipp', `-sn uas -i 127.0.0.1 -p ${callee} -m 50 -nostdin`.split(' '))
        const uac = await run(
          'sipp',
          `-sn uac -i 127.0.0.1 -p ${caller} -m 50 -r 50 -d 20 -rsa 127.0.0.1:${server.ports.udp} -nostdin 127.0.0.1:${callee}`.split(
            ' ',
          ),
        )
        t.equal(uac.code, 0, uac.output)
        const { code, output } = await uas
        t.equal(code, 0, output)
      },
    )

    await t.test('the log says so where UDP is not read in batches', (t) => {
      t.equal(server.log().includes('UDP is read by dgram'), backend === 'dgram', server.log())
      t.end()
    })
  })
}

await t.test('TCP', { skip: !installed('sipp') && 'no sipp' }, async (t) => {
  const server = await startServer(CONFIGURATION)
  t.teardown(async () => server.stop())
  const { code, output } = await run(
    'sipp',
    `-sf ${OPTIONS} -t t1 -i 127.0.0.1 -p ${await freePort()} -m 500 -r 500 -nostdin 127.0.0.1:${server.ports.tcp}`.split(
      ' ',
    ),
  )
  t.equal(code, 0, output)
})

t.test('without node:ffi the server says once that it uses dgram', async (t) => {
  const { stderr } = spawnSync(
    process.execPath,
    [
      '--no-experimental-ffi',
      fileURLToPath(new URL('../../src/cli/start.ts', import.meta.url)),
      '-DD',
      '-E',
      '-f',
      temporaryFile('a.cfg', CONFIGURATION),
      '-l',
      'udp:127.0.0.1:0',
    ],
    { timeout: 3000, encoding: 'latin1', env: { ...process.env, NODE_OPTIONS: '' } },
  )
  t.equal(stderr.split('batched UDP is not available').length, 2, stderr)
  t.match(stderr, /listening on udp:127\.0\.0\.1:\d+/)
})
