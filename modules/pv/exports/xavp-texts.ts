/** Texts and records: lists of parameters, lists of values, script variables, texts evaluated twice. */

import { prepared, SiproseError, str, variable, XavpList } from 'siprose'

import { pv } from '../module.ts'
import { imploded, parseParams } from '../text/xavp-params.ts'

/** A record with the parameters in their order. */
function recordOf(text: string, separator: string): XavpList | null {
  const params = parseParams(text, separator)
  if (params === null) return null
  const record = new XavpList()
  for (let at = params.length - 1; at >= 0; at -= 1) {
    const param = params[at]
    if (param !== undefined) record.push(param.name, param.value)
  }
  return record
}

/**
 * Makes a record of a list of parameters, with a field for each.
 *
 * The values are texts; a parameter without one gives an empty text. The record stands in front of others of its name.
 *
 * @param sparams - the list, as behind a URI: `a=1;b="x y";c`
 * @param xname - the record
 * @returns -1 when the list cannot be read, or is empty; there is no record then
 *
 * @example Read the parameters of a URI once
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     if (xavp_params_explode("$(ru{uri.params})", "params"))
 *         sl_send_reply("200", "By $xavp(params=>transport) to $xavp(params=>user)");
 *     else
 *         sl_send_reply("200", "No parameters");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com;transport=tcp;user=phone
 * alice < 200 By tcp to phone
 * alice > OPTIONS sip:example.com
 * alice < 200 No parameters
 * ```
 */
export const xavp_params_explode = pv.cfgFunction(
  { args: [str('sparams'), str('xname')], routes: 'any' },
  (_self, ctx, sparams, xname) => {
    const record = recordOf(sparams, ';')
    if (record === null || xname === '') return false
    ctx.xavps.xavp.push(xname, record)
    return true
  },
)

/** The character between parameters. */
function separator(text: string): string {
  if (text.length === 1 && text !== '=' && text !== '"') return text
  throw new SiproseError('pv/bad-separator', `\`${text}\` is no separator; it is one character`)
}

/**
 * Makes a record of a list of parameters with another character than `;` between them.
 *
 * @param sparams - the list
 * @param sep - the character
 * @param xname - the record
 * @returns -1 when the list cannot be read, or is empty
 *
 * @example Read the parameters of credentials
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     xavp_xparams_explode("$(hdr(X-Token){s.strip,7})", ",", "token");
 *     sl_send_reply("200", "$xavp(token=>realm), $xavp(token=>id)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Token: Bearer realm="example.com", id=17
 * alice < 200 example.com, 17
 * ```
 */
export const xavp_xparams_explode = pv.cfgFunction(
  { args: [str('sparams'), prepared('sep', separator), str('xname')], routes: 'any' },
  (_self, ctx, sparams, sep, xname) => {
    const record = recordOf(sparams, sep)
    if (record === null || xname === '') return false
    ctx.xavps.xavp.push(xname, record)
    return true
  },
)

/**
 * Writes the fields of a record as a list of parameters.
 *
 * The values stand as they are, so a `;` in one ends it: `xavp_params_implode_qval()` puts them in quotes.
 *
 * @param xname - the record
 * @param pvname - the variable that gets the list
 * @returns -1 when there is no such record
 *
 * @example Pass fields on in one text
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $xavp(call=>from) = "alice";
 *     $xavp(call[0]=>tries) = 2;
 *     if (xavp_params_implode("call", "$var(list)") && !xavp_params_implode("nothing", "$var(list)"))
 *         sl_send_reply("200", "$var(list)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 tries=2;from=alice;
 * ```
 */
export const xavp_params_implode = pv.cfgFunction(
  { args: [str('xname'), variable('pvname')], routes: 'any' },
  (_self, ctx, xname, pvname) => {
    const record = ctx.xavps.xavp.record(xname)
    if (record === null || pvname.set === null) return false
    return pvname.set(ctx, imploded(record, 'plain'))
  },
)

/**
 * Writes the fields of a record as a list of parameters with texts in quotes.
 *
 * @param xname - the record
 * @param pvname - the variable that gets the list
 * @returns -1 when there is no such record
 *
 * @example Keep blanks and semicolons
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $xavp(call=>name) = "Alice; A.";
 *     $xavp(call[0]=>tries) = 2;
 *     xavp_params_implode_qval("call", "$var(list)");
 *     sl_send_reply("200", "$var(list)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 tries=2;name="Alice; A.";
 * ```
 */
