/** Contacts in databases: what Kamailio and this server write is the same, and each goes on with what the other has left. */

import { existsSync, readFileSync } from 'node:fs'

import t, { type Test } from 'tap'

import { tableNamed } from '../../src/db/schema/tables.ts'
import { programType } from '../../src/db/schema/table.ts'
import type { Database } from '../../src/db/database.ts'
import { column, type Column, type DbValue } from '../../src/db/value.ts'
import { errorText } from '../../src/runtime/errors.ts'
import { startKamailio } from '../support/kamailio-process.ts'
import { installed, startServer } from '../support/server-process.ts'
import { kinds, makeDatabase } from './made.ts'
import { Phone } from './phone.ts'

/** How contacts are kept. */
interface Way {
  readonly mode: number
  readonly domains: number
  /** Whether the tables are those of kamdbctl. */
  readonly scripts: boolean
  /** Whether times are numbers. */
  readonly numbers: boolean
}

const ways: readonly Way[] = [
  { mode: 1, domains: 0, scripts: false, numbers: false },
  { mode: 2, domains: 0, scripts: false, numbers: false },
  { mode: 3, domains: 1, scripts: false, numbers: false },
  { mode: 1, domains: 1, scripts: true, numbers: false },
  { mode: 1, domains: 0, scripts: true, numbers: true },
]

function configuration(driver: string, url: string, { mode, domains, numbers }: Way): string {
  return `
log_stderror = yes
server_id = 7
loadmodule "${driver}.so"
loadmodule "sl.so"
loadmodule "tm.so"
loadmodule "rr.so"
loadmodule "kex.so"
loadmodule "pv.so"
loadmodule "usrloc.so"
loadmodule "registrar.so"
modparam("usrloc", "db_url", "${url}")
modparam("usrloc", "db_mode", ${mode})
modparam("usrloc", "use_domain", ${domains})
modparam("usrloc", "expires_type", ${numbers ? 1 : 0})
modparam("usrloc", "nat_bflag", 6)
modparam("usrloc", "xavp_contact", "kept")
modparam("registrar", "use_path", 1)
modparam("registrar", "path_mode", 0)
modparam("registrar", "gruu_enabled", 1)
modparam("registrar", "regid_mode", 1)
modparam("registrar", "received_avp", "$avp(rcv)")
request_route {
    if ($rU == "probe") { sl_send_reply("200", "Ready"); exit; }
    if ($hdr(X-Nat) != $null) {
        setbflag(6);
        $avp(rcv) = "sip:192.0.2.9:5099;transport=udp";
        $xavp(kept=>from) = "text";
        $xavp(kept[0]=>number) = 42;
    }
    if ($rm == "REGISTER") { save("location"); exit; }
    if (lookup("location")) { sl_send_reply("200", "At $ru $du $xavp(kept=>from) $xavp(kept=>number)"); exit; }
    sl_send_reply("404", "Nobody");
}
`
}

/** A REGISTER: user, Call-ID, CSeq, contacts, and further lines. */
type Row = readonly [user: string, callId: string, cseq: number, contacts: string, lines?: string]

