import t from 'tap'

import { HandClock } from '../../test/support.ts'
import { BlockCause, BlockList } from '../block-list.ts'
import { DnsCache } from '../dns/cache.ts'
import { Locator } from '../locate.ts'
import type { Peer } from '../../peer.ts'
import type { Location } from '../location.ts'
import type { Supports } from '../naptr-order.ts'
import { LOCATE_OPTIONS, type LocateOptions } from '../options.ts'
import type { DnsRecord } from '../dns/records.ts'
import type { Target, Wanted } from '../target.ts'
import { ALL, ip, ListResolver, naptr, SeededRandom, srv } from './support.ts'

type List = Record<string, readonly DnsRecord[] | 'failed'>

function setUp(list: List, options: Partial<LocateOptions> = {}, supports: Supports = ALL) {
  const all = { ...LOCATE_OPTIONS, ...options }
  const clock = new HandClock()
  const resolver = new ListResolver(list)
  const cache = new DnsCache(resolver, all, clock)
  const blockList = new BlockList(all, clock)
  const random = new SeededRandom(7)
  const locator = new Locator(all, { names: cache, blockList, random, supports })
  return { clock, resolver, blockList, locator }
}

function wanted(text: string): Wanted {
  const [, scheme = '', host = '', port, transport] =
    /^(sips?):(\[.*\]|[^:;]*)(?::(\d+))?(?:;(.*))?$/.exec(text) ?? []
  return {
    host,
    port: port === undefined ? null : Number(port),
    transport: transport === undefined ? null : (transport as Target['proto']),
    secure: scheme === 'sips',
  }
}

const place = ({ proto, address, port }: Peer): string =>
  `${proto}:${address.includes(':') ? `[${address}]` : address}:${port}`

async function all(location: Location): Promise<string[]> {
  const places: string[] = []
  for (let target = await location.next(); target !== null; target = await location.next()) {
    places.push(place(target))
  }
  return places
}

const FAILOVER = { use_dns_failover: true }

t.test('direct gives the one place of an address without DNS', async (t) => {
  const { locator, resolver } = setUp({})
  const rows: [string, string | null][] = [
    ['sip:192.0.2.1', 'udp:192.0.2.1:5060'],
    ['sip:192.0.2.1:5070', 'udp:192.0.2.1:5070'],
    ['sip:192.0.2.1;tcp', 'tcp:192.0.2.1:5060'],
    ['sip:192.0.2.1;tls', 'tls:192.0.2.1:5061'],
    ['sip:192.0.2.1;ws', 'ws:192.0.2.1:80'],
    ['sips:192.0.2.1', 'tls:192.0.2.1:5061'],
    ['sips:192.0.2.1;tcp', 'tls:192.0.2.1:5061'],
    ['sips:192.0.2.1;ws', 'wss:192.0.2.1:443'],
    ['sips:192.0.2.1;udp', null],
    ['sip:[2001:DB8:0::1]:5070', 'udp:[2001:db8::1]:5070'],
    ['sip:[2001:db8::1', null],
    ['sip:example.com', null],
  ]
  for (const [uri, expected] of rows) {
    const target = locator.direct(wanted(uri))
    t.equal(target === null ? null : place(target), expected, uri)
  }
  t.same(resolver.asked, [])
})

t.test('locate takes addresses too, and says why there is no place', async (t) => {
  const { locator, resolver } = setUp({}, FAILOVER)
  const rows: [string, string[], string][] = [
    ['sip:192.0.2.1', ['udp:192.0.2.1:5060'], 'tried-all'],
    ['sip:[::1]', ['udp:[::1]:5060'], 'tried-all'],
    ['sips:192.0.2.1;udp', [], 'no-transport'],
    ['sip:192.0.2.300', [], 'bad-host'],
    ['sip:a..b', [], 'bad-host'],
  ]
  for (const [uri, places, obstacle] of rows) {
    const location = locator.locate(wanted(uri))
    t.equal(location.obstacle, location.obstacle === null ? null : obstacle)
    t.same(await all(location), places, uri)
    t.equal(location.obstacle, obstacle)
    t.equal(location.next(), null, 'there is no more')
  }
  t.same(resolver.asked, [])
})

