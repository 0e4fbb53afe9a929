/** Databases of contacts that go away, stand still, are full, or may not be written to. */

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import t from 'tap'

import { createTables } from '../../src/cli/db/commands.ts'
import { usualTables } from '../../src/db/schema/tables.ts'
import { parseDbUrl } from '../../src/db/url.ts'
import { column } from '../../src/db/value.ts'
import { errorText } from '../../src/runtime/errors.ts'
import { startServer } from '../support/server-process.ts'
import { kinds, makeDatabase } from './made.ts'
import { Phone } from './phone.ts'
import { databaseOf, sqlite } from './where.ts'
import { WireCutter } from './wire-cutter.ts'

function configuration(module: string, url: string, more: string): string {
  return `
log_stderror = yes
loadmodule "${module}.so"
loadmodule "sl.so"
loadmodule "pv.so"
loadmodule "kex.so"
loadmodule "statistics.so"
loadmodule "usrloc.so"
loadmodule "registrar.so"
modparam("usrloc", "db_url", "${url}")
modparam("registrar", "retry_after", 5)
${more}
request_route {
    if ($rm == "REGISTER") { save("location"); exit; }
    if ($rm == "INFO") { sl_send_reply("200", "Waiting $stat(db_waiting)"); exit; }
    if (registered("location")) sl_send_reply("200", "Here");
    else sl_send_reply("404", "Nobody");
}
`
}

const username = column('username', 'string')
const timeouts = new Map([
  ['db_mysql', 'modparam("db_mysql", "receive_timeout", 1)'],
  ['db_postgres', 'modparam("db_postgres", "timeout", 1)'],
])

/** Registers until it works again; the pauses of the pool are the only ones. */
async function untilBack(phone: Phone, user: string): Promise<number> {
  for (let tries = 0; tries < 300; tries++) {
    const { status } = await phone.register(user)
    if (status === 200) return status
    await new Promise((resolve) => {
      setTimeout(resolve, 50)
    })
  }
  return 0
}

for (const kind of kinds.filter(([module]) => module !== 'db_sqlite')) {
  const [module] = kind
  t.test(module, { timeout: 110_000 }, async (t) => {
    let made
    try {
      made = await makeDatabase(kind, 'faults')
    } catch (error) {
      t.comment(errorText(error))
      return t.pass('skipped', { skip: `${module} finds no server here` })
    }
    const { database, url, drop } = made
    t.teardown(() => drop())
    const { host, port } = parseDbUrl(url)
    const wire = new WireCutter(host, port)
    const nearPort = await wire.open()
    t.teardown(() => wire.close())
    const near = url.replace(`${host}:${port}`, `127.0.0.1:${nearPort}`)
    const stored = async (): Promise<readonly unknown[]> => {
      const rows = await database.query({ from: 'location', columns: [username] })
      return rows.map(([name]) => name).toSorted()
    }

    await t.test('db_mode 1', async (t) => {
      const mode = `modparam("usrloc", "db_mode", 1)\n${timeouts.get(module) ?? ''}`
      const server = await startServer(configuration(module, near, mode))
      t.teardown(() => server.stop('SIGKILL'))
      const phone = await Phone.at(server.ports.udp)
      const other = await Phone.at(server.ports.udp)
      t.teardown(() => {
        phone.close()
        other.close()
      })
      t.match(await phone.register('alice'), { status: 200 })

      wire.refuse(true)
      wire.cut()
      const refused = await phone.register('bob')
      t.match(refused, { status: 503, text: 'Retry-After: 5' }, 'a database that is gone')
      t.match(await phone.ask('OPTIONS', 'bob'), { status: 404 }, 'memory is what it was')
      t.match(await phone.register('alice', 0), { status: 503 })
      t.match(await phone.ask('OPTIONS', 'alice'), { status: 200 }, 'who is there stays there')
      await server.logged('contacts of `bob` are not stored')
      wire.refuse(false)
      t.equal(await untilBack(phone, 'bob'), 200)
      t.same(await stored(), ['alice', 'bob'])

      wire.stall(true)
      const waiting = phone.register('carol')
      const quick = await other.ask('OPTIONS', 'alice')
      t.match(quick, { status: 200 }, 'others go on')
      t.ok(quick.ms < 500, `${quick.ms.toFixed(0)} ms`)
      t.match(await waiting, { status: 503 }, 'a database that stands still')
      t.match(await other.ask('OPTIONS', 'carol'), { status: 404 })
      wire.stall(false)
      wire.cut()
      t.equal(await untilBack(phone, 'dave'), 200)

      const slow = await database.transaction(async (within) => {
        await within.update('location', [[column('flags', 'int'), 0]], [[username, '=', 'alice']])
        const begun = phone.register('alice')
        const quickly = await other.register('erin')
        t.match(quickly, { status: 200 }, 'a statement that waits for a lock holds up nobody else')
        t.ok(quickly.ms < 900, `${quickly.ms.toFixed(0)} ms`)
        return { begun }
      })
      t.match(await slow.begun, { status: 200 })

      const long = `long${'g'.repeat(70)}`
      const [good, bad] = await Promise.all([other.register('zoe'), phone.register(long)])
      t.match([good, bad], [{ status: 200 }, { status: 500 }], 'a name that no column holds')
      t.match(await phone.ask('OPTIONS', long), { status: 404 })
      await server.stop()
    })

    await t.test('db_mode 2 is bounded, and goes on when the database is back', async (t) => {
      await database.delete('location', [])
      const mode = `modparam("usrloc", "db_mode", 2)\nmodparam("usrloc", "timer_interval", 1)\nmodparam("usrloc", "db_max_waiting", 4)`
      const server = await startServer(configuration(module, near, mode))
      t.teardown(() => server.stop('SIGKILL'))
      const phone = await Phone.at(server.ports.udp)
      t.teardown(() => phone.close())
      wire.refuse(true)
      wire.cut()
      for (const user of ['a', 'b', 'c', 'd']) t.match(await phone.register(user), { status: 200 })
      t.match(await phone.register('e'), { status: 503 })
      t.match(await phone.ask('INFO', 'a'), { reason: 'Waiting 4' })
      await server.logged('changes of contacts wait for the database')
      wire.refuse(false)
      t.equal(await untilBack(phone, 'e'), 200)
      await server.stop()
      t.same(await stored(), ['a', 'b', 'c', 'd', 'e'], 'what waited is written before it stops')
    })

    await t.test('db_mode 3', async (t) => {
      const mode = `modparam("usrloc", "db_mode", 3)\n${timeouts.get(module) ?? ''}`
      const server = await startServer(configuration(module, near, mode))
      t.teardown(() => server.stop('SIGKILL'))
      const phone = await Phone.at(server.ports.udp)
      t.teardown(() => phone.close())
      t.match(await phone.register('alice'), { status: 200 })
      wire.refuse(true)
      wire.cut()
      t.match(await phone.register('alice'), { status: 503 })
      t.match(await phone.ask('OPTIONS', 'alice'), { status: 404 }, 'nobody can be found')
      t.match(await phone.ask('INFO', 'alice'), { status: 200 }, 'what needs no data goes on')
      wire.refuse(false)
      t.equal(await untilBack(phone, 'alice'), 200)
      t.match(await phone.ask('OPTIONS', 'alice'), { status: 200 })
      await server.stop()
    })
  })
}

