/** Files of patterns in groups. */

import { pcreRegex, type PcreFlags, type PcreMatcher, RegexError, SiproseError } from 'siprose'

/** How much a file may hold. */
export interface GroupLimits {
  readonly maxGroups: number
  /** The bytes of all patterns of a group. */
  readonly maxGroupBytes: number
}

/** The patterns of one group. */
export type Group = readonly PcreMatcher[]

/**
 * Reads a file: a line `[0]` starts a group, each other line is a pattern. Lines that are empty, or start with a blank, a tab or `#`, are passed over.
 *
 * Groups count from 0 in the order of the file, whatever number stands in the brackets.
 *
 * @param name - of the file, for what is said about it
 */
export function readGroups(
  text: string,
  name: string,
  flags: PcreFlags,
  { maxGroups, maxGroupBytes }: GroupLimits,
): readonly Group[] {
  const groups: PcreMatcher[][] = []
  let bytes = 0
  for (const [at, written] of text.split('\n').entries()) {
    const line = written.endsWith('\r') ? written.slice(0, -1) : written
    const where = `${name}:${at + 1}`
    if (line === '' || ' \t#'.includes(line.charAt(0))) continue
    if (line.startsWith('[')) {
      if (groups.length === maxGroups) {
        throw new SiproseError(
          'regex/too-many-groups',
          `${where}: there are more than ${maxGroups} groups; \`max_groups\` can be raised`,
        )
      }
      groups.push([])
      bytes = 0
      continue
    }
    const group = groups.at(-1)
    if (group === undefined) {
      throw new SiproseError(
        'regex/no-group',
        `${where}: \`${line}\` stands in no group; a line \`[0]\` before it starts one`,
      )
    }
    bytes += line.length
    if (bytes > maxGroupBytes) {
      throw new SiproseError(
        'regex/group-too-large',
        `${where}: the group has more than ${maxGroupBytes} bytes; \`group_max_size\` can be raised`,
      )
    }
    group.push(compiled(line, where, flags))
  }
  return groups
}

function compiled(line: string, where: string, flags: PcreFlags): PcreMatcher {
  try {
    return pcreRegex(line, flags)
  } catch (error) {
    if (!(error instanceof RegexError)) throw error
    throw new SiproseError('regex/bad-pattern', `${where}:${error.offset + 1}: ${error.message}`)
  }
}
