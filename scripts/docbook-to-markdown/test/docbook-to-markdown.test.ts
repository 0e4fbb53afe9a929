import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import t from 'tap'

import { convertDocbook, docbookToMarkdown, printMarkdown, type DocbookOptions } from '../index.ts'

const fixture = (name: string) => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url))

/** The Markdown of a fragment, which is put into an article. */
function markdown(xml: string, options: DocbookOptions = {}): string {
  return printMarkdown(convertDocbook(fixture('inline.xml'), options, article(xml)).tree).trim()
}

/** What is wrong with a fragment, without the path before the line. */
function problems(xml: string): string[] {
  const { problems } = convertDocbook(fixture('inline.xml'), {}, article(xml))
  return problems.map((text) => text.replace(/^.*inline\.xml:/, ''))
}

function include(attributes: string): string {
  return `<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" ${attributes}/>`
}

function article(xml: string): string {
  return `<article xmlns="http://docbook.org/ns/docbook">${xml}</article>`
}

t.test('elements', (t) => {
  const rows: readonly (readonly [name: string, xml: string, markdown: string])[] = [
    ['white space of running text is joined', '<para> a\n  b </para>', 'a b'],
    [
      'spaces at the edges of emphasis go outside',
      '<para>a<emphasis> b </emphasis>c</para>',
      'a _b_ c',
    ],
    ['emphasis with a role is strong', '<para><emphasis role="bold">b</emphasis></para>', '**b**'],
    ['empty emphasis vanishes', '<para>a <emphasis> </emphasis>b</para>', 'a b'],
    ['names become code', '<para><function>t_relay()</function></para>', '`t_relay()`'],
    ['characters of Markdown are escaped', '<para>a_b*c [d] &lt;e></para>', 'a_b\\*c \\[d] \\<e>'],
    ['code is not escaped', '<para><literal>a_b*c</literal></para>', '`a_b*c`'],
    ['replaceable text is emphasis', '<para><replaceable>host</replaceable></para>', '_host_'],
    [
      'replaceable text in code stays code',
      '<para><code>a <replaceable>b</replaceable></code></para>',
      '`a b`',
    ],
    ['an XML tag is shown with its brackets', '<para><tag>para</tag></para>', '`<para>`'],
    [
      'a man page has its section',
      '<para><citerefentry><refentrytitle>tail</refentrytitle><manvolnum>1</manvolnum></citerefentry></para>',
      '`tail(1)`',
    ],
    ['raised text uses HTML', '<para>2<superscript>32</superscript></para>', '2<sup>32</sup>'],
    ['an e-mail address is a link', '<para><email>a@example.com</email></para>', '<a@example.com>'],
    ['optional text has brackets', '<para>a<optional>b</optional></para>', 'a\\[b]'],
    [
      'a formal paragraph opens with its title',
      '<formalpara><title>T</title><para>x</para></formalpara>',
      '**T**: x',
    ],
    [
      'a quotation names its author',
      '<blockquote><attribution>A</attribution><para>x</para></blockquote>',
      '> x\n>\n> — A',
    ],
    ['lines are kept apart in literallayout', '<literallayout>a\nb</literallayout>', 'a\\\nb'],
    ['a screen is a listing without language', '<screen>$ ls</screen>', '```\n$ ls\n```'],
    [
      'a listing keeps its inner white space',
      '<programlisting>\n  a\n\n b\n</programlisting>',
      '```\n  a\n\n b\n```',
    ],
    [
      'a listing that holds a fence gets a longer one',
      '<screen>```\nx\n```</screen>',
      '````\n```\nx\n```\n````',
    ],
    ['a note is a box', '<note><para>x</para></note>', '> [!NOTE]\n> x'],
    [
      'a box keeps its title',
      '<tip><title>T</title><para>x</para></tip>',
      '> [!TIP]\n> **T**\n>\n> x',
    ],
    [
      'a box may open with a list',
      '<note><itemizedlist><listitem><para>x</para></listitem></itemizedlist></note>',
      '> [!NOTE]\n>\n> - x',
    ],
    [
      'steps are numbered',
      '<procedure><step><para>a</para></step><step><title>B</title><para>c</para></step></procedure>',
      '1. a\n2. **B**: c',
    ],
    [
      'questions are bold',
      '<qandaset><qandaentry><question><para>Q?</para></question><answer><para>A.</para></answer></qandaentry></qandaset>',
      '**Q?**\n\nA.',
    ],
    ['a simple list', '<simplelist><member>a</member><member>b</member></simplelist>', '- a\n- b'],
    [
      'a picture',
      '<mediaobject><imageobject><imagedata fileref="a.svg"/></imageobject><textobject><phrase>A</phrase></textobject></mediaobject>',
      '![A](a.svg)',
    ],
    [
      'a C prototype',
      '<funcsynopsis><funcprototype><funcdef>int <function>f</function></funcdef><paramdef>int <parameter>a</parameter></paramdef></funcprototype></funcsynopsis>',
      '```c\nint f(int a);\n```',
    ],
    [
      'a list inside an item is tight',
      '<itemizedlist><listitem><para>a</para><itemizedlist><listitem><para>b</para></listitem></itemizedlist></listitem></itemizedlist>',
      '- a\n  - b',
    ],
    ['characters DocBook 4 names', '<para>a&nbsp;&mdash; b&hellip;</para>', 'a\u00a0— b…'],
    [
      'an HTML table',
      '<informaltable><tr><th>A</th></tr><tr><td>b</td></tr></informaltable>',
      '| A |\n| - |\n| b |',
    ],
    [
      'a table without head gets an empty one',
      '<informaltable><tgroup cols="1"><tbody><row><entry>b</entry></row></tbody></tgroup></informaltable>',
      '|   |\n| - |\n| b |',
    ],
    [
      'a cell with a list',
      '<informaltable><tr><td><itemizedlist><listitem><para>a</para></listitem><listitem><para>b</para></listitem></itemizedlist></td></tr></informaltable>',
      '|            |\n| ---------- |\n| • a<br>• b |',
    ],
    [
      'code that holds a link',
      '<para><function><link xlink:href="https://example.com/">f</link></function></para>',
      '[`f`](https://example.com/)',
    ],
    [
      'a term may hold a listing only',
      '<variablelist><varlistentry><term>a</term><listitem><screen>b</screen></listitem></varlistentry></variablelist>',
      '- **a**\n\n  ```\n  b\n  ```',
    ],
  ]
  for (const [name, xml, expected] of rows) t.equal(markdown(xml), expected, name)
  t.end()
})

