/** The name of a group as commands take it: `core`, or `customer[5]` for one instance. */

import { prepared, SiproseError } from 'siprose'

/** A group, and which instance of it. */
export interface GroupName {
  readonly group: string
  /** null for the group itself. */
  readonly instance: number | null
}

/** One instance of a group. */
export interface InstanceName {
  readonly group: string
  readonly instance: number
}

function groupName(text: string): GroupName {
  const match = /^([^[\]]+)(?:\[(\d{1,9})\])?$/.exec(text)
  if (match === null) {
    throw new SiproseError(
      'cfg_rpc/group',
      `\`${text}\` is no group; it can be group or group[id]`,
      {
        rpcCode: 400,
      },
    )
  }
  const [, group = '', id] = match
  return { group, instance: id === undefined ? null : Number(id) }
}

/** A group, or an instance of it. */
export const group = prepared('group', groupName)

/** An instance of a group. */
export const instance = prepared('group', (text): InstanceName => {
  const { group: name, instance: number } = groupName(text)
  if (number !== null) return { group: name, instance: number }
  throw new SiproseError('cfg_rpc/group', 'Wrong group syntax. Use "group[id]"', { rpcCode: 400 })
})