const rows: readonly Row[] = [
  ['alice', 'a', 1, '<sip:alice@127.0.0.1:5062>'],
  ['alice', 'a', 2, '<sip:alice@127.0.0.1:5062>;q=0.5', 'User-Agent: Phone 1'],
  [
    'bob',
    'b',
    1,
    '<sip:bob@127.0.0.1:5063;transport=tcp>;q=0.25;methods="INVITE,BYE"',
    'X-Nat: 1\r\nUser-Agent: Phone 2',
  ],
  ['bob', 'b', 2, '<sip:bob@127.0.0.1:5063;transport=tcp>;q=0.3', 'X-Nat: 1'],
  [
    'carol',
    'c',
    1,
    '<sip:carol@127.0.0.1:5064>;+sip.instance="<urn:uuid:1234>"',
    'Supported: gruu',
  ],
  [
    'dave',
    'd',
    1,
    '<sip:dave@127.0.0.1:5064>;q=0.9, <sip:dave2@127.0.0.1:5064>;expires=700',
    'Allow: INVITE, ACK, BYE',
  ],
  ['erin', 'e', 1, '<sip:erin@127.0.0.1:5064>'],
  ['erin', 'e', 2, '<sip:erin@127.0.0.1:5064>;expires=0'],
  ['frank', 'f', 1, '<sip:frank@127.0.0.1:5064>'],
  ['frank', 'f', 2, '*', 'Expires: 0'],
  ['grace', 'g', 1, '<sip:grace@127.0.0.1:5064>', 'Path: <sip:192.0.2.7;lr>\r\nSupported: path'],
  ['henry', 'h', 1, '<sip:henry@127.0.0.1:5064>', 'Path: <sip:192.0.2.7;lr>\r\nSupported: path'],
  ['henry', 'h', 2, '<sip:henry@127.0.0.1:5064>'],
  ['ivan', 'i', 1, `<sip:ivan@127.0.0.1:5064>`, `User-Agent: ${'long '.repeat(60)}`],
]

/** Sends all rows; gives the statuses. */
async function register(port: number): Promise<readonly number[]> {
  const phone = await Phone.at(port)
  const statuses: number[] = []
  for (const [user, callId, cseq, contacts, more = ''] of rows) {
    const expires = more.includes('Expires') ? '' : 'Expires: 600\r\n'
    const lines = `Call-ID: ${callId}\r\nCSeq: ${cseq} REGISTER\r\nContact: ${contacts}\r\n`
    const all = `${lines}${expires}${more === '' ? '' : `${more}\r\n`}`
    const { status } = await phone.ask('REGISTER', user, all)
    statuses.push(status)
  }
  phone.close()
  return statuses
}

/** Where each user is. */
async function whereAll(port: number): Promise<readonly string[]> {
  const phone = await Phone.at(port)
  const answers: string[] = []
  for (const user of new Set(rows.map(([name]) => name))) {
    const { status, reason } = await phone.ask('OPTIONS', user)
    answers.push(`${user}: ${status} ${reason}`)
  }
  phone.close()
  return answers
}

/** What may differ: numbers of rows, and what names a server or a moment. */
const LEFT_OUT: ReadonlySet<string> = new Set(['id', 'ruid'])
const MOMENTS: ReadonlySet<string> = new Set(['expires', 'last_modified'])
const SLACK_MS = 4000

type Cells = Readonly<Record<string, DbValue>>

async function rowsIn(
  database: Database,
  table: string,
  numbers = false,
): Promise<readonly Cells[]> {
  const schema = tableNamed(table)
  const columns: readonly Column[] = Object.entries(schema?.columns ?? {})
    .filter(([name]) => !LEFT_OUT.has(name))
    .map(([name, kind]) =>
      column(name, numbers && MOMENTS.has(name) ? 'bigint' : programType(kind)),
    )
  const order = [
    { column: column('username', 'string') },
    { column: column(table === 'location' ? 'contact' : 'aname', 'string') },
  ]
  const found = await database.query({ from: table, columns, order })
  return found.map((row) =>
    Object.fromEntries(columns.map(({ name }, at) => [name, cell(name, row[at] ?? null)])),
  )
}

function cell(name: string, value: DbValue): DbValue {
  if (typeof value === 'bigint') return Number(value) * 1000
  if (name === 'socket' && typeof value === 'string') return value.replace(/\d+$/, 'PORT')
  return value
}

/** What two servers have written, with moments as far apart as the servers were asked. */
function compare(t: Test, ours: readonly Cells[], theirs: readonly Cells[], apartMs: number): void {
  t.equal(ours.length, theirs.length, 'as many rows')
  for (const [index, row] of theirs.entries()) {
    const own = ours[index] ?? {}
    for (const [name, value] of Object.entries(row)) {
      const where = `${name} of ${String(row['contact'] ?? row['aname'])}`
      if (MOMENTS.has(name)) {
        const apart = Number(own[name]) - Number(value)
        t.ok(
          Math.abs(apart - apartMs) < SLACK_MS,
          `${where}: ${String(own[name])} and ${String(value)}`,
        )
      } else t.same(own[name], value, where)
    }
  }
}

