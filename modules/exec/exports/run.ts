/** Programs, and what becomes of what they write. */

import {
  constant,
  optional,
  parseUri,
  SiproseError,
  type Preparation,
  type VariableRef,
} from 'siprose'

import { prepareCommand } from '../command.ts'
import { exec } from '../module.ts'
import { linesOf, runFor } from '../run-for.ts'

const command = constant('command', prepareCommand)
const avplist = optional(constant('avplist', prepareList))

/** `$avp(a),$avp(b)`: the variables that take lines. */
function prepareList(text: string, using: Preparation): readonly VariableRef[] {
  const variables = text.split(',').map((each) => using.variable(each.trim()))
  const fixed = variables.find(({ set }) => set === null)
  if (fixed === undefined) return variables
  throw new SiproseError('exec/read-only', `\`${fixed.text}\` can only be read`, { text })
}

/**
 * Runs a program, and waits until it has ended.
 *
 * What it writes goes nowhere, and it is told nothing but what stands in the command.
 *
 * @param command - for the shell, with variables in it; what a variable holds is one word, or part of one, whatever it is
 * @returns -1 when it ended with another status than 0, was killed, or was not started
 *
 * @example Let the program decide
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "pv.so"
 * loadmodule "exec.so"
 * modparam("exec", "enable", 1)
 * request_route {
 *     if (exec_cmd("test $rU = bob")) sl_send_reply("200", "It is bob");
 *     else sl_send_reply("404", "It is somebody else");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 * alice < 200 It is bob
 * alice > OPTIONS sip:carol@example.com
 * alice < 404 It is somebody else
 * ```
 *
 * @example What a caller sends is never run
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "pv.so"
 * loadmodule "exec.so"
 * modparam("exec", "enable", 1)
 * request_route {
 *     if (exec_cmd("test -z $hdr(Subject)")) sl_send_reply("500", "Fooled");
 *     else sl_send_reply("200", "Not fooled");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         Subject: ''; exit 0; `exit 0` $(exit 0)
 * alice < 200 Not fooled
 * ```
 *
 * @compat Kamailio puts values into the command as they are, so that a caller can write commands. A value that the script puts together
 *   cannot be the command here: it has to be a literal.
 * @trap a value may begin with `-` and be taken for an option: write `--` before it
 */
export const exec_cmd = exec.cfgFunctionAsync(
  { args: [command], routes: 'any' },
  async (self, ctx, wanted) => (await runFor(self, ctx, wanted, { told: false }))?.done ?? false,
)

/**
 * Runs a program that reads the message, and waits until it has ended.
 *
 * It gets the message as it came, on its standard input. What it writes goes nowhere.
 *
 * @param command - for the shell, with variables in it, as {@link exec_cmd} has it
 * @returns -1 when it ended with another status than 0, was killed, or was not started
 *
 * @example Ask a program what it thinks of a message
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "exec.so"
 * modparam("exec", "enable", 1)
 * request_route {
 *     if (exec_msg("grep -q '^User-Agent: scanner'")) { sl_send_reply("403", "No scanners"); exit; }
 *     sl_send_reply("200", "OK");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         User-Agent: phone
 * alice < 200 OK
 * bob   > OPTIONS sip:example.com
 *         User-Agent: scanner/1.0
 * bob   < 403 No scanners
 * ```
 */
export const exec_msg = exec.cfgFunctionAsync(
  { args: [command], routes: ['request', 'failure'] },
  async (self, ctx, wanted) =>
    (await runFor(self, ctx, wanted, { input: ctx.message.text }))?.done ?? false,
)

/**
 * Runs a program, and keeps the lines it writes.
 *
 * Each line is added to a variable of the list, as setting it does; lines beyond the list, or all without one, go to `$avp(1)`, `$avp(2)`
 * and so on, by the number of the line. Empty lines do not count.
 *
 * @param command - for the shell, with variables in it, as {@link exec_cmd} has it
 * @param avplist - the variables, with commas between
 * @returns -1 when it ended with another status than 0, was killed, or was not started; what it wrote is kept all the same, unless it was
 *   too much
 *
 * @example Ask a program where a number lives
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "pv.so"
 * loadmodule "exec.so"
 * modparam("exec", "enable", 1)
 * request_route {
 *     exec_avp("echo carrier-$rU; echo 20", "$avp(carrier),$avp(price)");
 *     sl_send_reply("200", "$avp(carrier) for $avp(price)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:7@example.com
 * alice < 200 carrier-7 for 20
 * ```
 *
 * @example A program that fails may have said something
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "pv.so"
 * loadmodule "exec.so"
 * modparam("exec", "enable", 1)
 * request_route {
 *     if (!exec_avp("echo no such number; exit 3")) sl_send_reply("404", "$avp(1)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 404 no such number
 * ```
 */
export const exec_avp = exec.cfgFunctionAsync(
  { args: [command, avplist], routes: ['request', 'failure'] },
  async (self, ctx, wanted, variables) => {
    const outcome = await runFor(self, ctx, wanted, { output: true })
    if (outcome === null || outcome.killed === 'output') return false
    for (const [index, line] of linesOf(outcome.output).entries()) {
      const variable = variables?.[index]
      if (variable === undefined) ctx.avps.push(String(index + 1), line)
      else variable.set?.(ctx, line)
    }
    return outcome.done
  },
)

/**
 * Runs a program, and sends the request where it says.
 *
 * The request URI is the last argument of the program; the first line it writes is the new request URI, each other one a branch.
 *
 * @param command - for the shell, with variables in it, as {@link exec_cmd} has it
 * @returns -1 when it wrote no URI, ended with another status than 0, was killed, or was not started; the request URI stays as it is then
 *
 * @example Let a program find the gateway
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "exec.so"
 * modparam("exec", "enable", 1)
 * request_route {
 *     if (!exec_dset("sh -c 'echo $$1 | sed s/example.com/192.0.2.20/' lookup")) exit;
 *     forward();
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * bob   < MESSAGE sip:bob@192.0.2.20
 * ```
 *
 * @example A program that has no answer
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "pv.so"
 * loadmodule "exec.so"
 * modparam("exec", "enable", 1)
 * request_route {
 *     if (!exec_dset("true")) sl_send_reply("404", "Nothing is known of $ru");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 * alice < 404 Nothing is known of sip:bob@example.com
 * ```
 *
 * @example A program that knows several places
 * ```kamailio
 * loadmodule "sl.so"
 * loadmodule "pv.so"
 * loadmodule "exec.so"
 * modparam("exec", "enable", 1)
 * request_route {
 *     exec_dset("echo sip:one@example.com; echo nowhere; echo sip:two@example.com; echo >/dev/null");
 *     sl_send_reply("302", "$ru or $(branch(uri)[0])");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:bob@example.com
 * alice < 302 sip:one@example.com or sip:two@example.com
 * ```
 *
 * @compat A line that is no URI is passed over; Kamailio takes it as the request URI, and cannot read that afterwards.
 */
export const exec_dset = exec.cfgFunctionAsync(
  { args: [command], routes: ['request', 'failure'] },
  async (self, ctx, wanted) => {
    const outcome = await runFor(self, ctx, wanted, { argument: ctx.requestUri, output: true })
    if (outcome?.done !== true) return false
    const [uri, ...others] = linesOf(outcome.output).filter((line) => parseUri(line) !== null)
    if (uri === undefined) return false
    ctx.requestUri = uri
    for (const other of others) {
      const branch = ctx.addBranch(other, null)
      if (branch === null) break
      branch.destinationUri = null
    }
    return true
  },
)
