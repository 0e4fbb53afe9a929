import t from 'tap'

import type { Case, Statement } from '../ast.ts'
import { placesOf, shape, statements } from './support/parsing.ts'

/** Statements as one line, to compare trees by. */
function text(body: readonly Statement[]): string {
  return body.map(one).join(' ')
}

function one(node: Statement): string {
  switch (node.kind) {
    case 'if': {
      const arms = node.branches.map((arm) => `if ${shape(arm.condition)} {${text(arm.body)}}`)
      const last = node.otherwise === null ? [] : [`{${text(node.otherwise)}}`]
      return [...arms, ...last].join(' else ')
    }
    case 'while':
      return `while ${shape(node.condition)} {${text(node.body)}}`
    case 'switch':
      return `switch ${shape(node.subject)} {${node.cases.map(label).join(' ')}}`
    case 'break':
      return 'break;'
    case 'assignment':
      return `${node.target.text} = ${shape(node.value)};`
    case 'action':
      return `${shape(node.expression)};`
    default:
      return node.value === null ? `${node.kind};` : `${node.kind} ${shape(node.value)};`
  }
}

function label(node: Case): string {
  const word =
    node.label === null
      ? 'default'
      : node.label.kind === 'regex'
        ? `/${node.label.pattern.value}/`
        : shape(node.label)
  return `${word}: ${text(node.body)}`.trim()
}

t.test('statements of every kind become nodes', async (t) => {
  const rows: readonly (readonly [source: string, tree: string])[] = [
    ['log("x");', 'log("x");'],
    [';;; log("x");; ;', 'log("x");'],
    ['$var(x) = 1;', '$var(x) = 1;'],
    ['$(avp(x)[*]) = $null;', '$(avp(x)[*]) = $null;'],
    ['$var(x) = { if (1) { return 2; } };', '$var(x) = block;'],
    ['if $var(x) == 1 log("x");', 'if ($var(x) == 1) {log("x");}'],
    ['if (1) ;', 'if 1 {}'],
    ['if (1) { ; }', 'if 1 {}'],
    ['if (1) log("x"); else log("y");', 'if 1 {log("x");} else {log("y");}'],
    [
      'if (1) exit; else if (2) { drop; } else { return; }',
      'if 1 {exit;} else if 2 {drop;} else {return;}',
    ],
    ['if (1) if (2) exit; else drop;', 'if 1 {if 2 {exit;} else {drop;}}'],
    ['if (1) { exit; };', 'if 1 {exit;}'],
    ['while ($var(x) < 3) { break; }', 'while ($var(x) < 3) {break;}'],
    ['while (1) ;', 'while 1 {}'],
    [
      'switch $rU { case 1: log("x"); break; case 1+1: default: exit; }',
      'switch $rU {1: log("x"); break; (1 + 1): default: exit;}',
    ],
    ['switch ($rU) { case "a": case /"re": drop; }', 'switch $rU {"a": /re/: drop;}'],
    ["switch ($rU) { case -1: case /'re': }", 'switch $rU {(- 1): /re/:}'],
    ['switch ($rU) { }', 'switch $rU {}'],
    ['return; return(); return 1+1;', 'return; return; return (1 + 1);'],
    ['return -1; exit 0; drop $var(x);', 'return (- 1); exit 0; drop $var(x);'],
    ['exit(); drop(1); return { return 1; };', 'exit; drop 1; return block;'],
    ['return\n  (1);', 'return 1;'],
    ['route(X); route($var(x));', 'route("X"); route($var(x));'],
    ['force_rport; force_rport();', 'force_rport(); force_rport();'],
    ['t_relay ();', 't_relay();'],
    ['revert_uri; setflag(1); prefix("a");', 'revert_uri(); setflag(1); prefix("a");'],
    ['force_send_socket([::1]:5060);', 'force_send_socket(socket);'],
    ['xlog("L_ERR", "a" "b");', 'xlog("L_ERR", "ab");'],
  ]
  for (const [source, tree] of rows) t.equal(text(statements(source)), tree, source)
})

