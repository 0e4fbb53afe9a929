import { assert, dictionary, jsonValue, property, string } from 'fast-check'
import t from 'tap'

import { SiproseError } from '../../runtime/errors.ts'
import { acceptedText } from '../player/accept.ts'
import { toByteString } from '../player/bytes.ts'
import { parseRpc } from '../player/grammar/rpc-lines.ts'
import { parseWanted } from '../player/grammar/wanted.ts'
import type { CommandArgument } from '../player/host.ts'
import { Bindings } from '../player/match/bindings.ts'
import { dataOf } from '../player/match/data.ts'
import { matchResult } from '../player/match/result.ts'
import { rewriteResult } from '../player/match/rewrite-result.ts'
import { playExample, type Outcome } from '../player/player.ts'
import { exampleOf, fakeHost, stateless, type FakeScript } from './player-fake-host.ts'

/** Plays a page with one `rpc` fence, whose text starts at line 3. */
function play(
  lines: readonly string[],
  command: NonNullable<FakeScript['command']>,
): Promise<Outcome> {
  const page = ['```rpc', ...lines, '```'].join('\n')
  return playExample(exampleOf(page), fakeHost({ command }))
}

const origin = { file: 'p.md', line: 10, column: 3 }

t.test(
  'arguments are cut at blanks, quotes keep them, and plain numbers are numbers',
  async (t) => {
    const rows: [string, CommandArgument[]][] = [
      ['> x', []],
      ['>  x  a\tb   # a comment', ['a', 'b']],
      ['> x 5 -5 0 "5" \'5\'', [5, -5, 0, '5', '5']],
      [
        '> x 007 +5 1.5 1e3 12345678901234567890 0x10',
        ['007', '+5', '1.5', '1e3', '12345678901234567890', '0x10'],
      ],
      ['> x "a b" \'c "d"\' "" "\\"q\\"\\n"', ['a b', 'c "d"', '', '"q"\n']],
      ["> x a#b don't sip:bob@{srv} {{y}", ['a#b', "don't", 'sip:bob@192.0.2.1', '{y}']],
      ['> x voilà é', ['voil\xc3\xa0', '\xc3\xa9']],
    ]
    for (const [line, wanted] of rows) {
      const seen: unknown[] = []
      const outcome = await play([line], (name, args) => {
        seen.push(name, ...args)
      })
      t.match(outcome, { status: 'pass' }, outcome.report ?? '')
      t.same(seen, ['x', ...wanted], line)
    }
  },
)

t.test('what is no command and no YAML is said before anything is played', async (t) => {
  const rows: [string, RegExp][] = [
    ['>', /^10:3 docs\/rpc-syntax behind `>` comes the name/],
    ['> "x"', /^10:3 docs\/rpc-syntax behind `>` comes the name/],
    ['> x "a', /^10:7 docs\/rpc-syntax a text in quotes ends/],
    ['> x "a"b', /^10:7 docs\/rpc-syntax a text in quotes ends/],
    ['> x {n:float}', /^10:7 docs\/pattern-syntax `\{n:float\}` is no pattern/],
    ['# c\n\na: 1\n> x', /^12:3 docs\/rpc-syntax no command stands above/],
    ['> x\na: [', /^11:\d+ docs\/rpc-syntax this is no YAML: /],
    ['> x\n- a\n\nb: c', /^13:3 docs\/rpc-syntax this is no YAML: /],
    ['> x\na: *b', /^11:6 docs\/rpc-syntax (this is no YAML|an alias is nothing)/],
    ['> x\na: 1\na: 2', /^12:3 docs\/rpc-syntax this is no YAML: map keys must be unique/],
    ['> x\na: {n:float}', /^11:7 docs\/pattern-syntax `\{n:float\}` is no pattern/],
    ['> x\na: "é {n:float} b"', /^11:6 docs\/pattern-syntax a `\{` of this text starts no pattern/],
    ['> x\na: {n:/(/}', /^11:6 docs\/pattern-syntax .*no regular expression/],
    ['> x\n{n}: 1', /^11:3 docs\/rpc-syntax a key is a text without patterns/],
    ['> x\n? [a]\n: 1', /^11:5 docs\/rpc-syntax a key is a text without patterns/],
    ['> x\na: !!binary aGk=', /^11:\d+ docs\/rpc-syntax/],
  ]
  for (const [text, wanted] of rows) {
    const [first] = parseRpc(text, origin).problems
    const { line, column } = first?.place ?? { line: 0, column: 0 }
    t.match(`${line}:${column} ${first?.code} ${first?.message}`, wanted, text)
  }
})

