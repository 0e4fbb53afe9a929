/** The module's parameters. */

import { boolParam, intParam, optionalStrParam, strListParam } from 'siprose'

import { parseServer } from './server-spec.ts'

/** The rows of the table. */
export const params = {
  /**
   * A server, as `name=…;addr=…;port=…;db=…;pass=…`; each setting adds one.
   *
   * - `name` is how functions call it.
   * - `addr` and `port` are where it is, or `unix` is the path of its socket.
   * - `db` is the number of the database, `pass` the password, with `user` where it is a user's.
   * - `tls=1` encrypts the connection.
   * - `sentinel`, which may stand several times, is who knows where the server of `sentinel_group` is, its master with `sentinel_master=1`, a
   *   replica with 0.
   *
   * A password cannot have a semicolon in it.
   *
   * @example Two servers
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "ndb_redis.so"
   * modparam("ndb_redis", "server", "name=calls;addr=127.0.0.1;port=6379")
   * modparam("ndb_redis", "server", "name=blocked;unix=/run/redis/redis.sock;db=1;pass=secret")
   * request_route {
   *     redis_cmd("calls", "SET what calls", "r");
   *     redis_cmd("blocked", "GET what", "r");
   *     sl_send_reply("200", "$redis(r=>type)");
   * }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 4
   * ```
   */
  server: strListParam({ check: parseServer }),
  /**
   * Whether the server starts without a Redis that cannot be reached: 1 lets it.
   *
   * It is tried again with each command.
   *
   * @example Calls go on without the counters
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "sl.so"
   * loadmodule "ndb_redis.so"
   * modparam("ndb_redis", "server", "name=srv;addr=127.0.0.1;port=6379")
   * modparam("ndb_redis", "init_without_redis", 1)
   * request_route { sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 OK
   * ```
   */
  init_without_redis: boolParam(false),
  /**
   * How long a server may take until it is connected; 0 is as long as it likes.
   *
   * @example A server in the same rack
   * ```kamailio
   * loadmodule "ndb_redis.so"
   * modparam("ndb_redis", "server", "name=srv;addr=127.0.0.1;port=6379")
   * modparam("ndb_redis", "connect_timeout", 200)
   * request_route { drop; }
   * ```
   */
  connect_timeout: intParam(1000, { min: 0, max: 600_000, unit: 'ms' }),
  /**
   * How long a server may take for a command; 0 is as long as it likes.
   *
   * A command that takes longer has failed, and its connection is made anew. A pipeline is one command.
   *
   * @example Rather no answer than a late one
   * ```kamailio
   * loadmodule "ndb_redis.so"
   * modparam("ndb_redis", "server", "name=srv;addr=127.0.0.1;port=6379")
   * modparam("ndb_redis", "cmd_timeout", 200)
   * request_route { drop; }
   * ```
   */
  cmd_timeout: intParam(1000, { min: 0, max: 600_000, unit: 'ms' }),
  /**
   * Whether a node of a cluster may send a command on to another: 1 lets it.
   *
   * The other one is the server whose name is its address and port. Pipelines are refused then.
   *
   * @example Three nodes
   * ```kamailio
   * loadmodule "ndb_redis.so"
   * modparam("ndb_redis", "server", "name=192.0.2.51:6379;addr=192.0.2.51;port=6379")
   * modparam("ndb_redis", "server", "name=192.0.2.52:6379;addr=192.0.2.52;port=6379")
   * modparam("ndb_redis", "server", "name=192.0.2.53:6379;addr=192.0.2.53;port=6379")
   * modparam("ndb_redis", "cluster", 1)
   * request_route { drop; }
   * ```
   */
  cluster: boolParam(false),
  /**
   * Whether a cluster brings in nodes that no `server` is named after: 1 lets it.
   *
   * They have the password and the database of the node that was asked. `cluster` has to be 1.
   *
   * @example One name for all of a cluster
   * ```kamailio
   * loadmodule "ndb_redis.so"
   * modparam("ndb_redis", "server", "name=all;addr=redis.example.com;port=6379")
   * modparam("ndb_redis", "cluster", 1)
   * modparam("ndb_redis", "allow_dynamic_nodes", 1)
   * request_route { drop; }
   * ```
   */
  allow_dynamic_nodes: boolParam(false),
  /**
   * How many commands may fail one after the other before the server is left alone.
   *
   * It is left alone for `disable_time`; commands fail at once then. A negative number never leaves it alone.
   *
   * @example Give up after the fourth failure
   * ```kamailio
   * loadmodule "ndb_redis.so"
   * modparam("ndb_redis", "server", "name=srv;addr=127.0.0.1;port=6379")
   * modparam("ndb_redis", "allowed_timeouts", 3)
   * modparam("ndb_redis", "disable_time", 30)
   * request_route { drop; }
   * ```
   */
  allowed_timeouts: intParam(-1, { min: -1, max: 1_000_000 }),
  /**
   * How long a server is left alone that failed more often than `allowed_timeouts`.
   *
   * @example Half a minute without it
   * ```kamailio
   * loadmodule "ndb_redis.so"
   * modparam("ndb_redis", "server", "name=srv;addr=127.0.0.1;port=6379")
   * modparam("ndb_redis", "allowed_timeouts", 0)
   * modparam("ndb_redis", "disable_time", 30)
   * request_route { drop; }
   * ```
   */
  disable_time: intParam(0, { min: 0, max: 86_400, unit: 's' }),
  /**
   * Whether all data of a server is removed when it is connected again: 1 removes it.
   *
   * It removes what others keep there, too, in all databases of the server.
   *
   * @example Rather nothing than something old
   * ```kamailio
   * loadmodule "ndb_redis.so"
   * modparam("ndb_redis", "server", "name=srv;addr=127.0.0.1;port=6379")
   * modparam("ndb_redis", "flush_on_reconnect", 1)
   * request_route { drop; }
   * ```
   */
  flush_on_reconnect: boolParam(false),
  /**
   * A file with the certificates of those who sign the servers', for `tls=1`.
   *
   * @example A server of one's own authority
   * ```kamailio
   * loadmodule "ndb_redis.so"
   * modparam("ndb_redis", "server", "name=srv;addr=redis.example.com;port=6380;tls=1")
   * modparam("ndb_redis", "ca_path", "/etc/siprose/ca.pem")
   * request_route { drop; }
   * ```
   */
  ca_path: optionalStrParam(),
  /**
   * At which level commands are written to the log.
   *
   * @example A setting of an existing configuration
   * ```kamailio
   * loadmodule "ndb_redis.so"
   * modparam("ndb_redis", "debug", 3)
   * request_route { drop; }
   * ```
   */
  debug: intParam(3, { idle: 'commands are not written to the log, as they hold what users keep' }),
}
