import t from 'tap'

import { playExample, type Outcome } from '../player/player.ts'
import { fakeHost, sip, type FakeScript } from './player-fake-host.ts'

/** Plays a transcript and gives the messages that the server received, each with the random parts replaced. */
async function sent(script: FakeScript['route'], ...lines: readonly string[]): Promise<string[]> {
  const messages: string[] = []
  const outcome = await playExample(
    sip(...lines),
    fakeHost({
      route: (fake) => {
        messages.push(fake.message.text.replaceAll('\r\n', '\n'))
        return script?.(fake)
      },
    }),
  )
  if (outcome.status !== 'pass') messages.push(outcome.report ?? '')
  return messages
}

function header(message: string | undefined, name: string): string {
  const lines = (message ?? '').split('\n').filter((line) => line.startsWith(`${name}: `))
  return lines.map((line) => line.slice(name.length + 2)).join(', ')
}

function outcomeOf(script: FakeScript, ...lines: readonly string[]): Promise<Outcome> {
  return playExample(sip(...lines), fakeHost(script))
}

t.test('a request has sound defaults, the same each time', async (t) => {
  const lines = ['alice > INVITE sip:bob@example.com']
  const [first] = await sent(undefined, ...lines)
  t.match(
    first,
    /^INVITE sip:bob@example\.com SIP\/2\.0\nVia: SIP\/2\.0\/UDP 192\.0\.2\.10;branch=z9hG4bK[0-9a-f]{16}\nMax-Forwards: 70\nFrom: <sip:alice@example\.com>;tag=[0-9a-f]{8}\nTo: <sip:bob@example\.com>\nCall-ID: [0-9a-f]{16}@192\.0\.2\.10\nCSeq: 1 INVITE\nContact: <sip:alice@192\.0\.2\.10>\nContent-Length: 0\n\n$/,
  )
  t.same(await sent(undefined, ...lines), [first])
  t.notMatch((await sent(undefined, 'alice > MESSAGE sip:bob@example.com'))[0], 'Contact')
})

t.test('a line written replaces the default, and a dash removes it', async (t) => {
  const [message] = await sent(
    undefined,
    'alice > MESSAGE sip:bob@example.com SIP/3.0',
    '  - Max-Forwards',
    '  v: SIP/2.0/UDP 192.0.2.10;branch=1',
    '  Via: SIP/2.0/UDP 192.0.2.11;branch=2',
    '  Route: <sip:{srv};lr>',
    '  Content-Type: text/html',
    '',
    '  <p>',
    '  ä',
  )
  t.match(
    message,
    /^MESSAGE sip:bob@example\.com SIP\/3\.0\nv: SIP\/2\.0\/UDP 192\.0\.2\.10;branch=1\nVia: SIP\/2\.0\/UDP 192\.0\.2\.11;branch=2\nFrom: /,
  )
  t.equal(header(message, 'Route'), '<sip:192.0.2.1;lr>')
  t.ok(message?.endsWith('\nContent-Type: text/html\nContent-Length: 7\n\n<p>\n\xc3\xa4'))
})

t.test('a session description has its type and its last line end', async (t) => {
  const [message] = await sent(
    undefined,
    'alice > INVITE sip:b@example.com',
    '  X: y',
    '',
    '  v=0',
    '  s=-',
  )
  t.match(message, /Content-Type: application\/sdp\nContent-Length: 10\n\nv=0\ns=-\n$/)
})

t.test('actors on TCP say so', async (t) => {
  const [message] = await sent(
    undefined,
    'actor dave tcp:192.0.2.40:5070',
    'dave > OPTIONS sip:example.com',
  )
  t.match(header(message, 'Via'), /^SIP\/2\.0\/TCP 192\.0\.2\.40:5070;branch=/)
  t.equal(header(message, 'Contact'), '<sip:dave@192.0.2.40:5070;transport=tcp>')
})

t.test('ACK and CANCEL are of the transaction of the INVITE', async (t) => {
  const [invite, cancel, ack] = await sent(
    ({ message, reply }) => {
      if (message.method === 'INVITE') reply(100, 'Trying')
      if (message.method === 'CANCEL') reply(200, 'OK', '', 'cancel')
    },
    'alice > INVITE sip:bob@example.com',
    '  Route: <sip:192.0.2.1;lr>',
    'alice < 100',
    'alice > CANCEL sip:bob@example.com',
    'alice < 200 to CANCEL',
    'alice > ACK sip:bob@example.com',
  )
  for (const name of ['Via', 'Route', 'From', 'To', 'Call-ID']) {
    t.equal(header(cancel, name), header(invite, name), name)
    t.equal(header(ack, name), header(invite, name), name)
  }
  t.equal(header(cancel, 'CSeq'), '1 CANCEL')
  t.equal(header(ack, 'CSeq'), '1 ACK')
})

