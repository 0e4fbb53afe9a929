/** What Kamailio refuses to read, and we: the same, or the sentence that says why not. */

import t from 'tap'

import { installed } from '../support/server-process.ts'
import { topLevel, wholeFiles } from './refused/lines.ts'
import { statements } from './refused/statements.ts'
import { kamailioRefuses, ourErrors, type Verdict } from './refused/verdict.ts'

/** How many Kamailios are asked at a time. */
const AT_A_TIME = 4

const head = '#!KAMAILIO\nloadmodule "pv.so"\nloadmodule "sl.so"\n'

/** Statements that both accept are read in one configuration; all else in one of its own. */
const together = statements.filter(({ accepted }) => accepted === true)
const alone = statements.filter(({ accepted }) => accepted !== true)

/** The pieces, each in a configuration. */
const rows: readonly Verdict[] = [
  { text: head + together.map(({ text }, at) => `route[R${at}] { ${text}\n}\n`).join('') },
  ...alone.map((row) => ({ ...row, text: `${head}request_route { ${row.text}\n}\n` })),
  ...topLevel.map((row) => ({ ...row, text: head + row.text + routeBehind(row.text) })),
  ...wholeFiles,
]

/** A configuration has a request route; most pieces bring none. */
function routeBehind(text: string): string {
  return /\brequest_route|^route \{/.test(text) ? '\n' : '\nrequest_route { exit; }\n'
}

async function verdictsOf(): Promise<readonly boolean[]> {
  const refused: boolean[] = []
  for (let from = 0; from < rows.length; from += AT_A_TIME) {
    const some = rows.slice(from, from + AT_A_TIME)
    refused.push(...(await Promise.all(some.map(({ text }) => kamailioRefuses(text)))))
  }
  return refused
}

const skip = installed('kamailio') ? false : 'kamailio is not installed'

t.test('Kamailio and Siprose refuse the same configurations', { skip }, async (t) => {
  t.ok(statements.length + topLevel.length >= 300, 'many are tried')
  const theirs = await verdictsOf()
  t.ok(theirs.filter((refused) => refused).length > 100, 'many are refused')
  for (const { text } of together) {
    t.same(await ourErrors(`${head}request_route { ${text}\n}\n`), [], text)
  }
  for (const [at, { text, why }] of rows.entries()) {
    const errors = await ourErrors(text)
    const name = `${text.replace(head, '')} (${errors.join(', ') || 'accepted'})`
    if (why === undefined) t.equal(errors.length > 0, theirs[at], name)
    else t.not(errors.length > 0, theirs[at], `${name}: ${why}`)
  }
})