t.test('a guide with a bit of everything', (t) => {
  const { markdown, problems } = docbookToMarkdown(fixture('guide.xml'), {
    resolve: (id) =>
      id === 'sl.f.sl_send_reply' ? { url: `#${id}`, title: 'sl_send_reply' } : null,
    symbol: (_element, text) => (text === 't_relay()' ? '#tm.f.t_relay' : null),
  })
  t.equal(markdown, readFileSync(fixture('guide.md'), 'utf8'))
  t.match(problems, [
    /guide\.xml:57:\d+: nothing has the id `nowhere`$/,
    /chapter\.xml:3:\d+: the element `blink` is not known; its text is kept as it is$/,
  ])
  t.end()
})

t.test('headings can start deeper', (t) => {
  const xml = '<title>A</title><section><title>B</title></section>'
  t.equal(markdown(xml, { depth: 3 }), '### A\n\n#### B')
  t.end()
})

t.test('what cannot be converted is told with its place', (t) => {
  t.same(problems('\n<para>a <blink>b</blink></para>'), [
    '2:9: the element `blink` is not known; its text is kept as it is',
  ])
  t.equal(markdown('<para>a <blink>b</blink></para>'), 'a b')
  t.equal(markdown('<odd><para>a</para></odd>'), 'a')
  t.same(problems('<odd><para>a</para></odd>').length, 1)
  t.same(problems('<programlisting>a <blink>b</blink></programlisting>').length, 1)
  t.match(problems('<section><para>x</para></section>'), [/a section needs a title/])
  t.match(problems('<para><emphasis><note><para>x</para></note></emphasis></para>'), [
    /`note` cannot stand in running text/,
  ])
  t.match(problems('<para><link>x</link></para>'), [/`link` needs `linkend` or an address/])
  t.match(problems('<mediaobject/>'), [/a picture needs a file or a text/])
  t.end()
})

t.test('what cannot be read is told with its place', (t) => {
  t.match(problems('\n<para>a &unknown; b</para>'), [/^2:9: no entity `&unknown;` is declared/])
  t.equal(markdown('<para>a &unknown; b</para>'), 'a \\&unknown; b')
  t.match(problems('<para>\n</section>'), [/^2:\d+: /], 'XML that is not well formed')
  t.match(problems(include('href="none.xml"')), [/the included file cannot be read/])
  t.match(problems(include('')), [/an include needs the attribute `href`/])
  t.match(problems(include('href="loop.xml"')), [/`.*loop\.xml` includes itself/])
  t.match(problems(include('href="part.xml" xpointer="none"')), [/nothing there has the id/])
  t.end()
})

t.test('an entity that holds itself ends', (t) => {
  const bomb = `<!DOCTYPE article [ <!ENTITY a "&b;&b;"> <!ENTITY b "&a;&a;"> ]><article><para>&a;</para></article>`
  const { problems } = convertDocbook(fixture('inline.xml'), {}, bomb)
  t.match(problems[0], /the entity `&[ab];` contains itself, or far too much/)
  t.end()
})

t.test('an include can take a part', (t) => {
  const xml = '<xi:include href="part.xml" xpointer="part"/>'
  t.match(markdown(xml), /# An included part/)
  t.end()
})
