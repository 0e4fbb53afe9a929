/** Registrations. */

import { datetime, double, int, nullable, serial, table, varchar } from './table.ts'

export const location = table(
  'location',
  9,
  'Where registered users can be reached, for `usrloc`.',
  {
    id: serial(),
    ruid: varchar(64, ''),
    username: varchar(64, ''),
    domain: nullable(varchar(64)),
    contact: varchar(512, ''),
    received: nullable(varchar(128)),
    path: nullable(varchar(512)),
    expires: datetime('2030-05-28 21:32:15'),
    q: double(1),
    callid: varchar(255, 'Default-Call-ID'),
    cseq: int(1),
    last_modified: datetime('2000-01-01 00:00:01'),
    flags: int(0),
    cflags: int(0),
    user_agent: varchar(255, ''),
    socket: nullable(varchar(64)),
    methods: nullable(int()),
    instance: nullable(varchar(255)),
    reg_id: int(0),
    server_id: int(0),
    connection_id: int(0),
    keepalive: int(0),
    partition: int(0),
  },
  {
    unique: { ruid_idx: ['ruid'] },
    indexes: {
      account_contact_idx: ['username', 'domain', 'contact'],
      expires_idx: ['expires'],
      tcpcon_idx: ['connection_id'],
      connection_idx: ['server_id', 'connection_id'],
    },
  },
)

export const locationAttrs = table(
  'location_attrs',
  1,
  'Attributes of registrations, for `usrloc`.',
  {
    id: serial(),
    ruid: varchar(64, ''),
    username: varchar(64, ''),
    domain: nullable(varchar(64)),
    aname: varchar(64, ''),
    atype: int(0),
    avalue: varchar(512, ''),
    last_modified: datetime('2000-01-01 00:00:01'),
  },
  {
    indexes: {
      account_record_idx: ['username', 'domain', 'ruid'],
      last_modified_idx: ['last_modified'],
    },
  },
)

export const aliases = table(
  'aliases',
  8,
  'Registrations that are kept under another name, for `usrloc`.',
  {
    id: serial(),
    ruid: varchar(64, ''),
    username: varchar(64, ''),
    domain: nullable(varchar(64)),
    contact: varchar(255, ''),
    received: nullable(varchar(255)),
    path: nullable(varchar(512)),
    expires: datetime('2030-05-28 21:32:15'),
    q: double(1),
    callid: varchar(255, 'Default-Call-ID'),
    cseq: int(1),
    last_modified: datetime('2000-01-01 00:00:01'),
    flags: int(0),
    cflags: int(0),
    user_agent: varchar(255, ''),
    socket: nullable(varchar(64)),
    methods: nullable(int()),
    instance: nullable(varchar(255)),
    reg_id: int(0),
    server_id: int(0),
    connection_id: int(0),
    keepalive: int(0),
    partition: int(0),
  },
  {
    unique: { ruid_idx: ['ruid'] },
    indexes: { account_contact_idx: ['username', 'domain', 'contact'], expires_idx: ['expires'] },
  },
)
