/** The names of columns, for when contacts are kept in a database. */

import { columnName, strParam } from 'siprose'

/** The rows of the table that name columns. */
export const columnParams = {
  /**
   * The column with the user of the address of record.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "user_column", "username")
   * request_route { drop; }
   * ```
   *
   * @example A table of one's own make
   * ```kamailio
   * loadmodule "db_sqlite.so"
   * loadmodule "usrloc.so"
   * modparam("usrloc", "preload", "phones")
   * modparam("usrloc", "db_url", "sqlite:///siprose.db")
   * modparam("usrloc", "db_mode", 4)
   * modparam("usrloc", "version_table", 0)
   * modparam("usrloc", "expires_type", 1)
   * modparam("usrloc", "user_column", "who")
   * request_route { drop; }
   * ```
   * ```db
   * given phones
   * | ruid | who | contact | expires | q | callid | cseq | last_modified | flags | cflags | user_agent | received | path | socket | methods | instance | reg_id | server_id | connection_id | keepalive | partition |
   * | one | bob | sip:bob@192.0.2.20 | 4070908800 | 0.5 | c | 1 | 1 | 0 | 0 | n/a | NULL | NULL | NULL | NULL | NULL | 0 | 0 | -1 | 0 | 0 |
   * ```
   * ```rpc
   * > ul.lookup phones bob
   * Contacts: [{ Contact: { Address: "sip:bob@192.0.2.20", Q: 0.5 } }]
   * ```
   */
  user_column: strParam('username', { check: columnName }),

  /**
   * The column with the domain of the address of record.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "domain_column", "domain")
   * request_route { drop; }
   * ```
   */
  domain_column: strParam('domain', { check: columnName }),

  /**
   * The column with the contact URI.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "contact_column", "contact")
   * request_route { drop; }
   * ```
   */
  contact_column: strParam('contact', { check: columnName }),

  /**
   * The column with the end of the contact.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "expires_column", "expires")
   * request_route { drop; }
   * ```
   */
  expires_column: strParam('expires', { check: columnName }),

  /**
   * The column with the preference.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "q_column", "q")
   * request_route { drop; }
   * ```
   */
  q_column: strParam('q', { check: columnName }),

  /**
   * The column with the Call-ID of the last REGISTER.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "callid_column", "callid")
   * request_route { drop; }
   * ```
   */
  callid_column: strParam('callid', { check: columnName }),

  /**
   * The column with the CSeq number of the last REGISTER.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "cseq_column", "cseq")
   * request_route { drop; }
   * ```
   */
  cseq_column: strParam('cseq', { check: columnName }),

  /**
   * The column with the methods that the contact takes.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "methods_column", "methods")
   * request_route { drop; }
   * ```
   */
  methods_column: strParam('methods', { check: columnName }),

  /**
   * The column with the flags of the location service.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "flags_column", "flags")
   * request_route { drop; }
   * ```
   */
  flags_column: strParam('flags', { check: columnName }),

  /**
   * The column with the flags of the branch.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "cflags_column", "cflags")
   * request_route { drop; }
   * ```
   */
  cflags_column: strParam('cflags', { check: columnName }),

  /**
   * The column with the name that the device calls itself.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "user_agent_column", "user_agent")
   * request_route { drop; }
   * ```
   */
  user_agent_column: strParam('user_agent', { check: columnName }),

  /**
   * The column with the address that the REGISTER came from.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "received_column", "received")
   * request_route { drop; }
   * ```
   */
  received_column: strParam('received', { check: columnName }),

  /**
   * The column with the socket that the REGISTER came in on.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "socket_column", "socket")
   * request_route { drop; }
   * ```
   */
  socket_column: strParam('socket', { check: columnName }),

  /**
   * The column with the Path.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "path_column", "path")
   * request_route { drop; }
   * ```
   */
  path_column: strParam('path', { check: columnName }),

  /**
   * The column with the id of the record.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "ruid_column", "ruid")
   * request_route { drop; }
   * ```
   */
  ruid_column: strParam('ruid', { check: columnName }),

  /**
   * The column with the instance of the device.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "instance_column", "instance")
   * request_route { drop; }
   * ```
   */
  instance_column: strParam('instance', { check: columnName }),

  /**
   * The column with the `reg-id`.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "reg_id_column", "reg_id")
   * request_route { drop; }
   * ```
   */
  reg_id_column: strParam('reg_id', { check: columnName }),

  /**
   * The column with the id of the server that wrote it.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "server_id_column", "server_id")
   * request_route { drop; }
   * ```
   */
  server_id_column: strParam('server_id', { check: columnName }),

  /**
   * The column with the number of the connection.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "connection_id_column", "connection_id")
   * request_route { drop; }
   * ```
   */
  connection_id_column: strParam('connection_id', { check: columnName }),

  /**
   * The column with the mark of contacts that get keepalives.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "keepalive_column", "keepalive")
   * request_route { drop; }
   * ```
   */
  keepalive_column: strParam('keepalive', { check: columnName }),

  /**
   * The column with the part that the contact belongs to.
   *
   * @example Say it as an older configuration does
   * ```kamailio
   * loadmodule "usrloc.so"
   * modparam("usrloc", "partition_column", "partition")
   * request_route { drop; }
   * ```
   */
  partition_column: strParam('partition', { check: columnName }),
}
