/** Whom the server runs as, and which part of the disk it sees, once its sockets are open. */

import { chdir } from 'node:process'

import { groupId, groupsOf, mainGroupOf, userId } from '../runtime/accounts.ts'
import { SiproseError } from '../runtime/errors.ts'
import type { SystemCalls } from './system-calls.ts'

/** The core parameters that say it, the command line's flags already in them. */
export interface IdentitySettings {
  readonly user: string | null
  readonly group: string | null
  readonly chroot: string | null
}

/** A user and a group of this machine; null leaves it as it is. */
export interface Identity {
  readonly uid: number | null
  readonly gid: number | null
  /** All groups to be in, or null. */
  readonly groups: readonly number[] | null
}

/**
 * Looks the user and the group up.
 *
 * Without a group it is the user's own.
 *
 * @param settings - their names, or their numbers
 * @throws SiproseError `cli/unknown-user` or `cli/unknown-group`
 */
export function identityOf({ user, group }: IdentitySettings): Identity {
  const uid = user === null ? null : userId(user)
  if (user !== null && uid === null) {
    const text = `\`user\` is \`${user}\`, and nobody here is called so`
    throw new SiproseError('cli/unknown-user', text, { user })
  }
  const gid = group === null ? (user === null ? null : mainGroupOf(user)) : knownGroup(group)
  if (gid === null) return { uid, gid, groups: null }
  const others = user === null ? [] : groupsOf(user)
  return { uid, gid, groups: [...new Set([gid, ...others])] }
}

function knownGroup(group: string): number {
  const found = groupId(group)
  if (found !== null) return found
  const text = `\`group\` is \`${group}\`, and no group here is called so`
  throw new SiproseError('cli/unknown-group', text, { group })
}

/**
 * Becomes who the configuration says, in the part of the disk that it says. There is no way back.
 *
 * @param settings - what it says
 * @param identity - the user and the group, looked up
 * @param calls - for another root directory; null where there are none
 * @throws SiproseError `cli/chroot` or `cli/identity` when the system says no
 */
export function becomeIdentity(
  settings: IdentitySettings,
  { uid, gid, groups }: Identity,
  calls: SystemCalls | null,
): void {
  if (settings.chroot !== null) changeRoot(settings.chroot, calls)
  try {
    if (groups !== null && process.getuid?.() === 0) process.setgroups?.([...groups])
    if (gid !== null && gid !== process.getgid?.()) process.setgid?.(gid)
    if (uid !== null && uid !== process.getuid?.()) process.setuid?.(uid)
  } catch (cause) {
    const text = `only root can become \`${settings.user ?? settings.group ?? ''}\``
    throw new SiproseError('cli/identity', text, {}, cause)
  }
}

function changeRoot(directory: string, calls: SystemCalls | null): void {
  const refusal = (why: string, cause?: unknown): SiproseError =>
    new SiproseError('cli/chroot', `\`chroot\` is \`${directory}\`; ${why}`, { directory }, cause)
  if (calls === null) throw refusal('this system has no call for it that can be reached')
  try {
    chdir(directory)
  } catch (cause) {
    throw refusal('it cannot be entered', cause)
  }
  if (!calls.changeRoot('.')) throw refusal('only root can do that')
  chdir('/')
}
