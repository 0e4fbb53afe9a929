/**
 * Reads values out of documents of JSON.
 *
 * @module json
 */
import { defineModule, strParam } from 'siprose'

export const json = defineModule('json', {
  params: {
    /**
     * What stands in a path for a dot that belongs to the name of a member.
     *
     * @example Keep the line of an existing configuration
     * ```kamailio
     * loadmodule "json.so"
     * modparam("json", "json_escape_char", "%")
     * request_route { drop; }
     * ```
     */
    json_escape_char: strParam('%', { idle: 'a dot in a name is written as `%`' }),
  },
})
