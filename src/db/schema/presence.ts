/** Presence. */

import { blob, int, mediumBlob, nullable, serial, table, text, varchar } from './table.ts'

export const presentity = table(
  'presentity',
  5,
  'What was published, for `presence`.',
  {
    id: serial(),
    username: varchar(64),
    domain: varchar(64),
    event: varchar(64),
    etag: varchar(128),
    expires: int(),
    received_time: int(),
    body: blob(),
    sender: varchar(255),
    priority: int(0),
    ruid: nullable(varchar(64)),
  },
  {
    unique: { presentity_idx: ['username', 'domain', 'event', 'etag'], ruid_idx: ['ruid'] },
    indexes: { presentity_expires: ['expires'], account_idx: ['username', 'domain', 'event'] },
  },
)

export const activeWatchers = table(
  'active_watchers',
  12,
  'Who is told of the presence of whom, for `presence`.',
  {
    id: serial(),
    presentity_uri: varchar(255),
    watcher_username: varchar(64),
    watcher_domain: varchar(64),
    to_user: varchar(64),
    to_domain: varchar(64),
    event: varchar(64, 'presence'),
    event_id: nullable(varchar(64)),
    to_tag: varchar(128),
    from_tag: varchar(128),
    callid: varchar(255),
    local_cseq: int(),
    remote_cseq: int(),
    contact: varchar(255),
    record_route: nullable(text()),
    expires: int(),
    status: int(2),
    reason: nullable(varchar(64)),
    version: int(0),
    socket_info: varchar(64),
    local_contact: varchar(255),
    from_user: varchar(64),
    from_domain: varchar(64),
    updated: int(),
    updated_winfo: int(),
    flags: int(0),
    user_agent: nullable(varchar(255, '')),
  },
  {
    unique: { active_watchers_idx: ['callid', 'to_tag', 'from_tag'] },
    indexes: {
      active_watchers_expires: ['expires'],
      active_watchers_pres: ['presentity_uri', 'event'],
      updated_idx: ['updated'],
      updated_winfo_idx: ['updated_winfo', 'presentity_uri'],
    },
  },
)

export const watchers = table(
  'watchers',
  3,
  'Who may be told, for `presence`.',
  {
    id: serial(),
    presentity_uri: varchar(255),
    watcher_username: varchar(64),
    watcher_domain: varchar(64),
    event: varchar(64, 'presence'),
    status: int(),
    reason: nullable(varchar(64)),
    inserted_time: int(),
  },
  { unique: { watcher_idx: ['presentity_uri', 'watcher_username', 'watcher_domain', 'event'] } },
)

export const xcap = table(
  'xcap',
  4,
  'Documents of users, for `presence_xml` and `xcap_server`.',
  {
    id: serial(),
    username: varchar(64),
    domain: varchar(64),
    doc: mediumBlob(),
    doc_type: int(),
    etag: varchar(128),
    source: int(),
    doc_uri: varchar(255),
    port: int(),
  },
  {
    unique: { doc_uri_idx: ['doc_uri'] },
    indexes: {
      account_doc_type_idx: ['username', 'domain', 'doc_type'],
      account_doc_type_uri_idx: ['username', 'domain', 'doc_type', 'doc_uri'],
      account_doc_uri_idx: ['username', 'domain', 'doc_uri'],
    },
  },
)

export const pua = table(
  'pua',
  7,
  'What this server publishes and subscribes to itself, for `pua`.',
  {
    id: serial(),
    pres_uri: varchar(255),
    pres_id: varchar(255),
    event: int(),
    expires: int(),
    desired_expires: int(),
    flag: int(),
    etag: varchar(128),
    tuple_id: nullable(varchar(64)),
    watcher_uri: varchar(255),
    call_id: varchar(255),
    to_tag: varchar(128),
    from_tag: varchar(128),
    cseq: int(),
    record_route: nullable(text()),
    contact: varchar(255),
    remote_contact: varchar(255),
    version: int(),
    extra_headers: text(),
  },
  {
    unique: { pua_idx: ['etag', 'tuple_id', 'call_id', 'from_tag'] },
    indexes: {
      expires_idx: ['expires'],
      dialog1_idx: ['pres_id', 'pres_uri'],
      dialog2_idx: ['call_id', 'from_tag'],
      record_idx: ['pres_id'],
    },
  },
)

export const rlsPresentity = table(
  'rls_presentity',
  1,
  'Presence of members of lists, for `rls`.',
  {
    id: serial(),
    rlsubs_did: varchar(255),
    resource_uri: varchar(255),
    content_type: varchar(255),
    presence_state: blob(),
    expires: int(),
    updated: int(),
    auth_state: int(),
    reason: varchar(64),
  },
  {
    unique: { rls_presentity_idx: ['rlsubs_did', 'resource_uri'] },
    indexes: { rlsubs_idx: ['rlsubs_did'], updated_idx: ['updated'], expires_idx: ['expires'] },
  },
)

export const rlsWatchers = table(
  'rls_watchers',
  3,
  'Who watches lists, for `rls`.',
  {
    id: serial(),
    presentity_uri: varchar(255),
    to_user: varchar(64),
    to_domain: varchar(64),
    watcher_username: varchar(64),
    watcher_domain: varchar(64),
    event: varchar(64, 'presence'),
    event_id: nullable(varchar(64)),
    to_tag: varchar(128),
    from_tag: varchar(128),
    callid: varchar(255),
    local_cseq: int(),
    remote_cseq: int(),
    contact: varchar(255),
    record_route: nullable(text()),
    expires: int(),
    status: int(2),
    reason: varchar(64),
    version: int(0),
    socket_info: varchar(64),
    local_contact: varchar(255),
    from_user: varchar(64),
    from_domain: varchar(64),
    updated: int(),
  },
  {
    unique: { rls_watcher_idx: ['callid', 'to_tag', 'from_tag'] },
    indexes: {
      rls_watchers_update: ['watcher_username', 'watcher_domain', 'event'],
      rls_watchers_expires: ['expires'],
      updated_idx: ['updated'],
    },
  },
)
