import { type Answer as WireRecord, encode } from 'dns-packet'
import t from 'tap'

import { isSoundAnswer } from '../dns/answer-guard.ts'
import { type Question, questionBytes, readAnswer } from '../dns/answer.ts'
import { address, alias, SeededRandom } from './support.ts'

const A: Question = { id: 7, name: 'example.com', type: 'A', prefix: null }
const SRV: Question = { id: 7, name: '_sip._udp.example.com', type: 'SRV', prefix: null }

function reply(question: Question, answers: WireRecord[], flags = 0, id = question.id): Buffer {
  const { name, type } = question
  return encode({ type: 'response', id, flags, questions: [{ name, type }], answers })
}

const read = (answers: WireRecord[], flags = 0) => readAnswer(reply(A, answers, flags), A)

/** A header with counts, then whatever is given. */
function raw(answers: number, ...parts: (number[] | Buffer)[]): Buffer {
  const header = Buffer.from([0, 7, 0x80, 0, 0, 1, answers >> 8, answers & 255, 0, 0, 0, 0])
  const question = Buffer.from('\x07example\x03com\x00\x00\x01\x00\x01', 'latin1')
  return Buffer.concat([header, question, ...parts.map((part) => Buffer.from(part))])
}

t.test('questionBytes asks one question and wants recursion', async (t) => {
  const bytes = questionBytes(A)
  t.equal(bytes.toString('hex', 0, 12), '000701000001000000000000')
  t.equal(bytes.toString('latin1', 12), '\x07example\x03com\x00\x00\x01\x00\x01')
})

t.test('readAnswer takes records of each type', async (t) => {
  t.match(read([address('example.com', '192.0.2.1', 30), address('EXAMPLE.com', '192.0.2.2')]), {
    kind: 'answer',
    alias: null,
    answer: {
      verdict: 'found',
      name: 'example.com',
      ttl: 30,
      records: [
        { type: 'A', address: '192.0.2.1' },
        { type: 'A', address: '192.0.2.2' },
      ],
    },
  })
  const rows: [Question, WireRecord, object][] = [
    [
      { ...A, type: 'AAAA' },
      address('example.com', '2001:DB8:0:0:0:0:0:1'),
      { type: 'AAAA', address: '2001:db8::1' },
    ],
    [
      SRV,
      { type: 'SRV', name: SRV.name, data: { priority: 1, weight: 2, port: 3, target: 'A.Test' } },
      { type: 'SRV', priority: 1, weight: 2, port: 3, target: 'a.test' },
    ],
    [
      SRV,
      { type: 'SRV', name: SRV.name, data: { priority: 0, weight: 0, port: 0, target: '.' } },
      { type: 'SRV', target: '.' },
    ],
    [
      { ...A, type: 'NAPTR' },
      {
        type: 'NAPTR',
        name: 'example.com',
        data: {
          order: 1,
          preference: 2,
          flags: 'S',
          services: 'SIP+D2U',
          regexp: '',
          replacement: '_sip._udp.example.com',
        },
      },
      { type: 'NAPTR', order: 1, preference: 2, flags: 's', services: 'SIP+D2U' },
    ],
    [
      { ...A, type: 'CNAME' },
      alias('example.com', 'other.test'),
      { type: 'CNAME', target: 'other.test' },
    ],
    [
      { ...A, type: 'PTR' },
      { type: 'PTR', name: 'example.com', data: 'host.test' },
      { type: 'PTR', target: 'host.test' },
    ],
    [
      { ...A, type: 'TXT' },
      {
        type: 'TXT',
        name: 'example.com',
        data: [Buffer.from('ab'), Buffer.from('\xe9', 'latin1')],
      },
      { type: 'TXT', text: 'ab\xe9' },
    ],
  ]
  for (const [question, record, found] of rows) {
    const reading = readAnswer(reply(question, [record]), question)
    t.match(reading, { kind: 'answer', answer: { records: [found] } }, question.type)
  }
})

t.test('readAnswer tells apart what does not exist', async (t) => {
  t.match(read([]), { kind: 'answer', alias: null, answer: { verdict: 'no-data' } })
  t.match(read([], 3), { kind: 'answer', alias: null, answer: { verdict: 'no-name' } })
})

t.test('readAnswer takes what does not belong to the question for a stray', async (t) => {
  const records = [address('example.com', '192.0.2.1')]
  t.equal(readAnswer(reply(A, records, 0, 8), A).kind, 'stray', 'another id')
  t.equal(readAnswer(reply({ ...A, name: 'evil.com' }, records), A).kind, 'stray', 'another name')
  t.equal(readAnswer(reply({ ...A, type: 'AAAA' }, records), A).kind, 'stray', 'another type')
  t.equal(readAnswer(questionBytes(A), A).kind, 'stray', 'a question')
  t.equal(readAnswer(Buffer.alloc(0), A).kind, 'stray', 'nothing')
  t.equal(readAnswer(Buffer.alloc(11), A).kind, 'stray', 'less than a header')
})

