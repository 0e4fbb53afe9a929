import { createSocket } from 'node:dgram'

import t, { type Test } from 'tap'

import { HandClock, until } from '../../test/support.ts'
import { parseHosts } from '../dns/hosts.ts'
import { LOCATE_OPTIONS, type ResolverOptions } from '../options.ts'
import { type NameServer, parseResolvConf, type ResolvConf } from '../dns/resolv-conf.ts'
import { DnsResolver } from '../dns/resolver.ts'
import { DnsServer, type Said } from './dns-server.ts'
import { address, alias, SeededRandom } from './support.ts'

interface Setup {
  readonly options?: Partial<ResolverOptions>
  readonly conf?: Partial<ResolvConf>
  readonly hosts?: string
  readonly slow?: (name: string, type: string, ms: number) => void
}

function resolver(t: Test, nameServers: readonly NameServer[], setup: Setup = {}) {
  const clock = new HandClock()
  const resolvConf = { ...parseResolvConf(''), nameServers, ...setup.conf }
  const names = { resolvConf, hosts: parseHosts(setup.hosts ?? '') }
  const made = new DnsResolver(
    { ...LOCATE_OPTIONS, ...setup.options },
    {
      clock,
      random: new SeededRandom(99),
      system: { current: () => names },
      ...(setup.slow === undefined ? {} : { slow: setup.slow }),
    },
  )
  t.teardown(() => made.stop())
  return { clock, resolver: made }
}

async function server(t: Test, zone: Record<string, Said> = {}): Promise<DnsServer> {
  const made = await DnsServer.open(zone)
  t.teardown(() => made.close())
  return made
}

const HOST: Record<string, Said> = {
  'A host.test': { answers: [address('host.test', '192.0.2.1', 30)] },
}

t.test('DnsResolver asks a server and gives times to live', async (t) => {
  const dns = await server(t, HOST)
  const { resolver: asks, clock } = resolver(t, [dns.address])
  t.match(await asks.ask('Host.Test', 'A'), {
    verdict: 'found',
    name: 'host.test',
    ttl: 30,
    records: [{ address: '192.0.2.1' }],
  })
  t.match(await asks.ask('none.test', 'SRV'), { verdict: 'no-name', records: [] })
  t.same(dns.asked, ['A host.test', 'SRV none.test'])
  t.equal(clock.timers, 0, 'no timer is left')
})

t.test('DnsResolver asks nothing for what is no name', async (t) => {
  const dns = await server(t)
  const { resolver: asks } = resolver(t, [dns.address])
  t.equal((await asks.ask('192.0.2.300', 'A')).verdict, 'no-name')
  t.equal((await asks.ask('a b', 'A')).verdict, 'no-name')
  t.same(dns.asked, [])
})

t.test('DnsResolver asks over TCP when an answer was cut', async (t) => {
  const many = Array.from({ length: 60 }, (_, at) => address('big.test', `192.0.2.${at}`))
  const dns = await server(t, { 'A big.test': { answers: many } })
  const { resolver: asks } = resolver(t, [dns.address])
  t.equal((await asks.ask('big.test', 'A')).records.length, 60)
  t.same(dns.asked, ['A big.test', 'A big.test tcp'])
  t.equal(asks.counters.truncated, 1)
})

t.test('DnsResolver asks over TCP alone with `use-vc`', async (t) => {
  const dns = await server(t, HOST)
  const { resolver: asks } = resolver(t, [dns.address], { conf: { tcp: true } })
  t.equal((await asks.ask('host.test', 'A')).verdict, 'found')
  t.same(dns.asked, ['A host.test tcp'])
})

t.test('DnsResolver puts together an answer that comes byte by byte', async (t) => {
  const dns = await server(t, HOST)
  dns.hear = (heard) => {
    if (!heard.tcp) heard.send(heard.bytes({}, { flags: 0x200 }))
    return !heard.tcp
  }
  const { resolver: asks } = resolver(t, [dns.address])
  t.equal((await asks.ask('host.test', 'A')).verdict, 'found')
})

t.test('DnsResolver goes to the next server when one does not answer in time', async (t) => {
  const silent = await server(t)
  silent.hear = () => true
  const dns = await server(t, HOST)
  const { resolver: asks, clock } = resolver(t, [silent.address, dns.address])
  const answer = asks.ask('host.test', 'A')
  await until(() => silent.asked.length === 1)
  clock.move(4999)
  t.same(dns.asked, [])
  clock.move(1)
  t.equal((await answer).verdict, 'found')
  t.equal(asks.counters.timeouts, 1)
  t.equal((await asks.ask('host.test', 'A')).verdict, 'found')
  t.equal(silent.asked.length, 1, 'a silent server is asked last for half a minute')
  clock.move(30_000)
  const later = asks.ask('host.test', 'A')
  await until(() => silent.asked.length === 2)
  clock.move(5000)
  t.equal((await later).verdict, 'found')
})

t.test('DnsResolver goes to the next server when one cannot help', async (t) => {
  for (const code of [2, 5]) {
    const broken = await server(t, { 'A host.test': { code } })
    const dns = await server(t, HOST)
    const { resolver: asks } = resolver(t, [broken.address, dns.address])
    t.equal((await asks.ask('host.test', 'A')).verdict, 'found', `code ${code}`)
  }
})

