/** What the services that ask a database do while it is gone, stands still, or may not be written to: each says so, and other messages go on. */

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
import { kinds, makeDatabase, type MadeDatabase } from './made.ts'
import { Phone } from './phone.ts'
import { databaseOf, sqlite } from './where.ts'
import { WireCutter } from './wire-cutter.ts'

/** Each service by the user that asks for it: the function, and its result with the database and without it. */
const services: readonly (readonly [user: string, call: string, good: number, failed: number])[] = [
  ['auth_db', 'www_authenticate("example.com", "subscriber")', -2, -1],
  ['alias_db', 'alias_db_lookup("dbaliases")', 1, -1],
  ['permissions', 'allow_trusted("127.0.0.1", "any", "sip:a@example.com")', 1, -1],
  ['group', 'is_user_in("From", "ld")', 1, -1],
  ['speeddial', 'sd_lookup("speed_dial")', 1, -1],
  ['msilo', 'm_dump()', 1, -1],
  ['sqlops', 'sql_query("ca", "select 1", "r")', 1, -1],
  // what is in memory is there with and without it
  ['domain', 'is_domain_local("example.com")', 1, 1],
  ['dialplan', 'dp_match("1", "4989")', 1, 1],
]

function configuration(module: string, url: string, more: string): string {
  return `
log_stderror = yes
loadmodule "${module}.so"
loadmodule "sl.so"
loadmodule "pv.so"
loadmodule "tm.so"
loadmodule "kex.so"
loadmodule "statistics.so"
loadmodule "auth.so"
loadmodule "auth_db.so"
loadmodule "alias_db.so"
loadmodule "domain.so"
loadmodule "permissions.so"
loadmodule "group.so"
loadmodule "speeddial.so"
loadmodule "msilo.so"
loadmodule "sqlops.so"
loadmodule "htable.so"
loadmodule "dialplan.so"
loadmodule "acc.so"
modparam("auth_db|alias_db|domain|permissions|group|speeddial|msilo|htable|dialplan|acc", "db_url", "${url}")
modparam("permissions", "db_mode", 0)
modparam("sqlops", "sqlcon", "ca=>${url}")
modparam("acc", "db_queue_limit", 2)
modparam("htable", "htable", "kept=>size=4;dbtable=htable")
${more}
request_route {
${services
  .map(
    ([user, call]) =>
      `    if ($tU == "${user}") { ${call}; $var(rc) = $rc; sl_send_reply("200", "rc $var(rc)"); exit; }`,
  )
  .join('\n')}
    if ($tU == "htable") { sl_send_reply("200", "$sht(kept=>one)"); exit; }
    if ($tU == "acc") {
        if (acc_db_request("200 noted", "acc")) sl_send_reply("200", "Noted");
        else sl_send_reply("503", "Not noted");
        exit;
    }
    if ($tU == "write") {
        sql_query("ca", "insert into grp (username, domain, grp) values ('x', 'example.com', $(hdr(Call-ID){sql.val}))");
        $var(rc) = $rc;
        sl_send_reply("200", "rc $var(rc)");
        exit;
    }
    if ($tU == "counts") { sl_send_reply("200", "$stat(rows_waiting) wait, $stat(rows_lost) lost"); exit; }
    if ($tU == "challenge") { www_challenge("example.com", "0"); exit; }
    sl_send_reply("200", "Alive");
}
`
}

const rows: readonly (readonly [table: string, row: Readonly<Record<string, string | number>>])[] =
  [
    [
      'subscriber',
      { username: 'auth_db', domain: 'example.com', password: 'x', ha1: 'x', ha1b: 'x' },
    ],
    [
      'dbaliases',
      {
        alias_username: 'alias_db',
        alias_domain: 'example.com',
        username: 'bob',
        domain: 'example.com',
      },
    ],
    ['trusted', { src_ip: '127.0.0.1', proto: 'any' }],
    ['grp', { username: 'group', domain: 'example.com', grp: 'ld' }],
    [
      'speed_dial',
      {
        username: 'speeddial',
        domain: 'example.com',
        sd_username: 'speeddial',
        sd_domain: 'example.com',
        new_uri: 'sip:bob@example.com',
      },
    ],
    ['domain', { domain: 'example.com' }],
    [
      'dialplan',
      {
        dpid: 1,
        pr: 1,
        match_op: 1,
        match_exp: '^49',
        match_len: 0,
        subst_exp: '',
        repl_exp: '',
        attrs: '',
      },
    ],
    ['htable', { key_name: 'one', key_type: 0, value_type: 0, key_value: 'uno' }],
  ]

