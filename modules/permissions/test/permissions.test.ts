/** Starting and reloading, with files that change and fail. */

import t from 'tap'

import type { Context, Host, ModuleLog } from 'siprose'

import { Files } from '../../../src/runtime/files.ts'
import { standIn } from '../../../test/support/stand-in.ts'
import { databaseFor } from '../database.ts'
import { Noted, Permissions } from '../permissions.ts'

const options = {
  default_allow_file: 'permissions.allow',
  default_deny_file: 'permissions.deny',
  allow_suffix: '.allow',
  deny_suffix: '.deny',
  address_file: 'address.list' as string | null,
  max_subnets: 2,
  subnet_match_mode: 0,
  load_backends: 65_535,
  reload_delta: 5,
  db_url: null as string | null,
  db_mode: 0,
  address_table: 'address',
  trusted_table: 'trusted',
  grp_col: 'grp',
  ip_addr_col: 'ip_addr',
  mask_col: 'mask',
  port_col: 'port',
  tag_col: 'tag',
  source_col: 'src_ip',
  proto_col: 'proto',
  from_col: 'from_pattern',
  ruri_col: 'ruri_pattern',
  priority_col: 'priority',
}

/** A server with these files, and what its configuration names. */
class World {
  readonly files = new Map<string, string>()
  now = 1_000_000
  named: readonly string[] = []
  alone: readonly string[] = []

  permissions(some: Partial<typeof options> = {}): Permissions {
    const source = {
      read: async (path: string): Promise<Buffer> => {
        const text = this.files.get(path.replace(/^\/etc\//, ''))
        if (text === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' })
        if (text === 'locked')
          throw Object.assign(new Error('permission denied'), { code: 'EACCES' })
        return Buffer.from(text, 'latin1')
      },
      write: () => undefined,
      list: async () => [],
    }
    const host = standIn<Host>({
      files: new Files(source, '/etc'),
      clock: { now: () => this.now },
      noted: (topic: string) => new Set(topic === Noted.FIRST ? this.named : this.alone),
    })
    const log = standIn<ModuleLog>({ notice: () => undefined })
    const parts = { tag: 'tag', source: null, server: host, log }
    return new Permissions({ ...options, ...some }, parts)
  }
}

const anybody = standIn<Context>({ avps: { push: () => undefined } })
const has = (one: Permissions, address: string): boolean =>
  one.find(anybody, 1, address, 0) !== null

t.test('a reload that fails leaves the table as it was', async (t) => {
  const world = new World()
  world.files.set('address.list', '1 10.0.0.1')
  const one = world.permissions({ reload_delta: 0 })
  await one.start()
  t.ok(has(one, '10.0.0.1'))
  for (const text of ['1 10.0.0.2\n1 x/y', '1 10.0.0.0 8\n1 11.0.0.0 8\n1 12.0.0.0 8', 'locked']) {
    world.files.set('address.list', text)
    await t.rejects(one.reload())
    t.ok(has(one, '10.0.0.1'), text)
    t.notOk(has(one, '10.0.0.2'), text)
  }
  world.files.set('address.list', '1 10.0.0.2')
  t.equal(await one.reload(), 1)
  t.notOk(has(one, '10.0.0.1'))
  t.ok(has(one, '10.0.0.2'))
})

t.test('a reload is refused while the last one is young', async (t) => {
  const world = new World()
  world.files.set('address.list', '1 10.0.0.1')
  const one = world.permissions()
  await one.start()
  await one.reload()
  world.now += 4999
  await t.rejects(one.reload(), { message: /wait 1 s/ })
  world.now += 1
  await one.reload()
  const without = world.permissions({ address_file: null })
  await without.start()
  await t.rejects(without.reload(), { message: /there is no address table/ })
})

t.test('a start is refused where a file cannot be read or is wrong, with its path', async (t) => {
  const world = new World()
  await t.rejects(world.permissions().start(), { message: /`\/etc\/address\.list` cannot be read/ })
  await world.permissions({ load_backends: 14 }).start()
  world.files.set('address.list', '')
  world.files.set('permissions.deny', 'ALL')
  await t.rejects(world.permissions().start(), { message: /^\/etc\/permissions\.deny:1:4: / })
  await world.permissions({ load_backends: 5 }).start()
  world.files.set('permissions.deny', 'locked')
  await t.rejects(world.permissions().start(), { message: /permissions\.deny` cannot be read/ })
})

t.test('the files that calls name are read, by base name and one by one', async (t) => {
  const world = new World()
  world.named = ['calls', 'friends', 'calls.old']
  world.alone = ['foes']
  world.files.set('address.list', '')
  world.files.set('calls.deny', 'ALL : ALL')
  world.files.set('friends', 'ALL : ALL')
  world.files.set('foes', 'ALL : ALL')
  // the base name of a file that is no rules
  world.files.set('calls', 'anything')
  const one = world.permissions()
  await one.start()
  t.equal(one.rules.rules(one.namesOf('calls')).deny.length, 1)
  t.equal(one.rules.rules({ allow: 'friends', deny: 'foes' }).allow.length, 1)
  t.equal(one.rules.rules({ allow: 'friends', deny: 'foes' }).deny.length, 1)
  t.notOk(one.rules.knows(one.namesOf('calls.old')))
})

t.test('databaseFor wants a database for what no file has, unless it is left out', async (t) => {
  const plan = (some: Partial<typeof options>) => {
    const { url, addresses, trusted } = databaseFor({ ...options, ...some })
    return { url, addresses, trusted }
  }
  const db_url = 'mysql://sip@localhost/sip'
  const none = { url: null, addresses: false, trusted: false }
  t.strictSame(plan({}), none)
  t.strictSame(plan({ db_url, load_backends: 13 }), none)
  t.strictSame(plan({ db_url, address_file: null, load_backends: 12 }), none)
  t.strictSame(plan({ db_url }), { url: db_url, addresses: false, trusted: true })
  t.strictSame(plan({ db_url, address_file: null, load_backends: 13 }), {
    url: db_url,
    addresses: true,
    trusted: false,
  })
})
