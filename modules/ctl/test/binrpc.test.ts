import t from 'tap'

import { printFault, printReply, readHeader, readRequest } from '../binrpc.ts'
import { Packets } from '../packets.ts'

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex')
const cookie = hex('489ae301')

function read(text: string) {
  const bytes = hex(text)
  const header = readHeader(bytes)
  if (header === null || header === 'short') return header
  return readRequest(header, bytes.subarray(header.size))
}

t.test('readRequest reads what kamcmd sends', async (t) => {
  t.same(read('a1 03 0e 48 9a e3 01 91 0c 63 6f 72 65 2e 75 70 74 69 6d 65 00'), {
    method: 'core.uptime',
    args: [],
  })
  const echo =
    'a1 03 1d 41 f0 63 8d 91 0a 63 6f 72 65 2e 65 63 68 6f 00 41 61 62 63 00 10 05 21 37 00 30 01 11 70 22 05 dc'
  t.same(read(echo), { method: 'core.echo', args: ['abc', 5, '7', 70_000, 1.5] })
  t.same(read('a1 03 08 48 9a e3 01 21 78 00 40 ff ff ff fd'), { method: 'x', args: [-3] })
})

t.test('readRequest refuses everything else', async (t) => {
  const rows: [string, string][] = [
    ['a1 13 03 48 9a e3 01 21 78 00', 'a reply'],
    ['a1 03 02 48 9a e3 01 10 05', 'a number for a method'],
    ['a1 03 01 48 9a e3 01 03', 'a structure'],
    ['a1 03 02 48 9a e3 01 21 78', 'a text without its end'],
    ['a1 03 06 48 9a e3 01 c1 ff ff ff ff 78', 'a size beyond the packet'],
    ['a1 03 03 48 9a e3 01 21 78 79', 'a text without a zero'],
    ['a1 03 00 48 9a e3 01', 'nothing'],
    ['a1 03 06 48 9a e3 01 50 01 02 03 04 05', 'a number of five bytes'],
  ]
  for (const [text, name] of rows) t.equal(read(text), null, name)
  t.equal(readHeader(hex('47 45 54')), null)
  t.equal(readHeader(hex('a1 0f 00')), 'short')
  t.equal(readHeader(Buffer.alloc(0)), 'short')
})

t.test('printReply writes what kamcmd reads', async (t) => {
  const rows: [unknown, string][] = [
    [undefined, 'a1 13 00'],
    [[5, 300, 2_147_483_647], 'a1 13 0a 10 05 20 01 2c 40 7f ff ff ff'],
    [[0, -3, 1.5, true], 'a1 13 0b 00 40 ff ff ff fd 22 05 dc 10 01'],
    [
      { val: 5, txt: 'hello' },
      'a1 13 15 03 45 76 61 6c 00 10 05 45 74 78 74 00 61 68 65 6c 6c 6f 00 83',
    ],
    [{ a: [1] }, 'a1 13 09 03 25 61 00 04 10 01 84 83'],
    [4_294_967_296, 'a1 13 0d 91 0b 34 32 39 34 39 36 37 32 39 36 00'],
    ['a\0b', 'a1 13 05 41 61 20 62 00'],
    [null, 'a1 13 02 11 00'],
    // a list of structs is a struct with the members of all, as Kamailio's answer to ul.dump has it
    [{ l: [{ a: 1 }, { a: 2 }] }, 'a1 13 00 03 25 6c 00 03 25 61 00 10 01 25 61 00 10 02 83 83'],
    [{ l: [] }, 'a1 13 00 03 25 6c 00 03 83 83'],
    [{ l: [1] }, 'a1 13 00 03 25 6c 00 04 10 01 84 83'],
  ]
  for (const [result, wanted] of rows) {
    const bytes = printReply(cookie, result)
    const [mark = '', second = '', length = '', ...rest] = wanted.split(' ')
    const size = rest.length.toString(16).padStart(2, '0')
    t.equal(
      bytes.toString('hex'),
      `${mark}${second}${size}${cookie.toString('hex')}${rest.join('')}`,
      `${JSON.stringify(result)} ${length}`,
    )
  }
  t.equal(
    printFault(cookie, { code: 500, message: 'no' }).toString('hex'),
    'a13307489ae3012001f4316e6f00',
  )
  t.equal(printReply(cookie, 'x'.repeat(300)).subarray(0, 4).toString('hex'), 'a1170130')
})

t.test(
  'Packets finds packets wherever the stream is cut, and gives up on anything else',
  async (t) => {
    const one = 'a1 03 05 48 9a e3 01 41 6f 6e 65 00'
    const stream = hex(`${one} ${one}`)
    for (let cut = 0; cut <= stream.length; cut++) {
      const packets = new Packets(100)
      const parts = [stream.subarray(0, cut), stream.subarray(cut)]
      t.equal(parts.flatMap((part) => packets.take(part) ?? []).length, 2, `cut at ${cut}`)
    }
    t.equal(new Packets(100).take(Buffer.from('GET / HTTP/1.1')), null)
    t.equal(new Packets(4).take(stream), null)
    t.equal(new Packets(100).take(hex('a1 0f ff ff ff ff 00 00 00 01')), null)
  },
)
