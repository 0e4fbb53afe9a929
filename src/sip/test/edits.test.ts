import t from 'tap'

import { applyEdits, buildForwardedReply, buildReply, buildRequest, receivedFor } from '../build.ts'
import type { ForwardOptions, ReplyOptions } from '../build.ts'
import { HeaderId } from '../header-names.ts'
import type { Header } from '../header.ts'
import { parseVia } from '../headers/via.ts'
import { type Message, parseMessageText } from '../message.ts'

const lines = (...all: string[]): string => all.join('\r\n')

const text = lines(
  'MESSAGE sip:bob@example.com SIP/2.0',
  'Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK1;rport',
  'Max-Forwards: 70',
  'From: <sip:alice@example.com>;tag=a',
  'To: <sip:bob@example.com>',
  'Call-ID: 1',
  'CSeq: 1 MESSAGE',
  'Subject: hi',
  'Content-Length: 2',
  '',
  'ab',
)

const forward: ForwardOptions = {
  requestUri: null,
  via: 'SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK2',
  maxForwards: null,
  received: null,
  rport: null,
  extra: '',
  stream: false,
}

const answer: ReplyOptions = { toTag: null, extra: '', received: null, rport: null, server: null }

const at = (m: Message, id: number): Header => {
  const header = m.first(id)
  if (header === null) throw new TypeError(`no header ${id}`)
  return header
}

/** What a message with changes becomes, as lines. */
const edited = (change: (m: Message) => void, of: string = text): string => {
  const m = parseMessageText(of)
  change(m)
  return applyEdits(m)
}

t.test('a message without edits stays what it is', (t) => {
  const m = parseMessageText(text)
  t.equal(m.edited, false)
  t.equal(applyEdits(m), text)
  t.equal(m.edits.empty, true)
  t.equal(m.edited, false, 'looking is not changing')
  t.equal(m.edits, m.edits, 'made once')
  t.end()
})

t.test('edits leave the original readable', (t) => {
  const m = parseMessageText(text)
  m.edits.removeHeader(at(m, HeaderId.SUBJECT))
  m.edits.setUri('sip:eve@example.com')
  m.edits.setBody('changed')
  t.equal(m.edited, true)
  t.equal(m.named('Subject')?.value, 'hi')
  t.equal(m.requestUri, 'sip:bob@example.com')
  t.equal(m.body, 'ab')
  t.end()
})

t.test(
  'headers are appended after the last and prepended before the first, in the order of the calls',
  (t) => {
    const result = edited((m) => {
      m.edits.appendHeader('X-A: 1\r\n')
      m.edits.prependHeader('X-C: 3\r\n')
      m.edits.appendHeader('X-B: 2\r\n')
      m.edits.prependHeader('X-D: 4\r\n')
    })
    t.equal(
      result,
      text
        .replace('Via:', 'X-C: 3\r\nX-D: 4\r\nVia:')
        .replace('Length: 2\r\n', 'Length: 2\r\nX-A: 1\r\nX-B: 2\r\n'),
    )
    t.end()
  },
)

t.test('at one offset: after what ends, before what starts, then what replaces it', (t) => {
  const result = edited((m) => {
    const id = at(m, HeaderId.CALL_ID)
    m.edits.replace(id.start, id.end, 'Call-ID: 2\r\n')
    m.edits.insertBefore(id.start, 'X-3: 3\r\n')
    m.edits.insertBefore(id.start, 'X-4: 4\r\n')
    m.edits.insertAfter(id.start, 'X-1: 1\r\n')
    m.edits.insertAfter(id.start, 'X-2: 2\r\n')
    m.edits.insertAfter(id.end, 'X-5: 5\r\n')
  })
  t.equal(
    result,
    text.replace(
      'Call-ID: 1',
      lines('X-1: 1', 'X-2: 2', 'X-3: 3', 'X-4: 4', 'Call-ID: 2', 'X-5: 5'),
    ),
  )
  t.end()
})

t.test('removals that overlap are one removal', (t) => {
  const result = edited((m) => {
    const { start } = at(m, HeaderId.FROM)
    const end = at(m, HeaderId.CALL_ID).end
    m.edits.remove(start + 10, end)
    m.edits.remove(start, start + 20)
    m.edits.remove(start, start)
    m.edits.remove(start + 12, start + 14)
  })
  t.equal(result, text.replace(/From[^]*Call-ID: 1\r\n/, ''))
  t.end()
})

