/** How the extension becomes one text: the editor gives it `vscode`, and it brings the client of the language server. */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { packagesOf, type Bundle } from '../executable/packages.ts'

const ROOT = join(import.meta.dirname, '../..')

export default {
  input: join(ROOT, 'editors/vscode/src/extension.ts'),
  platform: 'node',
  external: ['vscode'],
  plugins: [
    {
      name: 'packages',
      generateBundle(_options: unknown, bundle: Bundle) {
        const file = join(ROOT, 'dist/vscode-packages.json')
        writeFileSync(file, JSON.stringify(packagesOf(bundle)))
      },
    },
  ],
  output: {
    file: join(ROOT, 'dist/vscode/extension.js'),
    format: 'cjs',
    exports: 'named',
    codeSplitting: false,
    minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
    comments: false,
  },
}