t.test('IPv6 addresses are used without dns_try_ipv6, which is about names', async (t) => {
  const { locator } = setUp({}, { dns_try_ipv6: false })
  t.match(locator.direct(wanted('sip:[::1]')), { address: '::1', family: 6 })
  t.match(locator.locate(wanted('sip:[::1]')).next(), { address: '::1' })
})

t.test('RFC 3263 4.2: a port leads to addresses alone', async (t) => {
  const { locator, resolver } = setUp({ 'A h.test': [ip('192.0.2.1')] }, { dns_try_naptr: true })
  t.same(await all(locator.locate(wanted('sip:h.test:5070'))), ['udp:192.0.2.1:5070'])
  t.same(await all(locator.locate(wanted('sips:h.test:5070'))), ['tls:192.0.2.1:5070'])
  t.same(await all(locator.locate(wanted('sip:h.test:5070;tcp'))), ['tcp:192.0.2.1:5070'])
  t.same(resolver.asked, ['A h.test'])
})

t.test('RFC 3263 4.1: a transport leads to its SRV records, then to addresses', async (t) => {
  const rows: [string, string, string][] = [
    ['sip:h.test;udp', '_sip._udp.h.test', 'udp:192.0.2.1:5060'],
    ['sip:h.test;tcp', '_sip._tcp.h.test', 'tcp:192.0.2.1:5060'],
    ['sip:h.test;tls', '_sips._tcp.h.test', 'tls:192.0.2.1:5061'],
    ['sips:h.test;tcp', '_sips._tcp.h.test', 'tls:192.0.2.1:5061'],
    ['sip:h.test;sctp', '_sip._sctp.h.test', 'sctp:192.0.2.1:5060'],
  ]
  for (const [uri, service, address] of rows) {
    const bare = setUp({ 'A h.test': [ip('192.0.2.1')] })
    t.same(await all(bare.locator.locate(wanted(uri))), [address], uri)
    t.same(bare.resolver.asked, [`SRV ${service}`, 'A h.test'])
    const served = setUp({
      'A h.test': [ip('192.0.2.1')],
      'A a.test': [ip('192.0.2.9')],
      [`SRV ${service}`]: [srv('1 1 7000 a.test')],
    })
    const places = await all(served.locator.locate(wanted(uri)))
    t.same(places, [`${address.slice(0, address.indexOf(':'))}:192.0.2.9:7000`])
    t.same(served.resolver.asked, [`SRV ${service}`, 'A a.test.'])
  }
})

t.test('without NAPTR a bare domain means UDP, a sips one TLS', async (t) => {
  const sip = setUp({})
  t.same(await all(sip.locator.locate(wanted('sip:h.test'))), [])
  t.same(sip.resolver.asked, ['SRV _sip._udp.h.test', 'A h.test', 'AAAA h.test'])
  const sips = setUp({})
  t.same(await all(sips.locator.locate(wanted('sips:h.test'))), [])
  t.same(sips.resolver.asked, ['SRV _sips._tcp.h.test', 'A h.test', 'AAAA h.test'])
})

t.test('RFC 3263 4.1: NAPTR leads to SRV leads to addresses', async (t) => {
  const list: List = {
    'NAPTR n.test': [
      naptr('10 1 SIP+D2T _sip._tcp.n.test'),
      naptr('20 1 SIP+D2U _u.n.test'),
      naptr('5 1 SIPS+D2T _sips._tcp.n.test'),
    ],
    'SRV _u.n.test': [srv('1 1 7001 a.test')],
    'SRV _sip._tcp.n.test': [srv('1 1 7002 a.test')],
    'SRV _sips._tcp.n.test': [srv('1 1 7003 a.test')],
    'A a.test': [ip('192.0.2.1')],
    'A n.test': [ip('192.0.2.99')],
  }
  const on = { dns_try_naptr: true }
  const { locator, resolver } = setUp(list, on)
  t.same(await all(locator.locate(wanted('sip:n.test'))), ['udp:192.0.2.1:7001'])
  t.same(resolver.asked, ['NAPTR n.test', 'SRV _u.n.test.', 'A a.test.'])
  const sips = setUp(list, { ...on, ...FAILOVER })
  t.same(await all(sips.locator.locate(wanted('sips:n.test'))), ['tls:192.0.2.1:7003'])
  const every = setUp(list, { ...on, ...FAILOVER })
  t.same(await all(every.locator.locate(wanted('sip:n.test'))), [
    'udp:192.0.2.1:7001',
    'tcp:192.0.2.1:7002',
    'tls:192.0.2.1:7003',
  ])
  const dead = setUp(
    { ...list, 'SRV _u.n.test': [], 'NAPTR n.test': [naptr('1 1 SIP+D2U _x.test')] },
    on,
  )
  t.same(await all(dead.locator.locate(wanted('sip:n.test'))), ['udp:192.0.2.99:5060'])
})