t.test('readAnswer finds useless what servers say when they cannot help', async (t) => {
  for (const code of [1, 2, 4, 5]) t.equal(read([], code).kind, 'useless', `code ${code}`)
  const bare = Buffer.from([0, 7, 0x80, 1, 0, 0, 0, 0, 0, 0, 0, 0])
  t.equal(readAnswer(bare, A).kind, 'useless', 'an error without the question')
})

t.test('readAnswer sees that an answer was cut', async (t) => {
  t.equal(read([address('example.com', '192.0.2.1')], 0x200).kind, 'truncated')
  t.equal(readAnswer(Buffer.concat([reply(A, [], 0x200), Buffer.from([1])]), A).kind, 'truncated')
})

t.test('readAnswer follows CNAME records and keeps the shortest time', async (t) => {
  const chain = [
    address('c.test', '192.0.2.1', 50),
    alias('b.test', 'c.test', 20),
    alias('example.com', 'B.test', 40),
  ]
  t.match(read(chain), { answer: { verdict: 'found', name: 'c.test', ttl: 20 }, alias: null })
  t.match(read([alias('example.com', 'b.test', 9)]), {
    answer: { verdict: 'no-data', ttl: 9 },
    alias: 'b.test',
  })
  t.match(read([alias('example.com', 'b.test')], 3), {
    answer: { verdict: 'no-name' },
    alias: null,
  })
})

t.test('readAnswer does not run in circles', async (t) => {
  t.equal(read([alias('example.com', 'example.com')]).kind, 'useless', 'a name that is its own')
  const circle = [alias('example.com', 'b.test'), alias('b.test', 'example.com')]
  t.equal(read(circle).kind, 'useless', 'two names')
  const long = Array.from({ length: 40 }, (_, at) => alias(`n${at}.test`, `n${at + 1}.test`))
  t.equal(read([alias('example.com', 'n0.test'), ...long]).kind, 'useless', 'a long chain')
})

t.test('readAnswer believes nothing about names that were not asked for', async (t) => {
  const other = [address('bank.test', '192.0.2.66'), address('example.com', '192.0.2.1')]
  t.match(read(other), { answer: { records: [{ address: '192.0.2.1' }] } })
  const { name, type } = A
  const added = encode({
    type: 'response',
    id: 7,
    questions: [{ name, type }],
    authorities: [address('example.com', '192.0.2.66')],
    additionals: [address('example.com', '192.0.2.67')],
  })
  t.match(readAnswer(added, A), { answer: { verdict: 'no-data', records: [] } })
  const odd = { ...address('example.com', '192.0.2.1'), class: 'CH' as const }
  t.match(read([odd]), { answer: { verdict: 'no-data' } }, 'another class')
})

t.test('readAnswer takes completed names where it may', async (t) => {
  const free = { ...A, prefix: 'example' }
  const records = [address('example.net', '192.0.2.1')]
  t.match(readAnswer(reply(free, records), free), { answer: { name: 'example.net' } })
  t.match(readAnswer(reply(A, records), A), { answer: { verdict: 'no-data' } })
  const other = [address('exampler.net', '192.0.2.1')]
  t.match(readAnswer(reply(free, other), free), { answer: { verdict: 'no-data' } })
})

t.test('readAnswer leaves out names with bytes that names do not have', async (t) => {
  const data = { priority: 1, weight: 1, port: 5060, target: 'a b.test' }
  t.match(readAnswer(reply(SRV, [{ type: 'SRV', name: SRV.name, data }]), SRV), {
    answer: { verdict: 'no-data' },
  })
})

t.test('readAnswer uses 64 records of a huge set and no time beyond 31 bits', async (t) => {
  const many = Array.from({ length: 300 }, (_, at) => address('example.com', `192.0.2.${at % 250}`))
  const reading = read(many)
  t.equal(reading.kind === 'answer' && reading.answer.records.length, 64)
  t.match(read([address('example.com', '192.0.2.1', 0x8000_0000)]), { answer: { ttl: 0 } })
})

t.test('isSoundAnswer refuses more records than anybody needs', async (t) => {
  const record = [0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 9, 0, 4, 192, 0, 2, 1]
  t.ok(isSoundAnswer(raw(512, ...Array.from({ length: 512 }, () => record))))
  t.notOk(isSoundAnswer(raw(513, ...Array.from({ length: 513 }, () => record))))
  t.notOk(isSoundAnswer(raw(65_535, record)), 'records that are not there')
})

