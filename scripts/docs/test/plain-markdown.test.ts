import type { RootContent } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import t from 'tap'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'

import { plainBlocks } from '../plain-markdown.ts'

/** What the parser makes of a text. */
function parsed(text: string): RootContent[] {
  const tree = unified().use(remarkParse).use(remarkGfm).parse(text)
  visit(tree, (node) => {
    delete node.position
  })
  return tree.children
}

const PLAIN = [
  'Sends it, and waits.',
  'A sentence\nthat goes on.\n\nAnother: with `code`, and (more) | less.',
  '"Quoted" #1 of {many}.',
  'See {@link t_relay} and {@link rr.record_route}.',
  '```kamailio\nrequest_route { drop; }\n```\n```sip\nalice > OPTIONS sip:a@b\n\n        Header: x\n```',
  'Before.\n```file name=tls.cfg\n[server]\n```\nBehind.',
  '````markdown\n```sh\nls\n```\n````',
  '```\n```',
]

t.test('plain text is read as the parser reads it', (t) => {
  for (const text of PLAIN) t.same(plainBlocks(text), parsed(text), text)
  t.end()
})

const OTHER = [
  'A *word*.',
  'A_word_.',
  'Two spaces  \nbreak it.',
  '- an item',
  '1. an item',
  'A title\n===',
  'See https://example.com.',
  'Ask alice@example.com.',
  '`not closed',
  '``two ` ticks``',
  '` space `',
  '```kamailio\nnot closed',
  '   ```kamailio\n   indented\n   ```',
  'A &amp; B',
  'A [link](x)',
  'A <br> break',
  'a | b\n--|--\n1 | 2',
]

t.test('all else is left to the parser', (t) => {
  for (const text of OTHER) t.equal(plainBlocks(text), null, text)
  t.end()
})
