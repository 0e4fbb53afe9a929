/** Domains. */

import { datetime, nullable, serial, table, uint, varchar } from './table.ts'

export const domain = table(
  'domain',
  2,
  'Domains that this server serves, for `domain`.',
  {
    id: serial(),
    domain: varchar(64),
    did: nullable(varchar(64)),
    last_modified: datetime('2000-01-01 00:00:01'),
  },
  { unique: { domain_idx: ['domain'] } },
)

export const domainAttrs = table(
  'domain_attrs',
  1,
  'Attributes of domains, for `domain`.',
  {
    id: serial(),
    did: varchar(64),
    name: varchar(32),
    type: uint(),
    value: varchar(255),
    last_modified: datetime('2000-01-01 00:00:01'),
  },
  { indexes: { domain_attrs_idx: ['did', 'name'] } },
)

export const domainName = table('domain_name', 1, 'Names of domains, for `carrierroute`.', {
  id: serial(),
  domain: nullable(varchar(64)),
})

export const domainpolicy = table(
  'domainpolicy',
  2,
  'How messages for domains are sent on, for `domainpolicy`.',
  {
    id: serial(),
    rule: varchar(255),
    type: varchar(255),
    att: nullable(varchar(255)),
    val: nullable(varchar(128)),
    description: varchar(255),
  },
  { unique: { rav_idx: ['rule', 'att', 'val'] }, indexes: { rule_idx: ['rule'] } },
)

export const pdt = table(
  'pdt',
  1,
  'Which prefix of a number leads to which domain, for `pdt`.',
  {
    id: serial(),
    sdomain: varchar(255),
    prefix: varchar(32),
    domain: varchar(255, ''),
  },
  { unique: { sdomain_prefix_idx: ['sdomain', 'prefix'] } },
)
