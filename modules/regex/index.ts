/**
 * Matches texts against Perl-compatible patterns, of the script or of a file.
 *
 * No pattern and no text can hold the server up: the time to match grows with the text, not with its powers. Patterns that would need more are refused
 * when they are read: references back, `(?=…)`, `(?<=…)` and their relatives.
 *
 * @module regex
 */
import { defineModule, int, intParam, optional, optionalStrParam, str } from 'siprose'

import { Patterns } from './patterns.ts'

const regex = defineModule('regex', {
  params: {
    /**
     * The file with groups of patterns, for `pcre_match_group()`.
     *
     * A line `[0]` starts a group, and each line after it is a pattern; lines that are empty or start with a blank or `#` are passed over.
     *
     * @example Tell phones from scanners
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "regex.so"
     * modparam("regex", "file", "/etc/siprose/agents")
     * request_route {
     *     if (pcre_match_group("$ua", "1")) sl_send_reply("403", "Go away");
     *     else if (pcre_match_group("$ua", "0")) sl_send_reply("200", "A phone");
     *     else sl_send_reply("200", "Somebody");
     * }
     * ```
     * ```file name=/etc/siprose/agents
     * # phones
     * [0]
     * ^Snom
     * ^Yealink
     * # scanners
     * [1]
     * (?i)scanner
     * ^friendly-
     * ```
     * ```sip
     * alice > OPTIONS sip:example.com
     *         User-Agent: Yealink SIP-T46
     * alice < 200 A phone
     * alice > OPTIONS sip:example.com
     *         User-Agent: friendly-scanner
     * alice < 403 Go away
     * ```
     */
    file: optionalStrParam(),

    /**
     * How many groups the file may have.
     *
     * @example Allow a hundred
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "regex.so"
     * modparam("regex", "file", "groups")
     * modparam("regex", "max_groups", 100)
     * request_route { if (pcre_match_group("$rU", 0)) sl_send_reply("200", "Known"); }
     * ```
     * ```file name=groups
     * [0]
     * ^bob$
     * ```
     * ```sip
     * alice > OPTIONS sip:bob@example.com
     * alice < 200 Known
     * ```
     */
    max_groups: intParam(20, { min: 1, max: 10_000 }),

    /**
     * How many bytes the patterns of one group may have together.
     *
     * @example Allow long lists
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "regex.so"
     * modparam("regex", "file", "groups")
     * modparam("regex", "group_max_size", 65536)
     * request_route { if (pcre_match_group("$rU")) sl_send_reply("200", "Known"); }
     * ```
     * ```file name=groups
     * [0]
     * ^1\d{3}$
     * ```
     * ```sip
     * alice > OPTIONS sip:1234@example.com
     * alice < 200 Known
     * ```
     */
    group_max_size: intParam(8192, { min: 1, max: 16_777_216, unit: 'bytes' }),

    /**
     * Whether letters match in both cases.
     *
     * @example Ignore it everywhere
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "regex.so"
     * modparam("regex", "pcre_caseless", 1)
     * request_route { if (pcre_match("$rU", "^bob")) sl_send_reply("200", "Bob"); }
     * ```
     * ```sip
     * alice > OPTIONS sip:BOB@example.com
     * alice < 200 Bob
     * ```
     */
    pcre_caseless: intParam(0, { min: 0, max: 1 }),

    /**
     * Whether `^` and `$` match at the ends of lines too.
     *
     * @example Look at the lines of a body
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "regex.so"
     * modparam("regex", "pcre_multiline", 1)
     * request_route { if (pcre_match("$rb", "^two")) sl_send_reply("200", "Found"); }
     * ```
     * ```sip
     * alice > MESSAGE sip:example.com
     *         Content-Type: text/plain
     *
     *         one
     *         two
     * alice < 200 Found
     * ```
     */
    pcre_multiline: intParam(0, { min: 0, max: 1 }),

    /**
     * Whether `.` matches a line feed too.
     *
     * @example Look over several lines
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "regex.so"
     * modparam("regex", "pcre_dotall", 1)
     * request_route { if (pcre_match("$rb", "one.*two")) sl_send_reply("200", "Found"); }
     * ```
     * ```sip
     * alice > MESSAGE sip:example.com
     *         Content-Type: text/plain
     *
     *         one
     *         two
     * alice < 200 Found
     * ```
     */
    pcre_dotall: intParam(0, { min: 0, max: 1 }),

    /**
     * Whether white space in patterns means nothing, and `#` starts a comment.
     *
     * @example Write a pattern to be read
     * ```kamailio
     * loadmodule "pv.so"
     * loadmodule "sl.so"
     * loadmodule "regex.so"
     * modparam("regex", "pcre_extended", 1)
     * request_route { if (pcre_match("$rU", "^ (\+|00) 358 \d+")) sl_send_reply("200", "Finland"); }
     * ```
     * ```sip
     * alice > OPTIONS sip:+358401234567@example.com
     * alice < 200 Finland
     * ```
     */
    pcre_extended: intParam(0, { min: 0, max: 1 }),
  },
  state: ({ params, server, log }) =>
    new Patterns(server, log, {
      file: params.file,
      maxGroups: params.max_groups,
      maxGroupBytes: params.group_max_size,
      flags: {
        caseless: params.pcre_caseless === 1,
        multiline: params.pcre_multiline === 1,
        dotAll: params.pcre_dotall === 1,
        extended: params.pcre_extended === 1,
      },
    }),
  start: async (self) => {
    if (self.params.file !== null) await self.state.read()
  },
})
export default regex

