/** Programs: what callers would like to run, and what never ends by itself. */

import { execFileSync } from 'node:child_process'

import { Log, PrepareError, systemClock } from './support.ts'
import t from 'tap'

import { type Command, prepareCommand, valueName } from '../command.ts'
import { linesOf } from '../run-for.ts'
import { type Job, Programs } from '../programs.ts'

/** Prepares a command in which `$x` is a variable; the language is not needed to know what it holds. */
function prepare(text: string): Command {
  return prepareCommand(text, {
    format: (name) => ({ constant: null, run: () => name }),
    variable: () => {
      throw new PrepareError('not asked for')
    },
  })
}

/** What a shell makes of a command whose variables all hold a text. */
function said(text: string, value: string): string {
  const command = prepare(text)
  const env: Record<string, string> = { PATH: '/usr/bin:/bin' }
  for (const index of command.values.keys()) env[valueName(index)] = value
  return execFileSync('/bin/sh', ['-c', command.script], { env }).toString()
}

const hostile = [
  '$(echo run)',
  '`echo run`',
  "'; echo run; '",
  '"; echo run; "',
  '\\"; echo run #',
  '| echo run',
  '&& echo run',
  '\n echo run\n',
  '* ? [a-z]',
  'a\'b"c\\d $HOME ${PATH} !! ~',
  '',
]

t.test('a value stays one word in every kind of quotes', (t) => {
  for (const value of hostile) {
    const found = `[${value}]\n`
    t.equal(said("printf '[%s]\\n' $rU", value), found, `none: ${value}`)
    t.equal(said('printf "[%s]\\n" "$rU"', value), found, `double: ${value}`)
    t.equal(said("printf '[%s]\\n' '$rU'", value), found, `single: ${value}`)
    t.equal(
      said("printf '[%s]\\n' a$(rU)b'c$(rU)'\"d$(rU)\"", value),
      `[a${value}bc${value}d${value}]\n`,
    )
    // the shell takes line ends off what a command inside has written
    const inside = said('printf "[%s]\\n" "$$(printf %s \'$rU\')x"', value)
    t.equal(inside, `[${value.replace(/\n+$/, '')}x]\n`, `inside: ${value}`)
  }
  t.end()
})

t.test('commands that no value can be put into safely are refused at load', (t) => {
  const rows: readonly (readonly [string, RegExp])[] = [
    ["echo '$rU", /a quote or a parenthesis is not closed/],
    ['echo "$rU', /a quote or a parenthesis is not closed/],
    ['echo \\$rU', /a backslash stands before a variable/],
    ['cat <<END\n$rU\nEND', /a document in place/],
    ['  ', /there is no command in it/],
    ['', /there is no command in it/],
    ['echo $(', /./],
  ]
  for (const [text, message] of rows) t.throws(() => prepare(text), { message }, text)
  t.doesNotThrow(() => prepare("echo '<<' \"it's\" \\\\$rU"))
  t.end()
})

function job(script: string, more: Partial<Job> = {}): Job {
  const environment = { PATH: '/usr/bin:/bin' }
  return { text: script, script, environment, input: null, output: true, ...more }
}

function programs(limits: Partial<ConstructorParameters<typeof Programs>[0]> = {}): Programs {
  const all = { timeoutMs: 5000, maxOutput: 1000, maxRunning: 2, ...limits }
  return new Programs(all, systemClock, new Log(() => undefined))
}

t.test('a program that never ends is killed with all it has started', async (t) => {
  const outcome = await programs({ timeoutMs: 100 }).run(job('echo first; sleep 60 & sleep 60'))
  t.match(outcome, { done: false, killed: 'time', output: 'first\n' })
})

t.test('a program that writes without end is killed', async (t) => {
  const outcome = await programs().run(job('yes'))
  t.match(outcome, { done: false, killed: 'output' })
  t.equal(outcome?.output.length, 1001)
})

t.test('a program that does not read its input ends all the same', async (t) => {
  const outcome = await programs().run(
    job('exit 0', { input: 'x'.repeat(1_000_000), output: false }),
  )
  t.match(outcome, { done: true, killed: null })
})

t.test('one program more than may run is not started', async (t) => {
  const few = programs()
  const first = few.run(job('cat', { input: 'a' }))
  const second = few.run(job('cat', { input: 'b' }))
  t.equal(few.run(job('true')), null)
  t.same([(await first)?.output, (await second)?.output], ['a', 'b'])
  t.equal(few.count, 0)
})

t.test('programs end with the server', async (t) => {
  const some = programs()
  const running = some.run(job('sleep 60'))
  some.stop()
  t.match(await running, { done: false })
})

t.test('an environment that the system refuses fails the call', async (t) => {
  const environment = { PATH: '/usr/bin:/bin', LONG: 'x'.repeat(3_000_000) }
  t.match(await programs().run(job('true', { environment })), { done: false })
})

t.test('a system that starts no programs is told of once a minute', async (t) => {
  const lines: string[] = []
  const log = new Log((_level, text) => lines.push(text))
  const limits = { timeoutMs: 5000, maxOutput: 1000, maxRunning: 2 }
  let now = 0
  const some = new Programs(limits, { ...systemClock, now: () => now }, log)
  const environment = { PATH: '/usr/bin:/bin', LONG: 'x'.repeat(3_000_000) }
  for (now of [0, 59_999, 60_000]) await some.run(job('true', { environment }))
  t.equal(lines.length, 2)
  t.match(lines[0], /`true` cannot be run: .*E2BIG/)
})

t.test('linesOf leaves empty lines out', (t) => {
  t.same(linesOf('one\r\n\ntwo\n'), ['one', 'two'])
  t.same(linesOf(''), [])
  t.end()
})
