/** The codes of what can be wrong with an example. A published code is never reused or renamed. */

/** Every code, by a short name. Each example provokes its code: its playing ends with that, and nothing else is wrong. */
export const DocsCode = {
  /**
   * A line of a `sip` fence that is none of: actor, message, clock, quiet, comment.
   *
   * @example
   * ```sip
   * alice OPTIONS sip:example.com
   * ```
   */
  SYNTAX: 'docs/transcript-syntax',
  /**
   * A `{` that starts no pattern.
   *
   * @example
   * ```sip
   * alice > OPTIONS sip:{user name}@example.com
   * ```
   */
  PATTERN: 'docs/pattern-syntax',
  /**
   * A message names somebody whom no `actor` line introduced.
   *
   * @example
   * ```sip
   * dave > OPTIONS sip:example.com
   * ```
   */
  UNKNOWN_ACTOR: 'docs/unknown-actor',
  /**
   * A line of a `values` fence that is not `expression => value`.
   *
   * @example
   * ```kamailio
   * request_route { drop; }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * ```
   * ```values
   * $rm = "OPTIONS"
   * ```
   */
  VALUES_SYNTAX: 'docs/values-syntax',
  /**
   * A line of a `log` fence that is not `LEVEL text`.
   *
   * @example
   * ```kamailio
   * loadmodule "xlog.so"
   * request_route { xlog("L_ERR", "Hello\n"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * ```
   * ```log
   * Hello
   * ```
   */
  LOG_SYNTAX: 'docs/log-syntax',
  /**
   * A line of a `dns` fence that is no record.
   *
   * @example
   * ```kamailio
   * request_route { forward(); }
   * ```
   * ```dns
   * example.com. MX mail.example.com.
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * ```
   */
  DNS_SYNTAX: 'docs/dns-syntax',
  /**
   * A line of a `db` fence that is no table, or a row with too many or too few values.
   *
   * @example
   * ```kamailio
   * request_route { drop; }
   * ```
   * ```db
   * given grp
   * | username | grp     |
   * | alice    |
   * ```
   */
  DB_SYNTAX: 'docs/db-syntax',
  /**
   * A line of an `rpc` fence that is no command, or a result that is no YAML.
   *
   * @example
   * ```kamailio
   * request_route { drop; }
   * ```
   * ```rpc
   * core.uptime
   * ```
   */
  RPC_SYNTAX: 'docs/rpc-syntax',
  /**
   * The words behind a fence's language say something that cannot be.
   *
   * @example
   * ```kamailio
   * request_route { drop; }
   * ```
   * ```sip wrap=route
   * alice > OPTIONS sip:example.com
   * ```
   */
  FENCE_INFO: 'docs/fence-info',
  /**
   * A fence of a language that this version does not play.
   *
   * @example
   * ```kamailio
   * request_route { drop; }
   * ```
   * ```sh
   * $ siprose rpc core.uptime
   * ```
   */
  UNKNOWN_FENCE: 'docs/fence-not-played',
  /**
   * A second configuration in one example.
   *
   * @example
   * ```kamailio
   * loadmodule "sl.so"
   * ```
   * ```kamailio
   * request_route { sl_send_reply("200", "OK"); }
   * ```
   */
  TWO_CONFIGURATIONS: 'docs/two-configurations',
  /**
   * A configuration below the messages that it should route.
   *
   * @example
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200
   * ```
   * ```kamailio
   * loadmodule "sl.so"
   * request_route { sl_send_reply("200", "OK"); }
   * ```
   */
  LATE_CONFIGURATION: 'docs/late-configuration',
  /**
   * `with=` names a setup that does not exist.
   *
   * @example
   * ```kamailio with=registrar-of-nobody
   * request_route { drop; }
   * ```
   */
  UNKNOWN_SETUP: 'docs/unknown-setup',
  /**
   * An example without anything to play.
   *
   * @example
   * ```txt
   * OPTIONS sip:example.com SIP/2.0
   * ```
   */
  NOTHING_TO_PLAY: 'docs/nothing-to-play',
  /**
   * The server does not start with the configuration.
   *
   * @example
   * ```kamailio
   * request_route { sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200
   * ```
   */
  REFUSED: 'docs/configuration-refused',
  /**
   * The server threw, or could not be stopped.
   *
   * @example
   * ```kamailio
   * loadmodule "faulty.so"
   * request_route { drop; }
   * ```
   * ```file name=faulty/index.js
   * import { defineModule } from 'siprose'
   *
   * export default defineModule('faulty', {
   *   stop() {
   *     throw new TypeError('nothing is there to stop')
   *   },
   * })
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * ```
   */
  SERVER: 'docs/server-failed',
  /**
   * The server works on and on without the time going by.
   *
   * @example
   * ```kamailio
   * loadmodule "rtimer.so"
   * modparam("rtimer", "timer", "name=ta;interval=1u;mode=1;")
   * modparam("rtimer", "exec", "timer=ta;route=TICK")
   * request_route { drop; }
   * route[TICK] { return; }
   * ```
   * ```sip
   * clock +1h
   * ```
   */
  ENDLESS: 'docs/endless-work',
  /**
   * The server has work that does not end, and waits for something else than the clock.
   *
   * @example
   * ```kamailio
   * loadmodule "waiting.so"
   * request_route { wait_for_nothing(); }
   * ```
   * ```file name=waiting/index.js
   * import { defineModule } from 'siprose'
   *
   * const waiting = defineModule('waiting', {})
   * export default waiting
   *
   * export const wait_for_nothing = waiting.cfgFunctionAsync(
   *   { args: [], routes: ['request'] },
   *   () => new Promise(() => {}),
   * )
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * ```
   */
  UNSETTLED: 'docs/not-settled',
  /**
   * A message or command that is to be sent holds `{name}`, and nothing was bound to it.
   *
   * @example
   * ```kamailio
   * request_route { drop; }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   *         Subject: {subject}
   * ```
   */
  UNBOUND: 'docs/unbound-name',
  /**
   * A reply is to be sent, and there is no request that it could answer, or more than one.
   *
   * @example
   * ```kamailio
   * request_route { drop; }
   * ```
   * ```sip
   * bob > 200 OK
   * ```
   */
  NOTHING_TO_ANSWER: 'docs/nothing-to-answer',
  /**
   * `again`, and there is no earlier message to repeat.
   *
   * @example
   * ```kamailio
   * request_route { drop; }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com again
   * ```
   */
  NOTHING_TO_REPEAT: 'docs/nothing-to-repeat',
  /**
   * A message is to be sent to a place where nobody listens.
   *
   * @example
   * ```kamailio
   * request_route { drop; }
   * ```
   * ```sip
   * actor dave tls:192.0.2.40
   * dave > OPTIONS sip:example.com
   * ```
   */
  NOBODY_LISTENS: 'docs/nobody-listens',
  /**
   * A message is expected, and none came.
   *
   * @example
   * ```kamailio
   * request_route { drop; }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200
   * ```
   */
  NO_MESSAGE: 'docs/no-message',
  /**
   * The start line of a message differs.
   *
   * @example
   * ```kamailio
   * loadmodule "sl.so"
   * request_route { sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 404
   * ```
   */
  START_LINE: 'docs/start-line-differs',
  /**
   * A header differs.
   *
   * @example
   * ```kamailio
   * loadmodule "sl.so"
   * request_route { sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200
   *         CSeq: 2 OPTIONS
   * ```
   */
  HEADER: 'docs/header-differs',
  /**
   * A header that is written is not there.
   *
   * @example
   * ```kamailio
   * loadmodule "sl.so"
   * request_route { sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200
   *         Contact: {*}
   * ```
   */
  HEADER_MISSING: 'docs/header-missing',
  /**
   * A header that must be absent is there, or there is one more than written.
   *
   * @example
   * ```kamailio
   * loadmodule "sl.so"
   * request_route { sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200
   *         - Call-ID
   * ```
   */
  HEADER_EXTRA: 'docs/header-not-expected',
  /**
   * The body differs.
   *
   * @example
   * ```kamailio
   * request_route { forward(); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   *         Content-Type: text/plain
   *
   *         Hello
   * bob   < MESSAGE sip:bob@192.0.2.20
   *
   *         Goodbye
   * ```
   */
  BODY: 'docs/body-differs',
  /**
   * A retransmission is not the same message again.
   *
   * @example
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "textops.so"
   * request_route {
   *     append_hf("Seconds: $Ts\r\n");
   *     forward();
   * }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   * bob   < MESSAGE sip:bob@192.0.2.20
   * clock +1s
   * alice > MESSAGE sip:bob@192.0.2.20 again
   * bob   < MESSAGE sip:bob@192.0.2.20 again
   * ```
   */
  NOT_AGAIN: 'docs/not-the-same-again',
  /**
   * A message was sent before the `clock` line, and the line that claims it stands behind.
   *
   * @example
   * ```kamailio
   * loadmodule "sl.so"
   * request_route { sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * clock +1s
   * alice < 200
   * ```
   */
  TOO_EARLY: 'docs/sent-too-early',
  /**
   * The server sent something in the time of a `quiet` line.
   *
   * @example
   * ```kamailio
   * loadmodule "tm.so"
   * request_route { t_relay(); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@192.0.2.20
   * bob   < MESSAGE sip:bob@192.0.2.20
   * quiet 1s
   * ```
   */
  NOT_QUIET: 'docs/not-quiet',
  /**
   * The server sent a message that no line claims.
   *
   * @example
   * ```kamailio
   * loadmodule "sl.so"
   * request_route { sl_send_reply("200", "OK"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * ```
   */
  UNCLAIMED: 'docs/unclaimed-message',
  /**
   * An expression has another value.
   *
   * @example
   * ```kamailio
   * loadmodule "pv.so"
   * request_route { drop; }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * ```
   * ```values
   * $rm => "INVITE"
   * ```
   */
  VALUE: 'docs/value-differs',
  /**
   * An expression cannot be evaluated.
   *
   * @example
   * ```kamailio
   * loadmodule "pv.so"
   * request_route { drop; }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * ```
   * ```values
   * $rV => "bob"
   * ```
   */
  EXPRESSION: 'docs/expression-refused',
  /**
   * The result of a command differs.
   *
   * @example
   * ```kamailio
   * request_route { drop; }
   * ```
   * ```rpc
   * > core.echo Hello
   * - Goodbye
   * ```
   */
  RESULT: 'docs/result-differs',
  /**
   * A command failed, and what is written is no `error`.
   *
   * @example
   * ```kamailio
   * loadmodule "htable.so"
   * modparam("htable", "htable", "calls=>size=8;")
   * request_route { drop; }
   * ```
   * ```rpc
   * > htable.get calls alice
   * item: { name: alice }
   * ```
   */
  COMMAND_FAILED: 'docs/command-failed',
  /**
   * A command did what it was told, and what is written is an `error`.
   *
   * @example
   * ```kamailio
   * request_route { drop; }
   * ```
   * ```rpc
   * > core.echo Hello
   * error: { code: 500 }
   * ```
   */
  COMMAND_WORKED: 'docs/command-did-not-fail',
  /**
   * A table has other rows.
   *
   * @example
   * ```kamailio
   * loadmodule "db_sqlite.so"
   * loadmodule "sqlops.so"
   * modparam("sqlops", "sqlcon", "ca=>sqlite:///siprose.db")
   * request_route { sql_query("ca", "insert into grp (username, grp) values ('alice', 'friends')"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * ```
   * ```db
   * grp
   * | username | grp     |
   * | bob      | friends |
   * ```
   */
  DB: 'docs/rows-differ',
  /**
   * A line that the log should show is not there.
   *
   * @example
   * ```kamailio
   * loadmodule "xlog.so"
   * request_route { xlog("L_ERR", "Hello\n"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * ```
   * ```log
   * ERROR Goodbye
   * ```
   */
  LOG_MISSING: 'docs/log-line-missing',
} as const

/** One of the codes of {@link DocsCode}. */
export type DocsCode = (typeof DocsCode)[keyof typeof DocsCode]