t.test('an edit inside a removed range goes with it, one at its borders stays', (t) => {
  const result = edited((m) => {
    const subject = at(m, HeaderId.SUBJECT)
    m.edits.setValue(subject, 'gone')
    m.edits.insertBefore(subject.start + 1, 'gone')
    m.edits.removeHeader(subject)
    m.edits.insertAfter(subject.start + 3, 'gone')
    m.edits.insertBefore(subject.start, 'X-Before: 1\r\n')
    m.edits.insertAfter(subject.end, 'X-After: 1\r\n')
  })
  t.equal(result, text.replace('Subject: hi', 'X-Before: 1\r\nX-After: 1'))
  t.end()
})

t.test('of two that replace the very same range, the later one holds', (t) => {
  const result = edited((m) => {
    const subject = at(m, HeaderId.SUBJECT)
    m.edits.setValue(subject, 'one')
    m.edits.setValue(subject, 'two')
    m.edits.setValue(subject, 'three')
  })
  t.equal(result, text.replace('hi', 'three'))
  t.end()
})

t.test('more edits than a few are sorted as well', (t) => {
  const result = edited((m) => {
    for (let i = 99; i >= 0; i--) m.edits.insertBefore(m.bodyStart + (i % 3), `${i % 10}`)
  })
  const digits = (rest: number): string =>
    Array.from({ length: 100 }, (_, i) => 99 - i)
      .filter((i) => i % 3 === rest)
      .map((i) => String(i % 10))
      .join('')
  t.ok(result.endsWith(`\r\n\r\n${digits(0)}a${digits(1)}b${digits(2)}`))
  t.match(result, 'Content-Length: 102\r\n')
  t.end()
})

t.test('setBody and edits in the body set Content-Length', (t) => {
  const rows: readonly (readonly [string, (m: Message) => void, string])[] = [
    [
      'a new body',
      (m) => m.edits.setBody('12345'),
      text.replace('Length: 2', 'Length: 5').replace(/ab$/, '12345'),
    ],
    [
      'no body',
      (m) => m.edits.setBody(''),
      text.replace('Length: 2', 'Length: 0').replace(/ab$/, ''),
    ],
    [
      'a new type',
      (m) => m.edits.setBody('x', 'text/x'),
      text.replace('Length: 2\r\n', 'Length: 1\r\nContent-Type: text/x\r\n').replace(/ab$/, 'x'),
    ],
    [
      'an insertion',
      (m) => m.edits.insertBefore(m.bodyStart, '>'),
      text.replace('Length: 2', 'Length: 3').replace(/ab$/, '>ab'),
    ],
    [
      'at the end',
      (m) => m.edits.insertAfter(m.length, '<'),
      text.replace('Length: 2', 'Length: 3').replace(/ab$/, 'ab<'),
    ],
    [
      'a replacement',
      (m) => m.edits.replace(m.bodyStart + 1, m.length, 'xyz'),
      text.replace('Length: 2', 'Length: 4').replace(/ab$/, 'axyz'),
    ],
    [
      'a removal',
      (m) => m.edits.remove(m.bodyStart, m.bodyStart + 1),
      text.replace('Length: 2', 'Length: 1').replace(/ab$/, 'b'),
    ],
    [
      'what would touch the empty line: nothing',
      (m) => m.edits.remove(m.headersEnd - 3, m.bodyStart + 1),
      text,
    ],
  ]
  for (const [name, change, expected] of rows) t.equal(edited(change), expected, name)
  t.end()
})

t.test('Content-Length is set wherever and however often it stands', (t) => {
  const set = (headers: string[], change = (m: Message): void => m.edits.setBody('123')): string =>
    edited(change, lines('INFO sip:a SIP/2.0', ...headers, '', 'ab'))
  t.equal(set(['To: x']), lines('INFO sip:a SIP/2.0', 'To: x', 'Content-Length: 3', '', '123'))
  t.equal(set(['l:2', 'To: x']), lines('INFO sip:a SIP/2.0', 'l:3', 'To: x', '', '123'))
  t.equal(set(['l:', 'To: x']), lines('INFO sip:a SIP/2.0', 'l: 3', 'To: x', '', '123'))
  t.equal(
    set(['l: 2', 'To: x', 'Content-Length: 2']),
    lines('INFO sip:a SIP/2.0', 'l: 3', 'To: x', '', '123'),
  )
  t.equal(
    set(['l: 2', 'To: x', 'Content-Length: 9']),
    lines('INFO sip:a SIP/2.0', 'l: 3', 'To: x', '', '123'),
  )
  const removed = set(['l: 2', 'To: x'], (m) => {
    m.edits.removeHeader(m.header(0))
    m.edits.setBody('123')
  })
  t.equal(removed, lines('INFO sip:a SIP/2.0', 'To: x', 'Content-Length: 3', '', '123'))
  t.end()
})