t.test('a file that may only be read', async (t) => {
  const { url, driver, end } = sqlite()
  t.teardown(() => end?.())
  const database = databaseOf(url, driver)
  await database.open()
  await createTables(database, usualTables)
  await database.close()
  const file = url.replace('sqlite:///', '')
  const more = `modparam("usrloc", "db_mode", 1)\nmodparam("db_sqlite", "db_set_readonly", "${file}")`
  const server = await startServer(configuration('db_sqlite', url, more))
  t.teardown(() => server.stop('SIGKILL'))
  const phone = await Phone.at(server.ports.udp)
  t.teardown(() => phone.close())
  t.match(await phone.register('bob'), { status: 503 })
  t.match(await phone.ask('OPTIONS', 'bob'), { status: 404 })
  await server.logged('attempt to write a readonly database')
})

t.test('a disk that is full', async (t) => {
  const path = mkdtempSync(join(tmpdir(), 'siprose-full-'))
  t.teardown(() => rmSync(path, { recursive: true, force: true }))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=768k', 'tmpfs', path])
  if (mounted.status !== 0) return t.pass('skipped', { skip: 'no small disk can be mounted here' })
  t.teardown(() => spawnSync('umount', ['-l', path]))
  const url = `sqlite:///${path}/full.db`
  const { driver, end } = sqlite()
  t.teardown(() => end?.())
  const database = databaseOf(url, driver)
  await database.open()
  const needed = new Set(['version', 'location'])
  await createTables(
    database,
    usualTables.filter(({ name }) => needed.has(name)),
  )
  await database.close()
  const server = await startServer(
    configuration('db_sqlite', url, 'modparam("usrloc", "db_mode", 1)'),
  )
  t.teardown(() => server.stop('SIGKILL'))
  const phone = await Phone.at(server.ports.udp)
  t.teardown(() => phone.close())
  let stored = 0
  let status = 200
  for (; stored < 20_000 && status === 200; stored++) {
    status = (await phone.register(`user${stored}`)).status
  }
  t.equal(status, 503, `${stored} contacts filled it`)
  t.match(await phone.ask('OPTIONS', `user${stored - 1}`), { status: 404 })
  t.match(await phone.ask('OPTIONS', 'user0'), { status: 200 })
  await server.logged('full')
})
