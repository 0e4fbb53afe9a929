import { any, defineModule, int, optional, prepared, SiproseError, str, variable } from 'siprose'
import t from 'tap'

import { standIn } from '../../../test/support/stand-in.ts'
import type { Host } from '../../runtime/host.ts'
import { ModuleInstance } from '../../runtime/instance.ts'
import { Log } from '../../runtime/log.ts'
import { LogLevels } from '../../runtime/log-levels.ts'
import { rpcFault } from '../fault.ts'
import { CommandRegistry, type CommandArgument } from '../registry.ts'

const demo = defineModule('demo', {})
const noArguments = demo.rpcCommand({ name: 'demo.none', mi: 'demo_none' }, () => 'Ok.')
const several = demo.rpcCommand(
  {
    name: 'demo.several',
    args: [str('key'), int('value', { min: 0, max: 9 }), optional(any('more'))],
  },
  (_self, ...args) => args,
)
const repeated = demo.rpcCommand(
  {
    name: 'demo.repeated',
    args: [str('first'), { ...int('rest'), optional: true, repeated: true }],
  },
  (_self, ...args) => args,
)
const upper = demo.rpcCommand(
  { name: 'demo.upper', args: [prepared('text', (text) => text.toUpperCase())] },
  (_self, text) => text,
)
const formatted = demo.rpcCommand(
  { name: 'demo.format', args: [prepared('text', (text, using) => using.format(text).run)] },
  (_self, run) => run(null as never),
)
const wrong = demo.rpcCommand({ name: 'demo.wrong', args: [variable('x')] }, () => null)
const failing = demo.rpcCommand({ name: 'demo.failing' }, () => {
  throw new SiproseError('demo/no-key', 'Key not found', { rpcCode: 404 })
})

const namespace = {
  default: demo,
  noArguments,
  several,
  repeated,
  upper,
  formatted,
  wrong,
  failing,
}
const host = standIn<Host>({
  logLevels: new LogLevels(new Log(() => undefined)),
  format: (text: string) => ({ constant: text, run: () => `<${text}>` }),
})
const registry = new CommandRegistry([new ModuleInstance(namespace, 'demo', host, () => null)])

t.test('commands are found by both names', async (t) => {
  t.equal(registry.call('demo.none', []), 'Ok.')
  t.equal(registry.call('demo_none', []), 'Ok.')
  t.same(
    registry
      .all()
      .slice(0, 3)
      .map(({ form }) => form),
    ['demo.failing', 'demo.format text', 'demo.none'],
  )
  t.equal(registry.find('demo_none')?.name, 'demo.none')
  t.equal(registry.find('demo.nobody'), null)
})

t.test('arguments are converted to what the command takes', async (t) => {
  const rows: [string, CommandArgument[], unknown][] = [
    ['demo.none', ['ignored', 5], 'Ok.'],
    ['demo.several', ['a', 5], ['a', 5, undefined]],
    ['demo.several', [7, '5', 1], ['7', 5, 1]],
    ['demo.several', ['a', 5, 'x', 'ignored'], ['a', 5, 'x']],
    ['demo.repeated', ['a'], ['a', undefined]],
    ['demo.repeated', ['a', 1, '2', 3], ['a', 1, 2, 3]],
    ['demo.upper', ['x'], 'X'],
    ['demo.format', ['$ru'], '<$ru>'],
  ]
  for (const [name, args, wanted] of rows) t.same(registry.call(name, args), wanted, name)
})

t.test('what cannot be called says why', async (t) => {
  const rows: [string, CommandArgument[], string, string][] = [
    [
      'demo.nonne',
      [],
      'rpc/unknown-command',
      'there is no command `demo.nonne`; did you mean `demo.none`?',
    ],
    ['other', [], 'rpc/unknown-command', 'there is no command `other`'],
    ['__proto__', [], 'rpc/unknown-command', 'there is no command `__proto__`'],
    [
      'demo.several',
      [],
      'rpc/argument-count',
      '`demo.several` got no argument; it takes key value [more]',
    ],
    [
      'demo.several',
      ['a'],
      'rpc/argument-count',
      '`demo.several` got 1 argument; it takes key value [more]',
    ],
    [
      'demo.several',
      ['a', 'b'],
      'rpc/bad-argument',
      '`value` of `demo.several` is `b`; it can be a whole number from 0 to 9',
    ],
    [
      'demo.several',
      ['a', ''],
      'rpc/bad-argument',
      '`value` of `demo.several` is ``; it can be a whole number from 0 to 9',
    ],
    [
      'demo.several',
      ['a', '0x5'],
      'rpc/bad-argument',
      '`value` of `demo.several` is `0x5`; it can be a whole number from 0 to 9',
    ],
    [
      'demo.several',
      ['a', 10],
      'rpc/bad-argument',
      '`value` of `demo.several` is `10`; it can be a whole number from 0 to 9',
    ],
    [
      'demo.repeated',
      ['a', 1.5],
      'rpc/bad-argument',
      '`rest` of `demo.repeated` is `1.5`; it can be a whole number',
    ],
    [
      'demo.wrong',
      ['$x'],
      'rpc/variable-argument',
      '`x` of `demo.wrong` is declared as a variable, which a command cannot have',
    ],
    ['demo.failing', [], 'demo/no-key', 'Key not found'],
  ]
  for (const [name, args, code, message] of rows) {
    t.throws(() => registry.call(name, args), { code, message }, name)
  }
})

t.test('a fault has the code that the command gave, or 500', async (t) => {
  t.same(rpcFault(new SiproseError('a/b', 'Key not found', { rpcCode: 404 })), {
    code: 404,
    message: 'Key not found',
  })
  t.same(rpcFault(new SiproseError('a/b', 'no')), { code: 500, message: 'no' })
  t.same(rpcFault(new TypeError('no')), { code: 500, message: 'no' })
})

t.test('a command that reads tables anew is refused until `rpc_exec_delta` is over', async (t) => {
  let now = 0
  const table = defineModule('table', {})
  const reload = table.rpcCommand(
    { name: 'table.reload', mi: 'table_reload', reloads: true },
    () => 'Ok.',
  )
  const list = table.rpcCommand({ name: 'table.list' }, () => [])
  const slow = standIn<Host>({
    logLevels: new LogLevels(new Log(() => undefined)),
    clock: { now: () => now },
    settings: { rpc_exec_delta: 5 },
  })
  const instance = new ModuleInstance({ default: table, reload, list }, 'table', slow, () => null)
  const commands = new CommandRegistry([instance])
  t.equal(commands.call('table.reload', []), 'Ok.')
  now = 2000
  t.throws(() => commands.call('table_reload', []), {
    code: 'rpc/too-soon',
    message: /`table_reload` ran a moment ago; it may run again in 3 s/,
  })
  t.strictSame(commands.call('table.list', []), [])
  now = 5000
  t.equal(commands.call('table.reload', []), 'Ok.')
})
