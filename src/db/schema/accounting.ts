/** What happened. */

import { datetime, double, mediumText, serial, table, uint, varchar } from './table.ts'

export const acc = table(
  'acc',
  5,
  'Transactions that were accounted for, for `acc`.',
  {
    id: serial(),
    method: varchar(16, ''),
    from_tag: varchar(128, ''),
    to_tag: varchar(128, ''),
    callid: varchar(255, ''),
    sip_code: varchar(3, ''),
    sip_reason: varchar(128, ''),
    time: datetime(),
  },
  { indexes: { callid_idx: ['callid'] } },
)

export const accCdrs = table(
  'acc_cdrs',
  2,
  'Calls that were accounted for, with their beginning and end, for `acc`.',
  {
    id: serial(),
    start_time: datetime('2000-01-01 00:00:00'),
    end_time: datetime('2000-01-01 00:00:00'),
    duration: double(0),
  },
  { indexes: { start_time_idx: ['start_time'] } },
)

export const missedCalls = table(
  'missed_calls',
  4,
  'Calls that nobody answered, for `acc`.',
  {
    id: serial(),
    method: varchar(16, ''),
    from_tag: varchar(128, ''),
    to_tag: varchar(128, ''),
    callid: varchar(255, ''),
    sip_code: varchar(3, ''),
    sip_reason: varchar(128, ''),
    time: datetime(),
  },
  { indexes: { callid_idx: ['callid'] } },
)

export const sipTrace = table(
  'sip_trace',
  4,
  'Messages as they came and left, for `siptrace`.',
  {
    id: serial(),
    time_stamp: datetime('2000-01-01 00:00:01'),
    time_us: uint(0),
    callid: varchar(255, ''),
    traced_user: varchar(255, ''),
    msg: mediumText(),
    method: varchar(50, ''),
    status: varchar(255, ''),
    fromip: varchar(64, ''),
    toip: varchar(64, ''),
    fromtag: varchar(128, ''),
    totag: varchar(128, ''),
    direction: varchar(4, ''),
  },
  {
    indexes: {
      traced_user_idx: ['traced_user'],
      date_idx: ['time_stamp'],
      fromip_idx: ['fromip'],
      callid_idx: ['callid'],
    },
  },
)
