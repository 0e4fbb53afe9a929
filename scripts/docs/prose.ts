/** What prose must not say, and how a summary must look. */

/** Words that say nothing to a reader, or too much. */
const banned: readonly (readonly [pattern: RegExp, word: string])[] = [
  [/\bsimply\b/i, 'simply'],
  [/\bjust\b/i, 'just'],
  [/\bplease note\b/i, 'please note'],
  [/\betc\b\.?/i, 'etc.'],
]

/** The longest summary that fits in tables and completion lists. */
const SUMMARY_LENGTH = 90

/**
 * The banned words of a text.
 *
 * @param markdown - the text; code in it is not looked at
 */
export function bannedWords(markdown: string): string[] {
  const prose = withoutCode(markdown)
  return banned.filter(([pattern]) => pattern.test(prose)).map(([, word]) => word)
}

/**
 * What is wrong with a summary.
 *
 * @param summary - the first sentence
 * @param name - the name of the thing, which the sentence should not repeat
 */
export function summaryFaults(summary: string, name: string): string[] {
  if (summary === '') return ['there is no summary; the comment has to open with a sentence']
  const faults: string[] = []
  if (summary.length > SUMMARY_LENGTH) {
    faults.push(`the summary has ${summary.length} characters; it can have ${SUMMARY_LENGTH}`)
  }
  if (!summary.endsWith('.')) faults.push('the summary does not end with a period')
  if (/^this (function|variable|parameter|transformation|command|module)\b/i.test(summary)) {
    faults.push('the summary opens with "This …"; say what it does instead')
  }
  const own = new RegExp(`\`${RegExp.escape(name)}(\\(\\))?\``)
  if (own.test(summary)) faults.push(`the summary repeats the name \`${name}\``)
  return faults
}

/** A text without its fences and its code. */
export function withoutCode(markdown: string): string {
  return markdown.replaceAll(/(`{3,}|~{3,})[\s\S]*?\1/g, ' ').replaceAll(/`[^`]*`/g, ' ')
}
