/** The configuration that Debian installs with Kamailio, read where it lies: phones register and call each other through it. */

import { existsSync, readFileSync } from 'node:fs'

import t, { type Test } from 'tap'

import { Certificates } from '../../modules/tls/test/support/certificates.ts'
import { column } from '../../src/index.ts'
import { Baresip, baresipFolder, noBaresip } from '../support/baresip.ts'
import {
  DEBIAN_CONFIGURATION,
  DEBIAN_LOCAL,
  makeDatabase,
  noMariadb,
  siprose,
} from '../support/debian.ts'
import { freePort, freePorts } from '../support/free-port.ts'
import { type RunningServer, startServer, temporaryFile } from '../support/server-process.ts'
import { type PhoneOwner, SipPhone } from '../support/sip-phone.ts'
import { temporaryFolder } from '../support/temporary.ts'

const DOMAIN = 'example.com'
const HTTP_MS = 8000

/** What is switched on, and what stands in the file of local settings besides. */
interface Setup {
  readonly switches: readonly string[]
  readonly local?: string
  readonly change?: (text: string) => string
}

/** Starts the server with it. */
async function start(
  t: Test,
  { switches, local = '', change = (text) => text }: Setup,
): Promise<RunningServer> {
  const defines = switches.map((name) => `#!define ${name}\n`).join('')
  const file = temporaryFile('kamailio-local.cfg', `${defines}${local}alias = "${DOMAIN}"\n`)
  const text = change(
    readFileSync(DEBIAN_CONFIGURATION, 'latin1').replace(DEBIAN_LOCAL, `import_file "${file}"`),
  )
  const places = ['-l', 'udp:127.0.0.1:0', '-l', 'tcp:127.0.0.1:0']
  const server = await startServer(text, {}, [...places, '-Y', temporaryFolder()])
  t.teardown(async () => server.stop())
  return server
}

/** A phone of the test. */
async function phone(
  t: Test,
  server: RunningServer,
  owner: Partial<PhoneOwner>,
): Promise<SipPhone> {
  const opened = await SipPhone.open({ user: 'alice', domain: DOMAIN, ...owner }, server.ports.udp)
  t.teardown(() => opened.close())
  return opened
}

/** A phone calls another one, which answers; both see the same call from its beginning to its end. */
async function callThrough(
  t: Test,
  caller: SipPhone,
  whom: string,
  called: SipPhone,
): Promise<void> {
  called.received.length = 0
  const call = await caller.call(whom)
  t.equal(call.status, 200, `${whom} answers`)
  const invite = await called.hears('INVITE')
  t.match(
    invite.named('Record-Route')?.value,
    /^<sip:127\.0\.0\.1:?\d*;.*lr/,
    'the server stays in between',
  )
  const ack = await called.hears('ACK')
  t.equal(ack.named('Route'), null, 'the ACK came by the server')
  t.equal(await call.bye(), 200, 'the BYE is answered')
  t.equal((await called.hears('BYE')).callId, invite.callId)
}

/** Lines of the log that somebody would have to look at; those that follow scripts are errors because they are to be seen. */
const complaints = (server: RunningServer): readonly string[] =>
  server
    .log()
    .split('\n')
    .filter((line) => /\b(?:WARNING|ERROR|CRITICAL|BUG|ALERT): /.test(line))
    .filter((line) => !line.includes('*** cfgtrace:'))

const skip = existsSync(DEBIAN_CONFIGURATION)
  ? false
  : `${DEBIAN_CONFIGURATION} is not there: Kamailio of Debian is not installed`

const alone: readonly (readonly string[])[] = [
  [],
  ['WITH_DEBUG'],
  ['WITH_ANTIFLOOD'],
  ['WITH_BLOCK3XX', 'WITH_BLOCK401407'],
  ['WITH_JSONRPC'],
  ['WITH_NATSIPPING', 'WITH_MSGREBUILD'],
]

for (const switches of alone) {
  const name = switches.join(' and ') || 'nothing'
  t.test(
    `phones register and call through the configuration of Debian, with ${name}`,
    { skip },
    async (t) => {
      const server = await start(t, { switches })
      const alice = await phone(t, server, { user: 'alice' })
      const bob = await phone(t, server, { user: 'bob' })
      t.same([await alice.register(), await bob.register()], [200, 200])
      await callThrough(t, alice, 'bob', bob)
      t.equal((await alice.call('nobody')).status, 404)
      t.equal(
        (await alice.request('REGISTER', 'sip:127.0.0.1', '<sip:alice@127.0.0.1>')).status,
        403,
        'port 5060 is another server',
      )
      t.match(
        server.log(),
        /ACC: transaction answered: timestamp=\d+;method=INVITE;from_tag=alice;to_tag=bob;.*;code=200;reason=OK;src_user=alice;src_domain=example\.com;src_ip=127\.0\.0\.1;dst_ouser=bob;dst_user=bob;dst_domain=/,
      )
      t.match(
        server.log(),
        /ACC: transaction answered: timestamp=\d+;method=BYE;from_tag=alice;to_tag=bob;/,
      )
      t.same(complaints(server), [])
    },
  )
}

