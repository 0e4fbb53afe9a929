/** Parts of documents. */

import { str } from 'siprose'

import { atPath, readDocument, scriptValue } from '../document.ts'
import { json } from '../module.ts'

/**
 * What is at a path of a document: `member.list[1].member`.
 *
 * Texts come without quotes, whole numbers as numbers, objects and lists as JSON. `$null` where there is nothing, and where the document is none. A dot that
 * belongs to a name is written as `%`.
 *
 * @param path - names with dots between, and numbers in brackets
 *
 * @example What a service says
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "json.so"
 * request_route {
 *     $var(user) = $(rb{json.parse,user});
 *     sl_send_reply("200", "$(rb{json.parse,user.phones[1].number}) $(var(user){json.parse,name}) [$(rb{json.parse,none})] $(rb{json.parse,a%b})");
 * }
 * ```
 * ```sip
 * alice > MESSAGE sip:example.com
 *         Content-Type: application/json
 *
 *         {{"user":{{"name":"Alice","phones":[{{},{{"number":4711}]},"a.b":true}
 * alice < 200 4711 Alice [] true
 * ```
 */
export const parse = json.transformation(
  { name: 'json.parse', args: [str('path')], from: 'str', to: 'any' },
  (document, path) => scriptValue(atPath(readDocument(document), path)),
)

/**
 * Does what `{json.parse,path}` does, for configurations whose path is in a variable.
 *
 * @param path - names with dots between, and numbers in brackets
 *
 * @example A member that the request names
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "json.so"
 * request_route {
 *     $var(doc) = '{"alice": "here", "bob": "away"}';
 *     sl_send_reply("200", "$(var(doc){json.parsex,$rU})");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:bob@example.com
 * alice < 200 away
 * ```
 */
export const parseBy = json.transformation(
  { name: 'json.parsex', args: [str('path')], from: 'str', to: 'any' },
  (document, path) => scriptValue(atPath(readDocument(document), path)),
)

/**
 * The name of a member as a path has it: with `%` for each dot.
 *
 * @example A domain as a name
 * ```kamailio
 * loadmodule "pv.so"
 * loadmodule "sl.so"
 * loadmodule "json.so"
 * request_route {
 *     $var(doc) = '{"example.com": "here"}';
 *     $var(path) = $(rd{json.encode});
 *     sl_send_reply("200", "$var(path): $(var(doc){json.parse,$var(path)})");
 * }
 * ```
 * ```sip
 * alice > OPTIONS sip:example.com
 * alice < 200 example%com: here
 * ```
 */
export const encode = json.transformation({ name: 'json.encode', from: 'str', to: 'str' }, (name) =>
  name.replaceAll('.', '%'),
)
