/** What single modules keep. */

import { datetime, int, nullable, serial, table, uint, varchar } from './table.ts'

export const htable = table(
  'htable',
  2,
  'Items of hash tables that outlive a restart, for `htable`.',
  {
    id: serial(),
    key_name: varchar(64, ''),
    key_type: int(0),
    value_type: int(0),
    key_value: varchar(128, ''),
    expires: int(0),
  },
)

export const uacreg = table(
  'uacreg',
  5,
  'Accounts with which this server registers elsewhere, for `uac`.',
  {
    id: serial(),
    l_uuid: varchar(64, ''),
    l_username: varchar(64, ''),
    l_domain: varchar(64, ''),
    r_username: varchar(64, ''),
    r_domain: varchar(64, ''),
    realm: varchar(64, ''),
    auth_username: varchar(64, ''),
    auth_password: varchar(64, ''),
    auth_ha1: varchar(128, ''),
    auth_proxy: varchar(255, ''),
    expires: int(0),
    flags: int(0),
    reg_delay: int(0),
    contact_addr: varchar(255, ''),
    socket: varchar(128, ''),
  },
  { unique: { l_uuid_idx: ['l_uuid'] } },
)

export const rtpengine = table(
  'rtpengine',
  1,
  'Media relays, for `rtpengine`.',
  {
    id: serial(),
    setid: uint(0),
    url: varchar(64),
    weight: uint(1),
    disabled: int(0),
    stamp: datetime('1900-01-01 00:00:01'),
  },
  { unique: { rtpengine_nodes: ['setid', 'url'] } },
)

export const rtpproxy = table('rtpproxy', 1, 'Media relays, for `rtpproxy`.', {
  id: serial(),
  setid: varchar(32, '0'),
  url: varchar(64, ''),
  flags: int(0),
  weight: int(1),
  description: varchar(64, ''),
})

export const plPipes = table('pl_pipes', 1, 'Limits of pipes, for `pipelimit`.', {
  id: serial(),
  pipeid: varchar(64, ''),
  algorithm: varchar(32, ''),
  plimit: int(0),
})

export const cfgTransl = table(
  'cfg_transl',
  1,
  'Which table the value of a setting is in, for `cfg_db`.',
  {
    id: serial(),
    group_name: varchar(64, ''),
    name: varchar(64, ''),
    cfg_table: varchar(64, ''),
    cfg_table_group_name_field: varchar(64, ''),
    cfg_table_name_field: varchar(64, ''),
    cfg_table_value_field: varchar(64, ''),
  },
  { indexes: { cfg_transl_idx: ['group_name', 'name'] } },
)

export const cfgCustom = table(
  'cfg_custom',
  1,
  'Settings that routes read and the configuration does not have, for `cfg_db`.',
  {
    id: serial(),
    group_name: varchar(64),
    name: varchar(64),
    value_type: varchar(1, 'S'),
    min_value: nullable(int()),
    max_value: nullable(int()),
    description: nullable(varchar(255)),
  },
  { unique: { cfg_custom_idx: ['group_name', 'name'] } },
)

export const cfgVar = table(
  'cfg_var',
  1,
  'Values of settings, for `cfg_db`.',
  {
    id: serial(),
    group_name: varchar(64),
    name: varchar(64),
    value: nullable(varchar(255)),
  },
  { indexes: { cfg_var_idx: ['group_name', 'name'] } },
)
