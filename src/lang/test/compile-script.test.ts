import t from 'tap'

import { printPosition } from '../position.ts'
import { FakeFrame } from './support/fake-vocabulary.ts'
import { callsOf, programOf, run, sampleFrame, valueOf } from './support/run-script.ts'

t.test('a route results in what its last action does', (t) => {
  const rows: readonly (readonly [string, number])[] = [
    ['good();', 1],
    ['bad();', -1],
    ['nothing();', 1],
    ['five();', 5],
    ['bad(); $var(x) = 0;', 1],
    ['$ru = "x";', -1],
    ['$var(x) = 1 / $vn(i0);', -1],
    ['if (bad()) { good(); }', 1],
    ['if (good()) bad();', -1],
    ['if (bad()) { good(); } else bad();', -1],
    ['$var(i) = 0; while ($var(i) < 1) { $var(i) = 1; bad(); }', -1],
    ['bad(); while (0) { bad(); }', 1],
    ['switch ($rm) { case "INVITE": bad(); }', -1],
    ['switch ($rm) { case "INVITE": bad(); break; }', 0],
    ['bad(); switch ($rm) { case "BYE": good(); }', 1],
    ['return;', 1],
    ['return -7;', -7],
    ['return five();', 1],
    ['return $vn(abc);', -1],
    ['if (good()) { if (good()) { break; } bad(); } bad();', 0],
    ['exit;', 1],
    ['drop;', 0],
    ['exit 5;', 5],
  ]
  for (const [body, result] of rows) t.equal(run(`request_route { ${body} }`).result, result, body)
  t.end()
})

t.test('$rc is the result of the last function or route', (t) => {
  const rows: readonly (readonly [string, unknown])[] = [
    ['bad(); $vn(r) = $rc;', -1],
    ['bad(); $var(y) = 5; $vn(r) = $rc;', -1],
    ['bad(); if ($var(y) == 0) { $var(q) = 1; } $vn(r) = $rc;', -1],
    ['bad(); if (good()) { $var(q) = 1; } $vn(r) = $rc;', 1],
    ['route(R); $vn(r) = $rc;', -7],
    ['$vn(r) = route(R);', -7],
    ['$vn(r) = route(R) + 1;', 1],
    ['$vn(r) = !route(R);', 1],
    ['$vn(r) = (int)five();', 1],
    ['$vn(r) = route(BROKEN); good(); ', 0],
    ['if (route(R)) { good(); } else { $vn(r) = $rc; }', -7],
    ['$vn(r) = $rc;', 1],
  ]
  const routes = 'route[R] { return -7; } route[BROKEN] { if (good()) { break; } }'
  for (const [body, value] of rows) {
    t.equal(run(`request_route { ${body} } ${routes}`).frame.values.get('r'), value, body)
  }
  t.end()
})

t.test('what ends the script ends it through all routes', (t) => {
  const rows: readonly (readonly [string, number, boolean])[] = [
    ['exit;', 1, false],
    ['drop;', 0, true],
    ['return 0;', 0, false],
    ['return $vn(i0);', 0, false],
    ['zero();', 0, false],
    ['if (zero()) { say("no"); } else { say("no"); }', 0, false],
    ['if (zero() || good()) { say("no"); }', 0, false],
    ['$var(x) = zero() + five();', 0, false],
    ['$var(x) = { exit; } + 1;', 1, false],
    ['$var(x) = { return 0; };', 0, false],
    ['while (1) { exit; }', 1, false],
    ['while (zero() == 0) { say("no"); }', 0, false],
    ['switch (zero()) { case 0: say("no"); }', 0, false],
    ['switch ($rm) { case "INVITE": exit; case "BYE": say("no"); }', 1, false],
    ['return zero();', 0, false],
    ['exit zero();', 0, false],
    ['if (route(C)) say("no");', 1, false],
    ['if (route(C)) $var(x) = 1;', 1, false],
    ['if (0) exit; else if (!route(C)) $var(x) = 1;', 1, false],
  ]
  for (const [body, result, dropped] of rows) {
    const { frame, ...ran } = run(`
      request_route { route(A); say("no"); }
      route[A] { if (route(B) == 1) { say("no"); } say("no"); }
      route[B] { ${body} say("no"); }
      route[C] { exit; }`)
    t.notMatch(frame.calls.join(' '), /say|good|five/, body)
    t.same([ran.result, frame.halted, frame.dropped], [result, true, dropped], body)
  }
  t.end()
})

