import t from 'tap'

import { Diagnostics } from '../diagnostic.ts'
import type { PreprocessOptions } from '../preprocess.ts'
import { preprocess } from '../preprocess.ts'
import { evaluateExpression } from '../preprocess-expression.ts'
import { makeSource, tableReader } from '../source.ts'
import { readSubstitution, substitute } from '../substitution.ts'

interface Result {
  /** The tokens that are left, a blank between. */
  readonly text: string
  readonly codes: readonly string[]
  readonly defines: ReadonlyMap<string, string>
  readonly diagnostics: Diagnostics
}

function run(
  text: string,
  files: Readonly<Record<string, string>> = {},
  options: PreprocessOptions = {},
): Result {
  const diagnostics = new Diagnostics()
  const reader = tableReader({ 'a.cfg': text, ...files })
  const { tokens, defines } = preprocess(makeSource('a.cfg', text), reader, options, diagnostics)
  return {
    text: tokens
      .slice(0, -1)
      .map((token) => token.quote + token.text + token.quote)
      .join(' '),
    codes: diagnostics.all.map((one) => one.code.replace('lang/', '')),
    defines,
    diagnostics,
  }
}

/** Each row: a name, the text, what is left, and the codes if any. */
type Row = readonly [name: string, text: string, left: string, codes?: readonly string[]]

function check(name: string, rows: readonly Row[]): void {
  void t.test(name, async (t) => {
    for (const [row, text, left, codes = []] of rows) {
      const result = run(text)
      t.strictSame([result.text, result.codes], [left, codes], row)
    }
  })
}

check('#!define puts its value in for whole identifiers', [
  ['a value', '#!define D 3\nx D DD "D" $D', 'x 3 DD "D" $D'],
  ['no value', '#!define D\nx D y', 'x y'],
  ['many words', '#!define L udp:127.0.0.1:5060 "a"\nD L', 'D udp : 127.0.0.1 : 5060 "a"'],
  ['values are looked at again', '#!define A B\n#!define B 3\nA', '3'],
  ['a tab between', '#!define\tD\t3\nD', '3'],
  ['a value behind a bracket', '#!define D(x) 3\nD', '( x ) 3'],
  ['a blank and a line end behind', '#!define D 3  \r\nD', '3'],
  ['a continued value', '#!define D "a\\\nb" \\\n 4\nD', '"ab" 4'],
  ['in the middle of a line', 'x #!define D 3\nD', 'x 3'],
  ['behind blanks', '   #!define D 3\nD', '3'],
  ['with !!', '!!define D 3\nD', '3'],
  ['short names', '#!def D 3\n#!redef D 4\nD\n#!undef D\nD', '4 D'],
  ['only the first of trydef', '#!define D 3\n#!trydef D 4\n#!trydefine E 5\nD E', '3 5'],
  ['a reserved word stays', '#!define log 3\nlog', 'log', ['define-reserved']],
  ['a flag with a reserved name', '#!define debug\n#!ifdef debug\nx\n#!endif', 'x'],
  ['a hash in a string', '#!define D "a#b"\nD x', '"a#b" x'],
  ['no directive in a comment', '# x #!define D 3\n##!define D 4\n// #!define D 5\nD', 'D'],
  ['other text behind #! is a comment', '#!/usr/sbin/kamailio\n#! x\n#!foo bar\nx', 'x'],
])

check('#!define reports what cannot be', [
  ['twice', '#!define D 3\n#!define D 3\nD', '3', ['already-defined']],
  ['a hyphen', '#!define A-B 3\nA', 'A', ['define-name']],
  ['no name', '#!define\nx', 'x', ['define-name']],
  ['a digit first', '#!define 3x 4\nx', 'x', ['define-name']],
  ['undef of nothing', '#!undef D\n#!tryundef D\nx', 'x', ['not-defined']],
  ['a loop', '#!define D D\nD', 'D', ['define-loop']],
  ['a longer loop', '#!define D E\n#!define E x D\nE', 'x E', ['define-loop']],
  ['a directive nearly', '#!ifdeff X\nx', 'x', ['unknown-directive']],
])

