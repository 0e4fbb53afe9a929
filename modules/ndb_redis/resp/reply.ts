/** What Redis answers. */

/** Kinds of replies, by the numbers that configurations know. */
export const ReplyType = { STRING: 1, ARRAY: 2, INTEGER: 3, NIL: 4, STATUS: 5, ERROR: 6 } as const

/** A reply. Texts have one char a byte. */
export type Reply =
  | { readonly type: 1 | 5 | 6; readonly text: string }
  | { readonly type: 2; readonly items: readonly Reply[] }
  | { readonly type: 3; readonly value: number | string }
  | { readonly type: 4 }

/** Nothing. */
export const nil: Reply = { type: ReplyType.NIL }

/** A number; one beyond 53 bits stays a text. */
export function integer(text: string): Reply {
  const value = Number(text)
  return { type: ReplyType.INTEGER, value: Number.isSafeInteger(value) ? value : text }
}