for (const [name, statuses] of [
  ['WITH_BLOCK3XX', [302]],
  ['WITH_BLOCK401407', [401, 407]],
] as const) {
  t.test(
    `phones are not asked or sent elsewhere by other phones, with ${name}`,
    { skip },
    async (t) => {
      const open = await start(t, { switches: [] })
      const closed = await start(t, { switches: [name] })
      for (const status of statuses) {
        const through = async (server: RunningServer): Promise<number> => {
          const alice = await phone(t, server, { user: 'alice' })
          const bob = await phone(t, server, { user: `bob${status}` })
          bob.answers = status
          t.equal(await bob.register(), 200)
          return (await alice.call(`bob${status}`)).status
        }
        t.equal(await through(open), status, `without it, ${status} passes`)
        t.equal(await through(closed), 404)
      }
      t.same(complaints(closed), [])
    },
  )
}

t.test('programs ask over HTTP, with WITH_JSONRPC', { skip }, async (t) => {
  const server = await start(t, { switches: ['WITH_JSONRPC'] })
  const place = `http://127.0.0.1:${server.ports.tcp}`
  const asked = await fetch(`${place}/RPC`, {
    method: 'POST',
    body: '{"jsonrpc":"2.0","method":"core.version","id":7}',
    signal: AbortSignal.timeout(HTTP_MS),
  })
  t.match(await asked.json(), { jsonrpc: '2.0', id: 7, result: /\w/ })
  const wrong = await fetch(`${place}/other`, { signal: AbortSignal.timeout(HTTP_MS) })
  t.match(await wrong.text(), 'Wrong URL /other')
  t.same(complaints(server), [])
})

for (const [name, setting, whom] of [
  ['WITH_PSTN', 'pstn.gw', '+49301234567'],
  ['WITH_VOICEMAIL', 'voicemail.srv', 'nobody'],
] as const) {
  t.test(
    `phones call ${whom} through the configuration of Debian, with ${name}`,
    { skip },
    async (t) => {
      const port = await freePort()
      const server = await start(t, {
        switches: [name],
        change: (text) =>
          text
            .replace(`${setting}_ip = ""`, `${setting}_ip = "127.0.0.1"`)
            .replace(new RegExp(`${setting}_port = "\\d*"`), `${setting}_port = "${port}"`),
      })
      const alice = await phone(t, server, { user: 'alice' })
      const other = await SipPhone.open({ user: 'other', domain: DOMAIN }, server.ports.udp, port)
      t.teardown(() => other.close())
      await callThrough(t, alice, whom, other)
      t.same(complaints(server), [])
    },
  )
}

t.test('phones call through the configuration of Debian, with WITH_TLS', { skip }, async (t) => {
  const certificates = new Certificates(t)
  certificates.make(DOMAIN, { by: null })
  const tls = temporaryFile(
    'tls.cfg',
    readFileSync('/etc/kamailio/tls.cfg', 'latin1')
      .replace('/etc/kamailio/kamailio-selfsigned.key', certificates.path(`${DOMAIN}.key`))
      .replace('/etc/kamailio/kamailio-selfsigned.pem', certificates.path(`${DOMAIN}.pem`)),
  )
  const server = await start(t, {
    switches: ['WITH_TLS'],
    change: (text) => text.replace('/etc/kamailio/tls.cfg', tls),
  })
  const alice = await phone(t, server, { user: 'alice' })
  const bob = await phone(t, server, { user: 'bob' })
  t.same([await alice.register(), await bob.register()], [200, 200])
  await callThrough(t, alice, 'bob', bob)
  t.same(complaints(server), [])
})

/** All switches whose modules are there, but for those of other people's programs. */
const ALL = [
  'MYSQL',
  'AUTH',
  'IPAUTH',
  'ALIASDB',
  'SPEEDDIAL',
  'MULTIDOMAIN',
  'ANTIFLOOD',
  'DEBUG',
].map((name) => `WITH_${name}`)

