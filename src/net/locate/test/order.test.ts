import t from 'tap'

import { likedTransports, naptrServices } from '../naptr-order.ts'
import { type ChoiceOptions, LOCATE_OPTIONS } from '../options.ts'
import { TextRandom } from '../random-source.ts'
import { srvOrder } from '../srv-order.ts'
import { ALL, ip, naptr, SeededRandom, srv } from './support.ts'

const RECORDS = ['20 5 1 d', '10 1 1 b', '10 9 1 c', '10 0 1 a'].map(srv)
const SAME = { dns_udp_pref: 1, dns_tcp_pref: 1, dns_tls_pref: 1, dns_sctp_pref: 1 }

t.test('srvOrder puts the heaviest of a priority first', async (t) => {
  const random = new SeededRandom(1)
  const order = srvOrder([...RECORDS, ip('192.0.2.1')], { balance: false, random })
  t.same(
    order.map((record) => record.target),
    ['c', 'b', 'a', 'd'],
  )
})

t.test('RFC 2782: srvOrder draws by weight within a priority', async (t) => {
  const random = new SeededRandom(77)
  const first: Record<string, number> = {}
  let sound = 0
  for (let run = 0; run < 10_000; run++) {
    const order = srvOrder(RECORDS, { balance: true, random })
    const targets = order.map((record) => record.target)
    if (targets.length === 4 && targets[3] === 'd') sound++
    const [target = ''] = targets
    first[target] = (first[target] ?? 0) + 1
  }
  t.equal(sound, 10_000, 'all of them, and priority first')
  t.ok(Math.abs((first['c'] ?? 0) - 8182) < 250, `c: ${first['c']} of 9/11`)
  t.ok(Math.abs((first['b'] ?? 0) - 909) < 150, `b: ${first['b']} of 1/11`)
  t.ok(Math.abs((first['a'] ?? 0) - 909) < 150, `a: ${first['a']}, the chance of weight 0`)
})

t.test('RFC 3263 4.4: TextRandom draws the same order for the same text', async (t) => {
  const records = Array.from({ length: 8 }, (_, at) => srv(`1 1 1 h${at}`))
  const order = (text: string): string =>
    srvOrder(records, { balance: true, random: new TextRandom(text) })
      .map((record) => record.target)
      .join()
  t.equal(order('z9hG4bK1'), order('z9hG4bK1'))
  const orders = new Set(Array.from({ length: 100 }, (_, at) => order(`z9hG4bK${at}`)))
  t.ok(orders.size > 90)
})

t.test('srvOrder takes records without weights as they come by chance', async (t) => {
  const random = new SeededRandom(5)
  const records = ['1 0 1 a', '1 0 1 b', '1 0 1 c'].map(srv)
  t.equal(srvOrder(records, { balance: true, random }).length, 3)
  t.same(srvOrder([], { balance: true, random }), [])
})

const NAPTRS = [
  naptr('10 1 SIP+D2T _sip._tcp.n.test'),
  naptr('20 1 sip+d2u _sip._udp.n.test'),
  naptr('5 1 SIPS+D2T _sips._tcp.n.test'),
  naptr('20 0 SIP+D2S _sip._sctp.n.test'),
]

function services(options: Partial<ChoiceOptions>, secure = false, supports = ALL): string[] {
  const choice = { secure, options: { ...LOCATE_OPTIONS, ...options }, supports }
  return naptrServices(NAPTRS, choice).map((service) => service.proto)
}

t.test('naptrServices follows our likes, or the order of the domain', async (t) => {
  t.same(services({}), ['udp', 'tcp', 'sctp', 'tls'], 'likes first')
  t.same(services(SAME), ['tls', 'tcp', 'sctp', 'udp'], 'no likes: the domain decides')
  t.same(services({ dns_naptr_ignore_rfc: false }), ['tls', 'tcp', 'udp', 'sctp'], 'order first')
  t.same(services({ dns_udp_pref: -1, dns_sctp_pref: -1 }), ['tcp', 'tls'], 'never')
  t.same(services({}, true), ['tls'], 'sips')
  const udp = { ...ALL, proto: (proto: string) => proto === 'udp' }
  t.same(services({}, false, udp), ['udp'], 'what is on')
})

t.test('naptrServices leaves out what is not about finding SIP', async (t) => {
  const choice = { secure: false, options: LOCATE_OPTIONS, supports: ALL }
  const odd = [
    naptr('1 1 E2U+sip _x.test', 'u'),
    naptr('1 1 SIP+D2U _sip._udp.n.test', 'a'),
    naptr('1 1 SIP+D2X _sip._udp.n.test'),
    naptr('1 1 SIP+D2U .'),
    { ...naptr('1 1 SIP+D2U _sip._udp.n.test'), regexp: '!^.*$!sip:x!' },
    ip('192.0.2.1'),
  ]
  t.same(naptrServices(odd, choice), [])
  t.same(naptrServices([naptr('1 1 sips+D2W _sips._ws.n.test')], choice), [
    { proto: 'wss', name: '_sips._ws.n.test.', order: 1, preference: 1 },
  ])
})

t.test('likedTransports puts what is on in the order of our likes', async (t) => {
  const liked = (options: Partial<ChoiceOptions>, secure = false) =>
    likedTransports({ secure, options: { ...LOCATE_OPTIONS, ...options }, supports: ALL })
  t.same(liked({}), ['udp', 'tcp', 'sctp', 'tls'])
  t.same(liked({ dns_tls_pref: 99, dns_tcp_pref: -1 }), ['tls', 'udp', 'sctp'])
  t.same(liked({}, true), ['tls'])
})
