import t from 'tap'

import { applyEdits, parseMessageText, XavpList } from 'siprose'

import { applyHeaders } from '../apply.ts'
import { HeaderSet, keyOf, splitList } from '../header-set.ts'

const settings = { size: 30, split: new Set([keyOf('X-Split')]), skip: new Set(['cseq']) }

const message = (lines: string) =>
  parseMessageText(
    `OPTIONS sip:example.com SIP/2.0\r\nv: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK1\r\nf: <sip:a@b>;tag=1\r\nt: <sip:c@d>\r\ni: 1\r\nCSeq: 1 OPTIONS\r\n${lines}l: 2\r\n\r\nhi`,
  )

function after(lines: string, change: (headers: HeaderSet) => void): string {
  const came = message(lines)
  const headers = new HeaderSet(new XavpList())
  headers.collect(came, settings)
  change(headers)
  applyHeaders(came, headers, settings)
  return applyEdits(came)
}

t.test('applyHeaders leaves byte by byte what nobody has changed', (t) => {
  const rows = [
    '',
    'X: a\r\nx : b\r\nX:c\r\n',
    'Subject: folded\r\n over\r\n\tlines\r\n',
    `X-Long: ${'x'.repeat(500)}\r\n`,
    's: compact\r\nSubject: twice\r\n',
    'X-Empty:\r\nX-Empty: \r\n',
    'X-Bytes: \xe4\xf6\x80\r\n',
  ]
  for (const row of rows)
    t.equal(
      after(row, () => undefined),
      message(row).text,
    )
  t.end()
})

t.test('applyHeaders changes what was changed, and nothing else', (t) => {
  const rows: [before: string, change: (headers: HeaderSet) => void, now: string][] = [
    [
      'A: 1\r\nB: 2\r\na: 3\r\n',
      (headers) => headers.change('A', 'x', 1),
      'A: 1\r\nB: 2\r\na: x\r\n',
    ],
    ['A: 1\r\nB: 2\r\nA: 3\r\n', (headers) => headers.list.removeAll(keyOf('A')), 'B: 2\r\n'],
    [
      'A: 1\r\nB: 2\r\nA: 3\r\n',
      (headers) => headers.list.remove(keyOf('A'), 0),
      'A: 3\r\nB: 2\r\n',
    ],
    ['s: 1\r\n', (headers) => headers.change('Subject', '2', 0), 's: 2\r\n'],
    [
      'X-Split: a, "b,c" , <d,e>\r\n',
      () => undefined,
      'X-Split: a\r\nX-Split: "b,c"\r\nX-Split: <d,e>\r\n',
    ],
    ['A: 1\r\n', (headers) => headers.append('A', ''), 'A: 1\r\n'],
    ['A: 1\r\n', (headers) => headers.change('CSeq', '9 X', 0), 'A: 1\r\n'],
    ['A: 1\r\n', (headers) => headers.change('Content-Length', '99', 0), 'A: 1\r\n'],
  ]
  for (const [before, change, now] of rows)
    t.equal(after(before, change), message(now).text, before)
  t.end()
})

t.test('HeaderSet takes nothing that is no header, and no end of them', (t) => {
  const headers = new HeaderSet(new XavpList())
  for (const name of ['', 'a b', 'a:', 'a\r\nb', '\xe4']) t.equal(headers.append(name, 'x'), false)
  for (const value of ['a\r\nB: c', 'a\n', '\0']) t.equal(headers.append('A', value), false)
  let taken = 0
  for (let count = 0; count < 5000; count++) if (headers.append('A', 'x')) taken++
  t.ok(taken <= 1024)
  t.same(splitList('a,,"b\\",c",<d,e'), ['a', '', '"b\\",c"', '<d,e'])
  t.end()
})