t.test('DnsResolver goes to the next server when one is not there', async (t) => {
  const dns = await server(t, HOST)
  const socket = createSocket('udp4')
  const bound = Promise.withResolvers<void>()
  socket.bind(0, '127.0.0.1', bound.resolve)
  await bound.promise
  const closed = { address: '127.0.0.1', port: socket.address().port }
  socket.close()
  const { resolver: asks } = resolver(t, [closed, dns.address])
  t.equal((await asks.ask('host.test', 'A')).verdict, 'found')
  t.equal(asks.counters.failures, 1)
})

t.test('DnsResolver gives up after the times and rounds it was told', async (t) => {
  const rows: [Partial<ResolverOptions>, number, number][] = [
    [{}, 5000, 4],
    [{ dns_retr_time: 1 }, 1000, 4],
    [{ dns_retr_time: 1, dns_retr_no: 0 }, 1000, 2],
    [{ dns_retr_time: 2, dns_retr_no: 2 }, 2000, 6],
    [{ dns_retr_time: 1, dns_retr_no: 1, dns_servers_no: 1 }, 1000, 2],
  ]
  for (const [options, ms, questions] of rows) {
    const one = await server(t)
    const two = await server(t)
    one.hear = () => true
    two.hear = () => true
    const { resolver: asks, clock } = resolver(t, [one.address, two.address], { options })
    let over = false
    const answer = asks.ask('host.test', 'A').then((answer) => {
      over = true
      return answer
    })
    for (let at = 1; at <= questions; at++) {
      await until(() => one.asked.length + two.asked.length === at)
      clock.move(ms - 1)
      t.notOk(over)
      clock.move(1)
    }
    t.equal((await answer).verdict, 'failed', JSON.stringify(options))
    t.equal(asks.counters.questions, questions)
  }
})

t.test('DnsResolver is not moved by answers that are not to its question', async (t) => {
  const dns = await server(t)
  dns.hear = (heard) => {
    const evil = { answers: [address(heard.name, '192.0.2.66')] }
    heard.send(heard.bytes(evil, { id: heard.id ^ 1 }))
    heard.send(heard.bytes(evil, { name: 'other.test' }))
    heard.send(Buffer.from('rubbish'))
    heard.send(heard.bytes({ answers: [address(heard.name, '192.0.2.1')] }))
    return true
  }
  const { resolver: asks } = resolver(t, [dns.address])
  t.match(await asks.ask('host.test', 'A'), { records: [{ address: '192.0.2.1' }] })
})

t.test('DnsResolver leaves a server that floods it with strays', async (t) => {
  const flood = await server(t)
  flood.hear = (heard) => {
    for (let at = 0; at < 100; at++) heard.send(heard.bytes({}, { id: heard.id ^ 1 }))
    return true
  }
  const dns = await server(t, HOST)
  const { resolver: asks } = resolver(t, [flood.address, dns.address])
  t.equal((await asks.ask('host.test', 'A')).verdict, 'found')
})

t.test('DnsResolver takes nothing from a port that was not asked', async (t) => {
  const dns = await server(t)
  const spoofer = createSocket('udp4')
  t.teardown(() => spoofer.close())
  const ports = new Set<number>()
  const plain = dns.address
  dns.hear = (heard) => {
    const evil = heard.bytes({ answers: [address(heard.name, '192.0.2.66')] })
    spoofer.send(evil, heard.port, '127.0.0.1', () => {
      ports.add(heard.port)
      heard.send(heard.bytes({ answers: [address(heard.name, '192.0.2.1')] }))
    })
    return true
  }
  const { resolver: asks } = resolver(t, [plain])
  for (let at = 0; at < 8; at++) {
    t.match(await asks.ask(`host${at}.test`, 'A'), { records: [{ address: '192.0.2.1' }] })
  }
  t.ok(ports.size > 4, 'each question has a port of its own')
})

t.test('DnsResolver has another id for each question', async (t) => {
  const dns = await server(t, HOST)
  const ids = new Set<number>()
  dns.hear = (heard) => {
    ids.add(heard.id)
    return false
  }
  const { resolver: asks } = resolver(t, [dns.address])
  for (let at = 0; at < 20; at++) await asks.ask('host.test', 'A')
  t.equal(ids.size, 20)
})

t.test('DnsResolver asks on where a CNAME leads', async (t) => {
  const dns = await server(t, {
    'A www.test': { answers: [alias('www.test', 'host.test', 10)] },
    ...HOST,
  })
  const { resolver: asks } = resolver(t, [dns.address])
  t.match(await asks.ask('www.test', 'A'), { verdict: 'found', name: 'host.test', ttl: 10 })
  t.same(dns.asked, ['A www.test', 'A host.test'])
})

t.test('DnsResolver gives up a CNAME circle over several answers', async (t) => {
  const dns = await server(t, {
    'A a.test': { answers: [alias('a.test', 'b.test')] },
    'A b.test': { answers: [alias('b.test', 'a.test')] },
  })
  const { resolver: asks } = resolver(t, [dns.address])
  t.equal((await asks.ask('a.test', 'A')).verdict, 'failed')
  t.equal(dns.asked.length, 9)
})

