// hot
/** The Record-Route of one request: what scripts have said of it so far. */

import type { Context, LateHeader, Way } from 'siprose'

/** What it is to be, but for the parameters that scripts add. */
export interface Form {
  /**
   * Its lines, each with its line end.
   *
   * @param way - how the request leaves
   * @param params - to be added to each URI: `;nat=yes`
   */
  linesFor(way: Way, params: string): string
}

/** It, or parameters for one that is still to come. Nothing in it changes, as the branches of a request share it. */
export class RecordRoute implements LateHeader {
  /** What it is to be; null while there are only parameters. */
  readonly form: Form | null
  /** What scripts have added: `;nat=yes`. */
  readonly params: string

  constructor(form: Form | null, params: string) {
    this.form = form
    this.params = params
  }

  linesFor(way: Way): string {
    return this.form === null ? '' : this.form.linesFor(way, this.params)
  }
}

/** That of a request; null where nobody has said anything of one. */
export function recordRouteOf({ message }: Context): RecordRoute | null {
  if (!message.edited) return null
  for (const one of message.edits.late ?? []) if (one instanceof RecordRoute) return one
  return null
}

/** Puts one in the place of the one that is there. */
export function setRecordRoute({ message }: Context, before: RecordRoute | null, now: RecordRoute) {
  if (before === null) message.edits.addLate(now)
  else message.edits.replaceLate(before, now)
}
