/** The parameters of `xlog`. */

import { intParam, optionalStrParam, strListParam, strParam, syslogFacilities } from 'siprose'

import { readLevelColors } from './color.ts'

/** The table of parameters. */
export const params = {
  /**
   * The most bytes a line may have; what is beyond is cut off.
   *
   * @example Keep a line within what the collector takes
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "xlog.so"
   * modparam("xlog", "buf_size", 32)
   * request_route { xlog("L_WARN", "the body is: $rb\n"); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@example.com
   *         Content-Type: text/plain
   *
   *         Somebody is at the door
   * quiet 1s
   * ```
   * ```log
   * WARNING <script>: the body is: Somebody
   * ```
   *
   * @compat A longer line is cut. Kamailio leaves it out, and the function results in -1.
   */
  buf_size: intParam(4096, { min: 16, max: 1_048_576, unit: 'bytes' }),

  /**
   * Whether `$C(xy)` writes its colours where the log goes to syslog.
   *
   * On standard error it writes them anyway.
   *
   * @example Colours in a log that is read with `less -R`
   * ```kamailio
   * loadmodule "sl.so"
   * loadmodule "pv.so"
   * loadmodule "xlog.so"
   * modparam("xlog", "force_color", 1)
   * request_route {
   *     $var(red) = $C(rx);
   *     if ($(var(red){s.len}) == 10) sl_send_reply("200", "Coloured");
   * }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice < 200 Coloured
   * ```
   */
  force_color: intParam(0, { min: 0, max: 1 }),

  /**
   * Whether {@link xlogl} and {@link xdbgl} name the file before the line.
   *
   * Worth it where a configuration is made of many files.
   *
   * @example Find the line in the right file
   * ```kamailio
   * loadmodule "xlog.so"
   * modparam("xlog", "long_format", 1)
   * request_route { xlogl("L_WARN", "here\n"); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@example.com
   * quiet 1s
   * ```
   * ```log
   * WARNING <script>: {file}:{line:int}:here
   * ```
   */
  long_format: intParam(0, { min: 0, max: 1 }),

  /**
   * Stands before each line, so that lines of scripts can be told from those of the server.
   *
   * @example Name the site instead
   * ```kamailio
   * loadmodule "xlog.so"
   * modparam("xlog", "prefix", "helsinki: ")
   * request_route { xlog("L_WARN", "hello\n"); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@example.com
   * quiet 1s
   * ```
   * ```log
   * WARNING helsinki: hello
   * ```
   */
  prefix: strParam('<script>: '),

  /**
   * Whether variables in {@link prefix} are replaced, for each line anew.
   *
   * @example Begin each line with the call it is about
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "xlog.so"
   * modparam("xlog", "prefix", "[$ci] ")
   * modparam("xlog", "prefix_mode", 1)
   * request_route { xlog("L_WARN", "$rm to $rU\n"); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@example.com
   *         Call-ID: 4711
   * quiet 1s
   * ```
   * ```log
   * WARNING [4711] MESSAGE to bob
   * ```
   *
   * @compat All functions of the module honour it. In Kamailio `xlogl()` and `xdbgl()` print the prefix as it stands.
   */
  prefix_mode: intParam(0, { min: 0, max: 1 }),

  /**
   * The syslog facility of lines of scripts.
   *
   * Syslog can keep them in a file of their own then. Without it they go where the server's lines go.
   *
   * @example Keep what the script says apart
   * ```kamailio
   * loadmodule "xlog.so"
   * modparam("xlog", "log_facility", "LOG_LOCAL3")
   * request_route { xlog("L_WARN", "to a file of its own\n"); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@example.com
   * quiet 1s
   * ```
   * ```log
   * WARNING <script>: to a file of its own
   * ```
   */
  log_facility: optionalStrParam({ values: [...syslogFacilities.keys()] }),

  /**
   * Colours of whole lines on a terminal, by level: `L_ERR=rx;L_WARN=yx`.
   *
   * The letters are those of `$C(xy)`. Lines of the server take on the colours as well.
   *
   * @example Make errors red and warnings yellow
   * ```kamailio
   * loadmodule "xlog.so"
   * modparam("xlog", "log_colors", "L_ERR=rx;L_WARN=yx")
   * request_route { xlog("L_WARN", "yellow on a terminal\n"); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@example.com
   * quiet 1s
   * ```
   * ```log
   * WARNING <script>: yellow on a terminal
   * ```
   *
   * @compat A letter that is no colour is refused at load.
   */
  log_colors: strListParam({ check: readLevelColors }),

  /**
   * The methods that {@link xlogm} says nothing about.
   *
   * A sum of INVITE 1, CANCEL 2, ACK 4, BYE 8, INFO 16, REGISTER 32, SUBSCRIBE 64, NOTIFY 128, MESSAGE 256, OPTIONS 512, PRACK
   * 1024, UPDATE 2048, REFER 4096 and PUBLISH 8192. -1 stands for all, which keeps the function quiet until this is set.
   *
   * @example Leave pings and registrations out of the log
   * ```kamailio
   * loadmodule "pv.so"
   * loadmodule "xlog.so"
   * modparam("xlog", "methods_filter", 544)
   * request_route { xlogm("L_WARN", "$rm from $fU\n"); }
   * ```
   * ```sip
   * alice > OPTIONS sip:example.com
   * alice > REGISTER sip:example.com
   * alice > MESSAGE sip:bob@example.com
   *         From: <sip:alice@example.com>;tag=1
   * quiet 1s
   * ```
   * ```log
   * WARNING <script>: MESSAGE from alice
   * ```
   */
  methods_filter: intParam(-1),

  /**
   * Whether a line end is added to lines without one.
   *
   * Each call writes a line of its own, whether its text ends in a line end or not, so both values do the same.
   *
   * @example Two lines, though the first has no end
   * ```kamailio
   * loadmodule "xlog.so"
   * modparam("xlog", "auto_newline", 1)
   * request_route { xlog("L_WARN", "one"); xlog("L_WARN", "two\n"); }
   * ```
   * ```sip
   * alice > MESSAGE sip:bob@example.com
   * quiet 1s
   * ```
   * ```log
   * WARNING <script>: one
   * WARNING <script>: two
   * ```
   *
   * @compat Kamailio runs lines without an end into the next one on standard error, unless this is 1.
   */
  auto_newline: intParam(0, { min: 0, max: 1 }),
}
