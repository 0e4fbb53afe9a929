/** Kamailio, where it is installed, on databases that this server made. */

import { existsSync } from 'node:fs'
import { once } from 'node:events'
import { createSocket } from 'node:dgram'

import t from 'tap'

import { usualTables } from '../../src/db/schema/tables.ts'
import { createTables } from '../../src/cli/db/commands.ts'
import { column } from '../../src/db/value.ts'
import { errorText } from '../../src/runtime/errors.ts'
import { startKamailio } from '../support/kamailio-process.ts'
import { databaseOf, mysql, postgres, sqlite, text, type Candidate } from './where.ts'

const MODULES = '/usr/lib/x86_64-linux-gnu/kamailio/modules'

const candidates: readonly (readonly [driver: string, make: () => Candidate])[] = [
  ['db_sqlite', sqlite],
  ['db_text', text],
  ['db_mysql', () => mysql(urlIn('mysql://root@127.0.0.1:3306/'))],
  ['db_postgres', () => postgres(urlIn('postgres://root@127.0.0.1:5432/'))],
]

function urlIn(server: string): string {
  return `${server}siprose_kamailio_${process.pid}`
}

/** The modules that look at versions of tables when they start. */
const users = [
  'auth_db',
  'alias_db',
  'speeddial',
  'domain',
  'permissions',
  'dispatcher',
  'usrloc',
  'htable',
  'mtree',
  'dialplan',
  'msilo',
  'uri_db',
  'pdt',
]

function configuration(driver: string, url: string): string {
  const parameters = users
    .filter((name) => name !== 'mtree')
    .map((name) => `modparam("${name}", "db_url", "${url}")`)
  return `
log_stderror = yes
disable_tcp = yes
loadmodule "${driver}.so"
loadmodule "sl.so"
loadmodule "tm.so"
loadmodule "rr.so"
loadmodule "pv.so"
loadmodule "auth.so"
loadmodule "registrar.so"
${users.map((name) => `loadmodule "${name}.so"`).join('\n')}
${parameters.join('\n')}
modparam("mtree", "db_url", "${url}")
modparam("mtree", "mtree", "name=t;dbtable=mtree")
modparam("htable", "htable", "h=>size=4;dbtable=htable;dbmode=1")
modparam("usrloc", "db_mode", 1)
modparam("domain", "register_myself", 0)
modparam("alias_db", "use_domain", 1)
request_route {
    if ($rU == "probe") { sl_send_reply("200", "Ready"); exit; }
    if ($rm == "REGISTER") { save("location"); exit; }
    if (alias_db_lookup("dbaliases")) { sl_send_reply("302", "$rU"); exit; }
    sl_send_reply("404", "Nobody");
}
`
    .replace('loadmodule "registrar.so"\n', '')
    .replace('loadmodule "usrloc.so"', 'loadmodule "usrloc.so"\nloadmodule "registrar.so"')
}

async function ask(port: number, method: string, user: string): Promise<string> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const uri = method === 'REGISTER' ? 'sip:example.com' : `sip:${user}@example.com`
  const text = `${method} ${uri} SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:${socket.address().port};branch=z9hG4bK${user}\r\nFrom: <sip:${user}@example.com>;tag=1\r\nTo: <sip:${user}@example.com>\r\nCall-ID: ${user}\r\nCSeq: 1 ${method}\r\nContact: <sip:${user}@127.0.0.1:9>\r\nExpires: 60\r\nContent-Length: 0\r\n\r\n`
  const answer = once(socket, 'message', { signal: AbortSignal.timeout(10_000) })
  socket.send(text, port, '127.0.0.1')
  const [bytes] = (await answer) as [Buffer]
  socket.close()
  return bytes.toString('latin1').split('\r\n', 1)[0] ?? ''
}

for (const [module, make] of candidates) {
  t.test(module, { timeout: 90_000 }, async (t) => {
    if (!existsSync(`${MODULES}/${module}.so`)) {
      return t.pass('skipped', { skip: `Kamailio's ${module} is not installed` })
    }
    const { url, driver, end } = make()
    const database = databaseOf(url, driver)
    t.teardown(() => end?.())
    try {
      await database.make()
      await database.open()
    } catch (error) {
      t.comment(errorText(error))
      return t.pass('skipped', { skip: `${module} finds no server here` })
    }
    t.teardown(async () => {
      await database.close()
      if (driver.remote) await drop(url, driver)
    })
    await createTables(database, usualTables)
    await database.insert('dbaliases', [
      [column('alias_username', 'string'), '4711'],
      [column('alias_domain', 'string'), 'example.com'],
      [column('username', 'string'), 'alice'],
      [column('domain', 'string'), 'example.com'],
    ])
    const kamailio = await startKamailio(
      configuration(module, url.replace('sqlite:///', 'sqlite:////')),
    )
    t.teardown(() => kamailio.stop())
    t.equal(await ask(kamailio.port, 'OPTIONS', '4711'), 'SIP/2.0 302 alice')
    // it writes text files when it ends
    if (module === 'db_text') return
    const before = Date.now()
    t.equal(await ask(kamailio.port, 'REGISTER', 'bob'), 'SIP/2.0 200 OK')
    const columns = [
      column('username', 'string'),
      column('contact', 'string'),
      column('expires', 'datetime'),
    ] as const
    const [row] = await database.query({ from: 'location', columns })
    t.match(row, ['bob', 'sip:bob@127.0.0.1:9'])
    t.ok(Math.abs((row?.[2] ?? 0) - before - 60_000) < 5000, 'the registration ends in a minute')
  })
}

async function drop(url: string, driver: Candidate['driver']): Promise<void> {
  const name = url.slice(url.lastIndexOf('/') + 1)
  const other = databaseOf(url.replace(name, 'test'), driver)
  await other.open()
  // Kamailio, which was stopped a moment ago, may still be there
  const force = url.startsWith('postgres:') ? ' WITH (FORCE)' : ''
  try {
    await other.raw(`DROP DATABASE ${name}${force}`)
  } finally {
    await other.close()
  }
}
