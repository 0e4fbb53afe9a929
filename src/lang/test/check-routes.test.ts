import t from 'tap'

import { checkConfig } from '../check/check.ts'
import { parseText } from '../parse/file.ts'
import { fakeVocabulary } from './support/fake-vocabulary.ts'

/** What is said: `severity line:column [code] message`. */
function said(config: string): readonly string[] {
  const { config: tree, diagnostics } = parseText(config, 'test.cfg')
  return checkConfig(tree, fakeVocabulary, diagnostics)
    .sorted()
    .map(({ severity, position, code, message }) => {
      return `${severity} ${position.line}:${position.column} [${code}] ${message}`
    })
}

t.test('functions are refused in routes of other types', (t) => {
  const call = 'reply(200, "OK");'
  const wrong = (name: string): string =>
    `[lang/wrong-route] \`reply\` cannot be used in a ${name}; it can be in request_route or failure_route`
  t.same(said(`reply_route { ${call} }`), [`error 1:15 ${wrong('reply_route')}`])
  t.same(said(`onsend_route { ${call} }`), [`error 1:16 ${wrong('onsend_route')}`])
  t.same(said(`event_route[fake:event] { ${call} }`), [], 'an event is handled as a request')
  t.same(said(`request_route { route(A); } route[A] { ${call} }`), [])
  t.end()
})

t.test('routes that are called exist, once', (t) => {
  t.same(said('request_route { route(A); }'), [
    'error 1:23 [lang/unknown-route] there is no route `A`',
  ])
  t.same(said('request_route { route("A" + "1"); }'), [
    'error 1:23 [lang/unknown-route] there is no route `A1`',
  ])
  t.same(said('request_route { on_failure("A"); } route[A] { exit; }'), [
    'error 1:28 [lang/unknown-route] there is no failure_route `A`',
    'hint 1:42 [lang/unused-route] nothing runs route `A`',
  ])
  t.same(said('request_route { route(A); } route[A] { exit; }\nroute[A] { exit; }'), [
    'error 2:7 [lang/duplicate-route] route `A` is there already',
  ])
  t.same(said('request_route { good(); } request_route { bad(); }'), [])
  t.end()
})

t.test(
  'an event route that functions name has to be named, others are run by their modules',
  (t) => {
    t.same(
      said('request_route { on_event("A"); } event_route[named:A] { exit; }').filter(isRoute),
      [],
    )
    t.same(
      said('request_route { on_event("far away"); } event_route[named:A] { exit; }').filter(
        isRoute,
      ),
      [
        'error 1:26 [lang/unknown-route] there is no event_route `named:far away`',
        'hint 1:53 [lang/unused-route] nothing runs event_route `named:A`',
      ],
    )
    t.same(said('request_route { exit; } event_route[other:A] { exit; }').filter(isRoute), [])
    t.end()
  },
)

function isRoute(line: string): boolean {
  return line.includes('-route]')
}

t.test('a route that nothing runs is a hint, unless a computed name may mean it', (t) => {
  t.same(said('request_route { exit; } route[A] { exit; }'), [
    'hint 1:31 [lang/unused-route] nothing runs route `A`',
  ])
  t.same(said('request_route { route($rU); } route[A] { exit; }'), [])
  t.same(said('request_route { on_failure("$rU"); } failure_route[A] { exit; }'), [])
  t.same(said('request_route { by_number(); } route[A] { exit; }'), [])
  t.same(said('request_route { exit; } failure_route[A] { exit; }'), [
    'hint 1:39 [lang/unused-route] nothing runs failure_route `A`',
  ])
  t.same(
    said('request_route { exit; } branch_route[A] { exit; }'),
    [],
    'no function known here names a branch route',
  )
  t.end()
})

t.test('event routes that no module runs are a warning', (t) => {
  t.same(said('request_route { exit; } event_route[fake:evnt] { exit; }'), [
    'warning 1:37 [lang/unknown-event] no loaded module runs an event route `fake:evnt`',
  ])
  t.end()
})

t.test('labels of a switch are constants of one type, each once', (t) => {
  const rows: readonly (readonly [string, string])[] = [
    [
      'case 1: good(); case "a": bad();',
      'error 1:53 [lang/switch-label] this label is a text; those before it are numbers',
    ],
    [
      'case "a": good(); case /"b": bad(); case 2: bad();',
      'error 1:73 [lang/switch-label] this label is a number; those before it are texts',
    ],
    [
      'case 2: good(); case 1 + 1: bad();',
      'warning 1:53 [lang/switch-label] label `2` is there already, so this one never runs',
    ],
  ]
  for (const [cases, expected] of rows) {
    t.same(said(`request_route { switch ($rU) { ${cases} } }`), [expected], cases)
  }
  t.end()
})

t.test('traps are hints, told once', (t) => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['tricky(); tricky();', ['hint 1:17 [lang/trap] `tricky`: it does not do what its name says']],
    [
      'if ($var(x) = 5) good();',
      ['warning 1:20 [lang/assigned-condition] this assigns, and is true whatever the value'],
    ],
    [
      'while ($var(x) = 5) good();',
      ['warning 1:23 [lang/assigned-condition] this assigns, and is true whatever the value'],
    ],
    [
      'if (five() == 5) good();',
      ['warning 1:20 [lang/compared-call] a call counts as 0 or 1 here, so it is never 5'],
    ],
    ['if (five() == 1) good();', []],
    [
      'return good();',
      [
        'warning 1:17 [lang/returns-zero] `return` of a test gives 0 when it is false, which ends the script',
      ],
    ],
    [
      'return !good();',
      [
        'warning 1:17 [lang/returns-zero] `return` of a test gives 0 when it is false, which ends the script',
      ],
    ],
    [
      'return $rU == "bob";',
      [
        'warning 1:17 [lang/returns-zero] `return` of a test gives 0 when it is false, which ends the script',
      ],
    ],
    ['exit good();', []],
    ['return $var(x);', []],
    [
      'if (good()) { exit; bad(); }',
      ['hint 1:37 [lang/unreachable] this never runs, as `exit` stands before it'],
    ],
    ['switch ($rU) { case "a": exit; break; case "b": drop; }', []],
  ]
  for (const [body, expected] of rows) t.same(said(`request_route { ${body} }`), expected, body)
  t.end()
})

t.test('checking a tree with holes tells no more than the parser did', (t) => {
  const config = 'request_route { if ($rU == ) { good(); } $var(x) = ; say("a" "b", ; goood(); }'
  const { config: tree, diagnostics } = parseText(config, 'test.cfg')
  t.doesNotThrow(() => checkConfig(tree, fakeVocabulary, diagnostics))
  t.end()
})

t.test('routes that a parameter names exist, and count as used', (t) => {
  const load = 'loadmodule "fake"\n'
  t.same(said(`${load}modparam("fake", "run", "A B")\nroute[A] { exit; }\nroute[B] { exit; }`), [])
  t.same(said(`${load}modparam("fake", "run", "A C")\nroute[A] { exit; }\nroute[D] { exit; }`), [
    'error 2:25 [lang/unknown-route] there is no route `C`',
    'hint 4:7 [lang/unused-route] nothing runs route `D`',
  ])
  t.end()
})