const needed = new Set([
  'version',
  'silo',
  'acc',
  'missed_calls',
  'domain_attrs',
  'address',
  're_grp',
  ...rows.map(([name]) => name),
])
const tables = usualTables.filter(({ name }) => needed.has(name))

const timeouts = new Map([
  ['db_mysql', 'modparam("db_mysql", "receive_timeout", 1)'],
  ['db_postgres', 'modparam("db_postgres", "timeout", 1)'],
])

// one kind is enough: what the drivers do when a server is gone is asked of each of them elsewhere
const servers = kinds.filter(([module]) => module !== 'db_sqlite')

/** A database on the first server that runs here; null where none does. */
async function anyServer(): Promise<MadeDatabase | null> {
  for (const kind of servers) {
    try {
      return await makeDatabase(kind, 'services', tables)
    } catch (error) {
      t.comment(errorText(error))
    }
  }
  return null
}

t.test('a server that is gone, or stands still', { timeout: 60_000 }, async (t) => {
  const made = await anyServer()
  if (made === null) return t.pass('skipped', { skip: 'no database server runs here' })
  const { module } = made
  const { database, url, drop } = made
  t.teardown(() => drop())
  for (const [table, row] of rows) {
    await database.insert(
      table,
      Object.entries(row).map(([name, value]) => [
        column(name, typeof value === 'string' ? 'string' : 'int'),
        value,
      ]),
    )
  }
  const { host, port } = parseDbUrl(url)
  const wire = new WireCutter(host, port)
  const nearPort = await wire.open()
  t.teardown(() => wire.close())
  const near = url.replace(`${host}:${port}`, `127.0.0.1:${nearPort}`)
  const server = await startServer(configuration(module, near, timeouts.get(module) ?? ''))
  t.teardown(() => server.stop('SIGKILL'))
  const phones = await Promise.all(services.map(async () => Phone.at(server.ports.udp)))
  const other = await Phone.at(server.ports.udp)
  t.teardown(() => [...phones, other].forEach((phone) => phone.close()))
  const [, nonce = ''] =
    /nonce="([^"]+)"/.exec((await other.ask('OPTIONS', 'challenge')).text) ?? []
  const proof = `Authorization: Digest username="auth_db", realm="example.com", nonce="${nonce}", uri="sip:auth_db@example.com", response="0123456789abcdef0123456789abcdef"\r\n`

  /** Asks all of them at once. */
  const all = async (): Promise<Readonly<Record<string, string>>> =>
    Object.fromEntries(
      await Promise.all(
        services.map(async ([user], at) => {
          const lines =
            user === 'auth_db'
              ? proof
              : user === 'msilo'
                ? 'Contact: <sip:a@127.0.0.1>\r\nExpires: 60\r\n'
                : ''
          const answer = await phones[at]?.ask(
            user === 'msilo' ? 'REGISTER' : 'OPTIONS',
            user,
            lines,
          )
          return [user, answer?.reason ?? ''] as const
        }),
      ),
    )
  const wanted = (at: 2 | 3) => Object.fromEntries(services.map((one) => [one[0], `rc ${one[at]}`]))

  t.same(await all(), wanted(2), 'with the database')

  await t.test('while it is gone', async (t) => {
    wire.refuse(true)
    wire.cut()
    t.same(await all(), wanted(3))
    t.match(await other.ask('OPTIONS', 'htable'), { reason: 'uno' })
    const noted: number[] = []
    for (let at = 0; at < 5; at++) noted.push((await other.ask('OPTIONS', 'acc')).status)
    t.same(noted, [200, 200, 503, 503, 503], 'what waits for it is bounded')
    t.match(await other.ask('OPTIONS', 'counts'), { reason: '2 wait, 3 lost' })
    const told = ['subscriber', 'dbaliases', 'trusted', 'grp', 'speed_dial', 'silo']
    const causes = [
      ...told.map((table) => `table \`${table}\` cannot be asked`),
      'on `ca` failed',
      'acc: rows wait',
    ]
    const isTold = (what: string): boolean =>
      server
        .log()
        .split('\n')
        .some((line) => line.includes(what) && /ERROR.*(?:onnection|ECONNRESET)/.test(line))
    // the log comes through a pipe, later than answers do
    for (let tries = 0; tries < 100 && !causes.every(isTold); tries++) {
      await new Promise((resolve) => {
        setTimeout(resolve, 50)
      })
    }
    for (const what of causes) t.ok(isTold(what), what)
    t.notMatch(server.log(), /root:/)
  })

  await t.test('it is used again once it is back', async (t) => {
    wire.refuse(false)
    let found = {}
    for (let tries = 0; tries < 100; tries++) {
      found = await all()
      if (JSON.stringify(found) === JSON.stringify(wanted(2))) break
      await new Promise((resolve) => {
        setTimeout(resolve, 50)
      })
    }
    t.same(found, wanted(2))
    // rows of accounts are tried again each second
    const method = column('method', 'string')
    let noted: readonly unknown[] = []
    for (let tries = 0; tries < 100 && noted.length < 2; tries++) {
      noted = await database.query({ from: 'acc', columns: [method] })
      await new Promise((resolve) => {
        setTimeout(resolve, 50)
      })
    }
    t.same(noted, [['OPTIONS'], ['OPTIONS']], 'what waited is written, once')
  })

  await t.test('while it stands still, others go on', async (t) => {
    wire.stall(true)
    const waiting = all()
    const quick = await other.ask('OPTIONS', 'nobody')
    t.ok(quick.ms < 500, `${quick.ms.toFixed(0)} ms`)
    t.same(await waiting, wanted(3))
    wire.stall(false)
    wire.cut()
  })
})