t.test('return in a called route ends only that route', (t) => {
  t.equal(
    callsOf('request_route { route(A); say("on"); } route[A] { return; say("no"); }'),
    'say("on")',
  )
  t.end()
})

t.test('while stops after max_while_loops, and the script goes on', (t) => {
  const script = 'request_route { while (1) { good(); } say("on"); }'
  const { frame } = run(script, { maxWhileLoops: 3 })
  t.equal(frame.calls.join(' '), 'good() good() good() say("on")')
  t.same(frame.warnings, ['lang/runaway-while: the loop was stopped after 3 rounds'])
  const free = 'request_route { $var(i) = 0; while ($var(i) < 500) { $var(i) = $var(i) + 1; } }'
  t.equal(run(free, { maxWhileLoops: 0 }).frame.values.get('i'), 500)
  t.end()
})

t.test('break leaves a while or a switch, from inside an if too', (t) => {
  const loop = 'while (1) { $var(i) = $var(i) + 1; if ($var(i) == 3) break; good(); } say("on");'
  t.equal(callsOf(`request_route { ${loop} }`), 'good() good() say("on")')
  const nested = 'while (1) { switch (1) { case 1: break; } good(); break; } say("on");'
  t.equal(callsOf(`request_route { ${nested} }`), 'good() say("on")')
  t.end()
})

t.test('switch falls through, and default may stand anywhere', (t) => {
  const body =
    'case 1: say("1"); case 3: say("3"); default: say("d"); case 4: say("4"); break; case 5: say("5");'
  const said = (subject: string, cases: string): string =>
    callsOf(`request_route { switch (${subject}) { ${cases} } }`).replaceAll(/say\("|"\)/g, '')
  t.equal(said('3', body), '3 d 4')
  t.equal(said('7', body), 'd 4')
  t.equal(said('5', body), '5')
  t.equal(said('$vn(s5)', body), '5')
  t.equal(said('2 + 1', 'case 1 + 2: say("3");'), '3')
  t.equal(
    said('$vn(abc)', body),
    'd 4',
    'no label fits a subject without a value, so it is the default',
  )
  const texts = 'case "BYE": say("b"); break; case /"^INV": say("re"); break; default: say("d");'
  t.equal(said('$rm', texts), 're')
  t.equal(said('"invite"', texts), 'd', 'labels mind the case')
  t.equal(said('$vn(none)', 'case "": say("empty");'), 'empty')
  t.equal(said('$vn(i5)', 'case "5": say("text");'), 'text')
  t.end()
})

t.test('else if is one chain, and each condition is evaluated when its turn comes', (t) => {
  const script = `request_route {
    if (bad()) { say("1"); } else if ($vn(i5) == 4) { say("2"); } else if (good()) { say("3"); } else { say("4"); }
  }`
  t.equal(callsOf(script), 'bad() good() say("3")')
  t.end()
})

t.test('a chain of 400 else-ifs compiles and runs', (t) => {
  const chain = Array.from({ length: 400 }, (_, i) => `if ($vn(i5) == ${i + 10}) { bad(); }`)
  t.equal(callsOf(`request_route { ${chain.join(' else ')} else { good(); } }`), 'good()')
  t.end()
})

t.test('parts of request_route run one after another', (t) => {
  t.equal(callsOf('request_route { good(); } request_route { bad(); }'), 'good() bad()')
  t.end()
})

t.test('route() finds its route by a constant, a number or a computed name', (t) => {
  const routes = 'route[A1] { say("A1"); } route[7] { say("7"); }'
  t.equal(
    callsOf(`request_route { route(A1); route(7); route("A" + "1"); } ${routes}`),
    'say("A1") say("7") say("A1")',
  )
  t.equal(callsOf(`request_route { $var(n) = "A1"; route($var(n)); } ${routes}`), 'say("A1")')
  const { frame } = run(`request_route { route($rU); say("on"); } ${routes}`)
  t.same(frame.warnings, ['lang/no-such-route: there is no route `bob`'])
  t.equal(frame.calls.join(' '), 'say("on")')
  t.end()
})

