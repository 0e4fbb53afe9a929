/** Which requests have a token in their Path or Record-Route, here and in Kamailio. */

import t from 'tap'

import { installed } from '../support/server-process.ts'
import { flowRows } from './routing/flow-rows.ts'
import { playBoth } from './routing/play.ts'

const skip = installed('kamailio') ? false : 'kamailio is not installed'

/** A line without the text of tokens, which each server makes in its own way. */
function withoutTokens(line: string | undefined): string | undefined {
  return line?.replace(/<sip:[\w+/=-]{30,}@/g, '<sip:TOKEN@')
}

t.test('outbound, here and in Kamailio', { skip }, async (t) => {
  const { ours, theirs } = await playBoth({
    name: 'flows',
    lines: `loadmodule "outbound.so"
loadmodule "rr.so"
loadmodule "path.so"
modparam("outbound", "force_outbound_flag", 1)
modparam("outbound", "force_no_outbound_flag", 2)
modparam("outbound", "flow_token_secret", "a secret of tests")`,
    rows: flowRows,
  })
  for (const [place, { name, does }] of flowRows.entries()) {
    t.equal(withoutTokens(ours[place]), withoutTokens(theirs[place]), `${name}: ${does}`)
  }
})
