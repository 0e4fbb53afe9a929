import t from 'tap'

import { commandOf } from '../command-line.ts'
import { Decoder } from '../resp/decoder.ts'
import { encode } from '../resp/encode.ts'
import type { Reply } from '../resp/reply.ts'
import { parseServer } from '../server-spec.ts'

function decode(parts: readonly string[], most = 1000) {
  const replies: Reply[] = []
  const decoder = new Decoder(most, (reply) => replies.push(reply))
  let wrong: string | null = null
  for (const part of parts) wrong ??= decoder.push(Buffer.from(part, 'latin1'))
  return { replies, wrong }
}

t.test('commandOf gives a value as one word, whatever is in it', async (t) => {
  const hostile = 'a b\r\n$-1\r\n%s "\'\0\xff'
  t.same(commandOf('SET x%sy %s', ['k', hostile]), ['SET', 'xky', hostile])
  t.same(commandOf('  GET   a%%  ', []), ['GET', 'a%'])
  t.same(commandOf('SET a %s', ['']), ['SET', 'a', ''])
  t.same(commandOf('PING', ['left', 'over']), ['PING'])
  t.match(commandOf('GET %s %s', ['a']), /more %s than values, which are 1/)
  t.match(commandOf('GET %b', ['a']), /`%b`/)
  t.match(commandOf('GET %', []), /`%`/)
  t.match(commandOf(' ', []), /empty/)
})

t.test('encode counts what it sends, so that nothing in it is taken for a command', async (t) => {
  t.equal(encode(['GET', 'a\r\n*1']), '*2\r\n$3\r\nGET\r\n$5\r\na\r\n*1\r\n')
})

t.test('Decoder gives the same replies however the bytes are cut', async (t) => {
  const all =
    '+OK\r\n-ERR no\r\n:-5\r\n$-1\r\n$0\r\n\r\n$4\r\na\r\nb\r\n*-1\r\n*0\r\n*2\r\n*2\r\n:1\r\n$1\r\nx\r\n+QUEUED\r\n:9007199254740993\r\n'
  const expected = [
    { type: 5, text: 'OK' },
    { type: 6, text: 'ERR no' },
    { type: 3, value: -5 },
    { type: 4 },
    { type: 1, text: '' },
    { type: 1, text: 'a\r\nb' },
    { type: 4 },
    { type: 2, items: [] },
    {
      type: 2,
      items: [
        {
          type: 2,
          items: [
            { type: 3, value: 1 },
            { type: 1, text: 'x' },
          ],
        },
        { type: 5, text: 'QUEUED' },
      ],
    },
    { type: 3, value: '9007199254740993' },
  ]
  t.strictSame(decode([all]).replies, expected)
  t.strictSame(decode(Array.from(all)).replies, expected)
})

t.test('Decoder says what is wrong, and keeps no more than it may', async (t) => {
  const rows: readonly (readonly [string, RegExp])[] = [
    ['HTTP/1.1 400\r\n', /does not speak/],
    ['$1001\r\n', /more than 1000 bytes/],
    ['$-2\r\n', /no proper length/],
    ['$x\r\n', /no proper length/],
    ['*99999999999\r\n', /no proper length/],
    ['*1\r\n'.repeat(65), /deep/],
    [`*3\r\n$600\r\n${'x'.repeat(600)}\r\n$600\r\n${'x'.repeat(600)}\r\n`, /more than 1000 bytes/],
    [`+${'x'.repeat(70_000)}`, /does not end/],
    ['+OK\n', /proper end/],
  ]
  for (const [text, wrong] of rows) t.match(decode([text]).wrong, wrong)
})

t.test('parseServer refuses what it does not know, and repeats no password', async (t) => {
  t.match(parseServer('name=a; addr=[::1] ;port=7;db=3;pass=x=y'), {
    name: 'a',
    place: { host: '::1', port: 7 },
    db: 3,
    pass: 'x=y',
  })
  t.match(parseServer('name=z;sentinel_group=g;sentinel_master=0;sentinel=[::1]:1;sentinel=b'), {
    sentinels: [
      { host: '::1', port: 1 },
      { host: 'b', port: 26_379 },
    ],
    sentinelMaster: false,
  })
  for (const text of [
    'addr=a;pass=hunter2',
    'name=a;pass=x;hunter2',
    'name=a;port=hunter;pass=hunter2',
  ]) {
    let why = ''
    try {
      parseServer(text)
    } catch (error) {
      why = String(error)
    }
    t.match(why, /server/)
    t.notMatch(why, 'hunter2')
  }
})
