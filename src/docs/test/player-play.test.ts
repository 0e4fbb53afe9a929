import t from 'tap'

import { markdownExamples } from '../markdown-examples.ts'
import { SiproseError } from '../../runtime/errors.ts'
import type { Example } from '../player/example.ts'
import type { CommandArgument } from '../player/host.ts'
import { setupsOf } from '../player/plan.ts'
import { playExample, type Outcome, type PlayOptions } from '../player/player.ts'
import { formatPage } from './fixtures/format-page.ts'
import {
  exampleOf,
  fakeHost,
  sip,
  stateless,
  type Fake,
  type FakeScript,
} from './player-fake-host.ts'

function play(example: Example, script: FakeScript, options?: PlayOptions): Promise<Outcome> {
  return playExample(example, fakeHost(script), options)
}

function ofTheFormat(number: number): Example {
  const example = markdownExamples(formatPage, 'format.md')[number - 1]
  if (example === undefined) throw new RangeError()
  return example
}

function proxy({ message, forward, forwardReply, reply }: Fake): void {
  if (!message.isRequest) forwardReply()
  else if (message.method !== 'ACK') {
    if (message.method === 'INVITE') reply(100, 'trying')
    forward('192.0.2.20')
  }
}

/** Forks to bob, with retransmissions; after two seconds to carol. */
function forking({ message, options, forward, forwardReply, reply, log, on }: Fake): void {
  if (!message.isRequest) return forwardReply()
  reply(100, 'trying')
  const { clock } = options
  const text = forward('192.0.2.20', 'sip:bob@192.0.2.20')
  const again = (): void => {
    on.send(text, bob)
  }
  clock.after(500, again)
  clock.after(1500, again)
  clock.after(2000, () => {
    log('WARNING', 'no answer from sip:bob@192.0.2.20\n')
    forward('192.0.2.30', 'sip:carol@192.0.2.30')
  })
}

const bob = {
  proto: 'udp',
  address: '192.0.2.20',
  port: 5060,
  connection: 0,
  key: 0,
  wish: null,
  lost: null,
} as const

function quotaCommand(name: string, [table, key]: readonly CommandArgument[]): unknown {
  if (name === 'htable.delete') return 'Ok. Key deleted.'
  if (table !== 'quota' || key !== 'alice') throw new SiproseError('htable/no-key', 'no such key')
  return { item: { name: key, value: 2, flags: 0, expire: 'NEVER' } }
}

t.test('examples of the format that need no other fences pass', async (t) => {
  const values: Record<string, string | number | null> = {
    $rm: 'INVITE',
    $rU: '+358401234567',
    '$(rU{s.len})': 13,
    '$(rU{s.substr,1,3})': '358',
    '$(rU{re.subst,/^\\+/00/})': '00358401234567',
    '$(ru{uri.port})': '5080',
    '$(ru{uri.params}{param.value,transport})': 'tcp',
    '$hdr(X-None)': null,
  }
  const rows: [number, FakeScript][] = [
    [1, { route: stateless }],
    [2, { route: proxy }],
    [4, { route: forking }],
    [5, { evaluate: (expression) => values[expression] ?? null }],
    [6, { command: quotaCommand }],
  ]
  for (const [number, script] of rows) {
    const outcome = await play(ofTheFormat(number), script)
    t.match(outcome, { status: 'pass', reason: null, report: null }, outcome.report ?? '')
  }
})

t.test('fences that are not played yet fail, and say so', async (t) => {
  const { status, reason } = await play(
    exampleOf('```kamailio\nrequest_route { drop; }\n```\n```sh\n$ ls\n```'),
    {},
  )
  t.equal(status, 'fail')
  t.match(reason, 'error[docs/fence-not-played]: fence `sh` is not played by this version')
})

