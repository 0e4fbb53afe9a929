import t from 'tap'

import { programOf, sampleFrame } from './support/run-script.ts'

t.test('only routes that can reach a function that waits are async', (t) => {
  const program = programOf(`
    request_route { route(A); }
    route[A] { if ($rU == "bob") { route(B); } }
    route[B] { $var(x) = { slow(); }; }
    route[C] { good(); }
    reply_route { route(C); }
    failure_route[F] { route($rU); }
    branch_route[G] { $var(x) = 1; }`)
  const waits = program.routes.map(({ type, name, waits }) => `${type} ${name}: ${waits}`)
  t.same(waits, [
    'request null: true',
    'request A: true',
    'request B: true',
    'request C: false',
    'reply null: false',
    'failure F: true',
    'branch G: false',
  ])
  t.end()
})

t.test('a computed name waits only where some route does', (t) => {
  const program = programOf('request_route { route($rU); } route[C] { good(); }')
  t.equal(program.route('request', null)?.waits, false)
  t.end()
})

async function ran(script: string) {
  const frame = sampleFrame()
  const result = await programOf(script).route('request', null)?.run(frame)
  return { result, frame, calls: frame.calls.join(', ') }
}

t.test('a script goes on behind what it waited for', async (t) => {
  const { result, frame, calls } = await ran(
    'request_route { slow(); say("on"); $vn(r) = slow(); good(); }',
  )
  t.equal(calls, 'slow starts, slow ends, say("on"), slow starts, slow ends, good()')
  t.equal(frame.values.get('r'), 7)
  t.equal(result, 1)
})

t.test('waiting works in conditions, blocks, loops, routes and switches', async (t) => {
  const rows: readonly (readonly [string, string])[] = [
    ['if ($rU == "bob" && slow() == 1) { good(); }', 'good()'],
    ['if (!slow()) { bad(); } else { good(); }', 'good()'],
    ['$var(x) = 1 + { slow(); return 3; }; say($var(x));', 'say("2")'],
    ['$var(i) = 0; while (slow() && $var(i) < 2) { $var(i) = $var(i) + 1; good(); }', 'good()'],
    ['switch (slow()) { case 1: good(); }', 'good()'],
    ['route(A); good();', 'good()'],
    ['$var(n) = "A"; route($var(n)); good();', 'good()'],
    ['if (route(A) || bad()) { good(); }', 'good()'],
  ]
  for (const [body, last] of rows) {
    const { calls, frame } = await ran(`request_route { ${body} } route[A] { slow(); }`)
    t.match(calls, /slow ends/, body)
    t.notMatch(calls, 'bad()', body)
    t.same(
      [frame.calls.at(-1) === last || frame.calls.includes(last), frame.depth],
      [true, 0],
      body,
    )
  }
})

t.test('exit ends a script that waited', async (t) => {
  const { calls, frame } = await ran(
    'request_route { route(A); say("no"); } route[A] { slow(); exit; }',
  )
  t.equal(calls, 'slow starts, slow ends')
  t.same([frame.halted, frame.depth], [true, 0])
})

t.test('a rejection of a function comes out of run()', async (t) => {
  const program = programOf('request_route { slow(); }')
  const frame = sampleFrame()
  Object.defineProperty(frame, 'calls', {
    get: () => {
      throw new RangeError('broken')
    },
  })
  await t.rejects(async () => await program.route('request', null)?.run(frame), {
    message: 'broken',
  })
})