t.test('DnsResolver completes names as the search list says', async (t) => {
  const dns = await server(t, {
    'A pbx.corp.test': { answers: [address('pbx.corp.test', '192.0.2.1')] },
    'A a.b.corp.test': { answers: [address('a.b.corp.test', '192.0.2.2')] },
  })
  const conf = { search: ['lab.test', 'corp.test'] }
  const rows: [string, Partial<ResolverOptions>, string, string[]][] = [
    ['pbx', {}, 'found', ['A pbx.lab.test', 'A pbx.corp.test']],
    ['a.b', {}, 'found', ['A a.b', 'A a.b.lab.test', 'A a.b.corp.test']],
    ['no', {}, 'no-name', ['A no.lab.test', 'A no.corp.test', 'A no']],
    ['pbx.', {}, 'no-name', ['A pbx']],
    ['pbx', { dns_use_search_list: false }, 'no-name', ['A pbx']],
  ]
  for (const [name, options, verdict, asked] of rows) {
    const { resolver: asks } = resolver(t, [dns.address], { conf, options })
    dns.asked.length = 0
    t.equal((await asks.ask(name, 'A')).verdict, verdict, name)
    t.same(dns.asked, asked)
  }
})

t.test('DnsResolver demands the full name unless dns_search_full_match is off', async (t) => {
  const dns = await server(t, {
    'A pbx.corp.test': { answers: [address('pbx.elsewhere.test', '192.0.2.1')] },
  })
  const conf = { search: ['corp.test'] }
  const strict = resolver(t, [dns.address], { conf })
  t.equal((await strict.resolver.ask('pbx', 'A')).verdict, 'no-data')
  const free = resolver(t, [dns.address], { conf, options: { dns_search_full_match: false } })
  t.match(await free.resolver.ask('pbx', 'A'), { verdict: 'found', name: 'pbx.elsewhere.test' })
})

t.test('DnsResolver looks into the hosts file first', async (t) => {
  const dns = await server(t, HOST)
  const { resolver: asks } = resolver(t, [dns.address], { hosts: '192.0.2.7 host.test\n' })
  t.match(await asks.ask('host.test', 'A'), { records: [{ address: '192.0.2.7' }] })
  t.match(await asks.ask('localhost', 'AAAA'), { records: [{ address: '::1' }] })
  t.equal((await asks.ask('host.test', 'AAAA')).verdict, 'no-data')
  t.same(dns.asked, [])
  await asks.ask('host.test', 'SRV')
  t.same(dns.asked, ['SRV host.test'])
})

t.test('DnsResolver begins with another server each time with `rotate`', async (t) => {
  const one = await server(t, HOST)
  const two = await server(t, HOST)
  const names = {
    resolvConf: {
      ...parseResolvConf(''),
      nameServers: [one.address, two.address],
      rotate: true,
    },
    hosts: parseHosts(''),
  }
  const asks = new DnsResolver(LOCATE_OPTIONS, {
    clock: new HandClock(),
    random: new SeededRandom(5),
    system: { current: () => names },
  })
  for (let at = 0; at < 12; at++) await asks.ask('host.test', 'A')
  t.ok(one.asked.length > 0 && two.asked.length > 0)
})

t.test('DnsResolver reports slow questions', async (t) => {
  const dns = await server(t, HOST)
  const slow: string[] = []
  const { resolver: asks, clock } = resolver(t, [dns.address], {
    options: { dns_slow_query_ms: 100 },
    slow: (name, type, ms) => slow.push(`${type} ${name} ${ms}`),
  })
  await asks.ask('host.test', 'A')
  dns.hear = () => {
    clock.move(150)
    return false
  }
  await asks.ask('host.test', 'A')
  t.same(slow, ['A host.test 150'])
})

t.test('DnsResolver has at most 256 questions on their way and 1024 waiting', async (t) => {
  const dns = await server(t)
  dns.hear = () => true
  const { resolver: asks } = resolver(t, [dns.address])
  const answers = Array.from({ length: 1400 }, (_, at) => asks.ask(`n${at}.test`, 'A'))
  t.equal((await answers[1399])?.verdict, 'failed')
  t.equal(asks.counters.refused, 1400 - 256 - 1024)
  t.equal(asks.counters.questions, 256)
  asks.stop()
  const verdicts = new Set((await Promise.all(answers)).map((answer) => answer.verdict))
  t.same([...verdicts], ['failed'])
  t.equal((await asks.ask('host.test', 'A')).verdict, 'failed', 'stopped')
})

t.test('DnsResolver hands a free place to the question that waits', async (t) => {
  const dns = await server(t)
  const { resolver: asks } = resolver(t, [dns.address])
  const answers = Array.from({ length: 600 }, (_, at) => asks.ask(`n${at}.test`, 'A'))
  const verdicts = new Set((await Promise.all(answers)).map((answer) => answer.verdict))
  t.same([...verdicts], ['no-name'])
})
