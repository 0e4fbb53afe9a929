/** The tables that people fill by hand, and the words by which they do. */

import type { WordSpec } from './words.ts'

/** A table as a command knows it. */
export interface RecordSpec {
  /** The command: `alias`. */
  readonly command: string
  readonly table: string
  /** What one row is, for messages. */
  readonly noun: string
  /** The verbs for adding and removing. */
  readonly verbs: readonly [add: string, remove: string]
  readonly words: readonly WordSpec[]
  /** How many of the words name a row. */
  readonly key: number
  /** Columns that get what others got. */
  readonly copies?: Readonly<Record<string, string>>
  /** How a running server is told. */
  readonly reload: string | null
}

const add = ['add', 'rm'] as const

export const records: readonly RecordSpec[] = [
  {
    command: 'alias',
    table: 'dbaliases',
    noun: 'alias',
    verbs: add,
    words: [
      { name: 'ALIAS@DOMAIN', kind: 'user', columns: ['alias_username', 'alias_domain'] },
      { name: 'USER@DOMAIN', kind: 'user', columns: ['username', 'domain'] },
    ],
    key: 1,
    reload: null,
  },
  {
    command: 'domain',
    table: 'domain',
    noun: 'domain',
    verbs: add,
    words: [
      { name: 'DOMAIN', kind: 'text', columns: ['domain'] },
      { name: 'DID', kind: 'text', columns: ['did'], otherwise: '' },
    ],
    key: 1,
    copies: { did: 'domain' },
    reload: 'domain.reload',
  },
  {
    command: 'address',
    table: 'address',
    noun: 'address',
    verbs: add,
    words: [
      { name: 'GROUP', kind: 'number', columns: ['grp'] },
      { name: 'ADDRESS', kind: 'text', columns: ['ip_addr'] },
      { name: 'MASK', kind: 'number', columns: ['mask'], otherwise: '32' },
      { name: 'PORT', kind: 'number', columns: ['port'], otherwise: '0' },
      { name: 'TAG', kind: 'text', columns: ['tag'], otherwise: '' },
    ],
    key: 2,
    reload: 'permissions.addressReload',
  },
  {
    command: 'dispatcher',
    table: 'dispatcher',
    noun: 'destination',
    verbs: add,
    words: [
      { name: 'SET', kind: 'number', columns: ['setid'] },
      { name: 'URI', kind: 'text', columns: ['destination'] },
      { name: 'FLAGS', kind: 'number', columns: ['flags'], otherwise: '0' },
      { name: 'PRIORITY', kind: 'number', columns: ['priority'], otherwise: '0' },
      { name: 'ATTRS', kind: 'text', columns: ['attrs'], otherwise: '' },
      { name: 'DESCRIPTION', kind: 'text', columns: ['description'], otherwise: '' },
    ],
    key: 2,
    reload: 'dispatcher.reload',
  },
  {
    command: 'speeddial',
    table: 'speed_dial',
    noun: 'short number',
    verbs: add,
    words: [
      { name: 'USER@DOMAIN', kind: 'user', columns: ['username', 'domain'] },
      { name: 'SHORT@DOMAIN', kind: 'user', columns: ['sd_username', 'sd_domain'] },
      { name: 'URI', kind: 'text', columns: ['new_uri'] },
      { name: 'FIRST-NAME', kind: 'text', columns: ['fname'], otherwise: '' },
      { name: 'LAST-NAME', kind: 'text', columns: ['lname'], otherwise: '' },
      { name: 'DESCRIPTION', kind: 'text', columns: ['description'], otherwise: '' },
    ],
    key: 2,
    reload: null,
  },
  {
    command: 'acl',
    table: 'grp',
    noun: 'membership',
    verbs: ['grant', 'revoke'],
    words: [
      { name: 'USER@DOMAIN', kind: 'user', columns: ['username', 'domain'] },
      { name: 'GROUP', kind: 'text', columns: ['grp'] },
    ],
    key: 2,
    reload: null,
  },
]
