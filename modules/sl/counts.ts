/** Which figure a reply counts in. */

/** The figures of replies by status. */
export type StatusCount =
  | 'replies1xx'
  | 'replies200'
  | 'replies202'
  | 'replies2xx'
  | 'replies300'
  | 'replies301'
  | 'replies302'
  | 'replies3xx'
  | 'replies400'
  | 'replies401'
  | 'replies403'
  | 'replies404'
  | 'replies407'
  | 'replies408'
  | 'replies483'
  | 'replies4xx'
  | 'replies500'
  | 'replies5xx'
  | 'replies6xx'
  | 'repliesXxx'

/** Statuses with a figure of their own. */
const single: ReadonlyMap<number, StatusCount> = new Map([
  [200, 'replies200'],
  [202, 'replies202'],
  [300, 'replies300'],
  [301, 'replies301'],
  [302, 'replies302'],
  [400, 'replies400'],
  [401, 'replies401'],
  [403, 'replies403'],
  [404, 'replies404'],
  [407, 'replies407'],
  [408, 'replies408'],
  [483, 'replies483'],
  [500, 'replies500'],
])

const classes: readonly StatusCount[] = [
  'repliesXxx',
  'replies1xx',
  'replies2xx',
  'replies3xx',
  'replies4xx',
  'replies5xx',
  'replies6xx',
]

/** The one figure that a reply with this status counts in. */
export function statusCount(status: number): StatusCount {
  return single.get(status) ?? classes[Math.trunc(status / 100)] ?? 'repliesXxx'
}

/** What `sl.stats` calls each figure. */
export const shownCounts: readonly (readonly [string, StatusCount])[] = [
  ['1xx', 'replies1xx'],
  ['200', 'replies200'],
  ['202', 'replies202'],
  ['2xx', 'replies2xx'],
  ['300', 'replies300'],
  ['301', 'replies301'],
  ['302', 'replies302'],
  ['3xx', 'replies3xx'],
  ['400', 'replies400'],
  ['401', 'replies401'],
  ['403', 'replies403'],
  ['404', 'replies404'],
  ['407', 'replies407'],
  ['408', 'replies408'],
  ['483', 'replies483'],
  ['4xx', 'replies4xx'],
  ['500', 'replies500'],
  ['5xx', 'replies5xx'],
  ['6xx', 'replies6xx'],
  ['xxx', 'repliesXxx'],
]
