/** The little of ASN.1's encoding (X.690) that certificates are made of. */

const MULTIPLE = 0x80
const SEVEN_BITS = 0x7f

/** Tags of elements. */
export const Tag = {
  BOOLEAN: 0x01,
  INTEGER: 0x02,
  BIT_STRING: 0x03,
  OCTET_STRING: 0x04,
  OID: 0x06,
  UTF8: 0x0c,
  PRINTABLE: 0x13,
  UTC_TIME: 0x17,
  SEQUENCE: 0x30,
  SET: 0x31,
} as const

/** An element: its tag, its length, its content. */
export function element(tag: number, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content)
  return Buffer.concat([Buffer.from([tag, ...lengthOf(body.length)]), body])
}

function lengthOf(length: number): readonly number[] {
  if (length < MULTIPLE) return [length]
  const bytes: number[] = []
  for (let left = length; left > 0; left = Math.floor(left / 256)) bytes.unshift(left % 256)
  return [MULTIPLE + bytes.length, ...bytes]
}

/** Elements in a row. */
export function sequence(...elements: readonly Buffer[]): Buffer {
  return element(Tag.SEQUENCE, ...elements)
}

/** A number below 2^31. */
export function integer(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  let first = 0
  while (first < 3 && bytes[first] === 0 && (bytes[first + 1] ?? 0) < MULTIPLE) first++
  return element(Tag.INTEGER, bytes.subarray(first))
}

/** An identifier: `2.5.4.3`. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  const bytes = [first * 40 + second]
  for (const number of rest) {
    const group = [number & SEVEN_BITS]
    for (let left = number >>> 7; left > 0; left >>>= 7)
      group.unshift((left & SEVEN_BITS) | MULTIPLE)
    bytes.push(...group)
  }
  return element(Tag.OID, Buffer.from(bytes))
}

/** A text. */
export function text(tag: number, value: string): Buffer {
  return element(tag, Buffer.from(value, 'utf8'))
}

/** Whole bytes as a string of bits. */
export function bits(value: Buffer): Buffer {
  return element(Tag.BIT_STRING, Buffer.from([0]), value)
}

/** A time between 1950 and 2049: `991201000000Z`. */
export function time(ms: number): Buffer {
  const digits = new Date(ms).toISOString().replaceAll(/\D/g, '').slice(2, 14)
  return text(Tag.UTC_TIME, `${digits}Z`)
}
