import t from 'tap'

import { checkConfig } from '../check/check.ts'
import { Diagnostics } from '../diagnostic.ts'
import { parseText } from '../parse/file.ts'
import { fakeVocabulary } from './support/fake-vocabulary.ts'

/** What is said: `line:column text that is marked [code] message (help)`. */
function said(config: string): readonly string[] {
  const { config: tree, diagnostics } = parseText(config, 'test.cfg')
  const found = checkConfig(tree, fakeVocabulary, new Diagnostics())
  return [...diagnostics.all, ...found.sorted()].map(({ position, code, message, help }) => {
    const marked = config.slice(position.offset, position.offset + position.length)
    const place = `${position.line}:${position.column}`
    return `${place} ${marked} [${code}] ${message}${help === null ? '' : ` (${help})`}`
  })
}

function route(body: string): readonly string[] {
  return said(`request_route { ${body} }`)
}

t.test('a sound configuration has nothing to be told', (t) => {
  const config = `
    children = 4
    loadmodule "fake.so"
    modparam("fake", "max_limit", 70)
    modparam("FAK.|other", "mode", "a")
    request_route { if ($rU =~ "^b" && src_ip == myself) { route(A); } on_failure("F"); value("$hdr(X)"); }
    route[A] { say("$(rU{s.sub,$var(x),2}) $(list[$ml])"); return -1; }
    failure_route[F] { reply(408, "Late"); drop; }
    event_route[fake:event] { reply(200, "OK"); }`
  t.same(said(config), [])
  t.end()
})

t.test('functions are known by name and number of arguments', (t) => {
  const rows: readonly (readonly [string, string])[] = [
    [
      'goood();',
      '1:17 goood [lang/unknown-function] no loaded module has a function `goood` (did you mean `good`? It comes with module `fake`)',
    ],
    [
      't_relay();',
      '1:17 t_relay [lang/unknown-function] no loaded module has a function `t_relay` (`t_relay` comes with module `tm`, which is not loaded)',
    ],
    [
      'elephant();',
      '1:17 elephant [lang/unknown-function] no loaded module has a function `elephant`',
    ],
    ['say();', '1:17 say [lang/argument-count] `say` takes 1 or 3 arguments, not 0'],
    ['good(1);', '1:17 good [lang/argument-count] `good` takes no argument, not 1'],
    ['many();', '1:17 many [lang/argument-count] `many` takes 1 argument or more, not 0'],
    [
      'if (bad() && goot()) exit;',
      '1:30 goot [lang/unknown-function] no loaded module has a function `goot` (did you mean `good`? It comes with module `fake`)',
    ],
  ]
  for (const [body, expected] of rows) t.same(route(body), [expected], body)
  t.end()
})

t.test('variables are known by name, key and index, in code and in texts', (t) => {
  const rows: readonly (readonly [string, string])[] = [
    ['say($rT);', '1:21 $rT [lang/unknown-variable] no loaded module has a variable `$rT`'],
    [
      'say($hdrr(X));',
      '1:21 $hdrr [lang/unknown-variable] no loaded module has a variable `$hdrr` (did you mean `$hdr`?)',
    ],
    [
      'say("a $(RU{s.len})");',
      '1:26 RU [lang/unknown-variable] no loaded module has a variable `$RU` (did you mean `$ru`?)',
    ],
    [
      '$T_rpl = 1;',
      '1:17 $T_rpl [lang/unknown-variable] no loaded module has a variable `$T_rpl` (`$T_rpl` comes with module `tm`, which is not loaded)',
    ],
    [
      'say("\\t$hdr(a$nope)");',
      '1:30 $nope [lang/unknown-variable] no loaded module has a variable `$nope`',
    ],
    [
      'say($(list[$nope]));',
      '1:28 $nope [lang/unknown-variable] no loaded module has a variable `$nope`',
    ],
    ['say($var);', '1:21 $var [lang/variable-form] `$var` has no key (write `$var(key)`)'],
    ['say($rU(x));', '1:25 x [lang/variable-form] `$rU` takes no key'],
    ['say($(rU[2]));', '1:26 2 [lang/variable-form] `$rU` is no list, so it takes no index'],
    [
      'say($(list[+]));',
      '1:28 + [lang/variable-form] `[+]` appends a value, so it stands only on the left of `=`',
    ],
    ['$rm = "x";', '1:17 $rm [lang/read-only-variable] `$rm` can only be read'],
    [
      'say($(rU{s.lem}));',
      '1:26 s.lem [lang/unknown-transformation] no loaded module has a transformation `{s.lem}` (did you mean `{s.len}`?)',
    ],
    [
      'say($(rU{s.sub}));',
      '1:26 s.sub [lang/argument-count] `{s.sub}` takes 1 or 2 arguments, not 0',
    ],
    ['say($(rU{s.sub,a}));', '1:32 a [lang/wrong-type] `a` is no number, and `int` is one'],
    [
      'say($(rU{s.sub,$nope}));',
      '1:32 $nope [lang/unknown-variable] no loaded module has a variable `$nope`',
    ],
  ]
  for (const [body, expected] of rows) t.same(route(body), [expected], body)
  t.end()
})

