import t from 'tap'

import { defineModule } from '../declare/module.ts'
import { ModuleInstance } from '../instance.ts'
import { Names } from '../names.ts'
import type { Host } from '../host.ts'
import { standIn } from '../../../test/support/stand-in.ts'

const host = standIn<Host>({ logLevels: { of: () => null } })

function instance(name: string, needs: readonly string[]): ModuleInstance {
  return new ModuleInstance({ default: defineModule(name, { needs }) }, name, host, () => null)
}

function order(...modules: readonly ModuleInstance[]): readonly string[] {
  const names = new Names(new Map())
  for (const module of modules) names.add(module)
  names.sortByNeeds()
  return [...names.instances()].map(({ name }) => name)
}

t.test('modules stand behind those they need, and else as they were loaded', (t) => {
  t.same(order(instance('a', ['c']), instance('b', []), instance('c', ['d']), instance('d', [])), [
    'd',
    'c',
    'a',
    'b',
  ])
  t.same(order(instance('a', []), instance('b', ['a'])), ['a', 'b'])
  t.end()
})

t.test(
  'two that need each other, and one that needs what is not there, are placed all the same',
  (t) => {
    t.same(order(instance('a', ['b']), instance('b', ['a'])), ['a', 'b'])
    t.same(order(instance('a', ['nothing'])), ['a'])
    t.end()
  },
)
