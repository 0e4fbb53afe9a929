import {
  array,
  assert,
  asyncProperty,
  boolean,
  constantFrom,
  oneof,
  property,
  string,
} from 'fast-check'
import t from 'tap'

import { markdownExamples } from '../markdown-examples.ts'
import { acceptedText } from '../player/accept.ts'
import { applyEdits } from '../player/edit.ts'
import { parseFenceInfo } from '../player/fence-info.ts'
import { parseLog } from '../player/grammar/log-lines.ts'
import { parsePattern } from '../player/grammar/pattern.ts'
import { parseTranscript } from '../player/grammar/transcript.ts'
import { parseValues } from '../player/grammar/value-lines.ts'
import { playExample, type Outcome } from '../player/player.ts'
import { fakeHost, type Fake, type FakeScript } from './player-fake-host.ts'

/** Plays the examples of a page with `accept`, writes what was accepted, and plays the new page without. */
async function accept(
  page: string,
  script: FakeScript,
): Promise<{ text: string; first: readonly Outcome[]; second: readonly Outcome[] }> {
  const first: Outcome[] = []
  for (const example of markdownExamples(page, 'p.md')) {
    first.push(await playExample(example, fakeHost(script), { accept: true }))
  }
  const text = acceptedText(page, first)
  const second: Outcome[] = []
  for (const example of markdownExamples(text, 'p.md')) {
    second.push(await playExample(example, fakeHost(script)))
  }
  return { text, first, second }
}

function server({ message, reply, forward, options }: Fake): void {
  if (!message.isRequest) return
  reply(404, 'Nicht hier: \xc3\xa4{', 'Warning: 1\r\nWarning: 2\r\n')
  if (message.method === 'INVITE') {
    const text = forward('192.0.2.20', 'sip:bob@192.0.2.20')
    for (const ms of [500, 1500])
      options.clock.after(ms, () => forward('192.0.2.20', text.slice(7, 25)))
  }
}

t.test('accept rewrites what differs, and keeps the patterns that fit', async (t) => {
  const page = [
    '# Ä page',
    'Prose stays, even `alice < 200`.',
    '> ```sip',
    '> # a comment',
    '> alice   > OPTIONS sip:x@example.com',
    '> alice   < 200 {*} to OPTIONS',
    '>           To: {*};tag={tag:token}',
    '>           Call-ID: wrong@{*}',
    '>           Warning: {w}',
    '>           X-None: 1',
    '>           - CSeq',
    '> carol   < 200',
    '>           To: {*}',
    '> ```',
    '> ```values',
    '> $rU  => "bob"   ',
    '> $n   => 5',
    '> ```',
    '',
  ]
  const { text, second } = await accept(page.join('\r\n'), {
    route: server,
    evaluate: (expression) => (expression === '$n' ? 5 : 'x"'),
  })
  const lines = text.split('\r\n')
  t.match(lines[7], /^> {11}Call-ID: [0-9a-f]{16}@192\.0\.2\.10$/)
  t.same(
    [...lines.slice(0, 7), ...lines.slice(8)],
    [
      '# Ä page',
      'Prose stays, even `alice < 200`.',
      '> ```sip',
      '> # a comment',
      '> alice   > OPTIONS sip:x@example.com',
      '> alice   < 404 {*} to OPTIONS',
      '>           To: {*};tag={tag:token}',
      '>           Warning: {w}',
      '>           Warning: 2',
      '>           - X-None',
      '>           CSeq: 1 OPTIONS',
      '> ```',
      '> ```values',
      '> $rU  => "x\\""',
      '> $n   => 5',
      '> ```',
      '',
    ],
  )
  t.match(second, [{ status: 'pass' }], second[0]?.report ?? '')
})

t.test('accept adds what nobody claimed, before the time goes on', async (t) => {
  const page = [
    '# A',
    '```sip',
    'alice > INVITE sip:bob@example.com',
    'bob   < INVITE sip:bob@192.0.2.20 again x3',
    'clock +600ms',
    'bob   < INVITE {uri} again x3',
    'clock +2s',
    '```',
  ]
  const { text, first, second } = await accept(page.join('\n'), { route: server })
  t.match(
    first,
    [{ status: 'fail', reason: /nothing-to-repeat/ }],
    'what cannot be rewritten still fails',
  )
  t.match(second, [{ status: 'fail' }])
  t.equal(text, page.join('\n'))
  page.splice(3, 1, 'bob   < BYE sip:bob@192.0.2.20')
  page.splice(5, 1)
  const next = await accept(page.join('\n'), { route: server })
  t.same(next.text.split('\n'), [
    '# A',
    '```sip',
    'alice > INVITE sip:bob@example.com',
    'bob   < INVITE sip:bob@192.0.2.20',
    'alice < 404 Nicht hier: ä{{',
    'clock +600ms',
    'bob < INVITE sip:bob@192.0.2.20',
    'clock +2s',
    'bob < INVITE sip:bob@192.0.2.20',
    '```',
  ])
  t.match(next.second, [{ status: 'pass' }], next.second[0]?.report ?? '')
})

