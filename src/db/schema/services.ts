/** What single modules keep. */

import { datetime, int, serial, table, uint, varchar } from './table.ts'

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