t.test('routes that call one another without end are stopped', (t) => {
  for (const call of ['route(A)', 'route("A" + $vn(e))']) {
    const { frame } = run(`request_route { route(A); say("on"); } route[A] { good(); ${call}; }`)
    t.equal(frame.calls.length, 21, call)
    t.match(frame.warnings, ['lang/too-many-levels: more than 20 routes have called one another'])
    t.equal(frame.depth, 0)
  }
  t.end()
})

t.test('return_mode 1 takes results as they are', (t) => {
  const options = { returnMode: 1 } as const
  t.equal(callsOf('request_route { if (minus()) { good(); } }', options), 'minus() good()')
  t.equal(callsOf('request_route { if (five() == 5) { good(); } }', options), 'five() good()')
  t.equal(callsOf('request_route { if ($vn(neg)) { good(); } }', options), 'good()')
  t.equal(callsOf('request_route { if ($vn(abc)) { bad(); } good(); }', options), 'good()')
  t.end()
})

t.test('a condition is true when it is positive', (t) => {
  const rows: readonly (readonly [string, boolean])[] = [
    ['$vn(i5)', true],
    ['$vn(i0)', false],
    ['$vn(neg)', false],
    ['$vn(s5)', true],
    ['$vn(abc)', false],
    ['!$vn(abc)', false],
    ['$vn(e)', false],
    ['!$vn(e)', true],
    ['$vn(none)', false],
    ['!$vn(none)', true],
    ['-$vn(neg)', true],
    ['minus()', false],
    ['$var(q) = 0', true],
    ['{ return -1; }', false],
    ['1 / $vn(i0)', false],
  ]
  for (const [condition, holds] of rows) {
    const { frame } = run(`request_route { if (${condition}) { good(); } else { bad(); } }`)
    t.equal(frame.calls.at(-1), holds ? 'good()' : 'bad()', condition)
  }
  t.end()
})

t.test('arguments reach functions as they ask for them', (t) => {
  const rows: readonly (readonly [string, string])[] = [
    ['say("a\\tb")', 'say("a\\tb")'],
    ['say(200, $ml, 1 + 1)', 'say("200", "250", "2")'],
    ['say("$rU is $$ $(rU{s.len})")', 'say("bob is $ 3")'],
    ['say("$vn(none)!$(vn(none){s.len})")', 'say("<null>!")'],
    ['say($rU + 1)', 'say("bob1")'],
    ['say("a" + "b")', 'say("ab")'],
    ['number("7")', 'number(7)'],
    ['number($vn(s5))', 'number(5)'],
    ['number("$vn(s5)")', 'number(5)'],
    ['constant("$rU")', 'constant("$RU")'],
    ['loud("a")', 'loud("a!")'],
    ['loud("$rU")', 'loud("bob!")'],
    ['loud($vn(i5))', 'loud("5!")'],
    ['value($vn(none))', 'value(null)'],
    ['value($vn(i5))', 'value(5)'],
    ['value("$rU")', 'value("bob")'],
    ['maybe($vn(none))', 'maybe(null)'],
    ['many("a", 1, "2", $vn(i5))', 'many("a", 1, 2, 5)'],
    ['many("a")', 'many("a")'],
    ['set($var(q))', 'set($var(q) was 0)'],
    ['set("$var(q)")', 'set($var(q) was 0)'],
  ]
  for (const [call, seen] of rows) t.equal(callsOf(`request_route { ${call}; }`), seen, call)
  t.end()
})

t.test('a function is not called with an argument it cannot use', (t) => {
  const rows: readonly (readonly [string, string])[] = [
    ['say($vn(none))', 'lang/bad-argument: argument `str` is $null'],
    ['number($vn(none))', 'lang/bad-argument: argument `int` is $null'],
    ['number($ml)', 'lang/bad-argument: argument `int` is 250; it can be 1 to 100'],
    ['number($rU)', 'lang/not-a-number: `bob` is no number'],
    ['picky($vn(e))', 'lang/bad-argument: the text is empty; it can be anything else'],
  ]
  for (const [call, warning] of rows) {
    const { frame, result } = run(`request_route { ${call}; }`)
    t.same([result, frame.rc, frame.calls.join(''), frame.warnings], [-1, -1, '', [warning]], call)
  }
  t.end()
})

