/** What is accounted for by Kamailio and by us: a set of parameters, and the calls that are made under it. */

import { DatabaseSync } from 'node:sqlite'

import { databaseWith } from '../services/database.ts'
import type { Flow } from '../flows/flow.ts'

/** Calls under one set of parameters. */
export interface Profile {
  readonly name: string
  /** Parameters of `acc` beside the flags, as lines. */
  readonly params: string
  /** What the script does with each request before anything else. */
  readonly first?: string
  /** Columns that the tables have besides their own. */
  readonly columns?: readonly string[]
  readonly flows: readonly Flow[]
}

/** The flags of all profiles, by what they ask for. */
export const FLAGS = `
modparam("acc", "log_flag", 1)
modparam("acc", "log_missed_flag", 2)
modparam("acc", "db_flag", 3)
modparam("acc", "db_missed_flag", 4)
modparam("acc", "failed_transaction_flag", 5)
`

/** A file of SQLite with the tables, and the columns that a profile adds to them. */
export function databaseFor({ columns = [] }: Profile): string {
  const path = databaseWith({})
  const database = new DatabaseSync(path, { timeout: 5000 })
  for (const table of ['acc', 'missed_calls']) {
    for (const column of columns) database.exec(`ALTER TABLE ${table} ADD COLUMN ${column} TEXT`)
  }
  database.close()
  return path
}

/** The configuration of a profile: the request URI's user names the call. */
export function configuration(
  { params, flows, first = '' }: Profile,
  port: number,
  database: string,
): string {
  const routes = flows.map(({ does, routes = '' }, number) =>
    `route[FLOW%] {\n    ${does}\n}\n${routes}`.replaceAll('%', String(number)),
  )
  return `
log_stderror = yes
debug = 1
auto_aliases = no
listen = udp:127.0.0.1:${port}
loadmodule "tm.so"
loadmodule "tmx.so"
loadmodule "sl.so"
loadmodule "pv.so"
loadmodule "corex.so"
loadmodule "xlog.so"
loadmodule "textops.so"
loadmodule "siputils.so"
loadmodule "rr.so"
loadmodule "db_sqlite.so"
loadmodule "acc.so"
modparam("rr", "append_fromtag", 1)
modparam("tm", "fr_timer", 700)
modparam("tm", "fr_inv_timer", 1600)
modparam("tm", "wt_timer", 1000)
modparam("acc", "db_url", "sqlite://${database}")
${FLAGS}${params}
request_route {
    if ($rU == "probe") { force_rport(); sl_send_reply("200", "OK"); exit; }
    ${first}
    if (has_totag()) {
        loose_route();
        setflag(1); setflag(3);
        if (is_method("ACK") && !t_check_trans()) { t_relay(); exit; }
        t_relay();
        exit;
    }
    if (is_method("ACK")) { t_relay(); exit; }
    if (is_method("CANCEL")) { setflag(1); setflag(3); if (t_check_trans()) t_relay(); exit; }
    if (!($rU =~ "^flow")) { t_relay(); exit; }
    $var(route) = "FLOW" + $(rU{s.substr,4,0});
    route($var(route));
}
${routes.join('\n')}
`
}

/** The rows of both tables that are of a call. */
export function rowsOf(path: string, columns: readonly string[]): ReadonlyMap<string, string[]> {
  const database = new DatabaseSync(path, { readOnly: true, timeout: 5000 })
  const found = new Map<string, string[]>()
  for (const table of ['acc', 'missed_calls']) {
    for (const row of database.prepare(`SELECT * FROM ${table} ORDER BY id`).all()) {
      const cells = ['method', 'from_tag', 'to_tag', 'sip_code', 'sip_reason', ...columns].map(
        (name) => `${name}=${row[name] === null ? 'NULL' : String(row[name])}`,
      )
      const call = String(row.callid)
      found.set(call, [...(found.get(call) ?? []), `${table}: ${cells.join(' ')}`])
    }
  }
  database.close()
  return found
}

/** The lines of a log that are of a call. */
export function linesOf(log: string): ReadonlyMap<string, string[]> {
  const found = new Map<string, string[]>()
  for (const line of log.split('\n')) {
    const at = line.indexOf('ACC: ')
    const call = /;call_id=([^;]*);/.exec(line)?.[1]
    if (at < 0 || call === undefined) continue
    const text = line.slice(at).replace(/timestamp=\d+/, 'timestamp=N')
    found.set(call, [...(found.get(call) ?? []), text])
  }
  return found
}
