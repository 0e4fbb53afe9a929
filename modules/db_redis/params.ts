/** The module's parameters. */

import { boolParam, intParam, optionalStrParam, strListParam, strParam } from 'siprose'

import { parseKeys } from './table/keys.ts'

/** The rows of the table. */
export const params = {
  /**
   * By which columns rows of a table are found; each setting adds tables.
   *
   * It is `table=entry:column,column&name:column,column;…`. `entry` names the columns that tell a row from all others; each further name makes sets
   * of the rows that have the same values. A lookup that gives all columns of one of them finds its rows at once; any other looks at all rows.
   * Tables that are not declared are found by the columns that the server knows to be unique.
   *
   * @example Contacts by user
   * ```kamailio
   * loadmodule "db_redis.so"
   * modparam("db_redis", "keys", "location=entry:ruid&usrdom:username,domain;acc=entry:callid,time&cid:callid")
   * request_route { drop; }
   * ```
   */
  keys: strListParam({ check: parseKeys }),

  /**
   * Where files with the columns of tables are.
   *
   * @example A setting of an existing configuration
   * ```kamailio
   * loadmodule "db_redis.so"
   * modparam("db_redis", "schema_path", "/usr/share/kamailio/db_redis/kamailio")
   * request_route { drop; }
   * ```
   */
  schema_path: strParam('/usr/share/kamailio/db_redis', {
    idle: 'the server knows the tables itself',
  }),

  /**
   * How much is written to the log about tables.
   *
   * @example A setting of an existing configuration
   * ```kamailio
   * loadmodule "db_redis.so"
   * modparam("db_redis", "verbosity", 0)
   * request_route { drop; }
   * ```
   */
  verbosity: intParam(1, { idle: 'nothing is written about tables' }),

  /**
   * Whether rows of the same values are in sets (0) or in hashes (1).
   *
   * @example A setting of an existing configuration
   * ```kamailio
   * loadmodule "db_redis.so"
   * modparam("db_redis", "mapping_struct_type", 0)
   * request_route { drop; }
   * ```
   */
  mapping_struct_type: intParam(0, { idle: 'rows of the same values are in sets' }),

  /**
   * How long keys may be.
   *
   * @example A setting of an existing configuration
   * ```kamailio
   * loadmodule "db_redis.so"
   * modparam("db_redis", "max_key_length", 0)
   * request_route { drop; }
   * ```
   */
  max_key_length: intParam(0, { idle: 'keys are as long as their values' }),

  /**
   * What hashes of rows hold.
   *
   * @example A setting of an existing configuration
   * ```kamailio
   * loadmodule "db_redis.so"
   * modparam("db_redis", "hash_value", "DUMMY")
   * request_route { drop; }
   * ```
   */
  hash_value: strParam('DUMMY', { idle: 'rows of the same values are in sets' }),

  /**
   * How long hashes of rows are kept.
   *
   * @example A setting of an existing configuration
   * ```kamailio
   * loadmodule "db_redis.so"
   * modparam("db_redis", "hash_expires", 0)
   * request_route { drop; }
   * ```
   */
  hash_expires: intParam(0, { idle: 'rows of the same values are in sets' }),

  /**
   * Whether sentinels are asked which server is the master.
   *
   * The host and port of URLs mean nothing then.
   *
   * @example Three sentinels
   * ```kamailio
   * loadmodule "db_redis.so"
   * modparam("db_redis", "with_sentinels", 1)
   * request_route { drop; }
   * ```
   */
  with_sentinels: boolParam(false),

  /**
   * A sentinel, as `host:port`; each setting adds one.
   *
   * @example The first of them
   * ```kamailio
   * loadmodule "db_redis.so"
   * modparam("db_redis", "sentinels_config", "192.0.2.51:26379")
   * request_route { drop; }
   * ```
   */
  sentinels_config: strListParam(),

  /**
   * The name of the master that sentinels are asked for.
   *
   * @example Masters of two services
   * ```kamailio
   * loadmodule "db_redis.so"
   * modparam("db_redis", "redis_master_name", "registrations")
   * request_route { drop; }
   * ```
   */
  redis_master_name: strParam('mymaster'),

  /**
   * Whether replicas are asked, too.
   *
   * @example A setting of an existing configuration
   * ```kamailio
   * loadmodule "db_redis.so"
   * modparam("db_redis", "use_replicas", 0)
   * request_route { drop; }
   * ```
   */
  use_replicas: boolParam(false, { idle: 'the master is asked' }),

  /**
   * How often replicas are looked for.
   *
   * @example A setting of an existing configuration
   * ```kamailio
   * loadmodule "db_redis.so"
   * modparam("db_redis", "recheck_replicas_interval", 120)
   * request_route { drop; }
   * ```
   */
  recheck_replicas_interval: intParam(120, { unit: 's', idle: 'the master is asked' }),

  /**
   * Whether connections are encrypted; `rediss://` in a URL says so, too.
   *
   * @example Encrypted to all servers
   * ```kamailio
   * loadmodule "db_redis.so"
   * modparam("db_redis", "opt_tls", 1)
   * request_route { drop; }
   * ```
   */
  opt_tls: boolParam(false),

  /**
   * A file with the certificates of those who sign the server's.
   *
   * @example A server of one's own authority
   * ```kamailio
   * loadmodule "db_redis.so"
   * modparam("db_redis", "ca_path", "/etc/siprose/ca.pem")
   * request_route { drop; }
   * ```
   */
  ca_path: optionalStrParam(),

  /**
   * The password, where the URL has none.
   *
   * @example A password that is not in each URL
   * ```kamailio
   * loadmodule "db_redis.so"
   * modparam("db_redis", "db_pass", "secret")
   * request_route { drop; }
   * ```
   */
  db_pass: optionalStrParam(),

  /**
   * How many connections a database gets at most.
   *
   * They are opened as they are needed.
   *
   * @example A small server
   * ```kamailio
   * loadmodule "db_redis.so"
   * modparam("db_redis", "connections", 2)
   * request_route { drop; }
   * ```
   */
  connections: intParam(4, { min: 1, max: 100 }),
}
