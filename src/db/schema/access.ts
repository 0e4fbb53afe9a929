/** Who is let in, and who is kept out. */

import { int, nullable, serial, small, table, tiny, uint, usmall, varchar } from './table.ts'

export const address = table('address', 6, 'Networks and hosts in groups, for `permissions`.', {
  id: serial(),
  grp: uint(1),
  ip_addr: varchar(50),
  mask: int(32),
  port: usmall(0),
  tag: nullable(varchar(64)),
})

export const trusted = table(
  'trusted',
  6,
  'Peers whose requests are taken without a password, for `permissions`.',
  {
    id: serial(),
    src_ip: varchar(50),
    proto: varchar(4),
    from_pattern: nullable(varchar(64)),
    ruri_pattern: nullable(varchar(64)),
    tag: nullable(varchar(64)),
    priority: int(0),
  },
  { indexes: { peer_idx: ['src_ip'] } },
)

export const userblocklist = table(
  'userblocklist',
  1,
  'Prefixes that a user may not call, or may alone, for `userblocklist`.',
  {
    id: serial(),
    username: varchar(64, ''),
    domain: varchar(64, ''),
    prefix: varchar(64, ''),
    allowlist: tiny(0),
  },
  { indexes: { userblocklist_idx: ['username', 'domain', 'prefix'] } },
)

export const globalblocklist = table(
  'globalblocklist',
  1,
  'Prefixes that nobody may call, or may alone, for `userblocklist`.',
  {
    id: serial(),
    prefix: varchar(64, ''),
    allowlist: tiny(0),
    description: nullable(varchar(255)),
  },
  { indexes: { globalblocklist_idx: ['prefix'] } },
)

export const secfilter = table(
  'secfilter',
  1,
  'What is kept out or let in by name, address or user agent, for `secfilter`.',
  {
    id: serial(),
    action: small(0),
    type: small(0),
    data: varchar(64, ''),
  },
  { indexes: { secfilter_idx: ['action', 'type', 'data'] } },
)
