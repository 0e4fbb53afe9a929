/** The text of what was thrown. */
export function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** An address of record as a line of the log can have it: it comes from a message, and may hold anything. */
export function shownAor(aor: string): string {
  return aor.slice(0, 64).replaceAll(/[^ -~]/g, '?')
}
