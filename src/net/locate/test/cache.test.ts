import t from 'tap'

import { HandClock } from '../../test/support.ts'
import { DnsCache } from '../dns/cache.ts'
import { type CacheOptions, LOCATE_OPTIONS } from '../options.ts'
import type { DnsRecord } from '../dns/records.ts'
import { ip, ListResolver, srv } from './support.ts'

const HOST = { 'A host.test': [ip('192.0.2.1')] }

function cached(
  list: Record<string, readonly DnsRecord[] | 'failed'> = HOST,
  options: Partial<CacheOptions> = {},
) {
  const clock = new HandClock()
  const resolver = new ListResolver({ ...list })
  const cache = new DnsCache(resolver, { ...LOCATE_OPTIONS, ...options }, clock)
  return { clock, resolver, cache }
}

t.test('DnsCache asks once while an answer is valid', async (t) => {
  const { cache, clock, resolver } = cached()
  t.equal(cache.known('host.test', 'A'), null)
  t.equal((await cache.ask('HOST.test', 'A')).verdict, 'found')
  clock.move(59_000)
  t.match(cache.known('host.test', 'A'), { verdict: 'found', ttl: 1, records: [{}] })
  t.equal((await cache.ask('host.test', 'A')).verdict, 'found')
  clock.move(1000)
  t.equal(cache.known('host.test', 'A'), null)
  await cache.ask('host.test', 'A')
  t.equal(resolver.asked.length, 2)
  t.match(cache.counters, { hits: 2, misses: 2 })
})

t.test('DnsCache keeps answers within dns_cache_min_ttl and dns_cache_max_ttl', async (t) => {
  const rows: [number, Partial<CacheOptions>, number][] = [
    [5, { dns_cache_min_ttl: 30 }, 30],
    [5000, { dns_cache_max_ttl: 30 }, 30],
    [20, { dns_cache_min_ttl: 10, dns_cache_max_ttl: 30 }, 20],
    [0x7fff_ffff, {}, 0x7fff_ffff],
  ]
  for (const [ttl, options, kept] of rows) {
    const { cache, clock, resolver } = cached(HOST, options)
    resolver.ttl = ttl
    await cache.ask('host.test', 'A')
    clock.move(kept * 1000 - 1)
    t.not(cache.known('host.test', 'A'), null, `${ttl} is kept ${kept}`)
    clock.move(1)
    t.equal(cache.known('host.test', 'A'), null)
  }
})

t.test('DnsCache remembers what does not exist for dns_cache_negative_ttl', async (t) => {
  const { cache, clock, resolver } = cached()
  await cache.ask('none.test', 'A')
  clock.move(59_999)
  t.match(cache.known('none.test', 'A'), { verdict: 'no-name' })
  clock.move(1)
  t.equal(cache.known('none.test', 'A'), null)
  const forgets = cached(HOST, { dns_cache_negative_ttl: 0 })
  await forgets.cache.ask('none.test', 'A')
  t.equal(forgets.cache.known('none.test', 'A'), null)
  t.equal(forgets.cache.sizes.entries, 0)
  t.equal(resolver.asked.length, 1)
})

t.test('DnsCache has one question on its way for each name', async (t) => {
  const { cache, resolver } = cached()
  resolver.held = true
  const answers = [
    cache.ask('host.test', 'A'),
    cache.ask('host.test', 'A'),
    cache.ask('host.test', 'AAAA'),
    cache.ask('host.test', 'A'),
  ]
  resolver.let()
  await Promise.all(answers)
  t.same(resolver.asked, ['A host.test', 'AAAA host.test'])
  t.equal(cache.counters.joined, 2)
})

t.test('DnsCache lets what is past its time stand in when servers fail', async (t) => {
  const { cache, clock, resolver } = cached()
  await cache.ask('host.test', 'A')
  resolver.list['A host.test'] = 'failed'
  clock.move(3_600_000)
  t.match(await cache.ask('host.test', 'A'), { verdict: 'found', ttl: 30 })
  t.not(cache.known('host.test', 'A'), null, 'counts as valid for half a minute')
  clock.move(30_000)
  t.equal(cache.known('host.test', 'A'), null)
  t.equal((await cache.ask('host.test', 'A')).verdict, 'found')
  t.equal(resolver.asked.length, 3)
  t.equal(cache.counters.stale, 2)
  clock.move(86_400_000)
  t.equal((await cache.ask('host.test', 'A')).verdict, 'failed', 'after a day it is no good')
})

