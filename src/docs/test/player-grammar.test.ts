import t from 'tap'

import { parseEndpoint, printEndpoint } from '../player/actors/endpoint.ts'
import { knownActors } from '../player/actors/endpoint.ts'
import { parseFenceInfo } from '../player/fence-info.ts'
import { parseDuration, printDuration } from '../player/grammar/duration.ts'
import { parseLog } from '../player/grammar/log-lines.ts'
import type { ReceiveStep, SendStep, Step } from '../player/grammar/step.ts'
import { parseTranscript, type Transcript } from '../player/grammar/transcript.ts'
import { parseValues, printValue } from '../player/grammar/value-lines.ts'
import { printPlace } from '../player/problem.ts'
import { exampleOf } from './player-fake-host.ts'
import { formatPage } from './fixtures/format-page.ts'
import { markdownExamples } from '../markdown-examples.ts'

function parse(...lines: readonly string[]): Transcript {
  return parseTranscript(
    lines.join('\n'),
    { file: 'a.md', line: 10, column: 5 },
    new Set(knownActors.keys()),
  )
}

function only(transcript: Transcript): Step {
  const [step] = transcript.steps
  if (step === undefined || transcript.steps.length > 1) throw new RangeError('not one step')
  return step
}

function message(...lines: readonly string[]): SendStep | ReceiveStep {
  const step = only(parse(...lines))
  if (step.kind !== 'send' && step.kind !== 'receive') throw new RangeError(step.kind)
  return step
}

function wrong(...lines: readonly string[]): string {
  const { problems } = parse(...lines)
  return problems
    .map(({ place, code, message: text }) => `${printPlace(place)}+${place.length} ${code} ${text}`)
    .join('\n')
}

t.test('the six examples of the format are read without a complaint', (t) => {
  const examples = markdownExamples(formatPage, 'format.md')
  t.equal(examples.length, 6)
  for (const example of examples) {
    const actors = new Set(knownActors.keys())
    for (const fence of example.fences) {
      const origin = { file: example.file, line: fence.line, column: fence.column }
      const { problems } =
        fence.language === 'sip'
          ? parseTranscript(fence.text, origin, actors)
          : fence.language === 'values'
            ? parseValues(fence.text, origin)
            : fence.language === 'log'
              ? parseLog(fence.text, origin)
              : { problems: [] }
      t.same(problems, [], `${example.id} ${fence.language}`)
    }
  }
  t.end()
})

t.test('a transcript has actors, messages, time, and comments', (t) => {
  const { steps, problems } = parse(
    '# nothing',
    'actor dave tcp:192.0.2.40',
    'dave > OPTIONS sip:example.com',
    'dave   < 200',
    'alice => bob ACK sip:bob@192.0.2.20',
    'clock +2s',
    'quiet 1m30s',
  )
  t.same(problems, [])
  t.same(
    steps.map((step) => step.kind),
    ['actor', 'send', 'receive', 'pass', 'clock', 'quiet'],
  )
  t.match(steps[3], { actor: 'alice', to: 'bob', start: { method: 'ACK' } })
  t.match(steps[5], { ms: 90_000 })
  t.end()
})

t.test('start lines of requests', (t) => {
  const rows = [
    ['INVITE sip:b@example.com', { only: false, again: null, version: null }],
    ['INVITE sip:b@example.com only', { only: true, again: null }],
    ['INVITE sip:b@example.com again', { only: false, again: 1 }],
    ['INVITE sip:b@example.com only again x3', { only: true, again: 3 }],
    ['INVITE sip:b@example.com SIP/3.0', { version: 'SIP/3.0' }],
    ['INVITE sip:{user:/[a b]+/}@example.com again', { again: 1 }],
  ] as const
  for (const [line, wanted] of rows) t.match(message(`bob < ${line}`).start, wanted, line)
  t.end()
})

t.test('start lines of replies: a phrase holds any words', (t) => {
  const rows = [
    ['200', { status: 200, reason: null, method: null }],
    ['200 OK', { reason: { source: 'OK' } }],
    ['404 Not here to stay', { reason: { source: 'Not here to stay' }, method: null }],
    ['200 OK to CANCEL', { reason: { source: 'OK' }, method: 'CANCEL' }],
    ['200 to CANCEL', { reason: null, method: 'CANCEL' }],
    ['503 Try again', { reason: { source: 'Try again' }, again: null }],
    ['200 again', { reason: null, again: 1 }],
    ['200 OK to INVITE again x2', { reason: { source: 'OK' }, method: 'INVITE', again: 2 }],
    ['200 only', { reason: null, only: true }],
    ['100 {*}', { reason: { source: '{*}' } }],
  ] as const
  for (const [line, wanted] of rows) t.match(message(`alice < ${line}`).start, wanted, line)
  t.end()
})