t.test('clear forgets everything', (t) => {
  const result = edited((m) => {
    m.edits.appendHeader('X: y\r\n')
    m.edits.setUri('sip:x')
    m.edits.setBody('x', 'text/x')
    m.edits.setStatus(1, 'x')
    t.equal(m.edits.count, 1)
    m.edits.clear()
    t.equal(m.edited, false)
  })
  t.equal(result, text)
  t.end()
})

t.test('setUri and setStatus change the first line', (t) => {
  t.equal(
    edited((m) => m.edits.setUri('sip:eve')),
    text.replace('sip:bob@example.com', 'sip:eve'),
  )
  const rows = [
    ['SIP/2.0 404 Not Found', 'SIP/2.0 480 Gone Fishing'],
    ['SIP/2.0 404', 'SIP/2.0 480 Gone Fishing'],
    ['SIP/2.0 404 ', 'SIP/2.0 480 Gone Fishing'],
  ] as const
  for (const [line, expected] of rows) {
    const change = (m: Message): void => m.edits.setStatus(480, 'Gone Fishing')
    t.equal(edited(change, `${line}\r\n\r\n`), `${expected}\r\n\r\n`, JSON.stringify(line))
    const m = parseMessageText(`${line}\r\n\r\n`)
    change(m)
    t.equal(buildForwardedReply(m), `${expected}\r\n\r\n`)
  }
  t.end()
})

t.test('buildRequest puts our Via before the others and leaves the rest', (t) => {
  const built = buildRequest(parseMessageText(text), forward)
  t.equal(built, text.replace('Via:', `Via: ${forward.via}\r\nVia:`))
  const without = lines('INFO sip:a SIP/2.0', 'To: x', '', '')
  t.equal(
    buildRequest(parseMessageText(without), forward),
    lines('INFO sip:a SIP/2.0', `Via: ${forward.via}`, 'To: x', '', ''),
  )
  const late = lines('INFO sip:a SIP/2.0', 'To: x', 'v: SIP/2.0/UDP h', '', '')
  t.equal(
    buildRequest(parseMessageText(late), forward),
    lines('INFO sip:a SIP/2.0', 'To: x', `Via: ${forward.via}`, 'v: SIP/2.0/UDP h', '', ''),
  )
  t.end()
})

t.test('buildRequest does all at once, in one pass', (t) => {
  const m = parseMessageText(text)
  m.edits.removeHeader(at(m, HeaderId.SUBJECT))
  m.edits.prependHeader('Record-Route: <sip:192.0.2.1;lr>\r\n')
  m.edits.appendHeader('X-Mine: 1\r\n')
  m.edits.setUri('sip:ignored')
  const built = buildRequest(m, {
    requestUri: 'sip:bob@192.0.2.20',
    via: forward.via,
    maxForwards: 69,
    received: '192.0.2.9',
    rport: 5062,
    extra: 'X-Extra: 1\r\n',
    stream: true,
  })
  t.equal(
    built,
    lines(
      'MESSAGE sip:bob@192.0.2.20 SIP/2.0',
      'Record-Route: <sip:192.0.2.1;lr>',
      `Via: ${forward.via}`,
      'Via: SIP/2.0/UDP 192.0.2.10;branch=z9hG4bK1;rport=5062;received=192.0.2.9',
      'Max-Forwards: 69',
      'From: <sip:alice@example.com>;tag=a',
      'To: <sip:bob@example.com>',
      'Call-ID: 1',
      'CSeq: 1 MESSAGE',
      'Content-Length: 2',
      'X-Mine: 1',
      'X-Extra: 1',
      '',
      'ab',
    ),
  )
  t.equal(
    buildRequest(m, forward).startsWith('MESSAGE sip:ignored SIP/2.0\r\n'),
    true,
    'the URI of the edits',
  )
  t.end()
})

