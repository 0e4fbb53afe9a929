import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import t from 'tap'

import { handlers } from '../elements.ts'
import {
  convertDocbook,
  docbookToMarkdown,
  documentInfo,
  printMarkdown,
  readDocbook,
  type DocbookOptions,
} from '../index.ts'

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
    [
      'a picture with a text in its place has the text',
      '<mediaobject><imageobject><imagedata fileref="a.svg"/></imageobject><textobject><programlisting>a --&gt; b\n  c</programlisting></textobject></mediaobject>',
      '![a --> b c](a.svg)',
    ],
    [
      'what stands between prototypes stays there',
      '<funcsynopsis><funcsynopsisinfo>#include &lt;a.h></funcsynopsisinfo><para>MACRO</para></funcsynopsis>',
      '```c\n#include <a.h>\n```\n\nMACRO',
    ],
    [
      'an argument in a command is a part of it',
      '<para><command>tail <arg choice="plain">-f</arg></command></para>',
      '`tail -f`',
    ],
    [
      'a short form has what it stands for behind it',
      '<para><acronym>SIP<alt>Session Initiation Protocol</alt></acronym></para>',
      'SIP (Session Initiation Protocol)',
    ],
    [
      'a second text of a term is not lost',
      '<variablelist><varlistentry><term>a</term><listitem><para>b</para></listitem><listitem><para>c</para></listitem></varlistentry></variablelist>',
      '- **a**: b\n\n  c',
    ],
    [
      'XLink may have another prefix',
      '<para><link xmlns:xl="http://www.w3.org/1999/xlink" xl:href="https://example.com">a</link></para>',
      '[a](https://example.com)',
    ],
    ['characters ISO names', '<para>5&percnt;&lowbar;</para>', '5%\\_'],
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
      'a page of a manual has its name, its volume and its purpose',
      '<refentry><refmeta><refentrytitle>siprose</refentrytitle><manvolnum>8</manvolnum></refmeta><refnamediv><refname>siprose</refname><refpurpose>a server</refpurpose></refnamediv><refsynopsisdiv><cmdsynopsis><command>siprose</command><group choice="req"><arg choice="plain">run</arg><arg choice="plain">check</arg></group><arg rep="repeat"><replaceable>file</replaceable></arg></cmdsynopsis></refsynopsisdiv></refentry>',
      '# siprose(8)\n\n**siprose** — a server\n\n## Synopsis\n\n```\nsiprose {run | check} [file] ...\n```',
    ],
    [
      'a glossary is a list of terms',
      '<glossary><glossentry xml:id="uac"><glossterm>UAC</glossterm><glossdef><para>Who asks.</para><glossseealso otherterm="uas"/></glossdef></glossentry><glossentry xml:id="uas"><glossterm>UAS</glossterm><glosssee otherterm="uac"/></glossentry></glossary>',
      '# Glossary\n\n- **<a id="uac"></a>UAC**: Who asks.\n\n  See also [UAS](#uas).\n\n- **<a id="uas"></a>UAS**: See [UAC](#uac).',
    ],
    [
      'a bibliography is a list of works',
      '<bibliography><biblioentry><abbrev>1</abbrev><author><surname>R</surname></author><title>SIP</title><pubdate>2002</pubdate></biblioentry><bibliomixed>Other</bibliomixed></bibliography>',
      '# Bibliography\n\n- \\[1] R. _SIP_. 2002\n- Other',
    ],
    [
      'an index leads to its terms',
      '<para>a<indexterm><primary>b</primary><secondary>c</secondary></indexterm></para><index/>',
      'a<a id="index-1"></a>\n\n# Index\n\n- b\n  - c [1](#index-1)',
    ],
    [
      'areas mark lines of a listing',
      '<programlistingco><areaspec><area xml:id="x" coords="2"/></areaspec><programlisting>\na\nb</programlisting><calloutlist><callout arearefs="x"><para>y</para></callout></calloutlist></programlistingco>',
      '```\na\nb ①\n```\n\n- ① y',
    ],
    [
      'a footnote can be called twice',
      '<para>a<footnote xml:id="f"><para>n</para></footnote> b<footnoteref linkend="f"/></para>',
      'a[^1] b[^1]\n\n[^1]: n',
    ],
    [
      'questions have groups',
      '<qandaset><qandadiv><title>G</title><qandaentry><question><label>Q:</label><para>a</para></question><answer><para>b</para></answer></qandaentry></qandadiv></qandaset>',
      '# G\n\n**Q: a**\n\nb',
    ],
    [
      'a class',
      '<classsynopsis><ooclass><classname>A</classname></ooclass><methodsynopsis><type>int</type><methodname>f</methodname><methodparam><type>int</type><parameter>x</parameter></methodparam></methodsynopsis></classsynopsis>',
      '```\nclass A {\n    int f(int x);\n}\n```',
    ],
    [
      'a grammar',
      '<productionset><production><lhs>a</lhs><rhs>b c</rhs></production></productionset>',
      '```ebnf\na ::= b c\n```',
    ],
    [
      'revisions are a table',
      '<revhistory><revision><revnumber>1</revnumber><date>d</date><revremark>r</revremark></revision></revhistory>',
      '| Revision | Date | Author | What |\n| -------- | ---- | ------ | ---- |\n| 1        | d    |        | r    |',
    ],
    ['a rule', '<para>a</para><?rule?><para>b</para>', 'a\n\n---\n\nb'],
    ['a break', '<para>a<?linebreak?>b</para>', 'a\\\nb'],
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

