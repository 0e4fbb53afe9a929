/** XAVPs as lines of the log. */

import { XavpList, type ModuleLog } from 'siprose'

/** More lines than this help nobody. */
const MOST_LINES = 500

/** Writes each value of a list, as the configuration would name it. */
export function printList(log: ModuleLog, kind: 'xavp' | 'xavu' | 'xavi', list: XavpList): void {
  let lines = 0
  for (const line of printed('', list)) {
    lines += 1
    if (lines > MOST_LINES) {
      log.info(`${kind}: more than ${MOST_LINES} values`)
      return
    }
    log.info(`${kind}(${line}`)
  }
}

function* printed(before: string, list: XavpList): Iterable<string> {
  const counts = new Map<string, number>()
  for (let at = list.first; at !== null; at = at.next) {
    const index = counts.get(at.key) ?? 0
    counts.set(at.key, index + 1)
    const path = `${before}${at.name}[${index}]`
    if (at.value instanceof XavpList) {
      yield* printed(`${path}=>`, at.value)
    } else {
      yield `${path}) = ${typeof at.value === 'number' ? at.value : `"${at.value}"`}`
    }
  }
}
