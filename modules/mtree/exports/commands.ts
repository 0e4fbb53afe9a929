/** What an operator asks. */

import { int, optional, SiproseError, str } from 'siprose'

import { TreeType } from '../definition.ts'
import { mtree } from '../module.ts'
import type { Tree } from '../tree.ts'
import type { Trees } from '../trees.ts'

function treeNamed(trees: Trees, name: string): Tree {
  const tree = trees.find(name)
  if (tree !== null) return tree
  throw new SiproseError('mtree/no-tree', 'Tree not found', { rpcCode: 404 })
}

/** The trees of a name, or all. */
function wanted(trees: Trees, name: string | undefined): readonly Tree[] {
  if (name === undefined) return [...trees.all()]
  const tree = trees.find(name)
  return tree === null ? [] : [tree]
}

/**
 * Shows how large trees are, and when they were read.
 *
 * @param mtree - one of them; all without it
 *
 * @example Has the last reload worked
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "mtree.so"
 * modparam("mtree", "db_url", "sqlite:///siprose.db")
 * modparam("mtree", "mtree", "name=routes;dbtable=mtree")
 * request_route { drop; }
 * ```
 * ```db
 * given mtree
 * | tprefix | tvalue     |
 * | 49      | 192.0.2.20 |
 * | 4989    | 192.0.2.30 |
 * ```
 * ```rpc
 * > mtree.summary routes
 * - table: routes
 *   item: { ttype: 0, nritems: 2, reload_count: 1, reload_time: 946684800 }
 * > mtree.summary none
 * error: { code: 404, message: Tree not found }
 * ```
 *
 * @compat `memsize` is about what it takes, and `nrnodes` counts places between which prefixes differ.
 */
export const summary = mtree.rpcCommand(
  { name: 'mtree.summary', args: [optional(str('mtree'))] },
  ({ state: { trees } }, name) => {
    const shown = name === undefined ? [...trees.all()] : [treeNamed(trees, name)]
    return shown.map((tree) => ({
      table: tree.name,
      item: {
        ttype: tree.type,
        memsize: tree.memory,
        nrnodes: tree.places,
        nritems: tree.items,
        reload_count: tree.reloads,
        reload_time: Math.floor(tree.readAt / 1000),
      },
    }))
  },
)

/**
 * Lists what is in trees.
 *
 * A prefix with several values shows the one of the last row first.
 *
 * @param mtree - one of them; all without it
 *
 * @example What was read
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "mtree.so"
 * modparam("mtree", "db_url", "sqlite:///siprose.db")
 * modparam("mtree", "mtree", "name=routes;dbtable=mtree")
 * request_route { drop; }
 * ```
 * ```db
 * given mtree
 * | tprefix | tvalue     |
 * | 49      | 192.0.2.20 |
 * | 4989    | 192.0.2.30 |
 * ```
 * ```rpc
 * > mtree.list routes
 * - { tname: routes, tprefix: "49", tvalue: ["192.0.2.20"] }
 * - { tname: routes, tprefix: "4989", tvalue: ["192.0.2.30"] }
 * > mtree.list none
 * []
 * ```
 */
export const list = mtree.rpcCommand(
  { name: 'mtree.list', args: [optional(str('mtree'))] },
  ({ state: { trees } }, name) =>
    wanted(trees, name).flatMap((tree) =>
      [...tree.entries()].map(({ prefix, values }) => ({
        tname: tree.name,
        tprefix: prefix,
        tvalue: values,
      })),
    ),
)

/**
 * Tells which prefix of a number a tree has, and what for.
 *
 * @param mtree - the name of the tree
 * @param prefix - the number
 * @param mode - as of {@link mt_match}; one value is shown whatever it is
 *
 * @example Try a number
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "mtree.so"
 * modparam("mtree", "db_url", "sqlite:///siprose.db")
 * modparam("mtree", "mtree", "name=routes;dbtable=mtree")
 * request_route { drop; }
 * ```
 * ```db
 * given mtree
 * | tprefix | tvalue     |
 * | 49      | 192.0.2.20 |
 * | 4989    | 192.0.2.30 |
 * ```
 * ```rpc
 * > mtree.match routes s:49891234 0
 * { PREFIX: "4989", TVALUE: "192.0.2.30" }
 * > mtree.match routes s:3581234 0
 * error: { code: 404, message: Prefix not found }
 * ```
 *
 * @compat `PREFIX` is always the one that fits; Kamailio shows the number at times.
 */
export const match = mtree.rpcCommand(
  { name: 'mtree.match', args: [str('mtree'), str('prefix'), int('mode')] },
  ({ state: { trees } }, name, number) => {
    const tree = treeNamed(trees, name)
    const text = number.startsWith('s:') ? number.slice(2) : number
    const entry = tree.longest(text)
    if (entry === null)
      throw new SiproseError('mtree/no-prefix', 'Prefix not found', { rpcCode: 404 })
    const [value = ''] = entry.values
    if (tree.type === TreeType.PAIRS) return { PREFIX: entry.prefix }
    return { PREFIX: entry.prefix, TVALUE: value }
  },
)

/**
 * Reads trees again.
 *
 * A new tree takes the place of the old one once all of it has come; where that fails, nothing changes. Rows that cannot be used are left out, and
 * the log says why.
 *
 * @param mtree - one of them; all without it
 *
 * @example Another route
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "db_sqlite.so"
 * loadmodule "mtree.so"
 * modparam("mtree", "db_url", "sqlite:///siprose.db")
 * modparam("mtree", "mtree", "name=routes;dbtable=mtree")
 * request_route {
 *     if (mt_match("routes", "$rU", "0")) sl_send_reply("302", "$avp(tvalue)");
 *     else sl_send_reply("404", "No Route");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:49891234@example.com
 * alice < 404
 * ```
 * ```db
 * given mtree
 * | tprefix | tvalue     |
 * | 49      | 192.0.2.20 |
 * | 49x     | 192.0.2.30 |
 * ```
 * ```rpc
 * > mtree.reload routes
 * > mtree.reload none
 * error: { code: 404, message: Tree not found }
 * ```
 * ```sip
 * alice > OPTIONS sip:49891234@example.com
 * alice < 302 192.0.2.20
 * ```
 * ```log
 * ERROR mtree: the row of prefix `49x` in `mtree` is left out: its prefix is empty, too long, or has characters that `char_list` has not
 * ```
 *
 * @compat Kamailio takes nothing of a table with a row that cannot be used.
 */
export const reload = mtree.rpcCommand(
  { name: 'mtree.reload', args: [optional(str('mtree'))], reloads: true },
  async ({ state: { trees } }, name) => {
    await trees.load(name === undefined || name === '' ? null : name)
  },
)