t.test('the report of a wrong line is one that a stranger understands', async (t) => {
  const example = exampleOf(
    [
      '```kamailio',
      'request_route { sl_send_reply("200", "Keep it up"); }',
      '```',
      '```sip',
      'alice > OPTIONS sip:example.com',
      'alice < 200 Keep it up',
      '        To: <sip:example.com>;tag={tag:token}',
      'alice > OPTIONS sip:nobody@example.com',
      'alice < 403 Forbidden',
      '        To: {*};tag={tag}',
      '        Warning: {*}',
      '```',
    ].join('\n'),
  )
  const script: FakeScript = {
    route: (fake) => {
      fake.log('NOTICE', 'a line of the log')
      stateless(fake)
    },
  }
  const { id, status, reason, report } = await play(example, script)
  t.same([id, status], ['page/title', 'fail'])
  t.equal(reason, 'page.md:10:9: error[docs/start-line-differs]: the reply `404 Not here` came')
  const stable = (report ?? '').replaceAll(/branch=\S+|[0-9a-f]{16}@|(?<=From.*tag=)\S+/g, '…')
  t.matchOnly(stable.split('\n'), [
    'page.md:10:9: error[docs/start-line-differs]: the reply `404 Not here` came',
    '   |',
    ' 6 | alice > OPTIONS sip:example.com',
    ' 7 | alice < 200 Keep it up',
    ' 8 |         To: <sip:example.com>;tag={tag:token}',
    ' 9 | alice > OPTIONS sip:nobody@example.com',
    '10 > alice < 403 Forbidden',
    '   |         ^^^^^^^^^^^^^',
    '11 |         To: {*};tag={tag}',
    '12 |         Warning: {*}',
    '',
    'Also wrong:',
    '    page.md:12:9: error[docs/header-missing]: the message has no `Warning`',
    '',
    'The message, to alice (udp:192.0.2.10:5060) from udp:192.0.2.1:5060, 0s after the start:',
    '    SIP/2.0 404 Not here',
    '    Via: SIP/2.0/UDP 192.0.2.10;…',
    '    From: <sip:alice@example.com>;tag=…',
    '    To: <sip:nobody@example.com>;tag=server',
    '    Call-ID: …192.0.2.10',
    '    CSeq: 1 OPTIONS',
    '    Content-Length: 0',
    '',
    'Bound so far:',
    '    {tag} = server',
    '',
    'The statements that ran for it:',
    '    page.md:3:1  if ($rm == "OPTIONS" && $rU == $null)',
    '    page.md:3:1  sl_send_reply("404")',
    '',
    'The log:',
    '    NOTICE a line of the log',
    '    NOTICE a line of the log',
    '',
  ])
})

t.test('what the server sends must be claimed, in the order of each actor', async (t) => {
  const rows: [string[], RegExp][] = [
    [
      ['alice > OPTIONS sip:example.com'],
      /page\.md:3:9: error\[docs\/unclaimed-message\]: after this line the server sent the reply `200 Keep it up` to alice, and no line claims it\n[^]*= help: if it is right, write `alice < 200 Keep it up`/,
    ],
    [
      ['alice > OPTIONS sip:example.com', 'alice > OPTIONS sip:a@b', 'alice < 404', 'alice < 200'],
      /page\.md:5:9: error\[docs\/start-line-differs\]: the reply `200 Keep it up` came/,
    ],
    [
      ['alice > OPTIONS sip:example.com', 'bob < 200', 'alice < 200'],
      /page\.md:4:7: error\[docs\/no-message\]: nothing has come for bob\n[^]*= note: alice has the reply `200 Keep it up`, which no line has claimed/,
    ],
    [
      ['alice > OPTIONS sip:example.com', 'clock +1s', 'alice < 200'],
      /page\.md:5:9: error\[docs\/sent-too-early\]: the reply `200 Keep it up` came before the time went on/,
    ],
  ]
  for (const [lines, wanted] of rows) {
    const { status, report } = await play(sip(...lines), { route: stateless })
    t.equal(status, 'fail')
    t.match(report, wanted)
  }
})

t.test('order is free between actors, until the time goes on', async (t) => {
  const head = ['alice > INVITE sip:bob@example.com']
  const both = ['bob < INVITE {*}', 'alice < 100']
  t.match(await play(sip(...head, ...both), { route: proxy }), { status: 'pass' })
  t.match(await play(sip(...head, ...both.toReversed()), { route: proxy }), { status: 'pass' })
})

