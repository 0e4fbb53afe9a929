/** A broken promise of the grammar. */
export class Finding extends Error {
  override name = 'Finding'
}

/** @throws Finding */
export function equal(actual: unknown, expected: unknown, what: string): void {
  if (actual !== expected) throw new Finding(`${what}: ${String(actual)}, not ${String(expected)}`)
}
