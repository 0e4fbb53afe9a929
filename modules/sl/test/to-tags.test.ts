import t from 'tap'

import { parseMessageText } from 'siprose'

import { ToTags } from '../to-tags.ts'

let seed = 1
const random = { uint32: () => seed++ }

interface Parts {
  readonly method?: string
  readonly via?: string
  readonly from?: string
  readonly to?: string
  readonly call?: string
  readonly cseq?: number
}

function message(parts: Parts = {}) {
  const {
    method = 'INVITE',
    via = 'SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK1',
    from = '<sip:alice@example.com>;tag=1',
    to = '<sip:bob@example.com>',
    call = '1@example.com',
    cseq = 1,
  } = parts
  return parseMessageText(
    `${method} sip:bob@example.com SIP/2.0\r\nVia: ${via}\r\nFrom: ${from}\r\nTo: ${to}\r\n` +
      `Call-ID: ${call}\r\nCSeq: ${cseq} ${method}\r\n\r\n`,
  )
}

t.test('ToTags gives a copy of a request the same tag', async (t) => {
  const tags = new ToTags(random)
  t.equal(tags.of(message()), tags.of(message()))
  t.match(tags.of(message()), /^[0-9a-f]{8}\.[0-9a-f]{2,16}$/)
})

for (const [name, parts] of [
  ['branch', { via: 'SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK2' }],
  ['host', { via: 'SIP/2.0/UDP 192.0.2.11;branch=z9hG4bK1' }],
  ['port', { via: 'SIP/2.0/UDP 192.0.2.10:5070;branch=z9hG4bK1' }],
] as const) {
  t.test(`ToTags tells requests apart by their ${name}`, async (t) => {
    const tags = new ToTags(random)
    t.not(tags.of(message(parts)), tags.of(message()))
  })
}

t.test('ToTags shows a branch that is one of a kind as it is', async (t) => {
  const tags = new ToTags(random)
  const via = 'SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK-d8754z-1a2b'
  t.match(tags.of(message({ via })), /^[0-9a-f]{8}\.-d8754z-1a2b$/)
})

for (const [name, branch] of [
  ['no token', 'z9hG4bK<1234567890>'],
  ['too long', `z9hG4bK${'1'.repeat(60)}`],
] as const) {
  t.test(`ToTags hashes a branch that is ${name}`, async (t) => {
    const tags = new ToTags(random)
    const via = `SIP/2.0/UDP 192.0.2.10;branch=${branch}`
    t.match(tags.of(message({ via })), /^[0-9a-f]{8}\.[0-9a-f]{16}$/)
  })
}

for (const [name, parts] of [
  ['Call-ID', { call: '2@example.com' }],
  ['From tag', { from: '<sip:alice@example.com>;tag=2' }],
  ['CSeq', { cseq: 2 }],
] as const) {
  t.test(`ToTags tells requests of senders without branches apart by their ${name}`, async (t) => {
    const tags = new ToTags(random)
    const via = 'SIP/2.0/UDP 192.0.2.10;branch=1'
    t.not(tags.of(message({ via, ...parts })), tags.of(message({ via })))
  })
}

t.test('acknowledged knows the ACK of the same transaction', async (t) => {
  const tags = new ToTags(random)
  const to = `<sip:bob@example.com>;tag=${tags.of(message())}`
  t.ok(tags.acknowledged(message({ method: 'ACK', to })))
  const via = 'SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK2'
  t.notOk(tags.acknowledged(message({ method: 'ACK', to, via })))
  t.notOk(tags.acknowledged(message({ method: 'ACK', to: `${to}0` })))
  t.notOk(tags.acknowledged(message({ method: 'ACK' })), 'no tag')
  t.notOk(tags.acknowledged(message({ method: 'ACK', to: '<sip:b' })), 'no To that can be read')
})

t.test('acknowledged does not know tags of another server', async (t) => {
  const [ours, theirs] = [new ToTags(random), new ToTags(random)]
  const to = `<sip:bob@example.com>;tag=${theirs.of(message())}`
  t.notOk(ours.acknowledged(message({ method: 'ACK', to })))
})

t.test('ToTags makes do with a request that lacks everything', async (t) => {
  const tags = new ToTags(random)
  const bare = parseMessageText('INVITE sip:bob@example.com SIP/2.0\r\n\r\n')
  t.equal(tags.of(bare), tags.of(bare))
})