const toNobody = ({ forward }: Fake): void => {
  forward('192.0.2.77')
}

t.test('a message to nobody is reported with the line that puts somebody there', async (t) => {
  t.match(await play(sip('alice > BYE sip:a'), { route: toNobody }), {
    report:
      /sent the request `BYE sip:a` to udp:192\.0\.2\.77:5060, and no line claims it[^]*`actor dave udp:192\.0\.2\.77:5060` puts somebody there/,
  })
  const known = sip('actor dave udp:192.0.2.77', 'alice > BYE sip:a', 'dave < BYE sip:a')
  t.match(await play(known, { route: toNobody }), { status: 'pass' })
})

const keepAlive = ({ on }: Fake): void => {
  on.send('\r\n\r\n', bob)
  on.send('\0\0\0\0', bob)
}

t.test('keep-alives are no messages', async (t) => {
  t.match(await play(sip('alice > BYE sip:a'), { route: keepAlive }), { status: 'pass' })
})

const forkingStory = (...lines: readonly string[]): Example =>
  sip(
    'alice > INVITE sip:bob@example.com',
    'alice < 100',
    'bob < INVITE {*}',
    'clock +1.9s',
    ...lines,
  )

t.test('retransmissions are byte by byte the same, and as many as written', async (t) => {
  t.match(await play(forkingStory('bob < INVITE {*} again x2'), { route: forking }), {
    status: 'pass',
  })
  t.match(
    await play(forkingStory('bob < INVITE {*} again', 'bob < INVITE {*} again'), {
      route: forking,
    }),
    { status: 'pass' },
  )
  t.match(await play(forkingStory('bob < INVITE {*} again x3'), { route: forking }), {
    reason: 'page.md:7:7: error[docs/no-message]: nothing has come for bob (number 3 of 3)',
  })
  t.match(await play(forkingStory('bob < INVITE {*} again'), { route: forking }), {
    reason: /docs\/unclaimed-message/,
  })
  t.match(await play(forkingStory('bob < BYE {*} again'), { route: forking }), {
    reason: /docs\/nothing-to-repeat/,
  })
  let count = 0
  const route = ({ forward }: Fake): void => {
    forward('192.0.2.20', `sip:${count++}@b`)
  }
  const changing = sip(
    'alice > BYE sip:a',
    'alice > BYE sip:a again',
    'bob < BYE sip:{*}',
    'bob < BYE {*} again',
  )
  t.match(await play(changing, { route }), {
    report:
      /error\[docs\/not-the-same-again\]: this is not the same message again: `BYE sip:1@b SIP\/2.0` was `BYE sip:0@b SIP\/2.0`/,
  })
})

const slowReply = ({ reply, options }: Fake): void => {
  options.clock.after(1500, () => reply(200, 'OK'))
}

t.test('quiet lets the time go by, and nothing may be sent in it', async (t) => {
  const head = 'alice > OPTIONS sip:a'
  t.match(
    await play(sip(head, 'quiet 1s', 'clock +1s', 'alice < 200', 'quiet 1h'), { route: slowReply }),
    {
      status: 'pass',
    },
  )
  t.match(await play(sip(head, 'quiet 2s', 'alice < 200'), { route: slowReply }), {
    report:
      /page\.md:4:1: error\[docs\/not-quiet\]: the server sent the reply `200 OK` to alice, 1\.5s into the quiet\n[^]*write `clock \+2s`, and `alice < 200 OK` below it/,
  })
})

const withLog = (...lines: readonly string[]): Example =>
  exampleOf(`\`\`\`sip\nalice > BYE sip:a\n\`\`\`\n\`\`\`log\n${lines.join('\n')}\n\`\`\``)

t.test('the log: lines in order, others between them, each found once', async (t) => {
  const script: FakeScript = {
    route: ({ log }) => {
      for (const text of ['one', 'two', 'three']) log('INFO', text)
    },
  }
  t.match(await play(withLog('INFO one', 'INFO t{rest}ee'), script), { status: 'pass' })
  t.match(await play(withLog('INFO two', 'INFO one'), script), {
    reason:
      'page.md:7:1: error[docs/log-line-missing]: the log has no such line behind the line above',
  })
  t.match(await play(withLog('ERROR one'), script), {
    report: /the log has this text at the level INFO[^]*The log:\n {4}INFO one/,
  })
})

