import { parseMessageText } from 'siprose'
import t from 'tap'

import { boundaryOf, findPart } from '../body-part.ts'

const body = [
  'preamble --b1 is not at the start of a line',
  '--b1',
  'X-Part: 1',
  'Content-Type: application/sdp',
  '',
  'v=0',
  '--b10 is another boundary',
  '--b1  ',
  'c: Text/Plain; charset=utf-8',
  '',
  'hello',
  '',
  '--b1',
  '',
  'no headers',
  '--b1--',
  'epilogue',
  '',
].join('\r\n')

function contentOf(type: string): string | null {
  const part = findPart(body, 'b1', type)
  return part === null ? null : body.slice(part.contentStart, part.contentEnd)
}

t.test('findPart finds the content of a part by its type', (t) => {
  t.equal(contentOf('application/sdp'), 'v=0\r\n--b10 is another boundary')
  t.equal(contentOf('text/plain'), 'hello\r\n')
  t.equal(contentOf('text/html'), null)
  t.end()
})

t.test('findPart tells where everything of a part stands', (t) => {
  const part = findPart(body, 'b1', 'text/plain')
  t.ok(part)
  if (part === null) return t.end()
  t.equal(body.slice(part.start, part.typeStart), '--b1  \r\n')
  t.equal(body.slice(part.typeStart, part.typeEnd), 'c: Text/Plain; charset=utf-8\r\n')
  t.equal(body.slice(part.typeEnd, part.end), '\r\nhello\r\n\r\n')
  t.equal(body.slice(part.end, part.delimiterEnd), '--b1\r\n')
  return t.end()
})

t.test('findPart takes odd bodies', (t) => {
  const rows: readonly (readonly [string, string | null])[] = [
    ['', null],
    ['--b', null],
    ['--b--', null],
    ['--b\r\nContent-Type: a/b\r\n\r\nx', null],
    ['--b\nContent-Type: a/b\n\nx\n--b--', 'x'],
    ['--b\r\nContent-Type: a/b\r\n\r\n--b--', ''],
    ['--b\r\nContent-Type: a/b\r\n--b--', null],
    ['--b--\r\n--b\r\nContent-Type: a/b\r\n\r\nx\r\n--b--', null],
  ]
  for (const [text, content] of rows) {
    const part = findPart(text, 'b', 'a/b')
    const found = part === null ? null : text.slice(part.contentStart, part.contentEnd)
    t.equal(found, content, JSON.stringify(text))
  }
  t.end()
})

t.test('findPart works in time linear in the body', (t) => {
  const part = '--b\r\nContent-Type: a/b\r\n\r\nx\r\n'
  t.equal(findPart(part.repeat(10_000), 'b', 'c/d'), null)
  t.equal(findPart('--bx'.repeat(50_000), 'b', 'c/d'), null)
  t.end()
})

t.test('boundaryOf reads the boundary of a multipart body only', (t) => {
  const rows: readonly (readonly [string, string | null])[] = [
    ['multipart/mixed;boundary=b1', 'b1'],
    ['Multipart/Related; boundary="b 1"', 'b 1'],
    ['multipart/mixed', null],
    ['multipart/mixed;boundary=""', null],
    [`multipart/mixed;boundary=${'b'.repeat(71)}`, null],
    ['text/plain;boundary=b1', null],
  ]
  for (const [type, boundary] of rows) {
    const message = parseMessageText(
      `MESSAGE sip:example.com SIP/2.0\r\nContent-Type: ${type}\r\n\r\nx`,
    )
    t.equal(boundaryOf(message), boundary, type)
  }
  t.end()
})