const result = {
  item: { name: 'alice', value: 2, note: 'caf\xc3\xa9 {x}' },
  200: 1,
  '4xx': 2,
  on: true,
  none: null,
  text: 'two\nlines',
  list: [{ id: 'a-1' }, { id: 'a-2' }],
  empty: [],
  left: undefined,
}

t.test('a result fits when all that is written is there', async (t) => {
  const rows: string[][] = [
    [],
    ['# nothing but a comment'],
    ['item: { name: alice, value: 2 }    # keys not named are free'],
    ['item:', '', '  # between', '  value: 2', '', '# behind'],
    ['{ "item": { "name": "alice" }, "200": 1 }'],
    ['200: 1', '4xx: 2'],
    ['item: { name: {who}, value: {n:int}, note: "café {{x}" }', 'on: {on}'],
    ['item: {*}', 'none: {*}', 'list: {*}', 'text: two{*}'],
    ['item: { name: al{rest:token} }'],
    ['item: { name: {who:/a[a-z]+/} }'],
    ['none: null', 'on: true', 'empty: []'],
    ['none:', 'text: "two\\nlines"'],
    ['text: |-', '  two', '  lines'],
    ['list: [{ id: {p}-1 }, { id: "{p}-2" }]'],
    ['list:', '  - id: a-1', '  - {}'],
    ['{*}'],
    ['{}'],
  ]
  for (const lines of rows) {
    const outcome = await play(['> x', ...lines], () => result)
    t.match(outcome, { status: 'pass' }, outcome.report ?? '')
  }
  for (const [line, value] of [
    ['Ok. Key deleted.', 'Ok. Key deleted.'],
    ['voilà', 'voil\xc3\xa0'],
    ['5', 5],
    ['{}', undefined],
    ['{n:int}', 7],
    ['[1, a]', Promise.resolve([1, 'a'])],
    ['a: 1', new Map([['a', 1]])],
  ] as const) {
    const outcome = await play(['> x', line], () => value)
    t.match(outcome, { status: 'pass' }, outcome.report ?? '')
  }
})

t.test('what differs is marked where it is written', async (t) => {
  const rows: [string, string][] = [
    ['item: { value: 3 }', '4:16: error[docs/result-differs]: `item.value` is `2`'],
    ['item: { value: "2" }', '4:16: error[docs/result-differs]: `item.value` is `2`'],
    ['item: { name: {n:int} }', '4:15: error[docs/result-differs]: `item.name` is `alice`'],
    ['none: ""', '4:7: error[docs/result-differs]: `none` is `null`'],
    ['none: {x}', '4:7: error[docs/result-differs]: `none` is `null`'],
    [
      'item: {x}',
      '4:7: error[docs/result-differs]: `item` is `{ name: alice, value: 2, note: "café {x}" }`',
    ],
    [
      'item: { x: 1 }',
      '4:9: error[docs/result-differs]: `item` has no `x`; it has name, value, note',
    ],
    [
      'item: { __proto__: {*} }',
      '4:9: error[docs/result-differs]: `item` has no `__proto__`; it has name, value, note',
    ],
    [
      'left: {*}',
      '4:1: error[docs/result-differs]: the result has no `left`; it has 200, item, 4xx, on, none, text, list, empty',
    ],
    ['list: [{*}]', '4:7: error[docs/result-differs]: `list` has 2 items; written are 1'],
    ['list: [{*}, { id: a-3 }]', '4:19: error[docs/result-differs]: `list[1].id` is `a-2`'],
    ['list: [{ id: {p} }, { id: {p} }]', '4:27: error[docs/result-differs]: `list[1].id` is `a-2`'],
    ['empty: {}', '4:8: error[docs/result-differs]: `empty` is `[]`'],
    ['error: { code: 500 }', '4:1: error[docs/command-did-not-fail]: `x` did not fail'],
    ['Ok.', '4:1: error[docs/result-differs]: the result is `{'],
  ]
  for (const [line, wanted] of rows) {
    const { reason } = await play(['> x', line], () => result)
    t.ok(reason?.startsWith(`page.md:${wanted}`), `${line}: ${reason}`)
  }
})