t.test('DnsCache lets what is past its time stand in when servers are slow', async (t) => {
  const { cache, clock, resolver } = cached(HOST, { dns_cache_rec_pref: 1 })
  await cache.ask('host.test', 'A')
  clock.move(60_000)
  resolver.held = true
  resolver.list['A host.test'] = [ip('192.0.2.9')]
  const answer = cache.ask('host.test', 'A')
  clock.move(1800)
  t.match(await answer, { records: [{ address: '192.0.2.1' }] })
  resolver.let()
  await new Promise(setImmediate)
  t.match(cache.known('host.test', 'A'), { records: [{ address: '192.0.2.9' }] }, 'learned later')
  t.equal(clock.timers, 0)
})

t.test('DnsCache remembers for five seconds that no server answered', async (t) => {
  const { cache, clock, resolver } = cached({ 'A host.test': 'failed' })
  t.equal((await cache.ask('host.test', 'A')).verdict, 'failed')
  t.equal((await cache.ask('host.test', 'A')).verdict, 'failed')
  t.equal(resolver.asked.length, 1)
  clock.move(5000)
  await cache.ask('host.test', 'A')
  t.equal(resolver.asked.length, 2)
})

t.test('DnsCache asks nobody while its servers are said to be down', async (t) => {
  const { cache, clock, resolver } = cached()
  await cache.ask('host.test', 'A')
  clock.move(60_000)
  cache.serversUp = false
  t.equal((await cache.ask('host.test', 'A')).verdict, 'found')
  t.equal((await cache.ask('other.test', 'A')).verdict, 'failed')
  t.equal(resolver.asked.length, 1)
})

t.test('DnsCache takes a resolver that rejects for one that failed', async (t) => {
  const clock = new HandClock()
  let asked = 0
  const rejects = {
    ask: async () => {
      asked++
      throw new TypeError('broken')
    },
  }
  const cache = new DnsCache(rejects, LOCATE_OPTIONS, clock)
  t.equal((await cache.ask('host.test', 'A')).verdict, 'failed')
  clock.move(5000)
  await cache.ask('host.test', 'A')
  t.equal(asked, 2)
})

t.test('DnsCache keeps complete names apart from those the search list may complete', async (t) => {
  const { cache, resolver } = cached()
  await cache.ask('host.test', 'A')
  t.equal(cache.known('host.test.', 'A'), null)
  await cache.ask('host.test.', 'A')
  t.same(resolver.asked, ['A host.test', 'A host.test.'])
  cache.remove('host.test', 'A')
  t.equal(cache.known('host.test.', 'A'), null, 'both are forgotten by name')
})

t.test('DnsCache stays within dns_cache_mem however many names are asked for', async (t) => {
  const { cache } = cached(HOST, { dns_cache_mem: 10 })
  await cache.ask('host.test', 'A')
  for (let at = 0; at < 2000; at++) await cache.ask(`random${at}.test`, 'A')
  t.ok(cache.bytes <= 10 * 1024)
  t.ok(cache.sizes.negative > 10)
  t.not(cache.known('host.test', 'A'), null, 'names that nobody has push out nothing')
  t.not(cache.known('random1999.test', 'A'), null, 'the last one is there')
  t.equal(cache.known('random0.test', 'A'), null, 'the first one went')
})

t.test('DnsCache drops valid entries only with dns_cache_del_nonexp', async (t) => {
  const list = Object.fromEntries(
    Array.from({ length: 100 }, (_, at) => [`A h${at}.test`, [ip('192.0.2.1')]]),
  )
  const keeps = cached(list, { dns_cache_mem: 5 })
  const drops = cached(list, { dns_cache_mem: 5, dns_cache_del_nonexp: true })
  for (let at = 0; at < 100; at++) {
    t.equal((await keeps.cache.ask(`h${at}.test`, 'A')).verdict, 'found')
    await drops.cache.ask(`h${at}.test`, 'A')
    drops.clock.move(100)
    drops.cache.known('h0.test', 'A')
  }
  t.not(keeps.cache.known('h1.test', 'A'), null)
  t.equal(keeps.cache.known('h99.test', 'A'), null)
  t.ok(keeps.cache.counters.full > 50)
  t.not(drops.cache.known('h99.test', 'A'), null)
  t.equal(drops.cache.known('h1.test', 'A'), null)
  t.not(drops.cache.known('h0.test', 'A'), null, 'what is used stays')
  keeps.clock.move(60_000)
  await keeps.cache.ask('h99.test', 'A')
  t.not(keeps.cache.known('h99.test', 'A'), null, 'what is past its time gives way')
})

t.test('DnsCache sweeps out what is of no more use', async (t) => {
  const { cache, clock } = cached()
  cache.start()
  cache.start()
  await cache.ask('host.test', 'A')
  await cache.ask('none.test', 'A')
  t.same(cache.sizes, { entries: 2, negative: 1 })
  clock.move(120_000)
  t.same(cache.sizes, { entries: 1, negative: 0 }, 'what was found may still stand in')
  clock.move(86_400_000)
  t.same(cache.sizes, { entries: 0, negative: 0 })
  t.equal(cache.bytes, 0)
  cache.stop()
  t.equal(clock.timers, 0)
})

