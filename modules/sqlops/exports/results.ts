/** Looking at what was found. */

import { key, SiproseError, str, type Context, type Preparation, type VariableRef } from 'siprose'

import { sqlops } from '../module.ts'

/** A number that is written, or a variable that holds it. */
type Place = number | VariableRef

/** What is asked of a result. */
type Wanted =
  | { readonly what: 'rows' | 'cols' }
  | { readonly what: 'name'; readonly column: Place }
  | { readonly what: 'value'; readonly row: Place; readonly column: Place }

/** `result=>what`. */
interface ResultKey {
  readonly result: string
  readonly wanted: Wanted
}

function resultKey(text: string, using: Preparation): ResultKey {
  const arrow = text.indexOf('=>')
  const wanted = arrow < 0 ? null : wantedOf(text.slice(arrow + 2).trim(), using)
  if (wanted === null) {
    throw new SiproseError(
      'sqlops/key',
      `\`${text}\` asks for nothing; write result=>rows, =>cols, =>[row,column] or =>colname[column]`,
    )
  }
  return { result: text.slice(0, arrow).trim(), wanted }
}

function wantedOf(text: string, using: Preparation): Wanted | null {
  if (text === 'rows' || text === 'cols') return { what: text }
  const [, name, inner = ''] = /^(colname)?\[(.*)\]$/.exec(text) ?? []
  if (inner === '') return null
  if (name !== undefined) return { what: 'name', column: placeOf(inner, using) }
  const comma = commaIn(inner)
  if (comma < 0) return null
  const row = placeOf(inner.slice(0, comma), using)
  return { what: 'value', row, column: placeOf(inner.slice(comma + 1), using) }
}

/** Where the comma is that stands in no parentheses. */
function commaIn(text: string): number {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '(') depth++
    else if (character === ')') depth--
    else if (character === ',' && depth === 0) return at
  }
  return -1
}

function placeOf(text: string, using: Preparation): Place {
  const written = text.trim()
  if (/^\d{1,9}$/.test(written)) return Number(written)
  return using.variable(written)
}

function numberAt(ctx: Context, place: Place): number {
  return typeof place === 'number' ? place : Number(place.get(ctx))
}

/**
 * What a query found: how much, the names of columns, and each value.
 *
 * - `rows` and `cols` count; without rows there are no columns either.
 * - `[row,column]` is a value; both count from 0, and may be variables.
 * - `colname[column]` is the name of a column.
 *
 * Numbers are numbers, dates are seconds since 1970. A number with a fraction, or with more than 53 bits, is a text.
 *
 * @example Walk through all rows
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "sqlops.so"
 * modparam("sqlops", "sqlcon", "ca=>sqlite:///siprose.db")
 * request_route {
 *     sql_query("ca", "select domain from domain order by domain", "ra");
 *     $var(i) = 0;
 *     $var(all) = "";
 *     while ($var(i) < $dbr(ra=>rows)) {
 *         $var(all) = $var(all) + " " + $dbr(ra=>[$var(i),0]);
 *         $var(i) = $var(i) + 1;
 *     }
 *     sl_send_reply("200", "$dbr(ra=>colname[0]):$var(all)");
 * }
 * ```
 * ```db
 * given domain
 * | domain      |
 * | example.org |
 * | example.com |
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 domain: example.com example.org
 * ```
 * ```values
 * $dbr(ra=>cols)   => 1
 * $dbr(ra=>[2,0])  => $null
 * $dbr(none=>rows) => 0
 * ```
 *
 * @compat A number with a fraction is a text; in Kamailio it is `$null`.
 */
export const dbr = sqlops.pseudoVariable(
  { name: '$dbr', key: key('result=>what', resultKey), type: 'any' },
  {
    get: ({ state }, ctx, { result, wanted }) => {
      const { columns, rows } = state.results.get(ctx, result)
      switch (wanted.what) {
        case 'rows':
          return rows.length
        case 'cols':
          return columns.length
        case 'name':
          return columns[numberAt(ctx, wanted.column)] ?? null
        case 'value':
          return rows[numberAt(ctx, wanted.row)]?.[numberAt(ctx, wanted.column)] ?? null
      }
    },
  },
)

/**
 * Forgets what a query found.
 *
 * A result goes with its message; this is for long loops, and for routes that no message runs.
 *
 * @param result - its name
 *
 * @example Nothing is left
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "sqlops.so"
 * modparam("sqlops", "sqlcon", "ca=>sqlite:///siprose.db")
 * request_route {
 *     sql_query("ca", "select 1", "ra");
 *     sql_result_free("ra");
 *     sl_send_reply("200", "$dbr(ra=>rows) rows");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 0 rows
 * ```
 */
export const sql_result_free = sqlops.cfgFunction(
  { args: [str('result')], routes: 'any' },
  ({ state }, ctx, result) => {
    state.results.free(ctx, result)
  },
)