t.test('a command that fails: its code and message are the result', async (t) => {
  const fail = (name: string): never => {
    throw new SiproseError('x/y', 'Key not found', name === 'coded' ? { rpcCode: 404 } : {})
  }
  t.match(await play(['> x', 'error: { code: 500 }'], fail), { status: 'pass' })
  t.match(await play(['> coded', 'error: { code: 404, message: Key {*} }'], fail), {
    status: 'pass',
  })
  t.match(await play(['> x', 'error: {*}'], fail), { status: 'pass' })
  t.match(await play(['> coded', 'error: { code: 500 }'], fail), {
    reason: 'page.md:4:16: error[docs/result-differs]: `error.code` is `404`',
  })
  for (const lines of [[], ['a: 1'], ['Ok.']]) {
    t.match(await play(['> coded 1', ...lines], fail), {
      reason: 'page.md:3:3: error[docs/command-failed]: `coded` failed: 404 Key not found',
    })
  }
  const broken = (): never => {
    throw new TypeError('oops')
  }
  t.match(await play(['> x', 'error: {*}'], broken), {
    reason: 'page.md:3:3: error[docs/server-failed]: the server threw: oops',
  })
})

t.test('names are filled into commands, and bound by results, for all that follows', async (t) => {
  const seen: unknown[] = []
  const command = (name: string, args: readonly CommandArgument[]): unknown => {
    seen.push([name, ...args])
    return { id: 'h-77', n: 77 }
  }
  const good = await play(['> a', 'id: h-{n}', 'n: {n}', '> b {n} "{n}" {n}/x'], command)
  t.match(good, { status: 'pass' }, good.report ?? '')
  t.same(seen, [['a'], ['b', 77, '77', '77/x']])
  t.match(await play(['> b {n}'], command), {
    reason:
      'page.md:3:5: error[docs/unbound-name]: `{n}` is to be sent, and nothing above has bound `n`',
  })
  const bad = await play(['> a', 'id: {id}', 'n: 5'], command)
  t.match(bad.report, /`n` is `77`/)
  t.notMatch(bad.report, /Bound so far/)
})

t.test('the report shows the fence, what came, and the bindings', async (t) => {
  const lines = [
    '> warm.up',
    '> htable.get quota alice',
    'item: { name: bob, value: {n:int} }',
    'x: 1',
  ]
  const { report } = await play(lines, () => ({
    item: { name: 'alice', value: 2 },
    s: 'caf\xc3\xa9',
  }))
  t.matchOnly((report ?? '').split('\n'), [
    'page.md:5:15: error[docs/result-differs]: `item.name` is `alice`',
    '  |',
    '3 | > warm.up',
    '4 | > htable.get quota alice',
    '5 > item: { name: bob, value: {n:int} }',
    '  |               ^^^',
    '6 | x: 1',
    '',
    'Also wrong:',
    '    page.md:6:1: error[docs/result-differs]: the result has no `x`; it has item, s',
    '',
    'What `htable.get` gave:',
    '    item:',
    '      name: alice',
    '      value: 2',
    '    s: café',
    '',
  ])
})