t.test('isSoundAnswer refuses data that is not what its type says', async (t) => {
  const fixed = (type: number, length: number) => [0xc0, 12, 0, type, 0, 1, 0, 0, 0, 9, 0, length]
  const rows: [string, number[], boolean][] = [
    ['A', [...fixed(1, 4), 1, 2, 3, 4], true],
    ['A of three bytes', [...fixed(1, 3), 1, 2, 3], false],
    ['A beyond the end', [...fixed(1, 4), 1, 2, 3], false],
    ['AAAA of four bytes', [...fixed(28, 4), 1, 2, 3, 4], false],
    ['CNAME', [...fixed(5, 3), 1, 97, 0], true],
    ['CNAME longer than its name', [...fixed(5, 4), 1, 97, 0, 0], false],
    ['CNAME without an end', [...fixed(5, 2), 1, 97], false],
    ['SRV', [...fixed(33, 7), 0, 0, 0, 0, 0, 0, 0], true],
    ['SRV without a name', [...fixed(33, 6), 0, 0, 0, 0, 0, 0], false],
    ['NAPTR', [...fixed(35, 8), 0, 0, 0, 0, 0, 0, 0, 0], true],
    ['NAPTR string beyond the data', [...fixed(35, 8), 0, 0, 0, 0, 9, 0, 0, 0], false],
    ['TXT', [...fixed(16, 3), 2, 97, 98], true],
    ['TXT string beyond the data', [...fixed(16, 3), 9, 97, 98], false],
    ['NSEC', [...fixed(47, 3), 1, 97, 0], false],
    ['OPT', [...fixed(41, 0)], false],
    ['a label of 64', [...fixed(5, 3), 64, 97, 0], false],
    ['a pointer forward', [...fixed(5, 2), 0xc0, 0xff], false],
    ['a pointer to itself', [...fixed(5, 2), 0xc0, 41], false],
    ['a pointer into the header', [...fixed(5, 2), 0xc0, 4], false],
    ['half a pointer', [...fixed(5, 1), 0xc0], false],
  ]
  for (const [what, bytes, sound] of rows) t.equal(isSoundAnswer(raw(1, bytes)), sound, what)
})

t.test('isSoundAnswer refuses a chain of pointers', async (t) => {
  // One TXT record holds pointers, each to the one before; the next record's name begins at the last of them.
  const chain = (length: number): Buffer => {
    const start = 29 + 12
    const pointers: number[] = [1, 97, 0]
    for (let at = 0; at < length; at++) {
      const target = at === 0 ? start + 1 : start + 4 + 2 * (at - 1)
      pointers.push(0xc0 | (target >> 8), target & 255)
    }
    const data = [pointers.length, ...pointers]
    const last = start + 4 + 2 * (length - 1)
    const txt = [0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 9, 0, data.length, ...data]
    const name = [0xc0 | (last >> 8), last & 255]
    return raw(2, txt, [...name, 0, 1, 0, 1, 0, 0, 0, 9, 0, 4, 1, 2, 3, 4])
  }
  t.ok(isSoundAnswer(chain(10)))
  t.notOk(isSoundAnswer(chain(20)))
})

t.test('a name that pointers grow beyond 255 bytes is refused', async (t) => {
  const label = [60, ...Array.from({ length: 60 }, () => 97)]
  const grown = [...label, ...label, ...label, ...label, ...label, 0]
  const fixed = [0xc0, 12, 0, 5, 0, 1, 0, 0, 0, 9, grown.length >> 8, grown.length & 255]
  t.notOk(isSoundAnswer(raw(1, [...fixed, ...grown])))
})

t.test('readAnswer reads any bytes without throwing', async (t) => {
  const random = new SeededRandom(20_260_101)
  const seeds = [
    reply(A, [alias('example.com', 'b.test'), address('b.test', '192.0.2.1')]),
    reply(SRV, [
      { type: 'SRV', name: SRV.name, data: { priority: 1, weight: 1, port: 1, target: 'a.test' } },
    ]),
    reply({ ...A, type: 'TXT' }, [{ type: 'TXT', name: 'example.com', data: 'some text' }]),
  ]
  let answers = 0
  for (let run = 0; run < 20_000; run++) {
    const bytes = Buffer.from(seeds[run % seeds.length] ?? '')
    for (let change = random.uint32() % 6; change >= 0; change--) {
      bytes[2 + (random.uint32() % (bytes.length - 2))] = random.uint32() & 255
    }
    const cut = bytes.subarray(0, bytes.length - (random.uint32() % 4))
    if (readAnswer(cut, run % 3 === 1 ? SRV : A).kind === 'answer') answers++
  }
  t.ok(answers > 100, 'some of them still are answers')
})
