/** Bytes written as hexadecimal digits. */

/**
 * The bytes that digits stand for, two for each.
 *
 * @returns null for no digits at all, an odd number of them, or something else among them
 */
export function fromHex(digits: string): string | null {
  if (digits === '' || digits.length % 2 !== 0 || !/^[0-9A-Fa-f]+$/.test(digits)) return null
  return Buffer.from(digits, 'hex').toString('latin1')
}
