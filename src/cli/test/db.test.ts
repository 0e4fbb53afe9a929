import { fork, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'

import t from 'tap'

import { usualTables } from '../../db/schema/tables.ts'

const TABLES = usualTables.length
const SIPROSE = fileURLToPath(new URL('../../../bin/siprose', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'siprose-cli-'))
t.teardown(() => rmSync(folder, { recursive: true }))

const runner = fork(fileURLToPath(new URL('./support/runner.ts', import.meta.url)), [], {
  serialization: 'advanced',
})
t.teardown(() => runner.kill())

interface Ran {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs a command in one process for all: each start of another costs a second. */
async function siprose(words: string, { db = 'a.db' } = {}): Promise<Ran> {
  const answer = once(runner, 'message')
  runner.send({ args: words.split(' '), db: `sqlite:///${folder}/${db}` })
  const [ran] = (await answer) as [Ran]
  return ran
}

/** Runs a command as a person does, with a password at its standard input. */
function typed(words: string, input: string) {
  const { status, stdout, stderr } = spawnSync(SIPROSE, words.split(' '), {
    env: { ...process.env, SIPROSE_DB: `sqlite:///${folder}/a.db` },
    input,
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

function rows(sql: string, db = 'a.db') {
  const database = new DatabaseSync(join(folder, db))
  const found = database.prepare(sql).all()
  database.close()
  return found
}

t.test('tables are created once, checked and shown', async (t) => {
  t.match(await siprose('db check'), { status: 1, stdout: /no table is there/ })
  t.match(await siprose('db create'), { status: 0, stdout: new RegExp(`${TABLES} tables created`) })
  t.match(await siprose('db create'), {
    status: 0,
    stdout: new RegExp(`0 tables created, ${TABLES} were there`),
  })
  t.match(await siprose('db check'), { status: 0, stdout: new RegExp(`ok, ${TABLES} tables`) })
  t.match(await siprose('db show'), { status: 0, stdout: /\nsubscriber +7 / })
  t.match(await siprose('db create --only=htable,domain', { db: 'b.db' }), {
    stdout: /3 tables created/,
  })
})

t.test('what does not suit is said, and mended without losing anything', async (t) => {
  const database = new DatabaseSync(join(folder, 'old.db'))
  database.exec(`
    CREATE TABLE version (table_name VARCHAR(32), table_version INTEGER);
    CREATE TABLE subscriber (id INTEGER PRIMARY KEY, username VARCHAR(64), domain VARCHAR(64), password VARCHAR(25), ha1 VARCHAR(64));
    CREATE TABLE domain (id INTEGER PRIMARY KEY, domain BLOB, did INTEGER, last_modified TEXT);
    INSERT INTO subscriber (username, domain) VALUES ('alice', 'example.com');
    INSERT INTO version VALUES ('subscriber', 6), ('acc', 99);
    CREATE TABLE acc (id INTEGER);`)
  database.close()
  const checked = await siprose('db check', { db: 'old.db' })
  t.equal(checked.status, 1)
  t.match(checked.stdout, /`subscriber` has version 6, the server knows 7\n/)
  t.match(checked.stdout, /`subscriber` lacks ha1b\n/)
  t.match(checked.stdout, /`domain` is not in table `version`\n/)
  t.match(checked.stdout, /`acc` has version 99, the server knows 5; this server is older/)
  t.match((await siprose('db migrate --dry-run', { db: 'old.db' })).stdout, /new: ha1b/)
  t.match(rows("SELECT table_version v FROM version WHERE table_name = 'subscriber'", 'old.db'), [
    { v: 6 },
  ])
  const migrated = await siprose('db migrate', { db: 'old.db' })
  t.match(migrated.stdout, /`acc` has version 99, which is newer than 5: it stays as it is/)
  t.match(rows('SELECT username, ha1b FROM subscriber', 'old.db'), [
    { username: 'alice', ha1b: '' },
  ])
  t.match(rows("SELECT table_version v FROM version WHERE table_name = 'subscriber'", 'old.db'), [
    { v: 7 },
  ])
})

t.test('users are let in, and their passwords are shown nowhere', async (t) => {
  const added = typed('user add alice@Example.com --password-stdin', 'hunter2\n')
  t.match(added, { status: 0, stdout: 'alice@example.com added\n' })
  // RFC 7616: MD5 of user, realm and password
  t.match(rows('SELECT * FROM subscriber'), [
    {
      username: 'alice',
      domain: 'example.com',
      password: '',
      ha1: /^[0-9a-f]{32}$/,
      ha1b: /^[0-9a-f]{32}$/,
    },
  ])
  t.match(typed('user add alice@example.com --password-stdin', 'x\n'), {
    status: 1,
    stderr: /is there already/,
  })
  writeFileSync(join(folder, 'secret'), 'pässword\n')
  t.match(
    await siprose(`user passwd alice@example.com --clear-text --password-file ${folder}/secret`),
    {
      status: 0,
    },
  )
  t.match(rows('SELECT password FROM subscriber'), [{ password: 'pässword' }])
  for (const words of [
    'user show alice@example.com',
    'user list',
    'db show @none subscriber'.replace('@none ', `sqlite:///${folder}/a.db `),
  ]) {
    const { stdout, stderr } = await siprose(words)
    t.match(stdout, 'alice')
    t.notMatch(stdout + stderr, /pässword|hunter2|[0-9a-f]{32}/)
  }
  t.match(await siprose('user list example.org'), { stdout: '' })
  t.match(await siprose('user rm alice@example.com'), { status: 0 })
  t.match(await siprose('user rm alice@example.com'), {
    status: 1,
    stderr: /no user alice@example.com/,
  })
})

t.test('a password is neither taken from the command line, nor guessed', async (t) => {
  t.match(await siprose('user add bob@example.com hunter2'), {
    status: 1,
    stderr: /never written on the command line/,
  })
  t.match(await siprose('user add bob@example.com'), { status: 1, stderr: /no terminal/ })
  t.match(typed('user add bob@example.com --password-stdin', '\n'), {
    status: 1,
    stderr: /empty/,
  })
  t.match(typed('user add bob --password-stdin', 'x'), {
    status: 1,
    stderr: /write name@domain/,
  })
  const shown = await siprose('db check mysql://root:hunter2@127.0.0.1:1/x')
  t.match(shown, { status: 1, stderr: /list of processes/ })
  t.notMatch(shown.stderr, 'hunter2')
})

t.test('rows of other tables are added, listed and removed', async (t) => {
  for (const [add, list, wanted, remove] of [
    [
      'alias add 4711@example.com alice@example.com',
      'alias list',
      /4711 +example.com +alice/,
      'alias rm 4711@example.com',
    ],
    ['domain add example.org', 'domain list', /example.org +example.org/, 'domain rm example.org'],
    [
      'address add 1 192.0.2.0 24',
      'address list 1',
      /1 +192.0.2.0 +24 +0/,
      'address rm 1 192.0.2.0',
    ],
    [
      'dispatcher add 2 sip:192.0.2.20 0 5',
      'dispatcher list 2',
      /2 +sip:192.0.2.20 +0 +5/,
      'dispatcher rm 2 sip:192.0.2.20',
    ],
    [
      'speeddial add alice@example.com 1@example.com sip:bob@example.com',
      'speeddial list',
      /sip:bob/,
      'speeddial rm alice@example.com 1@example.com',
    ],
    [
      'acl grant alice@example.com ld',
      'acl list alice@example.com',
      /alice +example.com +ld/,
      'acl revoke alice@example.com ld',
    ],
  ] as const) {
    t.match(await siprose(add), { status: 0, stdout: /added/ }, add)
    t.match(await siprose(add), { status: 1, stderr: /is there already/ }, `${add} again`)
    t.match(await siprose(list), { status: 0, stdout: wanted }, list)
    t.match(await siprose(remove), { status: 0, stdout: /removed/ }, remove)
    t.match(await siprose(remove), { status: 1, stderr: /there is no such/ }, `${remove} again`)
  }
  t.match(await siprose('dispatcher add one sip:a'), {
    status: 1,
    stderr: /SET is `one`; it can be a whole number/,
  })
  t.match(await siprose("acl grant o'brien@example.com x"), { status: 0 })
  t.match(rows('SELECT username FROM grp'), [{ username: "o'brien" }])
})

t.test('words that mean nothing are refused with those that do', async (t) => {
  t.match(await siprose('db'), { status: 1, stdout: /Usage/ })
  t.match(await siprose('db -h'), { status: 0, stdout: /Usage/ })
  t.match(await siprose('db destroy'), {
    status: 1,
    stderr: /there are create, check, migrate and show/,
  })
  t.match(await siprose('user kick x@y'), {
    status: 1,
    stderr: /there are add, passwd, rm, show and list/,
  })
  t.match(await siprose('acl add x@y z'), { status: 1, stderr: /there are grant, revoke and list/ })
  t.match(await siprose('db check nosuch://x'), { status: 1, stderr: /no driver `db_nosuch`/ })
  t.match(await siprose('db create --only=nonsense'), {
    status: 1,
    stderr: /knows no table `nonsense`/,
  })
})