t.test('the ACK of a refusal has its To; a try with credentials goes on counting', async (t) => {
  const [invite, ack, retry, other] = await sent(
    ({ message, reply }) => {
      if (message.method === 'INVITE') reply(407, 'Prove it')
    },
    'alice > INVITE sip:bob@example.com',
    'alice < 407',
    'alice > ACK sip:bob@example.com',
    'alice > INVITE sip:bob@example.com',
    '  Proxy-Authorization: Digest x="y"',
    'alice < 407',
    'alice > INVITE sip:carol@example.com',
    'alice < 407',
  )
  t.equal(header(ack, 'To'), '<sip:bob@example.com>;tag=server')
  t.equal(header(ack, 'Via'), header(invite, 'Via'))
  t.equal(header(retry, 'Call-ID'), header(invite, 'Call-ID'))
  t.equal(header(retry, 'From'), header(invite, 'From'))
  t.equal(header(retry, 'CSeq'), '2 INVITE')
  t.not(header(retry, 'Via'), header(invite, 'Via'))
  t.not(header(other, 'Call-ID'), header(invite, 'Call-ID'))
})

t.test('a dialog gives the caller its tag, its route set and its CSeq', async (t) => {
  const [invite, ack, again, bye, fresh] = await sent(
    ({ message, reply }) => {
      if (message.method === 'ACK') return
      const routes = 'Record-Route: <sip:192.0.2.1;lr>\r\nRecord-Route: <sip:192.0.2.2;lr>\r\n'
      reply(200, 'OK', `${routes}Contact: <sip:bob@192.0.2.20>\r\n`)
    },
    'alice > INVITE sip:bob@example.com',
    'alice < 200',
    'alice > ACK sip:bob@192.0.2.20',
    'alice > INVITE sip:bob@192.0.2.20',
    'alice < 200',
    'alice > BYE sip:bob@192.0.2.20',
    'alice < 200',
    'alice > INVITE sip:bob@192.0.2.20',
    'alice < 200',
  )
  const routes = '<sip:192.0.2.2;lr>, <sip:192.0.2.1;lr>'
  t.equal(header(invite, 'Route'), '')
  for (const [message, cseq] of [
    [ack, '1 ACK'],
    [again, '2 INVITE'],
    [bye, '3 BYE'],
  ] as const) {
    t.equal(header(message, 'Route'), routes)
    t.equal(header(message, 'To'), '<sip:bob@example.com>;tag=server')
    t.equal(header(message, 'From'), header(invite, 'From'))
    t.equal(header(message, 'Call-ID'), header(invite, 'Call-ID'))
    t.equal(header(message, 'CSeq'), cseq)
    t.not(header(message, 'Via'), header(invite, 'Via'))
  }
  t.equal(header(fresh, 'Route'), '', 'the dialog is over')
  t.not(header(fresh, 'Call-ID'), header(invite, 'Call-ID'))
})

t.test('the called side answers, and has the dialog too', async (t) => {
  const messages = await sent(
    ({ message, forward, forwardReply }) => {
      if (!message.isRequest) forwardReply()
      else if (message.method === 'INVITE') forward('192.0.2.20', 'sip:bob@192.0.2.20')
      else forward('192.0.2.10')
    },
    'alice > INVITE sip:bob@example.com',
    '  Record-Route: <sip:192.0.2.1;lr>',
    'bob   < INVITE sip:bob@192.0.2.20',
    'bob   > 100',
    'bob   > 180',
    'bob   > 200 Fine',
    'alice < 100',
    'alice < 180 Ringing',
    'alice < 200 Fine',
    'alice => bob ACK sip:bob@192.0.2.20',
    'bob   > BYE sip:alice@192.0.2.10',
    'alice < BYE sip:alice@192.0.2.10',
    'alice > 200',
    'bob   < 200',
  )
  const [invite, trying, ringing, fine, bye, done] = messages
  t.equal(messages.length, 6, messages.at(-1) ?? '')
  t.equal(header(trying, 'To'), '<sip:bob@example.com>')
  t.equal(header(trying, 'Record-Route'), '')
  const tagged = header(ringing, 'To')
  t.match(tagged, /^<sip:bob@example\.com>;tag=[0-9a-f]{8}$/)
  t.equal(header(fine, 'To'), tagged)
  t.equal(header(fine, 'Contact'), '<sip:bob@192.0.2.20>')
  t.equal(header(fine, 'Record-Route'), '<sip:192.0.2.1;lr>')
  t.equal(header(fine, 'Via').split(', ').length, 2)
  t.equal(header(bye, 'From'), tagged)
  t.equal(header(bye, 'To'), header(invite, 'From'))
  t.equal(header(bye, 'Route'), '<sip:192.0.2.1;lr>')
  t.equal(header(bye, 'CSeq'), '1 BYE')
  t.match(done, /^SIP\/2\.0 200 OK\n/)
})

