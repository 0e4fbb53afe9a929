/** One configuration that asks all questions, for both servers. */

import { endingBlocks, endingBodies, endingRoutes } from './endings.ts'
import type { Row } from './row.ts'
import { operandsSet } from './operators.ts'
import { substitutions } from './preprocessor.ts'

/** Rows in one route: one message asks for as many, and what is logged of them fits into a pipe. */
export const IN_ONE_ROUTE = 100

/** The routes that rows call. */
const routes = `
route[TRUE] { return 1; }
route[FALSE] { return -1; }
route[SEVEN] { return 7; }
route[MINUS] { return -7; }
route[BARE] { return; }
route[LAST] { $var(last) = 5; }
route[LASTFALSE] { is_int("$var(word)"); }
route[BREAKS] { if (1) break; $var(x) = 1; }
route[SETS] { $var(set) = "by route"; }
`

/** The configuration for some rows. */
export function languageConfiguration(rows: readonly Row[]): string {
  const blocks: string[] = []
  for (let from = 0; from < rows.length; from += IN_ONE_ROUTE) {
    const asked = rows
      .slice(from, from + IN_ONE_ROUTE)
      .map(({ script }, at) => question(script, from + at))
    blocks.push(asked.join('\n'))
  }
  return `#!KAMAILIO
#!define GREETING "defined"
#!define NUMBER 41
${substitutions}
debug = 0
log_stderror = yes
flags NAMED:9;
loadmodule "pv.so"
loadmodule "sl.so"
loadmodule "xlog.so"
request_route {
    if ($rU == "probe") { sl_send_reply("200", "OK"); exit; }
    ${operandsSet}
    ${blocks.map((_, at) => `if ($rU == "ask${at}") { route(ASK${at}); sl_send_reply("200", "OK"); exit; }`).join('\n    ')}
    ${endingBlocks}
    sl_send_reply("200", "OK");
}
route[SHOW] {
    if (is_int("$var(r)")) xlog("L_ERR", "ROW $var(id) i [$var(r)]\\n");
    else xlog("L_ERR", "ROW $var(id) s [$var(r)]\\n");
}
${routes}
${endingRoutes}
${endingBodies}
${blocks.map((body, at) => `route[ASK${at}] {\n${body}\n}`).join('\n')}
`
}

function question(script: string, id: number): string {
  return `$var(r) = "unset"; ${script} $var(id) = ${id}; route(SHOW);`
}

/** The answers in a log, by the number of the row: `i 5`, `s text`. */
export function answersIn(log: string): ReadonlyMap<number, string> {
  const answers = new Map<number, string>()
  for (const [, id, kind, value] of log.matchAll(/ROW (\d+) ([is]) \[([^\n]*)\]\n/g)) {
    answers.set(Number(id), `${kind} ${value}`)
  }
  return answers
}