t.test('what a command makes the server send is claimed below it', async (t) => {
  const page = [
    '```sip',
    'alice > OPTIONS sip:example.com',
    'alice < 200',
    '```',
    '```rpc',
    '> again',
    '```',
    '```sip',
    'alice < 200 again',
    '```',
  ]
  let resend = (): void => {}
  const script: FakeScript = {
    route: (fake) => {
      resend = () => stateless(fake)
      stateless(fake)
    },
    command: () => resend(),
  }
  const outcome = await playExample(exampleOf(page.join('\n')), fakeHost(script))
  t.match(outcome, { status: 'pass' }, outcome.report ?? '')
  const unclaimed = exampleOf(page.slice(0, 7).join('\n'))
  t.match(await playExample(unclaimed, fakeHost(script)), {
    reason: /^page\.md:7:3: error\[docs\/unclaimed-message\]/,
  })
})

t.test('accept rewrites results, and keeps the patterns that fit', async (t) => {
  const rows: [string[], string[]][] = [
    [
      ['item: { name: bob, value: {n:int}, note: "x" }  # why', '200: 1'],
      ['item: { name: alice, value: {n:int}, note: "café {{x}" }  # why', '200: 1'],
    ],
    [
      ['item:', '  value: 3', 'none: ""'],
      ['item:', '  value: 2', 'none: null'],
    ],
    [
      ['text: |', '  one', '200: 5'],
      ['text: "two\\nlines"', '200: 1'],
    ],
    [
      ['on:', '200: 5'],
      ['on: true', '200: 1'],
    ],
    [['item: { name: {who}, gone: 1 }'], ['item:', '  name: "{who}"']],
    [['list: [{ id: a-{*} }]'], ['list:', '  - id: a-{*}', '  - id: a-2']],
    [['Ok.'], ['200: 1', 'item:', '  name: alice']],
    [['error: { code: 500 }'], ['200: 1', 'item:', '  name: alice']],
    [[], []],
  ]
  for (const [before, after] of rows) {
    const page = [
      '# T',
      '> ```rpc',
      '> > x',
      ...before.map((line) => `> ${line}`),
      '> ```',
      '',
    ].join('\n')
    const example = exampleOf(page.slice(4), 'p.md')
    const command = (): unknown => result
    const first = await playExample(example, fakeHost({ command }), { accept: true })
    t.match(first, { status: 'pass' }, first.report ?? '')
    const text = acceptedText(page, [first])
    const lines = text.split('\n').map((line) => line.replace(/^> /, ''))
    t.same(lines.slice(3, 3 + after.length), after, before.join('|'))
    const second = await playExample(exampleOf(text.slice(4), 'p.md'), fakeHost({ command }))
    t.match(second, { status: 'pass', edits: [] }, text + (second.report ?? ''))
  }
})

t.test('accept writes the error of a command that fails', async (t) => {
  const page = '# T\n```rpc\n> x\n\n> y\n```\n'
  const command = (name: string): unknown => {
    if (name === 'x') throw new SiproseError('x/y', 'no {such} key', { rpcCode: 404 })
    return undefined
  }
  const first = await playExample(exampleOf(page.slice(4)), fakeHost({ command }), { accept: true })
  const text = acceptedText(page, [first])
  t.equal(text, '# T\n```rpc\n> x\nerror:\n  code: 404\n  message: no {{such} key\n\n> y\n```\n')
  t.match(await playExample(exampleOf(text.slice(4)), fakeHost({ command })), { status: 'pass' })
})

t.test('whatever a command gives, what accept writes for it fits it', async (t) => {
  const text = string({ unit: 'grapheme' }).map(toByteString)
  const anyData = dictionary(text, jsonValue({ stringUnit: 'grapheme', maxDepth: 3 }))
  assert(
    property(anyData, (value) => {
      const data = dataOf(JSON.parse(toByteString(JSON.stringify(value))))
      const { wanted, problems } = parseWanted(rewriteResult('', null, data, []), origin)
      if (wanted === null || problems.length > 0) return false
      return matchResult(wanted, data, new Bindings(new Map())).length === 0
    }),
    { numRuns: 300 },
  )
  t.pass('300 results')
})
