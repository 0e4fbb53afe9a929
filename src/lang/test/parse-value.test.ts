import t from 'tap'

import type { FormatPart, Variable } from '../ast-value.ts'
import type { Locate } from '../parse/value.ts'
import { parseFormat, parseVariable } from '../parse/value.ts'
import { nowhere } from '../position.ts'
import { cpuMs } from '../../../test/support/cpu-time.ts'

const locate: Locate = (from, to) => ({ ...nowhere, offset: from, length: to - from })

/** A variable as one line: name, key, index, transformations. */
function line(variable: Variable): string {
  const key =
    variable.key === null ? '' : `(${variable.key.parts?.map(part).join('+') ?? variable.key.text})`
  const { index } = variable
  let bracket = ''
  if (index?.kind === 'number') bracket = `[${index.value}]`
  else if (index?.kind === 'variable') bracket = `[${line(index.variable)}]`
  else if (index !== null) bracket = `[${index.kind}]`
  const transformations = variable.transformations.map((one) => {
    const args = one.args.map((arg) =>
      arg.variable === null ? `<${arg.text}>` : line(arg.variable),
    )
    return `{${one.class}.${one.name}${args.map((arg) => ` ${arg}`).join('')}}`
  })
  return `$${variable.name}${key}${bracket}${transformations.join('')}`
}

function part(one: FormatPart): string {
  return one.kind === 'text' ? `'${one.text}'` : line(one)
}

t.test('parseFormat takes texts and variables apart', async (t) => {
  const rows: readonly (readonly [string, string])[] = [
    ['', ''],
    ['plain', "'plain'"],
    ['a $ru b', "'a ' $ru ' b'"],
    ['$ru$fu', '$ru $fu'],
    ['$$ru costs $$', "'$ru costs $'"],
    ['$(ru)x', "$ru 'x'"],
    ['$ru{s.len}', "$ru '{s.len}'"],
    ['$ru[0]', "$ru '[0]'"],
    ['$hdr(X-None)!', "$hdr(X-None) '!'"],
    ['$avp( x )', '$avp(x)'],
    ['$?', '$?'],
    ['$(avp(x)[-1]) $(avp(x)[*]) $(avp(x)[+])', "$avp(x)[-1] ' ' $avp(x)[all] ' ' $avp(x)[append]"],
    ['$(avp(x)[$var(i)])', '$avp(x)[$var(i)]'],
    ['$(avp(x)[$(var(i){s.int})])', '$avp(x)[$var(i){s.int}]'],
    ['$xavp(a[0]=>b)', '$xavp(a[0]=>b)'],
    ['$sht(t=>$fU::$ci)', "$sht('t=>'+$fU+'::'+$ci)"],
    ['$(ru{s.len} {s.int} )', '$ru{s.len}{s.int}'],
    ['$(ru{s.substr,1, 3})', '$ru{s.substr <1> < 3>}'],
    ['$(ru{s.select,1,,})', '$ru{s.select <1> <> <>}'],
    ['$(ru{re.subst,/a{2},(b)/c/g})', '$ru{re.subst </a{2}> <(b)/c/g>}'],
    ['$(ru{s.substr,$var(x),$(var(y){s.int})})', '$ru{s.substr $var(x) $var(y){s.int}}'],
    ['$(ru{s.select,$sht(a=>b,c),/})', '$ru{s.select $sht(a=>b,c) </>}'],
    ['$(ru{param.value,a b})', '$ru{param.value <a b>}'],
    ['$(from.user)', '$from.user'],
    ['$T_rpl($ru)', '$T_rpl($ru)'],
  ]
  for (const [text, tree] of rows) {
    const { parts, faults } = parseFormat(text, locate)
    t.strictSame([parts.map(part).join(' '), faults], [tree, []], text)
  }
})

t.test('parseFormat says what is wrong and where', async (t) => {
  const rows: readonly (readonly [text: string, code: string, from: number, length: number])[] = [
    ['a $', 'bad-variable', 2, 1],
    ['a $ b', 'bad-variable', 2, 1],
    ['a $% b', 'bad-variable', 2, 1],
    ['a $fU. b', 'bad-variable', 2, 4],
    ['a $fU? b', 'bad-variable', 2, 4],
    ['a $(ru b', 'bad-variable', 6, 1],
    ['a $(ru', 'bad-variable', 2, 4],
    ['a $( ru)', 'bad-variable', 2, 3],
    ['a $()', 'bad-variable', 2, 3],
    ['a $hdr(X b', 'bad-variable', 6, 4],
    ['a $avp()', 'bad-variable', 6, 2],
    ['a $(avp(x) [0])', 'bad-variable', 10, 1],
    ['a $(avp(x)[])', 'bad-variable', 10, 2],
    ['a $(avp(x)[a])', 'bad-variable', 10, 3],
    ['a $(avp(x)[ 1 ])', 'bad-variable', 10, 5],
    ['a $(avp(x)[0][1])', 'bad-variable', 13, 1],
    ['a $(avp(x)[$ i])', 'bad-variable', 11, 1],
    ['a $(ru{s})', 'bad-transformation', 6, 3],
    ['a $(ru{})', 'bad-transformation', 6, 2],
    ['a $(ru{ s.len})', 'bad-transformation', 6, 8],
    ['a $(ru{s.len)', 'bad-transformation', 6, 7],
    ['a $(ru{s.len}x)', 'bad-variable', 13, 1],
    ['a $(ru{s.rm,}})', 'bad-variable', 13, 1],
    ['a $avp($ x)', 'bad-variable', 7, 1],
  ]
  for (const [text, code, from, length] of rows) {
    const { faults } = parseFormat(text, locate)
    const found = faults.map((one) => [one.code, one.position.offset, one.position.length])
    t.strictSame(found, [[`lang/${code}`, from, length]], text)
  }
})

t.test('parseVariable tells where the variable ends', async (t) => {
  const { variable, end } = parseVariable('x $avp(a)[0]', 2, locate)
  t.equal(end, 9)
  t.match(variable, {
    name: 'avp',
    text: '$avp(a)',
    index: null,
    position: { offset: 2, length: 7 },
  })
  t.match(variable?.key, { text: 'a', parts: null, position: { offset: 7, length: 1 } })
})

t.test('a transformation keeps its arguments as one text too', async (t) => {
  const { variable } = parseVariable('$(ru{re.subst,/a,b/c/g})', 0, locate)
  t.match(variable?.transformations, [
    {
      class: 're',
      name: 'subst',
      argumentText: '/a,b/c/g',
      argumentPosition: { offset: 14, length: 8 },
      position: { offset: 4, length: 19 },
    },
  ])
})

t.test('parseFormat is linear and bounded', async (t) => {
  for (const input of [
    '$hdr(',
    '$(',
    '$(ru{s.len',
    '$avp($',
    '$(avp(x)[$',
    '$a.',
    '$$',
    '$a(b)',
    '{',
  ]) {
    const began = cpuMs()
    parseFormat(input.repeat(20_000), locate)
    t.ok(cpuMs() - began < 1500, input)
  }
  const deep = '$avp('.repeat(100) + 'x' + ')'.repeat(100)
  t.equal(parseFormat(deep, locate).faults.length > 0, true, 'too deep')
})