t.test('literals are checked where they stand', (t) => {
  const rows: readonly (readonly [string, string])[] = [
    ['number(300);', '1:24 300 [lang/out-of-range] `int` is 300; it can be 1 to 100'],
    ['number("x");', '1:24 "x" [lang/wrong-type] `int` is `x`; it can be a number'],
    [
      'constant($rU);',
      '1:26 $rU [lang/wrong-type] `const` is a variable; it can be only a literal',
    ],
    ['set("x");', '1:21 "x" [lang/wrong-type] `variable` is a text; it can be only a variable'],
    ['picky("");', '1:23 "" [lang/unusable-literal] the text is empty; it can be anything else'],
    ['if ($rU =~ "a(b[c") exit;', '1:32 [ [lang/bad-regex] `[` is not closed'],
    ['switch ($rU) { case /"(x": good(); }', '1:39 ( [lang/bad-regex] `(` is not closed'],
    [
      'say("a $(rU;b");',
      '1:28 ; [lang/bad-variable] `;` stands in a variable, where `(key)`, `[index]`, `{class.name}` or `)` may stand',
    ],
    [
      '$var(x) = 5 + "3";',
      '1:31 "3" [lang/wrong-type] a text stands at `+`, where an integer may stand (write `3` without quotes)',
    ],
    [
      'if (strlen(5) > 1) exit;',
      '1:28 5 [lang/wrong-type] an integer stands at `strlen`, where a text may stand',
    ],
    [
      'if (!"abc") exit;',
      '1:22 "abc" [lang/wrong-type] a text stands at `!`, where an integer may stand',
    ],
    [
      'if (12 =~ "a") exit;',
      '1:21 12 [lang/wrong-type] an integer stands at `=~`, where a text may stand',
    ],
    [
      'return "7";',
      '1:24 "7" [lang/wrong-type] a text stands at `return`, where an integer may stand (write `7` without quotes)',
    ],
  ]
  for (const [body, expected] of rows) t.same(route(body), [expected], body)
  t.same(route('if ("5" == 5 && "5" + 1 == "51" && $rU - 1 == 2) exit;'), [])
  t.end()
})

t.test('parameters are known by name, type and range', (t) => {
  const rows: readonly (readonly [string, string])[] = [
    [
      'childern = 4',
      '1:1 childern [lang/unknown-parameter] the core has no parameter `childern` (did you mean `children`?)',
    ],
    ['children = 400', '1:12 400 [lang/out-of-range] `children` is 400; it can be 1 to 64'],
    [
      'children = "4"',
      '1:12 "4" [lang/wrong-type] `children` is a text; it can be a number (write `4` without quotes)',
    ],
    [
      'log_prefix = 5',
      '1:14 5 [lang/wrong-type] `log_prefix` is `5`; it can be a text (write `"5"`)',
    ],
    ['mlock_pages = yes', '1:1 mlock_pages [lang/idle-parameter] `mlock_pages` has no effect here'],
    ['fork = -1', '1:8 -1 [lang/out-of-range] `fork` is -1; it can be `yes` or `no`'],
    [
      'fork_delay = 5',
      '1:1 fork_delay [lang/idle-parameter] `fork_delay` has no effect here: one process starts',
    ],
    [
      'sctp.autoclose = 5',
      '1:1 sctp.autoclose [lang/idle-parameter] `sctp.autoclose` has no effect here: there is no SCTP',
    ],
    [
      'modparam("fake", "pool", 5)',
      '1:18 "pool" [lang/idle-parameter] `pool` has no effect here: nothing is pooled',
    ],
    [
      'coreparam[speed] = 5',
      '1:1 coreparam [lang/unknown-parameter] the core has no parameter `coreparam[speed]`',
    ],
    [
      'cfgengine "lua"',
      '1:11 "lua" [lang/out-of-range] `cfgengine` is `lua`; it can be `native` or `default`',
    ],
    [
      'modparam("fakr", "mode", "a")',
      '1:10 "fakr" [lang/unknown-module] no loaded module matches `fakr` (did you mean `fake`?)',
    ],
    [
      'modparam("tm", "fr_timer", 1)',
      '1:10 "tm" [lang/unknown-module] no loaded module matches `tm` (write `loadmodule "tm.so"` above)',
    ],
    [
      'modparam("fake", "mod", "a")',
      '1:18 "mod" [lang/unknown-module-parameter] module `fake` has no parameter `mod` (did you mean `mode`?)',
    ],
    [
      'modparam("fake", "mode", "c")',
      '1:26 "c" [lang/out-of-range] `mode` is `c`; it can be `a` or `b`',
    ],
    [
      'modparam("fake", "max_limit", 0)',
      '1:31 0 [lang/out-of-range] `max_limit` is 0; it can be 1 to 255',
    ],
    [
      'modparam("fake", "table", "calls")',
      '1:27 "calls" [lang/unusable-literal] it needs a name and `=>`',
    ],
    ['modparam("fake(", "mode", "a")', '1:10 "fake(" [lang/bad-regex] `(` is not closed'],
  ]
  for (const [line, expected] of rows) {
    t.same(said(`${line}\nrequest_route { exit; }`), [expected], line)
  }
  t.end()
})

t.test('a name far from any other gets no suggestion, nor does a short one near several', (t) => {
  t.notMatch(route('say($rX);')[0], 'did you mean')
  t.notMatch(route('wonderful();')[0], 'did you mean')
  t.end()
})

t.test('many mistakes are all told', (t) => {
  const body = Array.from({ length: 30 }, (_, i) => `nope${i}();`).join(' ')
  t.equal(route(body).length, 30)
  t.end()
})
