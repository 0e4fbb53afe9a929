/** Instant messages. */

import { blob, int, nullable, serial, table, text, varchar } from './table.ts'

export const silo = table(
  'silo',
  8,
  'Messages that wait for their reader to come on line, for `msilo`.',
  {
    id: serial(),
    src_addr: varchar(255, ''),
    dst_addr: varchar(255, ''),
    username: varchar(64, ''),
    domain: varchar(64, ''),
    inc_time: int(0),
    exp_time: int(0),
    snd_time: int(0),
    ctype: varchar(32, 'text/plain'),
    body: nullable(blob()),
    extra_hdrs: nullable(text()),
    callid: varchar(128, ''),
    status: int(0),
  },
  { indexes: { account_idx: ['username', 'domain'] } },
)

export const imcRooms = table(
  'imc_rooms',
  1,
  'Rooms for conferences by message, for `imc`.',
  {
    id: serial(),
    name: varchar(64),
    domain: varchar(64),
    flag: int(),
  },
  { unique: { name_domain_idx: ['name', 'domain'] } },
)

export const imcMembers = table(
  'imc_members',
  1,
  'Who is in which room, for `imc`.',
  {
    id: serial(),
    username: varchar(64),
    domain: varchar(64),
    room: varchar(64),
    flag: int(),
  },
  { unique: { account_room_idx: ['username', 'domain', 'room'] } },
)

export const purplemap = table(
  'purplemap',
  1,
  'Accounts of users in other networks, for `purple`.',
  {
    id: serial(),
    sip_user: varchar(255),
    ext_user: varchar(255),
    ext_prot: varchar(16),
    ext_pass: nullable(varchar(64)),
  },
)

export const cpl = table(
  'cpl',
  1,
  'Scripts of users in the Call Processing Language, for `cpl_c`.',
  {
    id: serial(),
    username: varchar(64),
    domain: varchar(64, ''),
    cpl_xml: nullable(text()),
    cpl_bin: nullable(text()),
  },
  { unique: { account_idx: ['username', 'domain'] } },
)