t.test(
  'buildRequest notes the source in the peer’s Via, in the place of what stands there',
  (t) => {
    const noted = (via: string, received: string | null, rport: number | null): string => {
      const m = parseMessageText(lines('INFO sip:a SIP/2.0', `Via: ${via}`, '', ''))
      const built = buildRequest(m, { ...forward, received, rport })
      return built.slice(built.lastIndexOf('Via: ') + 5, built.indexOf('\r\n\r\n'))
    }
    const rows: readonly (readonly [string, string | null, number | null, string])[] = [
      ['SIP/2.0/UDP h', null, null, 'SIP/2.0/UDP h'],
      ['SIP/2.0/UDP h', '192.0.2.9', null, 'SIP/2.0/UDP h;received=192.0.2.9'],
      ['SIP/2.0/UDP h:1', '192.0.2.9', 7, 'SIP/2.0/UDP h:1;received=192.0.2.9;rport=7'],
      ['SIP/2.0/UDP h;rport;branch=x', null, 7, 'SIP/2.0/UDP h;rport=7;branch=x'],
      ['SIP/2.0/UDP h;rport=;branch=x', null, 7, 'SIP/2.0/UDP h;rport=7;branch=x'],
      [
        'SIP/2.0/UDP h;rport=666;received=203.0.113.66',
        '192.0.2.9',
        7,
        'SIP/2.0/UDP h;rport=7;received=192.0.2.9',
      ],
      ['SIP/2.0/UDP h ; rport = 666 ; a', null, 7, 'SIP/2.0/UDP h ; rport=7 ; a'],
      [
        'SIP/2.0/UDP h;received;a',
        '192.0.2.9',
        null,
        'SIP/2.0/UDP h;received;a;received=192.0.2.9',
      ],
      ['SIP/2.0/UDP h;a; (note)', '192.0.2.9', null, 'SIP/2.0/UDP h;a;received=192.0.2.9; (note)'],
      [
        'SIP/2.0/UDP h;a, SIP/2.0/UDP i;rport',
        '192.0.2.9',
        7,
        'SIP/2.0/UDP h;a;received=192.0.2.9;rport=7, SIP/2.0/UDP i;rport',
      ],
      [
        'SIP/2.0/UDP h\r\n ;rport\r\n\t;received=x\r\n ;branch=1',
        'y',
        7,
        'SIP/2.0/UDP h\r\n ;rport=7\r\n\t;received=y\r\n ;branch=1',
      ],
      ['SIP/2.0/UDP h\r\n ;a', 'y', null, 'SIP/2.0/UDP h\r\n ;a;received=y'],
      ['broken', 'y', 7, 'broken'],
    ]
    for (const [via, received, rport, expected] of rows) {
      t.equal(noted(via, received, rport), expected, JSON.stringify(via))
    }
    t.end()
  },
)

t.test('RFC 3261 18.2.1, RFC 3581 4: receivedFor says when the source must be noted', (t) => {
  const said = (via: string, address: string): string | null => {
    const parsed = parseVia(via)
    return parsed === null ? 'no Via' : receivedFor(parsed, address)
  }
  t.equal(said('SIP/2.0/UDP 192.0.2.1', '192.0.2.1'), null)
  t.equal(said('SIP/2.0/UDP 192.0.2.1:5070', '192.0.2.1'), null)
  t.equal(said('SIP/2.0/UDP 192.0.2.1;rport', '192.0.2.1'), '192.0.2.1')
  t.equal(said('SIP/2.0/UDP 10.0.0.1', '192.0.2.1'), '192.0.2.1')
  t.equal(said('SIP/2.0/UDP host.example.com', '192.0.2.1'), '192.0.2.1')
  t.equal(said('SIP/2.0/UDP [2001:db8::1]', '2001:db8::1'), null)
  t.equal(said('SIP/2.0/UDP [2001:db8::2]', '2001:db8::1'), '2001:db8::1')
  t.end()
})

t.test('buildRequest changes or adds Max-Forwards', (t) => {
  const built = (header: string[]): string =>
    buildRequest(
      parseMessageText(lines('INFO sip:a SIP/2.0', 'Via: SIP/2.0/UDP h', ...header, '', '')),
      {
        ...forward,
        maxForwards: 16,
      },
    ).slice(-42)
  t.match(built(['Max-Forwards: 70']), 'Max-Forwards: 16\r\n\r\n')
  t.match(built(['max-forwards :\r\n  0070']), 'max-forwards :\r\n  16\r\n\r\n')
  t.match(built(['Max-Forwards:']), 'Max-Forwards: 16\r\n\r\n')
  t.match(built([]), 'UDP h\r\nMax-Forwards: 16\r\n\r\n')
  t.end()
})