t.test('a file that may only be read, and a disk that is full', async (t) => {
  const path = mkdtempSync(join(tmpdir(), 'siprose-full-'))
  t.teardown(() => rmSync(path, { recursive: true, force: true }))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', path])
  if (mounted.status === 0) t.teardown(() => spawnSync('umount', ['-l', path]))
  const { driver, end } = sqlite()
  t.teardown(() => end?.())
  const url = `sqlite:///${path}/full.db`
  const database = databaseOf(url, driver)
  await database.open()
  await createTables(database, tables)
  await database.close()
  const rows: readonly (readonly [what: string, more: string, why: RegExp])[] = [
    [
      'read-only',
      `modparam("db_sqlite", "db_set_readonly", "${path}/full.db")`,
      /readonly database/,
    ],
    ['full', '', /is full/],
  ]
  for (const [what, more, why] of rows) {
    if (what === 'full') {
      if (mounted.status !== 0) return t.pass('skipped', { skip: 'no small disk can be mounted' })
      spawnSync('dd', ['if=/dev/zero', `of=${path}/filler`, 'bs=1k'])
    }
    const server = await startServer(configuration('db_sqlite', url, more))
    t.teardown(() => server.stop('SIGKILL'))
    const phone = await Phone.at(server.ports.udp)
    t.teardown(() => phone.close())
    let reason = ''
    // pages that are there already take some rows
    for (let tries = 0; tries < 500 && reason !== 'rc -1'; tries++)
      reason = (await phone.ask('OPTIONS', 'write')).reason
    t.equal(reason, 'rc -1', what)
    t.match(server.log(), why)
    t.match(await phone.ask('OPTIONS', 'nobody'), { reason: 'Alive' }, 'others go on')
    t.match(await phone.ask('OPTIONS', 'alias_db'), { reason: 'rc -1' }, 'it is still read')
    await server.stop()
  }
})