const NO_PATTERN = -4

/**
 * Tells whether a text matches a pattern.
 *
 * @param string - the text
 * @param pcre_regex - the pattern; a dollar sign is written twice
 * @returns `1` it matches, `-1` it does not, `-4` the pattern cannot be used, which the log explains
 *
 * @example Recognize numbers of four digits
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "regex.so"
 * request_route {
 *     if (pcre_match("$rU", "^1\d{3}$$")) sl_send_reply("200", "Inside");
 *     else sl_send_reply("404", "Outside");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:1234@example.com
 * alice < 200 Inside
 * alice > OPTIONS sip:12345@example.com
 * alice < 404 Outside
 * ```
 *
 * @example A pattern that somebody sent
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "regex.so"
 * request_route {
 *     pcre_match("$rU", "$hdr(X-Pattern)");
 *     sl_send_reply("200", "Result $rc");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@example.com
 *         X-Pattern: ^(a+)+b
 * alice < 200 Result -1
 * alice > OPTIONS sip:aa@example.com
 *         X-Pattern: (a)\1
 * alice < 200 Result -4
 * ```
 *
 * @compat Patterns that refer back or look around are refused: they cannot be matched in bounded time.
 * @trap without `^` and `$` a pattern matches anywhere in the text
 */
export const pcre_match = regex.cfgFunction(
  { args: [str('string'), str('pcre_regex')], routes: 'any' },
  (self, _ctx, text, pattern) => self.state.matcher(pattern)?.test(text) ?? NO_PATTERN,
)

/**
 * Tells whether a text matches one of the patterns of a group of the file.
 *
 * @param string - the text
 * @param group - which group, from 0 in the order of the file; 0 where it is left out
 * @returns `1` it matches one, `-1` it matches none, `-4` there is no such group
 *
 * @example Ask for a group there is, and one there is not
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "regex.so"
 * modparam("regex", "file", "numbers")
 * request_route {
 *     if (pcre_match_group("$rU")) { sl_send_reply("200", "Free of charge"); exit; }
 *     pcre_match_group("$rU", 7);
 *     sl_send_reply("200", "Group 7: $rc");
 * }
 * ```
 * ```file name=numbers
 * [0]
 * ^1\d{3}$
 * ^((\+|00)34)?900\d{6}$
 * ```
 * ```sip
 * alice > OPTIONS sip:0034900123456@example.com
 * alice < 200 Free of charge
 * alice > OPTIONS sip:112@example.com
 * alice < 200 Group 7: -4
 * ```
 */
export const pcre_match_group = regex.cfgFunction(
  { args: [str('string'), optional(int('group'))], routes: 'any' },
  (self, _ctx, text, number = 0) => {
    const group = self.state.group(number)
    if (group === null) return NO_PATTERN
    for (const pattern of group) if (pattern.test(text)) return true
    return false
  },
)

/**
 * Reads the file of groups again.
 *
 * Where something in it cannot be read, all stays as it was, and the answer says what and where.
 *
 * @example Add a pattern, and a mistake
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "regex.so"
 * modparam("regex", "file", "blocked")
 * request_route {
 *     if (pcre_match_group("$fU")) sl_send_reply("403", "Blocked");
 *     else sl_send_reply("200", "Welcome");
 * }
 * ```
 * ```file name=blocked
 * [0]
 * ^mallory$
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         From: <sip:trudy@example.com>;tag=1
 * alice < 200 Welcome
 * ```
 * ```file name=blocked
 * [0]
 * ^mallory$
 * ^trudy$
 * ```
 * ```rpc
 * > regex.reload
 * Ok. Read 1 groups.
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         From: <sip:trudy@example.com>;tag=1
 * alice < 403 Blocked
 * ```
 * ```file name=blocked
 * [0]
 * (trudy
 * ```
 * ```rpc
 * > regex.reload
 * error: { code: 500 }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         From: <sip:trudy@example.com>;tag=1
 * alice < 403 Blocked
 * ```
 */
export const reload = regex.rpcCommand({ name: 'regex.reload', reloads: true }, async (self) => {
  const groups = await self.state.read()
  self.log.notice(`regex: read again, ${groups} groups`)
  return `Ok. Read ${groups} groups.`
})