const withValues = (...lines: readonly string[]): Example =>
  exampleOf(`\`\`\`sip\nalice > BYE sip:a\n\`\`\`\n\`\`\`values\n${lines.join('\n')}\n\`\`\``)

const fiveOrThrow = (expression: string): string | number => {
  if (expression === '$x') throw new RangeError('there is no variable `$x`')
  return expression === '$n' ? 5 : 'five'
}

t.test('values: all that differ are reported, and what cannot be evaluated says why', async (t) => {
  t.match(
    await play(withValues('$n => 5', '$s => "five"', '$n => {n:int}', '$n => {n}'), {
      evaluate: fiveOrThrow,
    }),
    {
      status: 'pass',
    },
  )
  t.match(await play(withValues('$n => "5"', '$s => 5', '$x => 5'), { evaluate: fiveOrThrow }), {
    reason: 'page.md:6:7: error[docs/value-differs]: `$n` is `5`',
    report:
      /Also wrong:\n.*:7:7: error\[docs\/value-differs\]: `\$s` is `"five"`\n.*:8:1: error\[docs\/expression-refused\]: there is no variable `\$x`/,
  })
  const early = exampleOf('```values\n$n => 5\n```')
  t.match(await play(early, { evaluate: fiveOrThrow }), {
    reason: /the server has received no message/,
  })
})

t.test('bindings hold over fences, and an actor stays introduced', async (t) => {
  const example = exampleOf(
    [
      '```sip',
      'actor dave tcp:192.0.2.40',
      'dave > OPTIONS sip:example.com',
      'dave < 200',
      '  To: {*};tag={tag}',
      '```',
      '```values',
      '$tag => {tag}',
      '```',
      '```sip',
      'dave > OPTIONS sip:example.com',
      '  X: {tag}',
      'dave < 200',
      '```',
    ].join('\n'),
  )
  const outcome = await play(example, { route: stateless, evaluate: () => 'server' })
  t.equal(outcome.status, 'pass', outcome.report ?? '')
})

t.test('the host gets the configuration, its place, and what stands before it', async (t) => {
  const page = [
    '# Base',
    '```kamailio name=base',
    'loadmodule "tm.so"',
    '```',
    '# More',
    '```kamailio name=more with=base',
    'loadmodule "sl.so"',
    '```',
    '# Used',
    '- ```kamailio with=more wrap=route',
    '  # ä',
    '  exit;',
    '  ```',
    '# Only messages',
    '```sip with=base',
    'alice > BYE sip:a',
    '```',
    '# Nothing',
    '```sip',
    'alice > BYE sip:a',
    '```',
  ].join('\n')
  const examples = markdownExamples(page, 'p.md')
  const setups = setupsOf(examples)
  const seen: unknown[] = []
  const script: FakeScript = {
    start: (text, { fileName, line, column, wrap, before }) => {
      seen.push([
        text,
        fileName,
        line,
        column,
        wrap,
        before.map((part) => `${part.line} ${part.text}`),
      ])
    },
  }
  const configuration = { text: 'mine', fileName: 'my.cfg', line: 1, column: 1 }
  for (const example of examples) {
    t.match(await play(example, script, { setups, configuration }), { status: 'pass' })
  }
  t.same(seen, [
    ['loadmodule "tm.so"', 'p.md', 3, 1, null, []],
    ['loadmodule "sl.so"', 'p.md', 7, 1, null, ['3 loadmodule "tm.so"']],
    ['# \xc3\xa4\nexit;', 'p.md', 11, 3, 'route', ['3 loadmodule "tm.so"', '7 loadmodule "sl.so"']],
    [null, 'p.md', 14, 1, null, ['3 loadmodule "tm.so"']],
    ['mine', 'my.cfg', 1, 1, null, []],
  ])
})
