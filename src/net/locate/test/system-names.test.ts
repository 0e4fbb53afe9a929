import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import t from 'tap'

import { HandClock } from '../../test/support.ts'
import { parseHosts } from '../dns/hosts.ts'
import { parseResolvConf } from '../dns/resolv-conf.ts'
import { SystemFiles } from '../dns/system-names.ts'

t.test('parseResolvConf reads what resolv.conf(5) names', async (t) => {
  const text = [
    '# a comment',
    '; another',
    'nameserver 192.0.2.53',
    'nameserver\t2001:DB8::53  # trailing',
    'nameserver not-an-address',
    'domain example.net',
    'search example.com. corp.example.com b\u00e4d',
    'options ndots:2 timeout:3 attempts:4 rotate use-vc unknown:1',
    'sortlist 192.0.2.0',
  ].join('\n')
  t.same(parseResolvConf(text), {
    nameServers: [
      { address: '192.0.2.53', port: 53 },
      { address: '2001:db8::53', port: 53 },
    ],
    search: ['example.com', 'corp.example.com'],
    ndots: 2,
    timeoutMs: 3000,
    attempts: 4,
    rotate: true,
    tcp: true,
  })
})

t.test('parseResolvConf asks this machine when nothing is said', async (t) => {
  t.same(parseResolvConf(''), {
    nameServers: [{ address: '127.0.0.1', port: 53 }],
    search: [],
    ndots: 1,
    timeoutMs: 5000,
    attempts: 2,
    rotate: false,
    tcp: false,
  })
})

t.test('parseResolvConf keeps numbers and lists within bounds', async (t) => {
  const conf = parseResolvConf(
    `${'nameserver 192.0.2.1\n'.repeat(100)}search ${'a.test '.repeat(200)}\n` +
      'options ndots:99 timeout:9999 attempts:0 timeout:x',
  )
  t.equal(conf.nameServers.length, 8)
  t.equal(conf.search.length, 16)
  t.match(conf, { ndots: 15, timeoutMs: 30_000, attempts: 1 })
})

t.test('parseHosts reads names of addresses', async (t) => {
  const hosts = parseHosts(
    '192.0.2.1 One one.example.com # own\r\n2001:DB8::1\tone\n192.0.2.2 one\nnope name\n192.0.2.3\n\n',
  )
  t.same(hosts.get('one'), { ipv4: ['192.0.2.1', '192.0.2.2'], ipv6: ['2001:db8::1'] })
  t.same(hosts.get('one.example.com'), { ipv4: ['192.0.2.1'], ipv6: [] })
  t.notOk(hosts.has('name'))
})

t.test('parseHosts knows this machine by itself', async (t) => {
  t.same(parseHosts('').get('localhost'), { ipv4: ['127.0.0.1'], ipv6: ['::1'] })
  t.same(parseHosts('127.0.0.5 localhost').get('localhost')?.ipv4, ['127.0.0.5'])
})

t.test('parseHosts stops at 50000 names', async (t) => {
  const lines = Array.from({ length: 50_100 }, (_, at) => `192.0.2.1 h${at}.test`)
  t.equal(parseHosts(lines.join('\n')).size, 50_001, 'and localhost')
})

t.test('SystemFiles reads its files again when ten seconds have passed', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'siprose-names-'))
  t.teardown(() => rm(folder, { recursive: true }))
  const paths = { resolvConf: join(folder, 'resolv.conf'), hosts: join(folder, 'hosts') }
  await writeFile(paths.resolvConf, 'nameserver 192.0.2.1\n')
  const clock = new HandClock()
  const files = new SystemFiles(clock, paths)
  const [first, again] = await Promise.all([files.current(), files.current()])
  t.equal(first.resolvConf.nameServers[0]?.address, '192.0.2.1')
  t.equal(first, again, 'read once')
  await writeFile(paths.resolvConf, 'nameserver 192.0.2.22\n')
  await writeFile(paths.hosts, '192.0.2.9 pbx\n')
  t.equal(files.current(), first, 'not looked at yet')
  clock.move(10_000)
  const later = await files.current()
  t.equal(later.resolvConf.nameServers[0]?.address, '192.0.2.22')
  t.same(later.hosts.get('pbx')?.ipv4, ['192.0.2.9'])
  await rm(paths.hosts)
  clock.move(10_000)
  const last = await files.current()
  t.equal(last.hosts.has('pbx'), false, 'gone with its file')
  t.equal(last.resolvConf, later.resolvConf, 'what did not change is not read again')
})

t.test('parseResolvConf takes a port behind an address in brackets', async (t) => {
  const text = [
    'nameserver [127.0.0.1]:5353',
    'nameserver [2001:db8::53]:53000',
    'nameserver [127.0.0.1]:0',
    'nameserver [127.0.0.1]:65536',
    'nameserver [host]:53',
    'nameserver 127.0.0.1:53',
  ].join('\n')
  t.same(parseResolvConf(text).nameServers, [
    { address: '127.0.0.1', port: 5353 },
    { address: '2001:db8::53', port: 53_000 },
  ])
})