check('a comment in the value of a define goes on behind its use', [
  ['nothing follows', '#!define D 3 # note\nx D\ny', 'x 3 y'],
  ['text follows', '#!define D 3 # note\nx D y\nz', 'x 3 z', ['define-comment']],
  ['a comment follows', '#!define D 3 // note\nx D # y\nz', 'x 3 z'],
  [
    'through another define',
    '#!define D 3 # note\n#!define E D 4\nE y\nz',
    '3 z',
    ['define-comment'],
  ],
  ['a block comment ends', '#!define D 3 /* note */ 4\nx D y', 'x 3 4 y'],
])

check('conditions choose what counts', [
  ['ifdef', '#!define D\n#!ifdef D\na\n#!else\nb\n#!endif\nc', 'a c'],
  ['ifndef', '#!define D\n#!ifndef D\na\n#!else\nb\n#!endif\nc', 'b c'],
  ['nested', '#!ifdef A\n#!ifdef B\na\n#!else\nb\n#!endif\nc\n#!endif\nd', 'd'],
  ['nested, live', '#!ifndef A\n#!ifdef B\na\n#!else\nb\n#!endif\nc\n#!endif\nd', 'b c d'],
  ['in the middle of a line', 'x #!ifdef A\ny\n#!endif\nz', 'x z'],
  ['CRLF', '#!ifdef A\r\na\r\n#!else\r\nb\r\n#!endif\r\nc', 'b c'],
  ['quotes in a dead part', '#!ifdef A\n"abc\n/* x\n#!endif\nc', 'c'],
  ['with !!', '!!ifdef A\na\n!!endif\nc', 'c'],
  ['a comment behind the name', '#!ifndef A # comment\na\n#!endif', 'a'],
  ['not in a string', '"#!ifdef A" b', '"#!ifdef A" b'],
  ['words behind the name', '#!ifndef A B\na\n#!endif', 'a', ['directive-text']],
  ['text behind else', '#!ifndef A\na\n#!else b\nc\n#!endif', 'a c', ['directive-text']],
  ['text behind endif', '#!ifdef A\na\n#!endif # A\nb', 'b', ['directive-text']],
  ['an endif in a sentence of a dead part', '#!ifdef A\n# up to #!endif here\n#!endif\nb', 'b'],
  ['no name', '#!ifdef\na\n#!endif\nb', 'b', ['define-name']],
  ['else alone', '#!else\na', 'a', ['else-without-if']],
  ['two elses', '#!ifdef A\na\n#!else\nb\n#!else\nc\n#!endif', 'b', ['second-else']],
  ['endif alone', '#!endif\na', 'a', ['endif-without-if']],
  ['no endif', 'a\n#!ifdef A\nb', 'a', ['unclosed-if']],
])

check('#!ifexp and #!defexp calculate', [
  ['numbers', '#!ifexp 1 + 1 == 2\na\n#!endif', 'a'],
  ['an unknown name is 0', '#!ifexp NOPE == 0\na\n#!endif', 'a'],
  ['a name without a value is 1', '#!define D\n#!ifexp D == 1\na\n#!endif', 'a'],
  ['quotes of a value go', '#!define D "x"\n#!ifexp D == "x"\na\n#!endif', 'a'],
  [
    'a loaded module',
    'loadmodule "pv.so"\n#!ifexp MOD_pv && !MOD_tm\na\n#!endif',
    'loadmodule "pv.so" a',
  ],
  ['the version', '#!ifexp KAMAILIO_VERSION >= 5006000\na\n#!endif', 'a'],
  ['the system', '#!ifexp OS_NAME == "linux"\na\n#!endif', 'a'],
  ['a comment behind', '#!ifexp 1 # yes\na\n#!endif', 'a'],
  ['defexp', '#!defexp D 1 + 2 * 3\nD', '7'],
  ['defexps', '#!defexps D "a" + "b"\nD', '"ab"'],
  ['no expression', '#!ifexp\na\n#!endif', '', ['if-expression']],
  ['half an expression', '#!ifexp 1 +\na\n#!endif', '', ['if-expression']],
  ['a strange sign', '#!defexp D 1 ? 2\nx', 'x', ['if-expression']],
])

check('loadmodule defines MOD_ and the name', [
  ['as a word', 'loadmodule "pv.so"\n#!ifdef MOD_pv\na\n#!endif', 'loadmodule "pv.so" a'],
  [
    'as a function, with a path',
    'loadmodule("/usr/lib/tm.so", "g")\n#!ifdef MOD_tm\na\n#!endif',
    'loadmodule ( "/usr/lib/tm.so" , "g" ) a',
  ],
  ['not in a dead part', '#!ifdef A\nloadmodule "pv"\n#!endif\n#!ifdef MOD_pv\na\n#!endif', ''],
  ['other strings define nothing', 'loadpath "pv"\n#!ifdef MOD_pv\na\n#!endif', 'loadpath "pv"'],
])