t.test('RFC 3263 4.1: without NAPTR records each transport that is on is asked for', async (t) => {
  const supports = { ...ALL, proto: (proto: string) => proto === 'udp' || proto === 'tcp' }
  const { locator, resolver } = setUp({}, { dns_try_naptr: true }, supports)
  t.same(await all(locator.locate(wanted('sip:h.test'))), [])
  t.same(resolver.asked, [
    'NAPTR h.test',
    'SRV _sip._udp.h.test',
    'SRV _sip._tcp.h.test',
    'A h.test',
    'AAAA h.test',
  ])
})

t.test('RFC 2782: a target of `.` is a service that is not given', async (t) => {
  const { locator } = setUp({
    'SRV _sip._udp.h.test': [srv('0 0 0 .')],
    'A h.test': [ip('192.0.2.1')],
  })
  const location = locator.locate(wanted('sip:h.test'))
  t.same(await all(location), [])
  t.equal(location.obstacle, 'not-found')
})

t.test('without fail-over the first place is the only one', async (t) => {
  const { locator, resolver } = setUp({ 'A h.test': [ip('192.0.2.1'), ip('192.0.2.2')] })
  const location = locator.locate(wanted('sip:h.test:5060'))
  t.same(await all(location), ['udp:192.0.2.1:5060'])
  t.equal(location.obstacle, 'tried-all')
  t.same(resolver.asked, ['A h.test'])
})

t.test(
  'RFC 3263 4.3: fail-over goes through all records, and asks only as far as it goes',
  async (t) => {
    const { locator, resolver } = setUp(
      {
        'SRV _sip._udp.h.test': [
          srv('2 1 7003 c.test'),
          srv('1 1 7002 b.test'),
          srv('1 9 7001 a.test'),
        ],
        'A a.test': [ip('192.0.2.1'), ip('192.0.2.2'), ip('192.0.2.1')],
        'AAAA a.test': [ip('2001:db8::1')],
        'A c.test': [ip('192.0.2.3')],
      },
      FAILOVER,
    )
    const location = locator.locate(wanted('sip:h.test'))
    const first = await location.next()
    t.equal(first === null ? '' : place(first), 'udp:192.0.2.1:7001')
    t.equal(first?.host, 'h.test', 'the name a certificate is for')
    t.same(resolver.asked, ['SRV _sip._udp.h.test', 'A a.test.'])
    t.same(await all(location), [
      'udp:192.0.2.2:7001',
      'udp:[2001:db8::1]:7001',
      'udp:192.0.2.3:7003',
    ])
    t.equal(location.obstacle, 'tried-all')
  },
)

t.test('families are looked up as dns_try_ipv6 and dns_cache_flags say', async (t) => {
  const list = { 'A h.test': [ip('192.0.2.1')], 'AAAA h.test': [ip('2001:db8::1')] }
  const v4 = 'udp:192.0.2.1:1'
  const v6 = 'udp:[2001:db8::1]:1'
  const only4 = { ...ALL, ipv6: false }
  const only6 = { ...ALL, ipv4: false }
  const rows: [Partial<LocateOptions>, Supports, string[]][] = [
    [{}, ALL, [v4, v6]],
    [{ dns_cache_flags: 4 }, ALL, [v6, v4]],
    [{ dns_cache_flags: 1 }, ALL, [v4]],
    [{ dns_cache_flags: 2 }, ALL, [v6]],
    [{ dns_cache_flags: 2, dns_try_ipv6: false }, ALL, [v4]],
    [{ dns_cache_flags: 2 }, only4, [v4]],
    [{ dns_try_ipv6: false }, ALL, [v4]],
    [{}, only4, [v4]],
    [{}, only6, [v6]],
    [{ dns_try_ipv6: false }, only6, []],
  ]
  for (const [options, supports, places] of rows) {
    const { locator } = setUp(list, { ...options, ...FAILOVER }, supports)
    t.same(await all(locator.locate(wanted('sip:h.test:1'))), places, JSON.stringify(options))
  }
})