t.test('a registration goes on with its Call-ID', async (t) => {
  const [first, second, other] = await sent(
    ({ reply }) => {
      reply(200, 'OK')
    },
    'bob > REGISTER sip:example.org',
    'bob < 200',
    'bob > REGISTER sip:example.org',
    'bob < 200',
    'carol > REGISTER sip:example.org',
    'carol < 200',
  )
  t.match(header(first, 'From'), /^<sip:bob@example\.org>;tag=/)
  t.equal(header(first, 'To'), '<sip:bob@example.org>')
  t.equal(header(second, 'Call-ID'), header(first, 'Call-ID'))
  t.equal(header(second, 'CSeq'), '2 REGISTER')
  t.not(header(other, 'Call-ID'), header(first, 'Call-ID'))
})

t.test('again sends the same bytes', async (t) => {
  const [first, ...others] = await sent(
    undefined,
    'alice > INVITE sip:bob@example.com',
    'alice > INVITE sip:bob@example.com again x2',
  )
  t.same(others, [first, first])
})

const toBob: FakeScript['route'] = ({ message, forward }) => {
  if (message.isRequest) forward('192.0.2.20')
}

t.test('what an actor cannot send is an error with a reason', async (t) => {
  const rows: [string[], RegExp][] = [
    [['bob > 200'], /page\.md:3:7: error\[docs\/nothing-to-answer\]: bob has received no request/],
    [['alice > 200 to BYE'], /alice has received no `BYE` that could be answered/],
    [
      [
        'alice > INVITE sip:b@a',
        'alice > CANCEL sip:b@a',
        'bob < INVITE sip:b@a',
        'bob < CANCEL sip:b@a',
        'bob > 200',
      ],
      /page\.md:7:7: error\[docs\/nothing-to-answer\]: bob has `INVITE` and `CANCEL` to answer[^]*say which: `bob > 200 to CANCEL`/,
    ],
    [['alice > BYE sip:b again'], /error\[docs\/nothing-to-repeat\]/],
    [['alice > BYE sip:{x}'], /page\.md:3:13: error\[docs\/unbound-name\]: `\{x\}` is to be sent/],
    [
      ['alice > BYE sip:x', '  X: {*}'],
      /page\.md:4:6: error\[docs\/unbound-name\]: `\{\*\}` is any text/,
    ],
    [
      ['actor t tls:192.0.2.50', 't > BYE sip:x'],
      /error\[docs\/nobody-listens\]: the server does not listen on `tls:192\.0\.2\.1:5061`/,
    ],
  ]
  for (const [lines, wanted] of rows) {
    const { status, report } = await outcomeOf({ route: toBob }, ...lines)
    t.equal(status, 'fail')
    t.match(report, wanted, lines.join(' / '))
  }
})

t.test('with two requests open, the method says which', async (t) => {
  const { status, report } = await outcomeOf(
    {
      route: ({ message, forward, forwardReply }) => {
        if (message.isRequest) forward('192.0.2.20')
        else forwardReply()
      },
    },
    'alice > INVITE sip:b@a',
    'alice > CANCEL sip:b@a',
    'bob < INVITE sip:b@a',
    'bob < CANCEL sip:b@a',
    'bob > 200 to CANCEL',
    'bob > 487',
    'alice < 200 to CANCEL',
    'alice < 487 {*} to INVITE',
    'bob > 487 again',
    'alice < 487 again',
  )
  t.equal(status, 'pass', report ?? '')
})

t.test('a password becomes the proof for the last challenge, and needs one', async (t) => {
  const lost = await outcomeOf(
    {},
    'alice > REGISTER sip:example.com',
    '  Authorization: Digest username="alice", password="secret"',
  )
  t.match(lost.report, /a proof answers a challenge, and alice has received none/)
  const [message] = await sent(
    undefined,
    'alice > REGISTER sip:example.com',
    '  Authorization: Digest username="Mufasa", password="Circle of Life", realm="http-auth@example.org", uri="/dir/index.html", nonce="n", qop=auth, cnonce="c", nc=00000007',
  )
  t.match(
    header(message, 'Authorization'),
    /^Digest username="Mufasa", realm="http-auth@example\.org", nonce="n", uri="\/dir\/index\.html", response="[0-9a-f]{32}", cnonce="c", qop=auth, nc=00000007$/,
  )
  const untouched = 'Digest username="alice", realm="r", response="00"'
  const [other] = await sent(
    undefined,
    'alice > REGISTER sip:example.com',
    `  Authorization: ${untouched}`,
  )
  t.equal(header(other, 'Authorization'), untouched)
})