check('#!subst works inside of strings and variables only', [
  ['a string', '#!subst "/abc/root/"\nabc "abc" \'xabcabc\'', 'abc "root" \'xrootabc\''],
  ['every match', '#!subst "/abc/root/g"\n"abcabc"', '"rootroot"'],
  ['any case, another separator', '#!subst "!ABC!r/x!i"\n"abc"', '"r/x"'],
  ['a variable', '#!subst "/NAME/uri/"\n$avp(NAME)', '$avp(uri)'],
  ['groups', '#!subst "/(b+)(c)/[\\2\\1\\0]/"\n"abbc"', '"a[cbbbbc]"'],
  ['one after another', '#!subst "/a/b/"\n#!subst "/b/c/"\n"a"', '"c"'],
  ['single quotes', '#!subst \'/a/b/\'\n"a"', '"b"'],
  ['lines', '#!subst "/^x/y/s"\n"1\nx"', '"1\ny"'],
  ['an empty match changes nothing', '#!subst "/a*/-/g"\n"baac"', '"baac"'],
  ['substdef', '#!substdef "!AB!5!g"\nAB "xABABy"', '5 "x55y"'],
  ['substdefs', '#!substdefs "!AB!x y!g"\nAB "1AB"', '"x y" "1x y"'],
  ['substdef of what is there', '#!define AB 6\n#!substdef "!AB!5!"\nAB', '6', ['already-defined']],
  ['no separator', '#!subst "/ABC"\nx', 'x', ['bad-subst']],
  ['a bad flag', '#!subst "/a/b/q"\nx', 'x', ['bad-subst']],
  ['a bad pattern', '#!subst "/a(b/c/"\nx', 'x', ['bad-subst']],
  ['no quotes', '#!subst /a/b/\nx', 'x', ['bad-subst']],
])

t.test('#!defenv takes variables of the environment', async (t) => {
  const options = { environment: { HOME: '/root', PORT: '5060' } }
  const go = (text: string): readonly unknown[] => {
    const { text: left, codes } = run(text, {}, options)
    return [left, codes]
  }
  t.strictSame(go('#!defenv PORT\nPORT'), ['5060', []])
  t.strictSame(go('#!defenvs H=HOME\nH'), ['"/root"', []])
  t.strictSame(go('#!trydefenv NOPE\n#!trydefenvs N=NOPE\nx N'), ['x N', []])
  t.strictSame(go('#!defenv NOPE\nx'), ['x', ['no-environment']])
  t.strictSame(go('#!defenv\nx'), ['x', ['define-name']])
})

t.test('defines and rules can be given from outside', async (t) => {
  const options: PreprocessOptions = {
    defines: { WITH_TLS: '', PORT: '5061' },
    substitutions: [{ text: '/A/b/', kind: 'subst' }],
  }
  const result = run('#!ifdef WITH_TLS\nPORT "A"\n#!endif', {}, options)
  t.strictSame([result.text, result.codes], ['5061 "b"', []])
  t.equal(result.defines.get('PORT'), '5061')
})

t.test('include_file puts a file in, from anywhere', async (t) => {
  const files = { 'b.cfg': '"b"', 'sub/c.cfg': 'include_file "d.cfg"', 'sub/d.cfg': 'd' }
  const rows: readonly Row[] = [
    ['as a word', 'x include_file "b.cfg" y', 'x "b" y'],
    ['as a directive', '#!include_file "b.cfg" # comment\ny', '"b" y'],
    ['with !!', '!!include_file "b.cfg"\ny', '"b" y'],
    ['in a call', 'log( include_file "b.cfg"\n);', 'log ( "b" ) ;'],
    ['on the next line', 'include_file\n"b.cfg"', '"b"'],
    ['beside the file that asks', 'include_file "sub/c.cfg"', 'd'],
    ['a define', '#!define F "b.cfg"\ninclude_file F', '"b"'],
    ['a rule', '#!subst "/X/b/"\ninclude_file "X.cfg"', '"b"'],
    ['not there', 'include_file "no.cfg"\ny', 'y', ['no-such-file']],
    ['not there, but may', 'import_file "no.cfg"\n#!import_file "no.cfg"\ny', 'y'],
    ['no name', 'include_file b.cfg\ny', 'y', ['include-name']],
  ]
  for (const [name, text, left, codes = []] of rows) {
    const result = run(text, files)
    t.strictSame([result.text, result.codes], [left, codes], name)
  }
})

