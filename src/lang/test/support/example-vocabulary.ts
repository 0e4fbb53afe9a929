/** As much of the real modules as the examples of the codes use. */

import { PrepareError, type Frame, type Value, type Vocabulary } from '../../vocabulary.ts'
import { arg, fakeVocabulary, fn, variable, type FakeFrame } from './fake-vocabulary.ts'

function methods(text: string): readonly string[] {
  const names = text.split('|')
  if (names.includes('')) throw new PrepareError(`\`${text}\` has a method without a name`)
  return names
}

const isMethod = (_self: unknown, _ctx: Frame, names: readonly string[]): boolean =>
  names.includes('INVITE')

const functions = [
  fn('sl_send_reply', [arg('int'), arg('str')], true, { module: 'sl', routes: ['request'] }),
  fn('xlog', [arg('str')], true, { module: 'xlog' }),
  fn('is_method', [arg('str', { prepare: methods })], true, {
    module: 'textops',
    call: isMethod as never,
  }),
  fn('maxfwd_at_least', [arg('int')], false, {
    module: 'maxfwd',
    trap: 'it is true when there are fewer hops',
  }),
  fn('starts_with', [arg('str'), arg('str')], false, { module: 'textops' }),
  fn('rewritehost', [arg('str')], true, { module: 'core', modern: '$rd' }),
  fn('forward', [], true, { module: 'core' }),
  fn('setflag', [arg('int')], true, { module: 'core' }),
]

const put = (_self: unknown, ctx: FakeFrame, value: Value, key: string): void => {
  ctx.values.set(key, value ?? 0)
}
const refuse = (): boolean => false

const variables = [
  variable('var', (_self, ctx, key) => ctx.values.get(key) ?? 0, {
    module: 'pv',
    key: 'required',
    set: put as never,
  }),
  variable('avp', () => null, { module: 'pv', key: 'required' }),
  variable('rU', () => 'bob', { module: 'pv', type: 'str' }),
  variable('ru', () => 'sip:bob@example.com', { module: 'pv', type: 'str', set: refuse as never }),
  variable('rm', () => 'INVITE', { module: 'pv', type: 'str' }),
  variable('null', () => null, { module: 'core' }),
]

const maxLimit = {
  name: 'max_limit',
  module: 'maxfwd',
  type: 'int',
  minimum: 1,
  maximum: 255,
} as const

/** The vocabulary of a configuration that loads these modules. */
export function exampleVocabulary(modules: readonly string[]): Vocabulary {
  const loaded = new Set(['core', ...modules])
  const known = <T extends { readonly module: string }>(all: readonly T[]): readonly T[] =>
    all.filter((one) => loaded.has(one.module))
  return {
    functions: (name) => known(functions).filter((one) => one.name === name),
    variable: (name) => known(variables).find((one) => one.name === name) ?? null,
    transformation: fakeVocabulary.transformation,
    parameter: fakeVocabulary.parameter,
    moduleParameter: (module, name) =>
      known([maxLimit]).find((one) => one.module === module && one.name === name) ?? null,
    operand: fakeVocabulary.operand,
    eventRoute: (name) => name === 'sl:local-response' && loaded.has('sl'),
    loaded: (module) => loaded.has(module),
    modules: () => modules,
    names: () => [],
    ownerOf: () => null,
  }
}