t.test('Content-Length is made right where a stream needs it, and only there', (t) => {
  const built = (headers: string[], body: string, stream: boolean): string => {
    const m = parseMessageText(
      lines('INFO sip:a SIP/2.0', 'Via: SIP/2.0/TCP h', ...headers, '', body),
    )
    const whole = buildRequest(m, { ...forward, stream })
    return whole.slice(whole.indexOf('TCP h\r\n') + 7)
  }
  t.equal(built([], 'ab', false), '\r\nab', 'a datagram needs none')
  t.equal(built([], 'ab', true), 'Content-Length: 2\r\n\r\nab')
  t.equal(built(['l: 2'], 'ab', true), 'l: 2\r\n\r\nab')
  t.equal(built(['l: 1'], 'ab', true), 'l: 1\r\n\r\na', 'bytes beyond the body do not leave')
  t.equal(built(['l: 1'], 'ab', false), 'l: 1\r\n\r\na')
  t.equal(
    built(['l: 9'], 'ab', true),
    'l: 2\r\n\r\nab',
    'a promise that would eat the next message',
  )
  t.equal(built(['l: 9'], 'ab', false), 'l: 9\r\n\r\nab')
  t.equal(built(['l: x'], 'ab', true), 'l: 2\r\n\r\nab')
  t.equal(built(['l: 2', 'l: 9'], 'ab', true), 'l: 2\r\n\r\nab')
  t.equal(built(['l: 0002'], 'ab', true), 'l: 0002\r\n\r\nab')
  t.end()
})

t.test('buildForwardedReply takes the top Via out, also one of several in a line', (t) => {
  const built = (...vias: string[]): string => {
    const m = parseMessageText(lines('SIP/2.0 200 OK', ...vias, 'Content-Length: 0', '', ''))
    const result = buildForwardedReply(m)
    return result.slice(16, result.indexOf('Content-Length'))
  }
  t.equal(built('Via: SIP/2.0/UDP a', 'Via: SIP/2.0/UDP b'), 'Via: SIP/2.0/UDP b\r\n')
  t.equal(built('Via: SIP/2.0/UDP a, SIP/2.0/UDP b'), 'Via: SIP/2.0/UDP b\r\n')
  t.equal(built('v:SIP/2.0/UDP a;x="," (c, d),\r\n SIP/2.0/UDP b'), 'v:SIP/2.0/UDP b\r\n')
  t.equal(built('Via: SIP/2.0/UDP a\r\n ;x=1', 'Via: SIP/2.0/UDP b'), 'Via: SIP/2.0/UDP b\r\n')
  t.equal(built('X: y', 'Via: SIP/2.0/UDP a'), 'X: y\r\n')
  t.equal(built('X: y'), 'X: y\r\n')
  t.equal(built('Via: broken', 'Via: SIP/2.0/UDP b'), 'Via: SIP/2.0/UDP b\r\n')
  const stream = parseMessageText(lines('SIP/2.0 200 OK', 'Via: SIP/2.0/UDP a', '', 'ab'))
  t.equal(buildForwardedReply(stream, true), lines('SIP/2.0 200 OK', 'Content-Length: 2', '', 'ab'))
  t.end()
})

t.test('what nobody changed leaves byte by byte as it came', (t) => {
  const binary = Buffer.from(Array.from({ length: 256 }, (_, i) => i)).toString('latin1')
  const utf8 = Buffer.from('Jörg → 世界', 'utf8').toString('latin1')
  const head = ['INVITE sip:bob@example.com SIP/2.0', 'Via: SIP/2.0/UDP h']
  const rows = [
    ['a binary body', lines(...head, 'Content-Length: 256', '', binary)],
    [
      'UTF-8 text',
      lines(...head, `From: "${utf8}" <sip:j@example.com>`, `Subject: ${utf8}`, '', utf8),
    ],
    ['LF only', `${head.join('\n')}\nTo: x\n\nbody\nmore`],
    ['folds and odd blanks', lines(...head, 'Subject:\t a\r\n \t b ', 'To :x', 'x-Y:', '', '')],
  ] as const
  for (const [name, original] of rows) {
    const built = buildRequest(parseMessageText(original), forward)
    t.equal(built.replace(`Via: ${forward.via}\r\n`, ''), original, name)
    t.equal(Buffer.from(built, 'latin1').length, built.length, `${name}: a byte each`)
  }
  t.end()
})

