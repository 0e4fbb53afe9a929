import { parseMessageText } from 'siprose'
import t from 'tap'

import { append, firstPart, isBoundary, partOf, withPart } from '../multipart.ts'

t.test('a boundary has 1 to 70 characters and no blank at its end', (t) => {
  t.ok(isBoundary('x'.repeat(70)))
  for (const text of ['', 'x'.repeat(71), 'b ', 'b"', 'b\r\n', 'b;c'])
    t.notOk(isBoundary(text), text)
  t.end()
})

t.test('headers of a part that would end them are refused', (t) => {
  t.equal(partOf('x', 'text/plain\r\nX-A: 1', ''), 'Content-Type: text/plain\r\nX-A: 1\r\n\r\nx')
  t.equal(partOf('x', 'text/plain\r\n\r\nX', ''), null)
  t.equal(partOf('x', '', ''), null)
  t.equal(partOf('x', 'text/plain', 'a\r\nX: 1'), null)
  t.end()
})

t.test('a text cannot smuggle in a part of its own', (t) => {
  t.equal(firstPart('b1', 'C: 1\r\n\r\nhello\r\n--b1\r\nC: 2\r\n\r\nx'), null)
  t.equal(withPart('--b1\r\n\r\nx\r\n--b1--\r\n', 'b1', '\r\n\r\n--b1--'), null)
  t.end()
})

t.test('a body without its last boundary gets one, one without any is refused', (t) => {
  t.equal(withPart('--b1\r\n\r\nx', 'b1', 'y'), '--b1\r\n\r\nx\r\n--b1\r\ny\r\n--b1--\r\n')
  t.equal(withPart('x', 'b1', 'y'), null)
  t.end()
})

t.test('what stands behind the last boundary goes', (t) => {
  const body = '--b1\r\n\r\nx\r\n--b1--\r\nepilogue\r\n'
  t.equal(withPart(body, 'b1', 'y'), '--b1\r\n\r\nx\r\n--b1\r\ny\r\n--b1--\r\n')
  t.end()
})

t.test('a body whose type has no sound boundary takes no part', (t) => {
  for (const type of [
    'multipart/mixed',
    'multipart/mixed;boundary=""',
    'text/plain;boundary=b',
    '/',
  ]) {
    const message = parseMessageText(
      `MESSAGE sip:b SIP/2.0\r\nContent-Type: ${type}\r\n\r\n--b\r\n`,
    )
    t.notOk(append(message, 'x', 'text/plain', ''), type)
  }
  t.end()
})
