/** Numbers as the language writes them. */

/** What a number says. */
export interface NumberLiteral {
  /** Cut to 32 bits, signed. */
  readonly value: number
  /** False when more than 32 bits were written. */
  readonly fits: boolean
}

const FORMS: readonly { readonly form: RegExp; readonly digits: (text: string) => string }[] = [
  { form: /^0[xX][0-9a-fA-F]+$/, digits: (text) => text },
  { form: /^[01]+b$/, digits: (text) => `0b${text.slice(0, -1)}` },
  { form: /^0[0-7]+$/, digits: (text) => `0o${text.slice(1)}` },
  { form: /^(?:0|[1-9][0-9]*)$/, digits: (text) => text },
]

/** Longer ones are no numbers anybody means; the conversion of huge texts is not linear. */
const LONGEST = 66

/** Reads `10`, `0x1f`, `017` (octal) or `101b` (binary); null when it is none of them. */
export function readNumber(text: string): NumberLiteral | null {
  const found = text.length > LONGEST ? undefined : FORMS.find(({ form }) => form.test(text))
  if (found === undefined) return null
  const value = BigInt(found.digits(text))
  return { value: Number(BigInt.asIntN(32, value)), fits: value <= 0xffffffffn }
}
