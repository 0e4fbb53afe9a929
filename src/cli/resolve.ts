/** Names to addresses, with a deadline. */

import { lookup } from 'node:dns/promises'

const DEADLINE_MS = 4000

/**
 * Finds the address of a name. It never rejects, and never takes longer than the deadline.
 *
 * @param host - a name
 * @returns null where it has none, or the answer does not come in time
 */
export async function resolveHost(host: string): Promise<string | null> {
  let deadline: NodeJS.Timeout | undefined
  const late = new Promise<null>((done) => {
    deadline = setTimeout(done, DEADLINE_MS, null)
  })
  const found = lookup(host).then(
    ({ address }) => address,
    () => null,
  )
  try {
    return await Promise.race([found, late])
  } finally {
    clearTimeout(deadline)
  }
}
