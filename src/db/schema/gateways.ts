/** Gateways, and sets of destinations. */

import { int, nullable, serial, table, uint, usmall, utiny, varchar } from './table.ts'

export const dispatcher = table(
  'dispatcher',
  4,
  'Destinations in sets among which calls are spread, for `dispatcher`.',
  {
    id: serial(),
    setid: int(0),
    destination: varchar(192, ''),
    flags: int(0),
    priority: int(0),
    attrs: varchar(128, ''),
    description: varchar(64, ''),
  },
)

export const lcrGw = table(
  'lcr_gw',
  3,
  'Gateways, for `lcr`.',
  {
    id: serial(),
    lcr_id: usmall(),
    gw_name: nullable(varchar(128)),
    ip_addr: nullable(varchar(50)),
    hostname: nullable(varchar(64)),
    port: nullable(usmall()),
    params: nullable(varchar(64)),
    uri_scheme: nullable(utiny()),
    transport: nullable(utiny()),
    strip: nullable(utiny()),
    prefix: nullable(varchar(16)),
    tag: nullable(varchar(64)),
    flags: uint(0),
    defunct: nullable(uint()),
  },
  { indexes: { lcr_id_idx: ['lcr_id'] } },
)

export const lcrRule = table(
  'lcr_rule',
  3,
  'Which prefixes and callers a rule is for, for `lcr`.',
  {
    id: serial(),
    lcr_id: usmall(),
    prefix: nullable(varchar(16)),
    from_uri: nullable(varchar(64)),
    request_uri: nullable(varchar(64)),
    mt_tvalue: nullable(varchar(128)),
    stopper: uint(0),
    enabled: uint(1),
  },
  { unique: { lcr_id_prefix_from_uri_idx: ['lcr_id', 'prefix', 'from_uri'] } },
)

export const lcrRuleTarget = table(
  'lcr_rule_target',
  1,
  'Gateways of rules, with priority and weight, for `lcr`.',
  {
    id: serial(),
    lcr_id: usmall(),
    rule_id: uint(),
    gw_id: uint(),
    priority: utiny(),
    weight: uint(1),
  },
  { unique: { rule_id_gw_id_idx: ['rule_id', 'gw_id'] }, indexes: { lcr_id_idx: ['lcr_id'] } },
)

export const drGateways = table('dr_gateways', 3, 'Gateways, for `drouting`.', {
  gwid: serial(),
  type: uint(0),
  address: varchar(128),
  strip: uint(0),
  pri_prefix: nullable(varchar(64)),
  attrs: nullable(varchar(255)),
  description: varchar(128, ''),
})

export const drRules = table('dr_rules', 3, 'Rules by group, prefix and time, for `drouting`.', {
  ruleid: serial(),
  groupid: varchar(255),
  prefix: varchar(64),
  timerec: varchar(255),
  priority: int(0),
  routeid: varchar(64),
  gwlist: varchar(255),
  description: varchar(128, ''),
})

export const drGwLists = table('dr_gw_lists', 1, 'Lists of gateways, for `drouting`.', {
  id: serial(),
  gwlist: varchar(255),
  description: varchar(128, ''),
})

export const drGroups = table(
  'dr_groups',
  2,
  'Which routing group a user belongs to, for `drouting`.',
  {
    id: serial(),
    username: varchar(64),
    domain: varchar(128, ''),
    groupid: uint(0),
    description: varchar(128, ''),
  },
)
