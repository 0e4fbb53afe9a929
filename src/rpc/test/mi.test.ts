import t from 'tap'

import type { CommandArgument, Commands } from '../../runtime/commands.ts'
import { SiproseError } from '../../runtime/errors.ts'
import { answerMi, MiRequests, parseMiRequest, printMi } from '../mi.ts'

t.test('parseMiRequest reads the command, the file and the parameters', async (t) => {
  const rows: [string, unknown][] = [
    [':uptime:reply', { command: 'uptime', replyName: 'reply', args: [] }],
    [':uptime:', { command: 'uptime', replyName: '', args: [] }],
    [':uptime', { command: 'uptime', replyName: '', args: [] }],
    [
      ':sht_get:r\r\nquota\r\n"a b"\nkey::alice\n"a \\"b\\""\n5',
      { command: 'sht_get', replyName: 'r', args: ['quota', 'a b', 'alice', 'a "b"', '5'] },
    ],
    [':x:r\nsip:bob@example.com', { command: 'x', replyName: 'r', args: ['sip:bob@example.com'] }],
    ['uptime', null],
    ['::reply', null],
    ['', null],
  ]
  for (const [text, wanted] of rows) t.same(parseMiRequest(text), wanted, text)
})

t.test('printMi shows any result in lines', async (t) => {
  const rows: [unknown, string][] = [
    [undefined, ''],
    ['Ok.', 'Ok.\n'],
    [['a = 1', 'b = 2'], 'a = 1\nb = 2\n'],
    [{ uptime: 5, now: 'today' }, 'uptime:: 5\nnow:: today\n'],
    [[{ IDX: 0, DSC: 'main "process"' }], 'Row:: IDX=0 DSC="main \\"process\\""\n'],
    [{ a: { b: { c: 1 } } }, 'a::\n\tb::\n\t\tc:: 1\n'],
    [[{ socket: { port: 5060 } }], 'Row::\n\tsocket::\n\t\tport:: 5060\n'],
    ['two\r\n\r\nlines', 'two lines\n'],
  ]
  for (const [result, wanted] of rows) t.equal(printMi(result, '\t'), wanted)
})

t.test('answerMi answers by both names, and says what is wrong', async (t) => {
  const commands: Commands = {
    all: () => [],
    find: () => null,
    call: (name: string, args: readonly CommandArgument[]): unknown => {
      if (name === 'echo') return Promise.resolve(args)
      throw new SiproseError('rpc/unknown-command', `there is\nno \`${name}\``, {})
    },
  }
  t.equal(await answerMi(commands, ':echo:\na\nb', ' '), '200 OK\na\nb\n\n')
  t.equal(await answerMi(commands, ':nope:', ' '), '500 there is no `nope`\n\n')
  t.equal(
    await answerMi(commands, 'GET / HTTP/1.1', ' '),
    '400 a request begins with :command:\n\n',
  )
})

t.test('MiRequests finds requests wherever the stream is cut', async (t) => {
  const stream = ':one:a\nx\n\n\n\n:two:b\n\n'
  for (let cut = 0; cut <= stream.length; cut++) {
    const requests = new MiRequests(100)
    const parts = [stream.slice(0, cut), stream.slice(cut)]
    const found = parts.flatMap((part) => [...requests.take(Buffer.from(part))])
    t.same(
      found.map((each) => each?.trim()),
      [':one:a\nx', ':two:b'],
      `cut at ${cut}`,
    )
    t.equal(requests.halfway, false)
  }
})

t.test('MiRequests keeps no more than it may', async (t) => {
  const requests = new MiRequests(10)
  const found = [':a-long-command:\n', 'x\n', '\n:b:\n\n'].flatMap((part) => [
    ...requests.take(Buffer.from(part)),
  ])
  t.same(
    found.map((each) => each?.trim() ?? null),
    [null, ':b:'],
  )
})
