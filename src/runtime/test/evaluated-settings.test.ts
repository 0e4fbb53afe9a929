/** `loadmodulex`, `modparamx`, and formats in parameters: what is wrong with them is said at load. */

import t from 'tap'

import { coreNamespace } from '../../core/namespace.ts'
import { makeSource } from '../../lang/source.ts'
import { configure } from '../configure.ts'
import { Log } from '../log.ts'
import { SystemRandom } from '../random.ts'

async function check(text: string): Promise<string> {
  const source = makeSource('a.cfg', `${text}\nrequest_route { drop; }\n`)
  const unused = null as never
  const { diagnostics } = await configure(
    { core: coreNamespace, reader: { read: () => source }, path: 'a.cfg' },
    {
      network: unused,
      clock: { now: () => 0 } as never,
      random: new SystemRandom(),
      log: new Log(() => undefined),
      resolver: () => unused,
    },
  )
  return diagnostics.all
    .map(
      ({ position: { line, column }, severity, message }) =>
        `${line}:${column} ${severity} ${message}`,
    )
    .join('; ')
}

const rows: readonly (readonly [string, string])[] = [
  ['#!define M sl\nloadmodulex "$def(M).so"', ''],
  ['loadmodulex "$def(M).so"', '1:13 error there is no module `<null>`'],
  [
    'loadmodulex "$nope(M).so"',
    '1:13 error this cannot be worked out at load: no loaded module has a variable `$nope`; a `$` that begins none is written `$$`; 1:13 error there is no module ``',
  ],
  [
    '#!define N 20\nloadmodule "maxfwd"\nmodparamx("max$def(X)?wd", "max_limit", $defn(N))',
    '3:11 error no loaded module matches `max<null>?wd`',
  ],
  ['#!define N 20\nloadmodule "maxfwd"\nmodparamx("maxfwd", "max_limit", $defn(N))', ''],
  [
    '#!define N 300\nloadmodule "maxfwd"\nmodparamx("maxfwd", "max_limit", $defn(N))',
    '3:34 error `max_limit` is 300; it can be 1 to 255',
  ],
  [
    '#!define N 20\nloadmodule "maxfwd"\nmodparamx("maxfwd", "max_limit", "$def(N)")',
    '3:34 error `max_limit` is a text; it can be a number',
  ],
  ['log_prefix = "<$si> "', '1:16 error no loaded module has a variable `$si`'],
  [
    'loadmodule "pv"\nlog_prefix = "$(ru{nope.x}) "',
    '2:20 error no loaded module has a transformation `{nope.x}`',
  ],
]

t.test('what is evaluated at load is checked like what is written', async (t) => {
  for (const [text, expected] of rows) t.equal(await check(text), expected, text)
})