t.test('DnsCache.add puts in permanent records that servers cannot change', async (t) => {
  const { cache, clock, resolver } = cached()
  const add = (record: DnsRecord, permanent = true) =>
    cache.add({ name: 'Host.test', type: 'A', record, ttl: 60, permanent })
  t.equal(add(ip('192.0.2.8')), 'added')
  t.equal(add(ip('192.0.2.9')), 'added')
  t.equal(add(ip('192.0.2.9')), 'added')
  clock.move(1e9)
  t.match(await cache.ask('host.test.', 'A'), {
    verdict: 'found',
    records: [{ address: '192.0.2.8' }, { address: '192.0.2.9' }],
  })
  t.equal(cache.find('host.test', 'A')?.records.length, 2)
  t.equal(add(ip('192.0.2.10'), false), 'kept-old')
  t.equal(cache.remove('host.test', 'A'), 'permanent')
  cache.clear()
  t.equal(cache.sizes.entries, 1)
  cache.clearByForce()
  t.equal(cache.sizes.entries, 0)
  t.equal(cache.bytes, 0)
  t.same(resolver.asked, [])
})

t.test('DnsCache.add puts in records that pass, and what does not exist', async (t) => {
  const { cache, clock } = cached()
  const name = '_sip._udp.x.test'
  const record = srv('1 2 5060 y.test')
  t.equal(cache.add({ name, type: 'SRV', record, ttl: 10, permanent: false }), 'added')
  t.match(cache.known(name, 'SRV'), { ttl: 10, records: [{ target: 'y.test' }] })
  t.equal(
    cache.add({ name: 'x.test', type: 'A', record: null, ttl: 10, permanent: false }),
    'added',
  )
  t.match(cache.known('x.test', 'A'), { verdict: 'no-data' })
  t.match(
    [...cache.entries()],
    [
      { name, type: 'SRV', permanent: false, expiresIn: 10, negative: false },
      { name: 'x.test', type: 'A', expiresIn: 10, lastUsed: 0, negative: true, records: [] },
    ],
  )
  t.not(cache.known(`${name}.`, 'SRV'), null, 'for the name written as complete too')
  clock.move(10_000)
  t.equal(cache.known(name, 'SRV'), null)
  t.equal(cache.remove(name, 'SRV'), 'removed')
  t.equal(cache.remove(name, 'SRV'), 'absent')
  t.equal(
    cache.add({ name: 'a b', type: 'A', record: null, ttl: 10, permanent: false }),
    'bad-name',
  )
})

t.test('DnsCache.add keeps to dns_cache_rec_pref', async (t) => {
  const rows: [number, number, string, string[]][] = [
    [0, 100, 'added', ['192.0.2.1', '192.0.2.2']],
    [1, 100, 'kept-old', ['192.0.2.1']],
    [2, 1, 'added', ['192.0.2.2']],
    [3, 1, 'kept-old', ['192.0.2.1']],
    [3, 100, 'added', ['192.0.2.2']],
  ]
  for (const [preference, ttl, result, addresses] of rows) {
    const { cache } = cached(HOST, { dns_cache_rec_pref: preference })
    await cache.ask('host.test', 'A')
    const record = ip('192.0.2.2')
    const added = cache.add({ name: 'host.test', type: 'A', record, ttl, permanent: false })
    t.equal(added, result, `preference ${preference}`)
    const records = cache.known('host.test', 'A')?.records ?? []
    t.same(
      records.map((record) => (record.type === 'A' ? record.address : '')),
      addresses,
    )
  }
})

t.test('DnsCache remembers nothing when it is off', async (t) => {
  for (const options of [{ use_dns_cache: false }, { dns_cache_init: false }]) {
    const { cache, clock, resolver } = cached(HOST, options)
    cache.start()
    await cache.ask('host.test', 'A')
    t.equal((await cache.ask('host.test', 'A')).verdict, 'found')
    t.equal(resolver.asked.length, 2)
    const record = ip('192.0.2.2')
    t.equal(cache.add({ name: 'x.test', type: 'A', record, ttl: 1, permanent: true }), 'off')
    cache.stop()
    t.equal(clock.timers, 0)
  }
})

t.test('DnsCache has at most 1024 names on their way', async (t) => {
  const { cache, resolver } = cached()
  resolver.held = true
  const answers = Array.from({ length: 1100 }, (_, at) => cache.ask(`n${at}.test`, 'A'))
  t.equal((await answers[1099])?.verdict, 'failed')
  t.equal(resolver.asked.length, 1024)
  resolver.let()
  await Promise.all(answers)
})