t.test('cells that reach over others can be filled up instead', (t) => {
  const xml =
    '<informaltable><tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr></informaltable>'
  t.equal(markdown(xml, { spans: 'fill' }), '|   |   |\n| - | - |\n| a | b |\n|   | c |')
  t.match(markdown(xml), '<td rowspan="2">\n\na\n\n</td>')
  t.end()
})

t.test('parts that are meant for others are left out', (t) => {
  const xml = '<para os="linux;bsd">a</para><para os="windows">b</para><para>c</para>'
  t.equal(markdown(xml, { profile: { os: ['linux'] } }), 'a\n\nc')
  t.equal(markdown(xml), 'a\n\nb\n\nc')
  t.end()
})

t.test('every element of DocBook is known, where its schemas are installed', (t) => {
  const rng = '/usr/share/xml/docbook/schema/rng/5.0/docbook.rng'
  if (!existsSync(rng)) return t.end()
  const names = new Set(
    Array.from(readFileSync(rng, 'utf8').matchAll(/<element name="(\w+)"/g), (match) => match[1]),
  )
  // known where they stand: in tables, lists, synopses, and what an index, a glossary or a picture is made of
  const within =
    /^(?:answer|arc|arg|audiodata|audioobject|biblio(?:entry|mixed|mset|set)|callout|caption|classsynopsisinfo|constraint|entry|extendedlink|funcparams|funcprototype|funcsynopsisinfo|gloss(?:def|entry|see|seealso)|group|imagedata|imageobject|imageobjectco|label|listitem|locator|member|primary(?:ie)?|production(?:recap)?|publisher|qanda(?:div|entry)|question|revision|revremark|row|secondary(?:ie)?|see|seealso|seealsoie|seeie|seg|seglistitem|segtitle|step|subject|synopfragment|tbody|td|term|tertiary(?:ie)?|textdata|tfoot|tgroup|th|thead|tocdiv|tr|varargs|varlistentry|videodata|videoobject|void)$/
  const unknown = [...names].filter(
    (name) =>
      name !== undefined &&
      !within.test(name) &&
      !handlers.blocks.has(name) &&
      !handlers.phrases.has(name) &&
      !handlers.silent.has(name),
  )
  t.same(unknown, [])
  return t.end()
})

t.test('what a title page says is handed over', (t) => {
  const xml =
    '<article><info><title>T</title><author><personname><firstname>A</firstname><surname>B</surname></personname><email>a@example.com</email></author><pubdate>2026</pubdate><revhistory><revision><revnumber>2</revnumber><date>today</date><revremark>new</revremark></revision></revhistory></info><para>x</para></article>'
  t.match(documentInfo(readDocbook(xml, 'a.xml').root), {
    title: 'T',
    authors: ['A B'],
    date: '2026',
    revisions: [{ number: '2', date: 'today', text: 'new' }],
  })
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