export const xavp_params_implode_qval = pv.cfgFunction(
  { args: [str('xname'), variable('pvname')], routes: 'any' },
  (_self, ctx, xname, pvname) => {
    const record = ctx.xavps.xavp.record(xname)
    if (record === null || pvname.set === null) return false
    return pvname.set(ctx, imploded(record, 'quoted'))
  },
)

/**
 * Makes a record of a list of values: fields `v[0]`, `v[1]` and on.
 *
 * Empty values are left out.
 *
 * @param slist - the list
 * @param sep - the characters that end a value; each does
 * @param mode - `t` takes blanks off both ends of a value; an empty text keeps them
 * @param xname - the record
 * @returns -1 when the list has no value
 *
 * @example Read a list of codecs
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     xavp_slist_explode("$hdr(X-Codecs)", ",;", "t", "codecs");
 *     sl_send_reply("200", "First $xavp(codecs=>v[0]) of $xavp(codecs=>v[*])");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 *         X-Codecs: opus, PCMA;; PCMU
 * alice < 200 First opus of opus, PCMA, PCMU
 * ```
 */
export const xavp_slist_explode = pv.cfgFunction(
  { args: [str('slist'), str('sep'), str('mode'), str('xname')], routes: 'any' },
  (_self, ctx, slist, sep, mode, xname) => {
    const record = new XavpList()
    const trim = mode.includes('t') || mode.includes('T')
    let end = slist.length
    for (let at = slist.length - 1; at >= -1; at -= 1) {
      if (at >= 0 && !sep.includes(slist.charAt(at))) continue
      const piece = slist.slice(at + 1, end)
      const value = trim ? piece.trim() : piece
      if (value !== '') record.push('v', value)
      end = at
    }
    if (record.first === null || xname === '') return false
    ctx.xavps.xavp.push(xname, record)
    return true
  },
)

/**
 * Copies a script variable, or all of them, into the fields of a record.
 *
 * @param varname - the variable's name, without `$var()`; `*` for all
 * @param xname - the record; those of this name are removed first
 * @returns -1 when there is no such variable
 *
 * @example Keep a variable with the message
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $var(tries) = 3;
 *     pv_var_to_xavp("tries", "kept");
 *     $var(tries) = 0;
 *     sl_send_reply("200", "$xavp(kept=>tries)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 3
 * ```
 */
export const pv_var_to_xavp = pv.cfgFunction(
  { args: [str('varname'), str('xname')], routes: 'any' },
  (self, ctx, varname, xname) => {
    const record = new XavpList()
    if (varname === '*') {
      for (const [name, value] of self.state.vars.all()) record.push(name, value)
    } else {
      const value = self.state.vars.get(varname)
      if (value !== null) record.push(varname, value)
    }
    ctx.xavps.xavp.removeAll(xname)
    if (record.first === null || xname === '') return false
    ctx.xavps.xavp.push(xname, record)
    return true
  },
)

/**
 * Copies the fields of a record into script variables of their names.
 *
 * @param xname - the record
 * @returns -1 when there is no such record
 *
 * @example Get variables back
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $xavp(kept=>tries) = 3;
 *     if (pv_xavp_to_var("kept") && !pv_xavp_to_var("nothing")) sl_send_reply("200", "$var(tries)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 3
 * ```
 */
export const pv_xavp_to_var = pv.cfgFunction(
  { args: [str('xname')], routes: 'any' },
  (self, ctx, xname) => {
    const record = ctx.xavps.xavp.record(xname)
    if (record === null) return false
    for (let at = record.first; at !== null; at = at.next) {
      const { value } = record.find(at.key) ?? at
      if (!(value instanceof XavpList)) self.state.vars.set(at.name, value)
    }
    return true
  },
)

/**
 * Prints a text, and what comes out once more, into a variable.
 *
 * For a text that is itself found at run time: a template from a database with variables in it.
 *
 * @param dst - the variable that gets the result
 * @param fmt - the text; variables in what they hold are replaced too
 * @returns -1 when the text of the first pass names a variable there is none of
 *
 * @example Fill in a template
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * request_route {
 *     $var(template) = '$rU at $$5';
 *     pv_evalx("$var(text)", "$var(template) a minute");
 *     sl_send_reply("200", "$var(text)");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 * alice < 200 bob at $5 a minute
 * ```
 *
 * @trap A text that came in a message can read every variable: evaluate only templates of your own.
 */
export const pv_evalx = pv.cfgFunction(
  { args: [variable('dst'), str('fmt')], routes: 'any' },
  (self, ctx, dst, fmt) => {
    if (dst.set === null) return false
    const template = self.state.templates.of(fmt)
    if (template === null) return false
    return dst.set(ctx, template.run(ctx))
  },
)
