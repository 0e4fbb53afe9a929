import { SiproseError, type CommandArgument, type Commands } from 'siprose'
import t from 'tap'

import { JsonRpc } from '../json-rpc.ts'

const commands: Commands = {
  all: () => [],
  find: () => null,
  call: (name: string, args: readonly CommandArgument[]): unknown => {
    switch (name) {
      case 'echo':
        return args
      case 'nothing':
        return undefined
      case 'later':
        return Promise.resolve('here')
      case 'broken':
        throw new TypeError('no')
      default:
        throw new SiproseError('rpc/unknown-command', 'there is none', { rpcCode: 404 })
    }
  },
}

const rpc = new JsonRpc(() => commands, { pretty: false, maxBatch: 3 })

async function answer(text: string): Promise<unknown> {
  const result = await rpc.answer(Buffer.from(text, 'utf8'))
  return result.text === null ? null : JSON.parse(Buffer.from(result.text, 'latin1').toString())
}

const result = (value: unknown, id: unknown = 1) => ({ jsonrpc: '2.0', result: value, id })
const error = (code: number, id: unknown = 1) => ({ jsonrpc: '2.0', error: { code }, id })

t.test('JsonRpc answers requests', async (t) => {
  const rows: [string, unknown][] = [
    ['{"method":"echo","params":["a",1],"id":1}', result(['a', 1])],
    ['{"method":"echo","params":{"x":"a","y":true},"id":1}', result(['a', 1])],
    ['{"method":"echo","params":["hé €"],"id":"é"}', result(['hé €'], 'é')],
    ['{"method":"nothing","id":1}', result({})],
    ['{"method":"later","id":1}', result('here')],
    ['{"method":"later","id":null}', result('here', null)],
    ['{"method":"echo"}', null],
    [
      '[{"method":"echo","id":1},{"method":"echo"},{"method":"later","id":2}]',
      [result([]), result('here', 2)],
    ],
    ['[{"method":"echo"}]', null],
  ]
  for (const [text, wanted] of rows) t.same(await answer(text), wanted, text)
})

t.test('JsonRpc says what is wrong', async (t) => {
  const rows: [string, unknown][] = [
    ['', error(-32_700, null)],
    ['{', error(-32_700, null)],
    ['5', error(-32_600, null)],
    ['[]', error(-32_600, null)],
    ['[1]', [error(-32_600, null)]],
    ['[{},{},{},{}]', error(-32_600, null)],
    ['{"id":1}', error(-32_600)],
    ['{"method":5,"id":1}', error(-32_600)],
    ['{"method":"echo","id":{}}', error(-32_600, null)],
    ['{"method":"echo","id":1,"params":"x"}', error(-32_602)],
    ['{"method":"echo","id":1,"params":[null]}', error(-32_602)],
    ['{"method":"echo","id":1,"params":[[1]]}', error(-32_602)],
    ['{"method":"__proto__","id":1}', error(404)],
    ['{"method":"broken","id":1}', error(500)],
  ]
  for (const [text, wanted] of rows) t.match(await answer(text), wanted as object, text)
})

t.test('JsonRpc always writes UTF-8', async (t) => {
  const bad = await rpc.answer(Buffer.from('{"method":"echo","params":["\xff"],"id":1}', 'latin1'))
  const bytes = Buffer.from(bad.text ?? '', 'latin1')
  t.same(Buffer.from(bytes.toString('utf8'), 'utf8'), bytes)
})