t.test('headers, absent headers, folded headers and a body', (t) => {
  const step = message(
    'alice > MESSAGE sip:bob@example.com',
    '        To: <sip:bob@example.com>',
    '        # a comment',
    '        - Contact',
    '        Subject: one',
    '           two',
    '',
    '        first {{',
    '',
    '          second',
  )
  t.match(step.headers, [
    { kind: 'value', name: 'To', value: { source: '<sip:bob@example.com>' } },
    { kind: 'absent', name: 'Contact' },
    { kind: 'value', name: 'Subject', value: { text: 'one\r\n two' }, lastLine: 15 },
  ])
  t.same(
    step.body?.map((line) => line.text.text),
    ['first {', '', '  second'],
  )
  t.equal(step.lastLine, 19)
  t.end()
})

t.test('a blank line ends a message when no indented line follows', (t) => {
  const { steps, problems } = parse('alice > OPTIONS sip:a', '    X: 1', '', 'alice < 200')
  t.same(problems, [])
  t.match(steps, [{ body: null, lastLine: 11 }, { kind: 'receive' }])
  t.end()
})

t.test('errors say file, line and column', (t) => {
  const rows = [
    ['alice INVITE sip:b', 'a.md:10:5+18 docs/transcript-syntax this is no line of a transcript'],
    [
      'dora > BYE sip:b',
      'a.md:10:5+4 docs/unknown-actor nobody is called `dora`; there is alice, bob, carol',
    ],
    [
      'alice => dora BYE sip:b',
      'a.md:10:14+4 docs/unknown-actor nobody is called `dora`; there is alice, bob, carol',
    ],
    ['alice >', 'a.md:10:12+0 docs/transcript-syntax nothing stands behind the direction'],
    ['alice > INVITE', 'a.md:10:13+6 docs/transcript-syntax `INVITE` has no URI behind it'],
    ['bob > 99', 'a.md:10:11+2 docs/transcript-syntax `99` is no status; it can be 100 to 699'],
    ['bob > (x', 'a.md:10:11+2 docs/transcript-syntax `(x` is neither a method nor a status'],
    [
      'bob < INVITE sip:b twice',
      'a.md:10:24+5 docs/transcript-syntax `twice` means nothing behind a URI; there is `only`, `again` and `again x2`',
    ],
    [
      'bob < INVITE sip:b again x0',
      'a.md:10:24+8 docs/transcript-syntax `again x0` means nothing behind a URI; there is `only`, `again` and `again x2`',
    ],
    [
      'clock 2s',
      'a.md:10:5+8 docs/transcript-syntax this is no span of time; write it as in `clock +2s`',
    ],
    [
      'quiet +2s',
      'a.md:10:5+9 docs/transcript-syntax this is no span of time; write it as in `quiet 2s`',
    ],
    [
      'actor dave 192.0.2.40',
      'a.md:10:5+21 docs/transcript-syntax `192.0.2.40` has no address that an actor can be at',
    ],
    [
      'actor clock udp:192.0.2.40',
      'a.md:10:5+26 docs/transcript-syntax an actor cannot be called `clock`',
    ],
    ['   X: y', 'a.md:10:8+4 docs/transcript-syntax a header stands here, and no message above it'],
    [
      'bob < INVITE sip:{b c}',
      'a.md:10:22+5 docs/pattern-syntax `{b c}` is no pattern; there is {name}, {name:int}, {name:token}, {name:/re/}, {*}, and {{ for a brace',
    ],
  ] as const
  for (const [line, wanted] of rows) t.equal(wrong(line), wanted, line)
  t.equal(
    wrong('alice < 200', '    To {*}', '    X: y', '      Z: y', '    Y: {'),
    [
      'a.md:11:9+6 docs/transcript-syntax this is no header; it is `Name: value`, or `- Name` for one that is absent',
      'a.md:13:11+4 docs/transcript-syntax this header has more indent than the one above',
      'a.md:14:12+1 docs/pattern-syntax `{` is no pattern; there is {name}, {name:int}, {name:token}, {name:/re/}, {*}, and {{ for a brace',
    ].join('\n'),
  )
  t.equal(
    wrong('alice > BYE sip:b again', '    X: y'),
    'a.md:11:9+4 docs/transcript-syntax `again` repeats a message byte by byte, so nothing can be written below it',
  )
  t.end()
})

