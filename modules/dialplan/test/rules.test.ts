import t from 'tap'

import { type Context, pcreRegex, perlOfShell, type VariableRef } from 'siprose'

import { standIn } from '../../../test/support/stand-in.ts'
import { PatternCache } from '../rules/pattern.ts'
import { Plan } from '../rules/plan.ts'
import { Rule, type RuleRow } from '../rules/rule.ts'
import { hasVariables, plainDollars } from '../rules/variables.ts'

const ctx = standIn<Context>({})
const base: RuleRow = {
  plan: 1,
  priority: 1,
  operator: 1,
  expression: '^1',
  length: 0,
  cut: '',
  replacement: '',
  attributes: '',
}

let found = ''
const world = {
  format: (text: string) => ({ constant: null, run: () => text.replace('$var(x)', found) }),
  variable: (text: string): VariableRef => ({ text, get: () => found, set: null }),
  dynamic: true,
  patterns: new PatternCache(),
}
const rule = (some: Partial<RuleRow>): Rule => new Rule({ ...base, ...some }, world)

t.test('a pattern of a shell fits the whole text, byte by byte', async (t) => {
  const rows: readonly (readonly [string, string, boolean])[] = [
    ['*', '', true],
    ['*', 'a\nb\xff', true],
    ['a*c', 'abbc', true],
    ['a*c', 'abbcd', false],
    ['a*c', 'ac\n', false],
    ['a?c', 'a\nc', true],
    ['a?c', 'ac', false],
    ['[a-c]', 'b', true],
    ['[!a-c]', 'b', false],
    ['[^a-c]', 'd', true],
    ['[]a]', ']', true],
    ['[!]a]', ']', false],
    ['[-a]', '-', true],
    ['[a-]', '-', true],
    ['[a', '[a', true],
    ['\\*', '*', true],
    ['\\*', 'a', false],
    ['a.c', 'abc', false],
    ['(a|b)+', '(a|b)+', true],
    ['a\\', 'a\\', true],
  ]
  for (const [shell, text, fits] of rows) {
    t.equal(pcreRegex(perlOfShell(shell)).test(text), fits, `${shell} ${JSON.stringify(text)}`)
  }
})

t.test('a rule that cannot be used says why', async (t) => {
  t.throws(() => rule({ operator: 3 }), /the operator is 3; it can be 0 for equal/)
  t.throws(() => rule({ expression: '' }), /nothing to compare with/)
  t.throws(() => rule({ expression: '(' }), /`\(` is not closed/)
  t.throws(
    () => rule({ cut: '(a)', replacement: '\\2' }),
    /refers to group 2, and the pattern has 1/,
  )
  t.throws(() => rule({ replacement: '\\1' }), /refers to group 1, and the pattern has none/)
  t.throws(() => rule({ expression: '(?=a)' }), /cannot be matched in bounded time/)
})

t.test(
  'patterns with variables are compiled by what these hold, and what is no pattern fits nothing',
  async (t) => {
    const one = rule({ expression: '^$var(x)$' })
    found = '12'
    t.ok(one.matches(ctx, '12'))
    t.notOk(one.matches(ctx, '123'))
    found = '('
    t.notOk(one.matches(ctx, '('))
    for (let i = 0; i < 1000; i++) {
      found = String(i)
      t.ok(one.matches(ctx, String(i)))
    }
  },
)

t.test('a `$` that begins no variable is itself', async (t) => {
  t.equal(plainDollars('^a$'), '^a$$')
  t.equal(plainDollars('(a$|b$)'), '(a$$|b$$)')
  t.equal(plainDollars('$$ $var(x) $5'), '$$ $var(x) $$5')
  t.notOk(hasVariables('^(0.*)$'))
  t.ok(hasVariables('^$var(x)$'))
})

t.test(
  'rules for one length are tried before those for any, the lower priority first',
  async (t) => {
    const plan = new Plan([
      rule({ priority: 1, attributes: 'any' }),
      rule({ priority: 9, length: 3, attributes: 'late' }),
      rule({ priority: 5, length: 3, attributes: 'early' }),
      rule({ priority: 5, length: 3, attributes: 'as early' }),
    ])
    t.equal(plan.find(ctx, '123')?.row.attributes, 'early')
    t.equal(plan.find(ctx, '1234')?.row.attributes, 'any')
    t.equal(plan.find(ctx, '2'), null)
  },
)

t.test('a long number takes no long time', async (t) => {
  const start = process.cpuUsage()
  const one = rule({ expression: '^(1+)+$', cut: '^((1+)+)+$', replacement: '\\1' })
  t.notOk(one.matches(ctx, `${'1'.repeat(60_000)}x`))
  t.equal(one.translate(ctx, '1'.repeat(60_000))?.length, 60_000)
  const { user } = process.cpuUsage(start)
  t.ok(user < 2_000_000, `${user} µs`)
})
