/** Users, and what belongs to them. */

import { datetime, int, serial, table, uint, varchar } from './table.ts'

export const version = table(
  'version',
  1,
  'The version of each table: what a server checks before it uses one.',
  {
    id: serial(),
    table_name: varchar(32),
    table_version: uint(0),
  },
  { unique: { table_name_idx: ['table_name'] } },
)

export const subscriber = table(
  'subscriber',
  7,
  'Who may log in, and with what.',
  {
    id: serial(),
    username: varchar(64, ''),
    domain: varchar(64, ''),
    password: varchar(64, ''),
    ha1: varchar(128, ''),
    ha1b: varchar(128, ''),
  },
  { unique: { account_idx: ['username', 'domain'] }, indexes: { username_idx: ['username'] } },
)

export const dbaliases = table(
  'dbaliases',
  1,
  'Other names of users, for `alias_db`.',
  {
    id: serial(),
    alias_username: varchar(64, ''),
    alias_domain: varchar(64, ''),
    username: varchar(64, ''),
    domain: varchar(64, ''),
  },
  {
    indexes: {
      alias_user_idx: ['alias_username'],
      alias_idx: ['alias_username', 'alias_domain'],
      target_idx: ['username', 'domain'],
    },
  },
)

export const speedDial = table(
  'speed_dial',
  2,
  'Short numbers that each user has for others, for `speeddial`.',
  {
    id: serial(),
    username: varchar(64, ''),
    domain: varchar(64, ''),
    sd_username: varchar(64, ''),
    sd_domain: varchar(64, ''),
    new_uri: varchar(255, ''),
    fname: varchar(64, ''),
    lname: varchar(64, ''),
    description: varchar(64, ''),
  },
  { unique: { speed_dial_idx: ['username', 'domain', 'sd_domain', 'sd_username'] } },
)

export const grp = table(
  'grp',
  2,
  'Which users belong to which groups, for `group`.',
  {
    id: serial(),
    username: varchar(64, ''),
    domain: varchar(64, ''),
    grp: varchar(64, ''),
    last_modified: datetime('2000-01-01 00:00:01'),
  },
  { unique: { account_group_idx: ['username', 'domain', 'grp'] } },
)

export const reGrp = table(
  're_grp',
  1,
  'Groups by a regular expression on the address of the user, for `group`.',
  {
    id: serial(),
    reg_exp: varchar(128, ''),
    group_id: int(0),
  },
  { indexes: { group_idx: ['group_id'] } },
)

export const uri = table(
  'uri',
  1,
  'Which user names in addresses belong to whom, for `uri_db`.',
  {
    id: serial(),
    username: varchar(64, ''),
    domain: varchar(64, ''),
    uri_user: varchar(64, ''),
    last_modified: datetime('2000-01-01 00:00:01'),
  },
  { unique: { account_idx: ['username', 'domain', 'uri_user'] } },
)

export const usrPreferences = table(
  'usr_preferences',
  2,
  'Attributes of users that scripts read, for `avpops`.',
  {
    id: serial(),
    uuid: varchar(64, ''),
    username: varchar(255, '0'),
    domain: varchar(64, ''),
    attribute: varchar(32, ''),
    type: int(0),
    value: varchar(128, ''),
    last_modified: datetime('2000-01-01 00:00:01'),
  },
  { indexes: { ua_idx: ['uuid', 'attribute'], uda_idx: ['username', 'domain', 'attribute'] } },
)
