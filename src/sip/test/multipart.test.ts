import * as fc from 'fast-check'
import t from 'tap'

import { HeaderId } from '../header-names.ts'
import type { Message } from '../message.ts'
import { parseMessageText } from '../message.ts'
import { type Multipart, multipart, partOfType } from '../multipart.ts'
import { usualRules } from '../rules.ts'

const carrying = (body: string, type = 'multipart/mixed;boundary=b'): Message =>
  parseMessageText(`MESSAGE sip:a SIP/2.0\r\nContent-Type: ${type}\r\n\r\n${body}`)

const bodies = (found: Multipart | null): unknown => found?.parts.map((part) => part.body)

t.test('multipart finds the parts', (t) => {
  const body = [
    'a preamble, --b',
    '--b \t',
    'Content-Type: text/plain',
    'Content-ID: <one@example.com>',
    'Content-Disposition: render;',
    '  handling=optional',
    '',
    'first',
    '--bc is no boundary',
    ' --b neither',
    '',
    '--b',
    '',
    'second',
    '--b--',
    'an epilogue',
    '--b',
    'third',
  ].join('\r\n')
  const m = carrying(body, 'Multipart/Mixed; boundary="b"')
  const found = multipart(m)
  t.equal(multipart(m), found, 'it is kept')
  t.same([found?.subtype, found?.boundary, found?.closed], ['mixed', 'b', true])
  t.same(bodies(found), ['first\r\n--bc is no boundary\r\n --b neither\r\n', 'second'])
  const [one, two] = found?.parts ?? []
  t.equal(one?.contentType?.mediaType, 'text/plain')
  t.equal(one?.contentId, 'one@example.com')
  t.equal(one?.disposition?.required, false)
  t.equal(one?.named('c')?.id, HeaderId.CONTENT_TYPE)
  t.equal(two?.headers.length, 0)
  t.same([two?.contentType, two?.contentId, two?.named('x')], [null, null, null])
  t.equal(m.text.slice(two?.bodyStart, two?.bodyEnd), 'second')
  t.end()
})

t.test('parts may be empty, cut off, or without an end of their headers', (t) => {
  const rows: readonly (readonly [string, readonly string[], boolean])[] = [
    ['--b--', [], true],
    ['--b\r\n\r\n\r\n--b--\r\n', [''], true],
    ['--b\r\n\r\n--b--', [''], true],
    ['--b\r\n--b--', [''], true],
    ['--b\n\nx\n--b--\n', ['x'], true],
    ['--b\r\n\r\nx', ['x'], false],
    ['--b\r\nA: b', [''], false],
    ['--b\r\nno header\r\n\r\nx\r\n--b--', ['x'], true],
    ['--b', [''], false],
    ['', [], false],
    ['x', [], false],
    ['--b--x\r\n--b\r\n\r\ny\r\n--b--', ['y'], true],
  ]
  for (const [body, expected, closed] of rows) {
    const found = multipart(carrying(body))
    t.same([bodies(found), found?.closed], [expected, closed], JSON.stringify(body))
  }
  t.end()
})

t.test('without a boundary that can be one there are no parts', (t) => {
  for (const type of [
    'multipart/mixed',
    'multipart/mixed;boundary=',
    'multipart/mixed;boundary="a "',
    `multipart/mixed;boundary=${'b'.repeat(70 + 1)}`,
    'multipart/mixed;boundary="\xff"',
    'text/plain;boundary=b',
  ]) {
    t.equal(multipart(carrying('--b\r\n\r\nx\r\n--b--', type)), null, type)
  }
  const packed = 'INFO sip:a SIP/2.0\r\nc: multipart/mixed;boundary=b\r\ne: gzip\r\n\r\n--b--'
  t.equal(multipart(parseMessageText(packed)), null)
  t.end()
})

t.test('partOfType looks into parts of parts, but not deeper than the limit', (t) => {
  const nested = (depth: number): string =>
    depth === 0
      ? 'Content-Type: application/sdp\r\n\r\nv=0'
      : `Content-Type: multipart/alternative;boundary=b${depth}\r\n\r\n--b${depth}\r\n\r\nplain\r\n--b${depth}\r\n${nested(depth - 1)}\r\n--b${depth}--`
  for (let depth = 0; depth < usualRules.maxPartDepth + 2; depth++) {
    const found = multipart(carrying(`--b\r\n${nested(depth)}\r\n--b--`))
    const part = found === null ? null : partOfType(found, 'application/sdp')
    t.equal(part?.body, depth < usualRules.maxPartDepth ? 'v=0' : undefined, `${depth}`)
  }
  t.end()
})

t.test('there are limits to parts and their headers', (t) => {
  const many = multipart(carrying(`${'--b\r\n\r\nx\r\n'.repeat(usualRules.maxParts + 1)}--b--`))
  t.equal(many?.parts.length, usualRules.maxParts)
  t.equal(many?.closed, false)
  const long = multipart(carrying(`--b\r\n${'A: b\r\n'.repeat(100)}\r\nx\r\n--b--`))
  t.equal(long?.parts[0]?.headers.length, usualRules.maxPartHeaders)
  t.equal(long?.parts[0]?.body, 'x')
  t.end()
})

t.test('parts that were put together come apart again, whatever they hold', (t) => {
  const bytes = fc
    .uint8Array({ maxLength: 30 })
    .map((array) => Buffer.from(array).toString('latin1'))
  const spicy = fc
    .array(fc.constantFrom('\r\n', '--', '-', 'b', ' ', '--b', 'x', ':', '\t'), { maxLength: 12 })
    .map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(fc.array(fc.oneof(bytes, spicy), { maxLength: 6 }), spicy, (parts, tail) => {
      const body = `${parts.map((part) => `--=boundary\r\nX: y\r\n\r\n${part}\r\n`).join('')}--=boundary--${tail.startsWith('\r\n') ? tail : ''}`
      const found = multipart(carrying(body, 'multipart/mixed;boundary="=boundary"'))
      if (found?.closed !== true || found.parts.length !== parts.length) throw new Error('parts')
      for (const [i, part] of found.parts.entries()) {
        if (part.body !== parts[i] || part.named('x')?.value !== 'y') throw new Error(`part ${i}`)
      }
      for (const part of multipart(carrying(body.replaceAll('=boundary', 'b')))?.parts ?? []) {
        void [part.contentType, part.contentId, part.disposition, part.multipart]
      }
    }),
    { numRuns: 800, interruptAfterTimeLimit: 3000, markInterruptAsFailure: false },
  )
  t.end()
})