t.test('a mistake in a statement is one diagnostic, where it is', async (t) => {
  const rows: readonly (readonly [body: string, places: readonly string[]])[] = [
    ['log("x")\nexit;', ['2:9 missing']],
    ['log("x")', ['2:9 missing']],
    ['log("x") exit;', ['2:10 missing']],
    ['return\nexit;', ['2:7 missing']],
    ['$var(x) = 1\n$var(y) = 2;', ['2:12 missing']],
    ['break 1;', ['2:7 missing']],
    ['if ($x == ) { exit; }', ['2:11 unexpected']],
    ['if ($x == 1 { exit; }', ['2:13 missing']],
    ['if ($x == 1)) { exit; }', ['2:13 unexpected']],
    ['if (1) log("x") else exit;', ['2:17 missing']],
    ['if (1) { exit; }; else { drop; }', ['2:19 lone-else']],
    ['if (1) foo(; else exit;', ['2:12 unexpected']],
    ['if (1) { }', ['2:8 empty-block']],
    ['if (1)', ['3:1 unexpected']],
    ['{ exit; }', ['2:1 bare-block']],
    ['1;', ['2:1 bare-value']],
    ['"text";', ['2:1 bare-value']],
    ['$var(x);', ['2:1 bare-value']],
    ['$var(x) == 1;', ['2:1 bare-value']],
    ['$var(x) += 1;', ['2:9 unknown-operator']],
    ['$var(x)++;', ['2:8 unknown-operator']],
    ['$var(x) := 1;', ['2:9 unknown-operator']],
    ['$var(x) = $var(y) = 5;', ['2:19 missing']],
    ['!log("x");', ['2:1 unexpected']],
    ['t_relay;', ['2:1 bare-word']],
    ['debug = 3;', ['2:1 unexpected']],
    ['foo = 3;', ['2:1 bare-word']],
    ['forward;', ['2:1 bare-word']],
    ['switch ($rU) { exit; case 1: drop; }', ['2:16 unexpected']],
    ['switch ($rU) { case 1 log("x"); break; case 2: exit; }', ['2:23 missing']],
    ['switch ($rU) { case 1: { exit; } break; }', ['2:24 bare-block']],
    ['switch ($rU) { default: exit; default: drop; }', ['2:31 second-default']],
    ['switch ($rU) { case /re: exit; }', ['2:22 unexpected']],
    ['case 1: exit;', ['2:1 lone-case']],
    ['route[X] { exit; }', ['1:15 unclosed-block', '3:1 extra-brace']],
    ['log(\xe2\x80\x9cx\xe2\x80\x9d);', ['2:5 strange-quotes']],
    ['log("x"); \\\nexit\xc2\xa0;', ['2:11 bad-character', '3:5 bad-character']],
    ['$var(x) = $(ru{s.len}\n  {s.int});\nexit;', ['2:11 unclosed-variable']],
    ['$(ru{s.len}) = 1;', ['2:1 not-assignable']],
    ['@from.uri = "x";', ['2:1 bare-value']],
    ['log("a);\nlog("b");', ['2:5 unclosed-string']],
    ['log("a\nlog("b");', ['2:5 unclosed-string']],
    ['if ($rU == "a) {\n  log("b");\n}', ['2:12 unclosed-string']],
    ['if ($(ru{s.len) == 1) {\n  log("b");\n}', ['2:9 bad-transformation']],
    ['if ($(ru{s.len} == 1 {\n  log("b");\n}', ['2:5 unclosed-variable']],
    [
      'exit; # fine\nif (method == ) exit;\nfoo(1,2;\nbar(;',
      ['3:15 unexpected', '4:8 missing', '5:5 unexpected'],
    ],
  ]
  for (const [body, places] of rows) {
    t.strictSame(placesOf(`request_route {\n${body}\n}\n`), places, body)
  }
})

t.test('nesting is bounded, and reported once', async (t) => {
  const deep = (count: number, open: string, inner: string, close: string): string =>
    `request_route {\n${open.repeat(count)}${inner}${close.repeat(count)}\n}`
  const rows: readonly (readonly [name: string, text: string])[] = [
    ['parentheses', deep(100_000, '(', '1', ')').replace('(', 'if ((')],
    ['unary', deep(100_000, '!', '1;', '').replace('!', 'return !')],
    ['blocks', deep(50_000, 'if (1) { ', 'exit;', '}')],
    ['bare blocks', deep(50_000, '{ ', 'exit;', '}')],
    ['block expressions', deep(50_000, '$var(x) = { ', 'exit;', '};')],
    ['bodies', deep(50_000, 'if (1) ', 'exit;', '')],
    ['switches', deep(50_000, 'switch (1) { case 1: ', 'exit;', '}')],
    ['calls', deep(50_000, 'route(', '1', ');')],
    ['operators', `request_route { return 1${' + 1'.repeat(100_000)}; }`],
  ]
  for (const [name, source] of rows) {
    const codes = placesOf(source).map((place) => place.split(' ')[1])
    t.equal(codes[0], name === 'bare blocks' ? 'bare-block' : 'limit', name)
    t.equal(codes.filter((code) => code === 'limit').length, 1, name)
  }
})

t.test('a chain of else if may be long', async (t) => {
  const chain = Array.from({ length: 3000 }, (_, at) => `if ($rU == "${at}") exit;`).join(' else ')
  const [node] = statements(chain)
  t.equal(node?.kind === 'if' && node.branches.length, 3000)
})