t.test('spans of time', (t) => {
  const rows = [
    ['2s', 2000],
    ['500ms', 500],
    ['1.5s', 1500],
    ['1m30s', 90_000],
    ['1d', 86_400_000],
    ['2', null],
    ['-2s', null],
    ['9999999d', null],
    ['', null],
  ] as const
  for (const [text, ms] of rows) t.equal(parseDuration(text), ms, text)
  t.equal(printDuration(1500), '1.5s')
  t.equal(printDuration(20), '20ms')
  t.end()
})

t.test('addresses of actors', (t) => {
  const rows = [
    ['udp:192.0.2.4', 'udp:192.0.2.4:5060'],
    ['TLS:192.0.2.4', 'tls:192.0.2.4:5061'],
    ['tcp:192.0.2.4:5070', 'tcp:192.0.2.4:5070'],
    ['udp:[2001:DB8::4]:5070', 'udp:[2001:db8::4]:5070'],
    ['udp:example.com', null],
    ['udp:192.0.2.400', null],
    ['udp:192.0.2.4:0', null],
    ['dccp:192.0.2.4', null],
  ] as const
  for (const [text, wanted] of rows) {
    const endpoint = parseEndpoint(text)
    t.equal(endpoint === null ? null : printEndpoint(endpoint), wanted, text)
  }
  t.end()
})

t.test('values: the arrow is the first one with a value behind it', (t) => {
  const { checks, problems } = parseValues(
    [
      '# a comment',
      '$rm                  => "INVITE"',
      '$sht(quota=>alice)   => 2',
      '$(x{s.select,=>,"})  => $null',
      '$y => "a => b \\" \\n"',
      '$Ts => {now:int}',
      '$z =>',
      '=> 5',
      '$a => b',
    ].join('\n'),
    { file: 'a.md', line: 1, column: 1 },
  )
  t.match(checks, [
    { expression: '$rm', expected: { value: 'INVITE' }, valuePlace: { column: 25, length: 8 } },
    { expression: '$sht(quota=>alice)', expected: { value: 2 } },
    { expression: '$(x{s.select,=>,"})', expected: { value: null } },
    { expression: '$y', expected: { value: 'a => b " \n' } },
    { expression: '$Ts', expected: { kind: 'pattern', pattern: { source: '{now:int}' } } },
  ])
  t.same(
    problems.map((found) => found.place.line),
    [7, 8, 9],
  )
  t.equal(printValue('a "b"\\\r\n'), '"a \\"b\\"\\\\\\r\\n"')
  t.end()
})

t.test('log lines: levels have short names, texts are patterns', (t) => {
  const { checks, problems } = parseLog('WARNING no answer\nL_ERR {*}\n\nLOUD x\nINFO', {
    file: 'a.md',
    line: 1,
    column: 1,
  })
  t.match(checks, [
    { level: 'WARNING', text: { source: 'no answer' } },
    { level: 'ERROR', text: { source: '{*}' } },
    { level: 'INFO', text: { source: '' } },
  ])
  t.match(problems, [{ code: 'docs/log-syntax', place: { line: 4 } }])
  t.end()
})

t.test('words behind a fence', (t) => {
  t.match(parseFenceInfo('no-run="needs a \' module" wrap=route with=base'), {
    noRun: "needs a ' module",
    wrap: 'route',
    with: 'base',
    fault: null,
  })
  const rows = [
    'no-run',
    'no-run=""',
    'no-run=" "',
    'wrap=body',
    'wrap',
    'with=',
    'colour=red',
    '"',
    'name=a name=b',
  ]
  for (const row of rows) t.type(parseFenceInfo(row).fault, 'string', row)
  t.end()
})

t.test('a page: headings, columns, and fences that are not ours', (t) => {
  const page = [
    '## Set-up',
    '```sh',
    'npm ci',
    '```',
    '## One `thing`: it *works*',
    '> ```sip',
    '> alice > OPTIONS sip:a',
    '> ```',
    '```json',
    '{}',
    '```',
    '## One thing: it works',
    '```kamailio wrap=route',
    'exit;',
    '```',
  ].join('\r\n')
  t.match(markdownExamples(page, 'docs/My page.md'), [
    {
      id: 'my-page/one-thing-it-works',
      title: 'One thing: it works',
      line: 5,
      fences: [
        { language: 'sip', line: 7, column: 3, text: 'alice > OPTIONS sip:a' },
        { language: 'json' },
      ],
    },
    { id: 'my-page/one-thing-it-works-2', fences: [{ info: { wrap: 'route' } }] },
  ])
  t.equal(exampleOf('```sip\nalice > OPTIONS sip:a\n```').id, 'page/title')
  t.same(markdownExamples('', 'x.md'), [])
  t.end()
})
