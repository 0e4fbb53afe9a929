import { readFileSync } from 'node:fs'
import { parseConfig } from '../parse/file.ts'
import { tableReader } from '../source.ts'
const text = readFileSync(new URL('../codes.ts', import.meta.url), 'utf8')
for (const found of text.matchAll(/```kamailio\n([\s\S]*?)```\n\s*\*\/\n\s*(\w+):\s*'(lang\/[a-z0-9-]+)'/g)) {
  const config = (found[1] ?? '').replaceAll(/^ {3}\* ?/gm, '').replaceAll(/^\s+\*$/gm, '')
  const { diagnostics } = parseConfig(tableReader({ 'kamailio.cfg': config }), 'kamailio.cfg')
  const codes = diagnostics.all.map((one) => one.code)
  const ok = codes.length === 1 && codes[0] === found[3]
  console.log(ok ? 'ok  ' : 'FAIL', found[3], ok ? '' : codes)
  process.stdout.write(diagnostics.print() + '\n')
}
