import t from 'tap'

import { FlowTokens, type FlowEnds } from '../flow-token.ts'

const tokens = new FlowTokens('a secret')

const flows: readonly FlowEnds[] = [
  {
    proto: 'udp',
    own: { address: '192.0.2.1', port: 5060 },
    peer: { address: '203.0.113.255', port: 65_535 },
  },
  {
    proto: 'wss',
    own: { address: '192.0.2.1', port: 443 },
    peer: { address: '10.0.0.7', port: 1 },
  },
  {
    proto: 'tcp',
    own: { address: '2001:db8::1', port: 5060 },
    peer: { address: '::1', port: 40_000 },
  },
]

t.test('FlowTokens reads what it has printed', async (t) => {
  for (const flow of flows) {
    const token = tokens.print(flow)
    t.match(token, /^[\w-]{39}$|^[\w-]{71}$/, 'it needs no escapes in a URI')
    t.same(tokens.parse(token), flow)
    t.equal(tokens.print(flow), token, 'the same each time')
  }
})

t.test('FlowTokens refuses a token with any character changed', async (t) => {
  for (const flow of flows) {
    const token = tokens.print(flow)
    // the last character may have bits that no byte has
    for (let at = 0; at < token.length - 1; at++) {
      const other = token[at] === 'A' ? 'B' : 'A'
      t.equal(tokens.parse(token.slice(0, at) + other + token.slice(at + 1)), 'tampered')
    }
  }
})

t.test('FlowTokens refuses the token of another secret', async (t) => {
  for (const flow of flows) t.equal(new FlowTokens('another').parse(tokens.print(flow)), 'tampered')
})

t.test('FlowTokens takes no other text for a token', async (t) => {
  const token = tokens.print(flows[0] ?? ({ ...flows[1], proto: 'udp' } as FlowEnds))
  const others = [
    '',
    'alice',
    token.slice(1),
    `${token}A`,
    `${token.slice(1)}%`,
    'Tx84MSBOD5WUnAF/AAABU/x/AAABVGA=',
    'A'.repeat(100_000),
  ]
  for (const text of others) t.equal(tokens.parse(text), null)
})
