/** What a script has kept, as JSON. */

import { type Context, XavpList, type XavpValue } from 'siprose'

/** What is shown. */
export const Shown = { AVPS: 2, SCRIPT: 4, XAVPS: 8, OTHERS: 16, ALL: 31 } as const

/** How deep lists in lists are shown, and how much of all of it. */
const MAX_DEPTH = 5
const MAX_LENGTH = 65_536

/**
 * The values of a message and of the script.
 *
 * @param ctx - the message
 * @param mask - bits of {@link Shown}
 * @param variables - the script's own
 */
export function kept(
  ctx: Context,
  mask: number,
  variables: Iterable<readonly [name: string, value: string | number]>,
): string {
  const values = new Map<string, unknown>()
  if ((mask & Shown.AVPS) !== 0) {
    for (const name of ctx.avps.names()) values.set(`$avp(${name})`, ctx.avps.values(name))
  }
  if ((mask & Shown.SCRIPT) !== 0) {
    for (const [name, value] of variables) values.set(`$var(${name})`, value)
  }
  if ((mask & Shown.XAVPS) !== 0) {
    for (const [name, list] of listed(ctx.xavps.xavp, 0)) values.set(`$xavp(${name})`, list)
  }
  if ((mask & Shown.OTHERS) !== 0) values.set('$rc', ctx.rc)
  return JSON.stringify(Object.fromEntries(values)).slice(0, MAX_LENGTH)
}

/** The values of a list by name, the newest first. */
function listed(list: XavpList, depth: number): ReadonlyMap<string, unknown[]> {
  const values = new Map<string, unknown[]>()
  for (let entry = list.first; entry !== null; entry = entry.next) {
    const value = plain(entry.value, depth)
    const known = values.get(entry.name)
    if (known === undefined) values.set(entry.name, [value])
    else known.push(value)
  }
  return values
}

function plain(value: XavpValue, depth: number): unknown {
  if (!(value instanceof XavpList)) return value
  return depth < MAX_DEPTH ? Object.fromEntries(listed(value, depth + 1)) : '…'
}