t.test('dns_srv_lb spreads over records of one priority', async (t) => {
  const { locator } = setUp(
    {
      'SRV _sip._udp.h.test': [srv('1 1 1 a.test'), srv('1 1 2 a.test')],
      'A a.test': [ip('192.0.2.1')],
    },
    { dns_srv_lb: true },
  )
  const ports = new Set<number | undefined>()
  for (let run = 0; run < 30; run++) {
    ports.add((await locator.locate(wanted('sip:h.test')).next())?.port)
  }
  t.same([...ports].sort(), [1, 2])
})

t.test('what is remembered is given at once, without a promise', async (t) => {
  const { locator } = setUp({ 'A h.test': [ip('192.0.2.1')] })
  await locator.locate(wanted('sip:h.test')).next()
  const target = locator.locate(wanted('sip:h.test')).next()
  t.match(target, { address: '192.0.2.1' })
})

t.test('next gives the same promise while it waits', async (t) => {
  const { locator, resolver } = setUp({ 'A h.test': [ip('192.0.2.1')] })
  resolver.held = true
  const location = locator.locate(wanted('sip:h.test:1'))
  const one = location.next()
  t.equal(location.next(), one)
  resolver.let()
  t.match(await one, { address: '192.0.2.1' })
})

t.test('places on the block list are passed over', async (t) => {
  const list = { 'A h.test': [ip('192.0.2.1'), ip('192.0.2.2')] }
  const on = { use_dst_blocklist: true }
  const block = (address: string) => ({ proto: 'udp', address, port: 1 }) as const
  const { locator, blockList } = setUp(list, { ...on, ...FAILOVER })
  blockList.report(block('192.0.2.1'), BlockCause.TIMEOUT)
  t.same(await all(locator.locate(wanted('sip:h.test:1'))), ['udp:192.0.2.2:1'])
  t.equal(locator.direct(wanted('sip:192.0.2.1:1')), null)
  t.not(locator.direct(wanted('sip:192.0.2.2:1')), null)
  blockList.report(block('192.0.2.2'), BlockCause.TIMEOUT)
  const none = locator.locate(wanted('sip:h.test:1'))
  t.same(await all(none), [])
  t.match(none, { obstacle: 'blocked', blocked: 2 })
  const address = locator.locate(wanted('sip:192.0.2.1:1'))
  t.equal(address.next(), null)
  t.equal(address.obstacle, 'blocked')
  const single = setUp(list, on)
  single.blockList.report(block('192.0.2.1'), BlockCause.TIMEOUT)
  t.same(await all(single.locator.locate(wanted('sip:h.test:1'))), [], 'without fail-over')
})

t.test('servers that fail are told apart from names that do not exist', async (t) => {
  const { locator } = setUp({ 'A h.test': 'failed', 'AAAA h.test': 'failed' })
  const location = locator.locate(wanted('sip:h.test:1'))
  t.equal(await location.next(), null)
  t.equal(location.obstacle, 'dns-failed')
})

t.test(
  'a domain of very many records costs a bounded number of questions and places',
  async (t) => {
    const hosts = Array.from({ length: 64 }, (_, at) => srv(`1 1 5060 h${at}.test`))
    const empty = setUp({ 'SRV _sip._udp.x.test': hosts }, FAILOVER)
    t.same(await all(empty.locator.locate(wanted('sip:x.test'))), [])
    t.ok(empty.resolver.asked.length <= 64)
    const addresses = Array.from({ length: 64 }, (_, at) => ip(`192.0.2.${at}`))
    const full = setUp({ 'A x.test': addresses }, FAILOVER)
    t.equal((await all(full.locator.locate(wanted('sip:x.test:1')))).length, 32)
  },
)