const repeating = ({ on, peer, options }: Fake): void => {
  const send = (): void => {
    on.send('SIP/2.0 200 OK\r\nVia: x\r\nCSeq: 1 BYE\r\n\r\n', peer)
  }
  send()
  for (const ms of [1, 2]) options.clock.after(ms, send)
}

t.test('accept writes how many retransmissions came', async (t) => {
  const page =
    '# A\n```sip\nalice > BYE sip:a\nalice < 200\nclock +1s\nalice < 200 to BYE again x5\nclock +1s\nalice < 200 again\n```\n'
  const { text, second } = await accept(page, { route: repeating })
  t.equal(
    text,
    '# A\n```sip\nalice > BYE sip:a\nalice < 200\nclock +1s\nalice < 200 to BYE again x2\nclock +1s\n```\n',
  )
  t.match(second, [{ status: 'pass' }], second[0]?.report ?? '')
})

t.test('edits: lines go, come and change, in any order', (t) => {
  const edits = [
    { line: 4, lastLine: 3, column: 3, lines: ['new'] },
    { line: 2, lastLine: 3, column: 3, lines: ['B', 'b', 'ä'] },
    { line: 2, lastLine: 2, column: 1, lines: ['never'] },
    { line: 5, lastLine: 5, column: 1, lines: [] },
  ]
  t.equal(applyEdits('1\n* 2\n* 3\n4\n5\n6', edits), '1\n* B\n* b\n* \ufffd\n* new\n4\n6')
  t.equal(applyEdits('', []), '')
  t.end()
})

const sloppy = oneof(
  string({ unit: 'binary', maxLength: 200 }),
  array(
    constantFrom(
      'alice',
      'bob',
      ' ',
      '  ',
      '\n',
      '\n  ',
      '\n\n',
      '>',
      '<',
      '=>',
      '{',
      '}',
      '{*}',
      '{x',
      ':/',
      '/}',
      '200',
      'OK',
      'to',
      'again',
      'x2',
      'only',
      'INVITE',
      'sip:',
      '@',
      ';',
      '"',
      ',',
      'clock',
      'quiet',
      '+',
      '1s',
      '9d',
      'actor',
      'udp:192.0.2.4',
      '#',
      '-',
      'To:',
      'Via: ',
      '\t',
      '\r',
      '=',
      '$x',
      'INFO',
    ),
    { maxLength: 60 },
  ).map((words) => words.join('')),
)

t.test('sloppy text is read or refused, and nothing throws', (t) => {
  const origin = { file: 'f', line: 1, column: 1 }
  assert(
    property(sloppy, (text) => {
      for (const read of [parseValues, parseLog]) read(text, origin)
      const { problems } = parseTranscript(text, origin, new Set(['alice', 'bob']))
      for (const { place } of problems) {
        const line = text.split('\n')[place.line - 1]
        if (line === undefined || place.column - 1 + place.length > line.length) return false
      }
      parsePattern(text)
      parseFenceInfo(text)
      markdownExamples(`# A\n\`\`\`sip ${text}`, 'f')
      return true
    }),
    { numRuns: 2000 },
  )
  t.pass('every problem has its place')
  t.end()
})

t.test('an example plays to an end, whatever it says and whatever the server sends', async (t) => {
  await assert(
    asyncProperty(sloppy, sloppy, boolean(), async (story, answer, accepting) => {
      const fence = {
        language: 'sip',
        info: parseFenceInfo(''),
        text: `alice > BYE sip:a\n${story}`,
        line: 3,
        column: 1,
      }
      const example = { id: 'x', title: 'X', file: 'f', line: 1, fences: [fence] }
      const route = ({ on, peer, reply }: Fake): void => {
        reply(200, answer)
        on.send(answer, peer)
        on.send(`SIP/2.0 200 OK\r\n${answer}\r\n\r\n`, peer)
      }
      const outcome = await playExample(example, fakeHost({ route }), { accept: accepting })
      return outcome.status === 'pass' || outcome.report !== null
    }),
    { numRuns: 500 },
  )
  t.pass('every failure has a report')
})
