/**
 * How the search on the site reads names. These functions also run in the browser, where they arrive as text: each uses
 * nothing but its arguments.
 */

/** Words as a configuration writes them, `t_relay`, `$rU`, `s.len`, `lang/unknown-function`, and their parts. */
export function tokenize(text: string): string[] {
  const words = text.match(/[$@]?[\p{L}\p{N}_]+(?:[./:-][\p{L}\p{N}_]+)*/gu) ?? []
  const tokens: string[] = []
  for (const word of words) {
    tokens.push(word)
    const parts = word.split(/[./:_-]/)
    if (word.includes('/')) tokens.push(word.slice(word.indexOf('/') + 1))
    if (parts.length > 1) for (const part of parts) if (part.length > 1) tokens.push(part)
  }
  return tokens
}

/** What somebody searches: names whole, for the parts of `sl_send` would find everything that is called `sl`. */
export function tokenizeQuery(text: string): string[] {
  return text.match(/[$@]?[\p{L}\p{N}_]+(?:[./:-][\p{L}\p{N}_]+)*/gu) ?? []
}

/** A term as it is kept: in lower case, and names of variables as written besides, for `$rU` is not `$ru`. */
export function processTerm(term: string): string[] {
  const lower = term.toLowerCase()
  return term.startsWith('$') && lower !== term ? [term, lower] : [lower]
}

/** An entry that is called like the term comes before those that only tell of it. */
export function boostDocument(
  id: string,
  term: string,
  stored: { readonly title?: string } | undefined,
): number {
  const title = String(stored?.title ?? '').replaceAll(/[\u200b{}]/g, '')
  const name = title.match(/^[$@]?[\p{L}\p{N}_]+(?:[./:-][\p{L}\p{N}_]+)*/u)?.[0] ?? ''
  const lone = !title.includes(' ')
  if (name === term) return lone ? 60 : 8
  if (lone && title.endsWith(`/${term}`)) return 40
  if (name.toLowerCase() === term) return lone ? 20 : 6
  return /#.*\.[fpvtre]\./.test(id) ? 1.5 : 1
}
