/** The parameters of `permissions` about its database. */

import { columnName, intParam, optionalStrParam, parseDbUrl, strParam, tableName } from 'siprose'

const oldTable = 'an old table goes as soon as the new one is there'

/** The rows of the table that are about the database. */
export const databaseParams = {
  /**
   * The database of addresses and trusted peers.
   *
   * Addresses are read when the server starts, unless {@link address_file} names a file of them. {@link load_backends} leaves out what is not wanted.
   *
   * @example Gateways in a table
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "permissions.so"
   * modparam("permissions", "db_url", "sqlite:///siprose.db")
   * request_route {
   *     if (allow_source_address()) sl_send_reply("200", "OK");
   *     else sl_send_reply("403", "Who Are You");
   * }
   * ```
   * ```db
   * given address
   * | grp | ip_addr    | mask | port | tag      |
   * | 1   | 192.0.2.10 | 32   | 0    | helsinki |
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200
   * bob   > OPTIONS sip:example.com
   * bob   < 403
   * ```
   */
  db_url: optionalStrParam({ check: parseDbUrl }),

  /**
   * Whether trusted peers are kept in memory, or asked for with each request: 1 keeps them.
   *
   * Kept ones are read again by a command.
   *
   * @example Ask nobody while calls come in
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "permissions.so"
   * modparam("permissions", "db_url", "sqlite:///siprose.db")
   * modparam("permissions", "db_mode", 1)
   * request_route {
   *     if (allow_trusted()) sl_send_reply("200", "OK");
   *     else sl_send_reply("403", "Who Are You");
   * }
   * ```
   * ```db
   * given trusted
   * | src_ip     | proto | from_pattern | ruri_pattern | tag      | priority |
   * | 192.0.2.10 | any   | NULL         | NULL         | helsinki | 0        |
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200
   * bob   > OPTIONS sip:example.com
   * bob   < 403
   * ```
   */
  db_mode: intParam(0, { min: 0, max: 1 }),

  /**
   * The table of trusted peers.
   *
   * Table `version` has to tell version 6 of it.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "permissions.so"
   * modparam("permissions", "db_url", "sqlite:///siprose.db")
   * modparam("permissions", "trusted_table", "peers")
   * request_route {
   *     if (allow_trusted()) sl_send_reply("200", "OK");
   *     else sl_send_reply("403", "Who Are You");
   * }
   * ```
   * ```db
   * given peers
   * | src_ip     | proto | from_pattern | ruri_pattern | tag      | priority |
   * | 192.0.2.10 | any   | NULL         | NULL         | helsinki | 0        |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | address    | 6             |
   * | peers      | 6             |
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200
   * bob   > OPTIONS sip:example.com
   * bob   < 403
   * ```
   */
  trusted_table: strParam('trusted', { check: tableName }),

  /**
   * The column of trusted peers with their address.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "permissions.so"
   * modparam("permissions", "db_url", "sqlite:///siprose.db")
   * modparam("permissions", "trusted_table", "peers")
   * modparam("permissions", "source_col", "source")
   * request_route {
   *     if (allow_trusted()) sl_send_reply("200", "OK");
   *     else sl_send_reply("403", "Who Are You");
   * }
   * ```
   * ```db
   * given peers
   * | source     | proto | from_pattern | ruri_pattern | tag      | priority |
   * | 192.0.2.10 | any   | NULL         | NULL         | helsinki | 0        |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | address    | 6             |
   * | peers      | 6             |
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200
   * bob   > OPTIONS sip:example.com
   * bob   < 403
   * ```
   */
  source_col: strParam('src_ip', { check: columnName }),

  /**
   * The column of trusted peers with their transport.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "permissions.so"
   * modparam("permissions", "db_url", "sqlite:///siprose.db")
   * modparam("permissions", "trusted_table", "peers")
   * modparam("permissions", "proto_col", "transport")
   * request_route {
   *     if (allow_trusted()) sl_send_reply("200", "OK");
   *     else sl_send_reply("403", "Who Are You");
   * }
   * ```
   * ```db
   * given peers
   * | src_ip     | transport | from_pattern | ruri_pattern | tag      | priority |
   * | 192.0.2.10 | any       | NULL         | NULL         | helsinki | 0        |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | address    | 6             |
   * | peers      | 6             |
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200
   * bob   > OPTIONS sip:example.com
   * bob   < 403
   * ```
   */
  proto_col: strParam('proto', { check: columnName }),

  /**
   * The column of trusted peers with a pattern for the URI in From.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "permissions.so"
   * modparam("permissions", "db_url", "sqlite:///siprose.db")
   * modparam("permissions", "trusted_table", "peers")
   * modparam("permissions", "from_col", "who")
   * request_route {
   *     if (allow_trusted()) sl_send_reply("200", "OK");
   *     else sl_send_reply("403", "Who Are You");
   * }
   * ```
   * ```db
   * given peers
   * | src_ip     | proto | who  | ruri_pattern | tag      | priority |
   * | 192.0.2.10 | any   | NULL | NULL         | helsinki | 0        |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | address    | 6             |
   * | peers      | 6             |
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200
   * bob   > OPTIONS sip:example.com
   * bob   < 403
   * ```
   */
  from_col: strParam('from_pattern', { check: columnName }),

  /**
   * The column of trusted peers with a pattern for the request URI.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "permissions.so"
   * modparam("permissions", "db_url", "sqlite:///siprose.db")
   * modparam("permissions", "trusted_table", "peers")
   * modparam("permissions", "ruri_col", "whom")
   * request_route {
   *     if (allow_trusted()) sl_send_reply("200", "OK");
   *     else sl_send_reply("403", "Who Are You");
   * }
   * ```
   * ```db
   * given peers
   * | src_ip     | proto | from_pattern | whom | tag      | priority |
   * | 192.0.2.10 | any   | NULL         | NULL | helsinki | 0        |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | address    | 6             |
   * | peers      | 6             |
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200
   * bob   > OPTIONS sip:example.com
   * bob   < 403
   * ```
   */
  ruri_col: strParam('ruri_pattern', { check: columnName }),

  /**
   * The column of either table with the tag.
   *
   * @example Use tables of your own
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "permissions.so"
   * modparam("permissions", "db_url", "sqlite:///siprose.db")
   * modparam("permissions", "trusted_table", "peers")
   * modparam("permissions", "address_table", "hosts")
   * modparam("permissions", "tag_col", "name")
   * request_route {
   *     if (allow_trusted()) sl_send_reply("200", "OK");
   *     else sl_send_reply("403", "Who Are You");
   * }
   * ```
   * ```db
   * given peers
   * | src_ip     | proto | from_pattern | ruri_pattern | name     | priority |
   * | 192.0.2.10 | any   | NULL         | NULL         | helsinki | 0        |
   * ```
   * ```db
   * given hosts
   * | grp | ip_addr    | mask | port | name     |
   * | 1   | 192.0.2.10 | 32   | 0    | helsinki |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | hosts      | 6             |
   * | peers      | 6             |
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200
   * bob   > OPTIONS sip:example.com
   * bob   < 403
   * ```
   */
  tag_col: strParam('tag', { check: columnName }),

  /**
   * The column of trusted peers with their order, the highest first.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "permissions.so"
   * modparam("permissions", "db_url", "sqlite:///siprose.db")
   * modparam("permissions", "trusted_table", "peers")
   * modparam("permissions", "priority_col", "weight")
   * request_route {
   *     if (allow_trusted()) sl_send_reply("200", "OK");
   *     else sl_send_reply("403", "Who Are You");
   * }
   * ```
   * ```db
   * given peers
   * | src_ip     | proto | from_pattern | ruri_pattern | tag      | weight |
   * | 192.0.2.10 | any   | NULL         | NULL         | helsinki | 0      |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | address    | 6             |
   * | peers      | 6             |
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200
   * bob   > OPTIONS sip:example.com
   * bob   < 403
   * ```
   */
  priority_col: strParam('priority', { check: columnName }),

  /**
   * The table of addresses, subnets and domains.
   *
   * Table `version` has to tell version 6 of it.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "permissions.so"
   * modparam("permissions", "db_url", "sqlite:///siprose.db")
   * modparam("permissions", "address_table", "hosts")
   * request_route {
   *     if (allow_source_address()) sl_send_reply("200", "OK");
   *     else sl_send_reply("403", "Who Are You");
   * }
   * ```
   * ```db
   * given hosts
   * | grp | ip_addr    | mask | port | tag      |
   * | 1   | 192.0.2.10 | 32   | 0    | helsinki |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | hosts      | 6             |
   * | trusted    | 6             |
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200
   * bob   > OPTIONS sip:example.com
   * bob   < 403
   * ```
   */
  address_table: strParam('address', { check: tableName }),

  /**
   * The column of addresses with the number of the group.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "permissions.so"
   * modparam("permissions", "db_url", "sqlite:///siprose.db")
   * modparam("permissions", "address_table", "hosts")
   * modparam("permissions", "grp_col", "group_id")
   * request_route {
   *     if (allow_source_address()) sl_send_reply("200", "OK");
   *     else sl_send_reply("403", "Who Are You");
   * }
   * ```
   * ```db
   * given hosts
   * | group_id | ip_addr    | mask | port | tag      |
   * | 1        | 192.0.2.10 | 32   | 0    | helsinki |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | hosts      | 6             |
   * | trusted    | 6             |
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200
   * bob   > OPTIONS sip:example.com
   * bob   < 403
   * ```
   */
  grp_col: strParam('grp', { check: columnName }),

  /**
   * The column of addresses with the address itself.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "permissions.so"
   * modparam("permissions", "db_url", "sqlite:///siprose.db")
   * modparam("permissions", "address_table", "hosts")
   * modparam("permissions", "ip_addr_col", "ip")
   * request_route {
   *     if (allow_source_address()) sl_send_reply("200", "OK");
   *     else sl_send_reply("403", "Who Are You");
   * }
   * ```
   * ```db
   * given hosts
   * | grp | ip         | mask | port | tag      |
   * | 1   | 192.0.2.10 | 32   | 0    | helsinki |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | hosts      | 6             |
   * | trusted    | 6             |
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200
   * bob   > OPTIONS sip:example.com
   * bob   < 403
   * ```
   */
  ip_addr_col: strParam('ip_addr', { check: columnName }),

  /**
   * The column of addresses with the length of the prefix.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "permissions.so"
   * modparam("permissions", "db_url", "sqlite:///siprose.db")
   * modparam("permissions", "address_table", "hosts")
   * modparam("permissions", "mask_col", "prefix")
   * request_route {
   *     if (allow_source_address()) sl_send_reply("200", "OK");
   *     else sl_send_reply("403", "Who Are You");
   * }
   * ```
   * ```db
   * given hosts
   * | grp | ip_addr    | prefix | port | tag      |
   * | 1   | 192.0.2.10 | 32     | 0    | helsinki |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | hosts      | 6             |
   * | trusted    | 6             |
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200
   * bob   > OPTIONS sip:example.com
   * bob   < 403
   * ```
   */
  mask_col: strParam('mask', { check: columnName }),

  /**
   * The column of addresses with the port.
   *
   * @example Use a table of your own
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "db_sqlite.so"
   * loadmodule "permissions.so"
   * modparam("permissions", "db_url", "sqlite:///siprose.db")
   * modparam("permissions", "address_table", "hosts")
   * modparam("permissions", "port_col", "src_port")
   * request_route {
   *     if (allow_source_address()) sl_send_reply("200", "OK");
   *     else sl_send_reply("403", "Who Are You");
   * }
   * ```
   * ```db
   * given hosts
   * | grp | ip_addr    | mask | src_port | tag      |
   * | 1   | 192.0.2.10 | 32   | 0        | helsinki |
   * ```
   * ```db
   * given version
   * | table_name | table_version |
   * | hosts      | 6             |
   * | trusted    | 6             |
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200
   * bob   > OPTIONS sip:example.com
   * bob   < 403
   * ```
   */
  port_col: strParam('port', { check: columnName }),

  /**
   * How often an old table of trusted peers is cleared out of memory.
   *
   * @example A line that may stay when a configuration moves here
   * ```kamailio
   * loadmodule "permissions.so"
   * modparam("permissions", "trusted_cleanup_interval", 120)
   * request_route { drop; }
   * ```
   */
  trusted_cleanup_interval: intParam(60, { min: 1, max: 86_400, unit: 's', idle: oldTable }),
}