t.test(
  'phones of a database on MariaDB, through the configuration of Debian',
  { skip: skip === false ? await noMariadb() : skip },
  async (t) => {
    const { url, database } = await makeDatabase(t)
    const db = ['--db', url]
    for (const user of ['alice', 'bob']) {
      const words = ['add', `${user}@${DOMAIN}`, '--clear-text', '--password-stdin']
      siprose(['user', ...db, ...words], `secret-of-${user}`)
    }
    siprose(['domain', ...db, 'add', DOMAIN])
    siprose(['alias', ...db, 'add', `4711@${DOMAIN}`, `bob@${DOMAIN}`])
    siprose(['speeddial', ...db, 'add', `alice@${DOMAIN}`, `22@${DOMAIN}`, `sip:bob@${DOMAIN}`])
    siprose(['address', ...db, 'add', '1', '192.0.2.77'])
    const local = `#!define DBURL "${url}"\n`
    const alice = { user: 'alice', password: 'secret-of-alice' }
    const bob = { user: 'bob', password: 'secret-of-bob' }

    await t.test('each switch by itself', async (t) => {
      for (const name of ['AUTH', 'ALIASDB', 'SPEEDDIAL', 'MULTIDOMAIN', 'ACCDB']) {
        await t.test(name, async (t) => {
          const server = await start(t, { switches: ['WITH_MYSQL', `WITH_${name}`], local })
          const from = await phone(t, server, alice)
          const to = await phone(t, server, bob)
          t.same([await from.register(), await to.register()], [200, 200])
          await callThrough(t, from, 'bob', to)
          if (name === 'ALIASDB') await callThrough(t, from, '4711', to)
          if (name === 'SPEEDDIAL') await callThrough(t, from, '22', to)
          t.same(complaints(server), [])
          await server.stop()
        })
      }
      const rows = await database.query({
        from: 'acc',
        columns: [
          column('method', 'string'),
          column('sip_code', 'string'),
          column('src_user', 'string'),
          column('dst_user', 'string'),
        ],
      })
      t.same(rows, [
        ['INVITE', '200', 'alice', 'bob'],
        ['BYE', '200', 'alice', 'bob'],
      ])
    })

    await t.test('who was registered before a restart is found after it', async (t) => {
      const switches = ['WITH_MYSQL', 'WITH_USRLOCDB']
      const first = await start(t, { switches, local })
      const bob = await phone(t, first, { user: 'bob' })
      t.equal(await bob.register(), 200)
      t.same(complaints(first), [])
      await first.stop()
      const second = await start(t, { switches, local })
      const again = await SipPhone.open(
        { user: 'bob', domain: DOMAIN },
        second.ports.udp,
        bob.leave(),
      )
      t.teardown(() => again.close())
      await callThrough(t, await phone(t, second, { user: 'alice' }), 'bob', again)
      t.same(complaints(second), [])
    })

    await t.test('an address that is known needs no password', async (t) => {
      siprose(['address', ...db, 'add', '1', '127.0.0.1'])
      const server = await start(t, { switches: ['WITH_MYSQL', 'WITH_AUTH', 'WITH_IPAUTH'], local })
      siprose(['address', ...db, 'rm', '1', '127.0.0.1'])
      const gateway = await phone(t, server, { user: 'gateway', domain: 'example.net' })
      const to = await phone(t, server, bob)
      t.equal(await to.register(), 200)
      await callThrough(t, gateway, `sip:bob@${DOMAIN}`, to)
      t.same(complaints(server), [])
    })

    await t.test('all switches at once', async (t) => {
      const server = await start(t, { switches: ALL, local })
      const from = await phone(t, server, alice)
      const to = await phone(t, server, bob)
      const thief = await phone(t, server, { user: 'alice', password: 'guessed' })
      const stranger = await phone(t, server, { user: 'alice' })
      t.same([await from.register(), await to.register()], [200, 200])
      t.same([await thief.register(), await stranger.register()], [401, 401])
      t.equal((await stranger.call('bob')).status, 407)
      await callThrough(t, from, 'bob', to)
      await callThrough(t, from, '4711', to)
      await callThrough(t, from, '22', to)
      t.equal((await from.call('nobody')).status, 404)
      t.same(complaints(server), [])
    })

    await t.test('all switches at once, and phones of others', { skip: noBaresip }, async (t) => {
      const server = await start(t, { switches: ALL, local })
      const first = await freePorts(4)
      const account = { domain: DOMAIN, server: `127.0.0.1:${server.ports.udp}` }
      const called = new Baresip(baresipFolder({ ...bob, ...account, port: first }), [])
      t.teardown(async () => called.end())
      t.ok(await called.says(/bob@example\.com: .*200 OK/), called.output)
      const caller = new Baresip(baresipFolder({ ...alice, ...account, port: first + 2 }), [
        `/dial sip:bob@${DOMAIN}`,
      ])
      t.teardown(async () => caller.end())
      t.ok(await caller.says(/Call established/i), caller.output)
      t.ok(await called.says(/Call established/i), called.output)
      await called.end()
      t.ok(await caller.says(/session closed|call closed|terminated/i), caller.output)
      t.same(complaints(server), [])
    })
  },
)
