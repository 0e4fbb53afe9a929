/** Where numbers lead. */

import { double, int, nullable, serial, small, table, uint, varchar } from './table.ts'

export const dialplan = table(
  'dialplan',
  2,
  'How numbers are recognised and rewritten, for `dialplan`.',
  {
    id: serial(),
    dpid: int(),
    pr: int(),
    match_op: int(),
    match_exp: varchar(64),
    match_len: int(),
    subst_exp: varchar(64),
    repl_exp: varchar(256),
    attrs: varchar(64),
  },
)

export const mtree = table(
  'mtree',
  1,
  'What is found by the longest prefix, for `mtree` with one tree.',
  {
    id: serial(),
    tprefix: varchar(32, ''),
    tvalue: varchar(128, ''),
  },
  { unique: { tprefix_idx: ['tprefix'] } },
)

export const mtrees = table(
  'mtrees',
  2,
  'What is found by the longest prefix, for `mtree` with several trees in one table.',
  {
    id: serial(),
    tname: varchar(128, ''),
    tprefix: varchar(32, ''),
    tvalue: varchar(128, ''),
  },
  { unique: { tname_tprefix_tvalue_idx: ['tname', 'tprefix', 'tvalue'] } },
)

export const prefixRoute = table(
  'prefix_route',
  1,
  'Which route of the configuration a prefix leads to, for `prefix_route`.',
  {
    id: serial(),
    prefix: varchar(64, ''),
    route: varchar(64, ''),
    comment: varchar(64, ''),
  },
)

export const carrierroute = table(
  'carrierroute',
  3,
  'Where prefixes lead in the tree of a carrier, for `carrierroute`.',
  {
    id: serial(),
    carrier: uint(0),
    domain: uint(0),
    scan_prefix: varchar(64, ''),
    flags: uint(0),
    mask: uint(0),
    prob: double(0),
    strip: uint(0),
    rewrite_host: varchar(255, ''),
    rewrite_prefix: varchar(64, ''),
    rewrite_suffix: varchar(64, ''),
    description: nullable(varchar(255)),
  },
)

export const carrierfailureroute = table(
  'carrierfailureroute',
  2,
  'Where to go on after a failure, for `carrierroute`.',
  {
    id: serial(),
    carrier: uint(0),
    domain: uint(0),
    scan_prefix: varchar(64, ''),
    host_name: varchar(255, ''),
    reply_code: varchar(3, ''),
    flags: uint(0),
    mask: uint(0),
    next_domain: uint(0),
    description: nullable(varchar(255)),
  },
)

export const carrierName = table('carrier_name', 1, 'Names of carriers, for `carrierroute`.', {
  id: serial(),
  carrier: nullable(varchar(64)),
})

export const matrix = table(
  'matrix',
  1,
  'What is found by a first and a second prefix, for `matrix`.',
  {
    id: serial(),
    first: int(),
    second: small(),
    res: int(),
  },
  { indexes: { matrix_idx: ['first', 'second'] } },
)
