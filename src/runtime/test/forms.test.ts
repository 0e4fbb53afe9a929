import t from 'tap'

import { format, int, nullable, optional, str } from '../declare/argument.ts'
import { defineModule } from '../declare/module.ts'
import { functionForms, leadingOptionals, middleOptionals } from '../forms.ts'
import type { ModuleInstance } from '../instance.ts'

const sample = defineModule('sample', {})
const instance = { name: 'sample' } as ModuleInstance

t.test('functionForms makes one form where nothing optional stands in front', async (t) => {
  const declared = sample.cfgFunction(
    { args: [str('host'), optional(int('port'))], routes: 'any' },
    () => true,
  )
  const [form, ...more] = functionForms('f', declared, instance)
  t.strictSame(more, [])
  t.equal(form?.args.length, 2)
  t.equal(form?.call, declared.call)
})

t.test('functionForms leaves optional arguments out from the start', async (t) => {
  const seen: unknown[][] = []
  const declared = sample.cfgFunction(
    { args: [optional(str('facility')), optional(int('level')), format('text')], routes: 'any' },
    (_self, _ctx, ...args) => {
      seen.push(args)
    },
  )
  const forms = functionForms('f', declared, instance)
  t.strictSame(
    forms.map(({ args }) => args.map(({ name, optional }) => [name, optional])),
    [
      [
        ['facility', false],
        ['level', false],
        ['text', false],
      ],
      [
        ['level', false],
        ['text', false],
      ],
      [['text', false]],
    ],
  )
  const calls = forms.map(({ call }) => call as (...args: unknown[]) => unknown)
  calls[0]?.(null, null, 'a', 1, 'x')
  calls[1]?.(null, null, 1, 'y')
  calls[2]?.(null, null, 'z')
  t.strictSame(seen, [
    ['a', 1, 'x'],
    [undefined, 1, 'y'],
    [undefined, undefined, 'z'],
  ])
})

t.test('functionForms leaves optional arguments between others out from their end', async (t) => {
  const seen: unknown[][] = []
  const declared = sample.cfgFunction(
    { args: [str('url'), optional(str('body')), optional(str('head')), str('x')], routes: 'any' },
    (_self, _ctx, ...args) => {
      seen.push(args)
    },
  )
  t.same(middleOptionals(declared.args), { at: 1, count: 2 })
  const forms = functionForms('f', declared, instance)
  t.strictSame(
    forms.map(({ args }) => args.map(({ name }) => name)),
    [
      ['url', 'body', 'head', 'x'],
      ['url', 'body', 'x'],
      ['url', 'x'],
    ],
  )
  const calls = forms.map(({ call }) => call as (...args: unknown[]) => unknown)
  calls[0]?.(null, null, 'u', 'b', 'h', 'x')
  calls[1]?.(null, null, 'u', 'b', 'x')
  calls[2]?.(null, null, 'u', 'x')
  t.strictSame(seen, [
    ['u', 'b', 'h', 'x'],
    ['u', 'b', undefined, 'x'],
    ['u', undefined, undefined, 'x'],
  ])
})

t.test('leadingOptionals counts those before one that is required', async (t) => {
  t.equal(leadingOptionals([]), 0)
  t.equal(leadingOptionals([optional(str('a'))]), 0, 'none is required')
  t.equal(leadingOptionals([optional(str('a')), str('b')]), 1)
  t.equal(leadingOptionals([str('b'), optional(str('a'))]), 0)
})

t.test('nullable keeps all else of an argument', async (t) => {
  t.match(nullable(int('code', { min: 100, max: 699 })), {
    name: 'code',
    kind: 'int',
    minimum: 100,
    maximum: 699,
    nullable: true,
  })
})
