import t from 'tap'

import { parseDns } from '../player/grammar/dns-lines.ts'
import { playExample } from '../player/player.ts'
import { VirtualClock } from '../player/world/virtual-clock.ts'
import { VirtualZone, type ZoneEntry } from '../player/world/zone.ts'
import { serverHost } from '../server-host.ts'
import { exampleOf } from './player-fake-host.ts'

const origin = { file: 'p.md', line: 10, column: 3 }

t.test('a dns fence is read line by line', async (t) => {
  const rows: [string, object][] = [
    ['a.test. 60 IN A 192.0.2.1', { name: 'a.test', type: 'A', ttl: 60, delayMs: 0 }],
    ['a.test A 192.0.2.1', { ttl: 3600, record: { type: 'A', address: '192.0.2.1' } }],
    ['A.Test AAAA 2001:DB8::0:1', { record: { type: 'AAAA', address: '2001:db8::1' } }],
    ['a.test 5 CNAME b.test.', { ttl: 5, record: { type: 'CNAME', target: 'b.test' } }],
    [
      '_sip._udp.test SRV 1 2 5060 b.test after 2s',
      { record: { priority: 1, weight: 2, port: 5060, target: 'b.test' }, delayMs: 2000 },
    ],
    ['_sip._udp.test SRV 0 0 0 .', { record: { target: '.' } }],
    [
      'test NAPTR 1 2 "S" "SIP+D2U" "" _sip._udp.test',
      { record: { order: 1, preference: 2, flags: 's', replacement: '_sip._udp.test' } },
    ],
    ['test TXT "two words"', { record: { type: 'TXT', text: 'two words' } }],
    ['test A NONE', { record: 'none' }],
    ['test SRV FAILS after 500ms', { record: null, delayMs: 500 }],
  ]
  for (const [line, wanted] of rows) {
    const { rows: read, problems } = parseDns(`# comment\n; comment\n\n${line}\n`, origin)
    t.same(problems, [], line)
    t.match(read, [wanted], line)
  }
})

t.test('what is no record is said, with its place', async (t) => {
  for (const line of [
    'a.test',
    'a.test MX 10 b.test',
    'a.test A',
    'a.test A 2001:db8::1',
    'a.test AAAA 192.0.2.1',
    'a.test SRV 1 2 70000 b.test',
    'a.test SRV 1 2 b.test',
    'a.test NAPTR 1 2 s SIP+D2U "" .',
    'a.test TXT bare',
    'a..test A 192.0.2.1',
    'a.test A 192.0.2.1 after soon',
  ]) {
    const { rows, problems } = parseDns(line, origin)
    t.same(rows, [], line)
    t.match(problems, [{ code: 'docs/dns-syntax', place: { line: 10, column: 3 } }], line)
  }
})

function zone(...entries: Partial<ZoneEntry>[]): VirtualZone {
  const made = new VirtualZone(new VirtualClock())
  for (const entry of entries) {
    made.set({ name: 'a.test', type: 'A', ttl: 60, records: [], delayMs: 0, ...entry })
  }
  return made
}

t.test('a zone follows aliases, and knows what does not exist', async (t) => {
  const records = [{ type: 'A', address: '192.0.2.1' }] as const
  const names = zone(
    { name: 'b.test', ttl: 50, records },
    { type: 'CNAME', ttl: 40, records: [{ type: 'CNAME', target: 'b.test' }] },
  )
  t.match(await names.ask('a.test', 'A'), { verdict: 'found', name: 'b.test', ttl: 40, records })
  t.match(await names.ask('a.test.', 'CNAME'), { verdict: 'found', name: 'a.test' })
  t.match(await names.ask('b.test', 'AAAA'), { verdict: 'no-data' })
  t.match(await names.ask('c.test', 'A'), { verdict: 'no-name' })
  t.match(await names.ask('no name', 'A'), { verdict: 'no-name' })
  const round = zone({ type: 'CNAME', records: [{ type: 'CNAME', target: 'a.test' }] })
  t.match(await round.ask('a.test', 'A'), { verdict: 'failed' })
  t.match(await zone({ records: null }).ask('a.test', 'A'), { verdict: 'failed' })
})

t.test('a later fence takes the place of an earlier one, and a wrong one fails', async (t) => {
  const config = '```kamailio\nuse_dns_cache = no\nrequest_route { forward(); }\n```\n'
  const to = (name: string) =>
    `\`\`\`sip\nalice > MESSAGE sip:x@h.test:5060\n${name} < MESSAGE sip:x@h.test:5060\n\`\`\`\n`
  const dns = (line: string) => `\`\`\`dns\n${line}\n\`\`\`\n`
  const play = (text: string) => playExample(exampleOf(config + text), serverHost())
  const bob = dns('h.test A 192.0.2.20')
  const carol = dns('h.test A 192.0.2.30')
  t.match(await play(bob + to('bob') + carol + to('carol')), { status: 'pass' })
  t.match(await play(bob + carol + to('carol')), { status: 'pass' })
  t.match(await play(bob + to('carol')), { status: 'fail', reason: /docs\/no-message/ })
  t.match(await play(dns('h.test A bob') + to('bob')), {
    status: 'fail',
    reason: /docs\/dns-syntax/,
  })
})

t.test('nothing reaches an actor that refuses, until it does not', async (t) => {
  const text = [
    '```kamailio\nrequest_route { forward_tcp("192.0.2.40", 5060); }\n```',
    '```sip',
    'actor gone tcp:192.0.2.40 refuses',
    'alice > MESSAGE sip:x@example.com',
    'alice < 477 Sending to the next hop did not work',
    'actor gone tcp:192.0.2.40',
    'alice > MESSAGE sip:x@example.com',
    'gone < MESSAGE sip:x@example.com',
    '```',
  ].join('\n')
  const outcome = await playExample(exampleOf(text), serverHost())
  t.equal(outcome.report, null)
})

t.test('a command that waits for a name server has its result, or fails in time', async (t) => {
  const play = (delay: string, result: string) =>
    playExample(
      exampleOf(
        [
          '```kamailio\nrequest_route { drop; }\n```',
          `\`\`\`dns\nh.test A 192.0.2.20 after ${delay}\n\`\`\``,
          `\`\`\`rpc\n> dns.lookup A h.test\n${result}\n\`\`\``,
        ].join('\n'),
      ),
      serverHost(),
    )
  t.match(await play('30s', 'name: h.test'), { status: 'pass' })
  const late = await play('2h', 'name: h.test')
  t.match(late, { status: 'fail', reason: /had no result within 60 s/ })
})