t.test('RFC 3261 8.2.6: buildReply copies what a reply must have', (t) => {
  const request = parseMessageText(
    lines(
      'INVITE sip:bob@example.com SIP/2.0',
      'Via: SIP/2.0/UDP 10.0.0.1:5070;branch=z9hG4bK1;rport',
      'v: SIP/2.0/UDP b, SIP/2.0/UDP c',
      'Record-Route: <sip:r;lr>',
      't : <sip:bob@example.com> ',
      'From: <sip:alice@example.com>\r\n ;tag=a',
      'Call-ID: 1',
      'CSeq: 1 INVITE',
      'Timestamp: 54',
      'Subject: hi',
      'Content-Length: 0',
      '',
      '',
    ),
  )
  const reply = buildReply(request, 180, 'Ringing', {
    toTag: 'b1',
    extra: 'X-Extra: 1\r\n',
    received: '192.0.2.9',
    rport: 7,
    server: 'siprose',
  })
  t.equal(
    reply,
    lines(
      'SIP/2.0 180 Ringing',
      'Via: SIP/2.0/UDP 10.0.0.1:5070;branch=z9hG4bK1;rport=7;received=192.0.2.9',
      'v: SIP/2.0/UDP b, SIP/2.0/UDP c',
      'Record-Route: <sip:r;lr>',
      't : <sip:bob@example.com>;tag=b1',
      'From: <sip:alice@example.com>\r\n ;tag=a',
      'Call-ID: 1',
      'CSeq: 1 INVITE',
      'X-Extra: 1',
      'Server: siprose',
      'Content-Length: 0',
      '',
      '',
    ),
  )
  const trying = buildReply(request, 100, 'Trying', answer)
  t.match(trying, 'Timestamp: 54\r\n')
  t.notMatch(trying, 'Record-Route')
  t.match(trying, '\r\nt : <sip:bob@example.com> \r\n', 'no tag asked for')
  t.notMatch(buildReply(request, 300, 'X', answer), 'Record-Route')
  t.match(buildReply(request, 299, 'X', answer), 'Record-Route')
  t.match(buildReply(request, 101, 'X', answer), 'Record-Route')
  t.notMatch(reply, 'Timestamp')
  t.end()
})

t.test('buildReply adds a tag only to a To without one', (t) => {
  const to = (value: string, tag: string | null): string => {
    const m = parseMessageText(
      lines('OPTIONS sip:a SIP/2.0', `To: ${value}`, 'Record-Route: <sip:r>', '', ''),
    )
    const built = buildReply(m, 200, 'OK', { ...answer, toTag: tag })
    t.notMatch(built, 'Record-Route', 'OPTIONS makes no dialog')
    return built.slice(20, built.indexOf('\r\nContent-Length'))
  }
  t.equal(to('<sip:a>', 'x'), '<sip:a>;tag=x')
  t.equal(to('<sip:a>;y=1', 'x'), '<sip:a>;y=1;tag=x')
  t.equal(to('sip:a', 'x'), 'sip:a;tag=x')
  t.equal(to('<sip:a>;Tag=q', 'x'), '<sip:a>;Tag=q')
  t.equal(to('<sip:a>', null), '<sip:a>')
  t.equal(to('broken', 'x'), 'broken')
  t.end()
})

t.test('buildReply carries a body with its type and length', (t) => {
  const m = parseMessageText(lines('OPTIONS sip:a SIP/2.0', 'CSeq: 1 OPTIONS', '', ''))
  t.equal(
    buildReply(m, 200, 'OK', { ...answer, body: 'a\xff', contentType: 'text/x' }),
    lines(
      'SIP/2.0 200 OK',
      'CSeq: 1 OPTIONS',
      'Content-Type: text/x',
      'Content-Length: 2',
      '',
      'a\xff',
    ),
  )
  t.end()
})

t.test('buildReply ends lines with CR LF, whatever the request did', (t) => {
  const m = parseMessageText(
    'OPTIONS sip:a SIP/2.0\nVia: SIP/2.0/UDP h\nTo: <sip:a>\nCSeq: 1 OPTIONS\n\n',
  )
  t.equal(
    buildReply(m, 200, 'OK', { ...answer, toTag: 'x', received: 'y' }),
    lines(
      'SIP/2.0 200 OK',
      'Via: SIP/2.0/UDP h;received=y',
      'To: <sip:a>;tag=x',
      'CSeq: 1 OPTIONS',
      'Content-Length: 0',
      '',
      '',
    ),
  )
  t.end()
})
