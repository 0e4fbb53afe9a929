import t from 'tap'

import type { Outcome } from '../player/player.ts'
import { markdownExamples } from '../markdown-examples.ts'
import { DocsCode } from '../player/codes.ts'
import { setupsOf } from '../player/plan.ts'
import { playExample } from '../player/player.ts'
import { serverHost } from '../server-host.ts'

/** Plays the last example of a page against a real server; the others are its setups. */
async function play(...lines: readonly string[]): Promise<Outcome> {
  const examples = markdownExamples(lines.join('\n'), 'p.md')
  const example = examples.at(-1)
  if (example === undefined) throw new RangeError('no example')
  return playExample(example, serverHost(), { setups: setupsOf(examples) })
}

const ask = ['```sip', 'alice > OPTIONS sip:example.com', 'alice < 200', '```']

t.test('diagnostics point to the line and column of the page', async (t) => {
  const outcome = await play(
    '# A',
    '- ```kamailio',
    '  request_route {',
    '    $x = 1;',
    '  }',
    '  ```',
  )
  t.match(outcome.report, /^p\.md:4:\d+: error\[docs\/configuration-refused\]/)
  const wrapped = await play(
    '# A',
    '- ```kamailio wrap=route',
    '  exit;',
    '  no_such_function();',
    '  ```',
  )
  t.match(wrapped.report, /^p\.md:4:3: error\[docs\/configuration-refused\].*`no_such_function`/)
})

t.test(
  'a setup comes before the configuration, with comments and directives of its own',
  async (t) => {
    const setup = [
      '```kamailio name=base',
      '# why',
      '#!define STATUS "200"',
      'loadmodule "sl.so" // comment',
      '```',
    ]
    const user = [
      '```kamailio with=base',
      'request_route { sl_send_reply(STATUS, "OK"); }',
      '```',
      ...ask,
    ]
    for (const page of [
      ['# Base', ...setup, '# Use', ...user],
      [
        '# Base',
        ...setup,
        '# Use',
        '```kamailio with=base wrap=route',
        'sl_send_reply(STATUS, "OK");',
        '```',
        ...ask,
      ],
    ]) {
      const outcome = await play(...page)
      t.match(outcome, { status: 'pass' }, outcome.report ?? '')
    }
    const [use, base] = markdownExamples(['# Use', ...user, '# Base', ...setup].join('\n'), 'p.md')
    if (use === undefined || base === undefined) throw new RangeError('two examples')
    const below = await playExample(use, serverHost(), { setups: setupsOf([use, base]) })
    t.match(below, { status: 'pass' }, below.report ?? '')
  },
)

t.test('an error in a setup is shown in the setup', async (t) => {
  const outcome = await play(
    '# Base',
    '```kamailio name=base',
    'loadmodule "no-such.so"',
    '```',
    '# Use',
    '```kamailio with=base',
    'request_route { exit; }',
    '```',
  )
  t.match(outcome.report, /p\.md:3:12: error\[module\/not-found\]/)
})

t.test('an example whose configuration is its setup', async (t) => {
  const outcome = await play(
    '# Base',
    '```kamailio name=base',
    'loadmodule "sl.so"',
    'request_route { sl_send_reply("200", "OK"); }',
    '```',
    '# Use',
    '```sip with=base',
    ...ask.slice(1),
  )
  t.match(outcome, { status: 'pass' }, outcome.report ?? '')
})

t.test('the report shows the statements that ran, and no others', async (t) => {
  const { report } = await play(
    '# A',
    '```kamailio',
    'loadmodule "sl.so"',
    'request_route {',
    '  if (method == "OPTIONS") { sl_send_reply("200", "OK"); exit; }',
    '  sl_send_reply("404", "Not here");',
    '}',
    '```',
    ...ask,
    '```sip',
    'alice > MESSAGE sip:bob@example.com',
    'alice < 200',
    '```',
  )
  t.match(
    report,
    /The statements that ran for it:\n {4}p\.md:5:\d+ {2}if \(method == "OPTIONS"\).*\n {4}p\.md:6:3 {2}sl_send_reply\("404", "Not here"\)/,
  )
  t.notMatch(report, /sl_send_reply\("200"[^]*sl_send_reply\("200"/)
})

t.test('commands reach the server, and their failures are results', async (t) => {
  const outcome = await play(
    '# A',
    '```kamailio',
    'loadmodule "sl.so"',
    'request_route { sl_send_reply("200", "OK"); }',
    '```',
    '```rpc',
    '> sl.stats',
    '200: 0',
    '```',
    ...ask,
    '```rpc',
    '> sl.stats',
    '200: 1',
    '> sl_stats',
    '200: 1',
    '> sl.stat',
    'error: { code: 500, message: "there is no command `sl.stat`; did you mean `sl.stats`?" }',
    '```',
  )
  t.match(outcome, { status: 'pass' }, outcome.report ?? '')
})

t.test('an expression before any message, and one that cannot be read', async (t) => {
  const outcome = await play(
    '# A',
    '```kamailio',
    'request_route { exit; }',
    '```',
    ...ask.slice(0, 2),
    '```',
    '```values',
    '$nosuch => 1',
    '```',
  )
  t.match(outcome.reason, /^p\.md:9:1: error\[docs\/expression-refused\]: .*nosuch/)
  t.equal(DocsCode.EXPRESSION, 'docs/expression-refused')
})

t.test('without TCP the server listens on UDP only', async (t) => {
  const { reason } = await play(
    '# A',
    '```kamailio',
    'disable_tcp=yes',
    'request_route { exit; }',
    '```',
    '```sip',
    'actor dave tcp:192.0.2.40',
    'dave > OPTIONS sip:example.com',
    '```',
  )
  t.match(reason, /docs\/nobody-listens/)
})