/** Where the scripts are that `kamdbctl` makes tables with. */
const SCRIPTS = '/usr/share/kamailio'
const folders = new Map([
  ['db_sqlite', 'db_sqlite'],
  ['db_mysql', 'mysql'],
  ['db_postgres', 'postgres'],
])

/** Makes the tables anew, as a script has them. */
async function remake(database: Database, script: string, numbers: boolean): Promise<void> {
  for (const table of ['location', 'location_attrs']) {
    await database.raw(`DROP TABLE ${table}`)
    await database.delete('version', [[column('table_name', 'string'), '=', table]])
  }
  for (const statement of readFileSync(script, 'latin1').split(';')) {
    if (statement.trim() === '') continue
    await database.raw(numbers ? withNumbers(statement) : statement)
  }
}

function withNumbers(statement: string): string {
  return statement.replaceAll(
    /(expires.?|last_modified.?) (?:DATETIME|TIMESTAMP WITHOUT TIME ZONE) DEFAULT '[^']*'/g,
    '$1 BIGINT DEFAULT 0',
  )
}

for (const kind of kinds) {
  const [module] = kind
  t.test(module, { timeout: 120_000 }, async (t) => {
    let made
    try {
      made = await makeDatabase(kind, 'locations')
    } catch (error) {
      t.comment(errorText(error))
      return t.pass('skipped', { skip: `${module} finds no server here` })
    }
    const { database, url, drop } = made
    t.teardown(() => drop())
    const theirUrl = url.replace('sqlite:///', 'sqlite:////')
    const clear = async (): Promise<void> => {
      await database.delete('location', [])
      await database.delete('location_attrs', [])
    }

    for (const way of ways) {
      const { mode, domains, scripts, numbers } = way
      const whose = scripts ? ', in tables of kamdbctl' : ''
      const times = numbers ? ', times as numbers' : ''
      await t.test(`db_mode ${mode}, use_domain ${domains}${whose}${times}`, async (t) => {
        if (!installed('kamailio')) return t.pass('skipped', { skip: 'kamailio is not installed' })
        if (scripts) {
          const path = `${SCRIPTS}/${folders.get(module) ?? ''}/usrloc-create.sql`
          if (!existsSync(path)) return t.pass('skipped', { skip: 'its scripts are not here' })
          await remake(database, path, numbers)
        }
        await clear()
        const kamailio = await startKamailio(configuration(module, theirUrl, way))
        t.teardown(() => kamailio.stop())
        const theirStart = Date.now()
        const statuses = await register(kamailio.port)
        const found = await whereAll(kamailio.port)
        await kamailio.stop()
        const theirs = [
          await rowsIn(database, 'location', numbers),
          await rowsIn(database, 'location_attrs', numbers),
        ]

        const reader = await startServer(configuration(module, url, way))
        t.teardown(() => reader.stop('SIGKILL'))
        t.same(await whereAll(reader.ports.udp), found, 'this server finds who registered there')
        await reader.stop()

        await clear()
        const server = await startServer(configuration(module, url, way))
        t.teardown(() => server.stop('SIGKILL'))
        const ourStart = Date.now()
        t.same(await register(server.ports.udp), statuses)
        t.same(await whereAll(server.ports.udp), found)
        await server.stop()
        const [ourRows = [], ourAttributes = []] = [
          await rowsIn(database, 'location', numbers),
          await rowsIn(database, 'location_attrs', numbers),
        ]
        compare(t, ourRows, theirs[0] ?? [], ourStart - theirStart)
        compare(t, ourAttributes, theirs[1] ?? [], ourStart - theirStart)

        const again = await startKamailio(configuration(module, theirUrl, way))
        t.teardown(() => again.stop())
        t.same(await whereAll(again.port), found, 'Kamailio finds who registered here')
        await again.stop()
      })
    }
  })
}
