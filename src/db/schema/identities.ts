/** Users and domains with identities of their own. */

import { int, nullable, serial, table, uint, varchar } from './table.ts'

export const uidCredentials = table(
  'uid_credentials',
  7,
  'Who may log in, where users have identities apart from their addresses.',
  {
    id: serial(),
    auth_username: varchar(64),
    did: varchar(64, '_default'),
    realm: varchar(64),
    password: varchar(28, ''),
    flags: int(0),
    ha1: varchar(32),
    ha1b: varchar(32, ''),
    uid: varchar(64),
  },
  {
    indexes: {
      cred_idx: ['auth_username', 'did'],
      uid: ['uid'],
      did_idx: ['did'],
      realm_idx: ['realm'],
    },
  },
)

export const uidDomain = table(
  'uid_domain',
  2,
  'Names of domains, where domains have identities apart from their names.',
  {
    id: serial(),
    did: varchar(64),
    domain: varchar(64),
    flags: uint(0),
  },
  { unique: { domain_idx: ['domain'] }, indexes: { did_idx: ['did'] } },
)

export const uidDomainAttrs = table(
  'uid_domain_attrs',
  1,
  'Attributes of domains that have identities.',
  {
    id: serial(),
    did: nullable(varchar(64)),
    name: varchar(32),
    type: int(0),
    value: nullable(varchar(128)),
    flags: uint(0),
  },
  {
    unique: { domain_attr_idx: ['did', 'name', 'value'] },
    indexes: { domain_did: ['did', 'flags'] },
  },
)

export const uidGlobalAttrs = table(
  'uid_global_attrs',
  1,
  'Attributes that hold for everybody, where users have identities.',
  {
    id: serial(),
    name: varchar(32),
    type: int(0),
    value: nullable(varchar(128)),
    flags: uint(0),
  },
  { unique: { global_attrs_idx: ['name', 'value'] } },
)

export const uidUri = table(
  'uid_uri',
  3,
  'Addresses of users that have identities.',
  {
    id: serial(),
    uid: varchar(64),
    did: varchar(64),
    username: varchar(64),
    flags: uint(0),
    scheme: varchar(8, 'sip'),
  },
  { indexes: { uri_idx1: ['username', 'did', 'scheme'], uri_uid: ['uid'] } },
)

export const uidUriAttrs = table(
  'uid_uri_attrs',
  2,
  'Attributes of addresses, where users have identities.',
  {
    id: serial(),
    username: varchar(64),
    did: varchar(64),
    name: varchar(32),
    value: nullable(varchar(128)),
    type: int(0),
    flags: uint(0),
    scheme: varchar(8, 'sip'),
  },
  { unique: { uriattrs_idx: ['username', 'did', 'name', 'value', 'scheme'] } },
)

export const uidUserAttrs = table(
  'uid_user_attrs',
  3,
  'Attributes of users that have identities.',
  {
    id: serial(),
    uid: varchar(64),
    name: varchar(32),
    value: nullable(varchar(128)),
    type: int(0),
    flags: uint(0),
  },
  { unique: { userattrs_idx: ['uid', 'name', 'value'] } },
)