t.test('a variable handed to a function can be set by it', (t) => {
  t.equal(run('request_route { set($var(q)); }').frame.values.get('q'), 'new')
  t.end()
})

t.test('a refused assignment is reported and results in -1', (t) => {
  const { result, frame } = run('request_route { $ru = "x"; }')
  t.same([result, frame.warnings], [-1, ['lang/not-assigned: `$ru` did not take the value']])
  t.end()
})

t.test('names of flags stand for their numbers', (t) => {
  const script =
    'flags A:4, B, C:0\nrequest_route { setflag(A); setflag(B); setflag(C); setflag(7); }'
  t.equal(callsOf(script), 'setflag(4) setflag(1) setflag(0) setflag(7)')
  t.end()
})

t.test('ctx.at leads to the action that runs, also inside of an expression', (t) => {
  const program = programOf(
    'request_route {\n  good();\n  if ($rU == "bob"\n    && five()) { exit; }\n}',
  )
  const frame = new FakeFrame()
  const seen: string[] = []
  Object.defineProperty(frame, 'rc', {
    set: () => {
      seen.push(printPosition(program.position(frame.at)))
    },
    get: () => 1,
  })
  program.route('request', null)?.run(frame)
  t.same(seen.slice(0, 2), ['test.cfg:2:3', 'test.cfg:4:8'])
  t.end()
})

t.test('trace is called for each action, when it was asked for', (t) => {
  const script =
    'request_route {\n  good();\n  if (bad()) {\n    good();\n  }\n  $var(x) = 1;\n  route(A);\n}\nroute[A] { exit; }'
  const lines = (trace: boolean): readonly number[] => {
    const program = programOf(script, { trace })
    const frame = sampleFrame()
    const seen: number[] = []
    frame.trace = (at) => seen.push(program.position(at).line)
    program.route('request', null)?.run(frame)
    return seen
  }
  t.same(lines(true), [2, 3, 6, 7, 9])
  t.same(lines(false), [])
  t.end()
})

t.test('a program knows its routes by type and name', (t) => {
  const program = programOf(
    'request_route { good(); } route[A] { bad(); } failure_route[A] { exit; } event_route[fake:event] { exit; } reply_route { drop; }',
  )
  t.equal(program.route('failure', 'A')?.position.line, 1)
  t.equal(program.route('event', 'fake:event')?.name, 'fake:event')
  t.equal(program.route('reply', null)?.waits, false)
  t.equal(program.route('branch', 'A'), null)
  t.equal(program.routes.length, 5)
  t.end()
})

const operands = [
  '$vn(i5)',
  '$vn(i0)',
  '$vn(abc)',
  '$vn(none)',
  '$vn(s5)',
  '$vn(i5) / $vn(i0)',
  '5',
  '"abc"',
]
const operators = ['==', '!=', '<', '<=', '>', '>=', '&&', '||', '-', 'eq', 'ine']

t.test('an expression as a condition is true where its value is positive', (t) => {
  for (const left of operands) {
    for (const right of operands) {
      for (const operator of operators) {
        const binary = `(${left} ${operator} ${right})`
        for (const text of [
          binary,
          `!${binary}`,
          `-${binary}`,
          `${binary} && $vn(i5)`,
          `$vn(abc) || ${binary}`,
        ]) {
          // what is no expression is refused as a condition too
          let value: unknown
          try {
            value = valueOf(text)
          } catch {
            continue
          }
          const wanted = Number(value ?? 0) > 0 ? 1 : 2
          const { result } = run(`request_route { if (${text}) return 1; return 2; }`)
          if (result !== wanted) t.fail(`${text} is ${String(value)}, and ${result}`)
        }
      }
    }
  }
  t.pass('all are')
  t.end()
})