t.test('conditions may begin in one file and end in another', async (t) => {
  const result = run('include_file "if.cfg"\na\n#!endif\nb', { 'if.cfg': '#!ifdef A\n' })
  t.strictSame([result.text, result.codes], ['b', []])
})

t.test('limits are reported once, and nothing else is', async (t) => {
  const many = (count: number, line: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => line(index)).join('\n')
  const rows: readonly (readonly [string, string, readonly string[]])[] = [
    ['510 defines', many(510, (index) => `#!define D${index}`), []],
    ['511 defines', many(511, (index) => `#!define D${index}`), ['limit']],
    ['512 conditions', many(512, () => '#!ifdef A') + many(512, () => '\n#!endif'), []],
    ['513 conditions', many(513, () => '#!ifdef A') + many(513, () => '\n#!endif'), ['limit']],
    ['includes', 'include_file "a.cfg" include_file "a.cfg"', ['limit']],
    [
      'defines that double',
      `#!define D0\n${many(40, (index) => `#!define D${index + 1} D${index} D${index}`)}\nD40`,
      ['limit'],
    ],
  ]
  for (const [name, text, codes] of rows) t.strictSame(run(text).codes, codes, name)
  const wide = run(
    many(40, () => 'include_file "b.cfg"'),
    {
      'b.cfg': many(40, () => 'include_file "c.cfg"'),
      'c.cfg': '',
    },
  )
  t.strictSame(wide.codes, ['limit'], 'includes that multiply')
})

t.test('a token knows what the author wrote, through defines and includes', async (t) => {
  const files = { 'a.cfg': '', 'b.cfg': '#!define P 5\nx P y' }
  const diagnostics = new Diagnostics()
  const source = makeSource('a.cfg', '\n  include_file "b.cfg"')
  const { tokens } = preprocess(source, tableReader(files), {}, diagnostics)
  const position = tokens[1]?.position
  t.match(position, { file: 'b.cfg', line: 2, column: 3, length: 1, offset: 15 })
  t.match(position?.chain, [
    { reason: 'define', name: 'P', file: 'b.cfg', line: 1, column: 12, length: 1 },
    { reason: 'include', name: 'b.cfg', file: 'a.cfg', line: 2, column: 16 },
  ])
})

t.test('evaluateExpression has the operators of C', async (t) => {
  const lookup = (name: string): string | null =>
    ({ ONE: '1', HEX: '0x10', TEXT: '"abc"', WORD: 'abc', FLAG: '' })[name] ?? null
  const rows: readonly (readonly [string, number | string])[] = [
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['2 ** 3 - 7 % 4', 5],
    ['10 - 2 - 3', 5],
    ['1 << 4 | 1', 17],
    ['6 & 3 ^ 1', 3],
    ['!0 && ~0 == -1', 1],
    ['1 || NOPE', 1],
    ['3 > 2 && 2 >= 2 && 1 < 2 && 2 <= 2 && 1 != 2', 1],
    ['HEX + ONE + FLAG', 18],
    ['TEXT == WORD', 1],
    ['"a" < "b"', 1],
    ['"a" + 1', 'a1'],
    ['1 / 0', 0],
  ]
  for (const [text, value] of rows) t.equal(evaluateExpression(text, lookup).value, value, text)
  const faulty = ['', '(1', '1 1', '1 +', '"a', ')', '('.repeat(1000), '!'.repeat(1000)]
  for (const text of faulty) t.not(evaluateExpression(text, lookup).fault, null, text.slice(0, 10))
})

t.test('substitute leaves texts alone that would grow without end', async (t) => {
  const read = readSubstitution('/a/aaaaaaaaaa/g')
  if (read.rule === null) throw new Error(read.fault)
  const long = 'a'.repeat(20_000)
  t.equal(substitute(read.rule, long), long)
})

t.test('the byte 0xA0 is no blank: letters end in it', async (t) => {
  t.equal(run('#!define D "voil\xc3\xa0"\nD').text, '"voil\xc3\xa0"')
  t.strictSame(run('#!define D voil\xc3\xa0').defines.get('D'), 'voil\xc3\xa0')
})
