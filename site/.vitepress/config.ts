import { readFileSync } from 'node:fs'

import { defineConfig, type DefaultTheme } from 'vitepress'
import { createCssVariablesTheme } from 'shiki'

import { boostDocument, processTerm, tokenize, tokenizeQuery } from './search.ts'

const read = (file: string) => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'))

const kamailio = { ...read('../grammars/kamailio.tmLanguage.json'), aliases: ['cfg', 'kam'] }
const sip = read('../grammars/sip.tmLanguage.json')
const values = { ...read('../grammars/values.tmLanguage.json'), embeddedLangs: ['kamailio'] }
const sidebar: DefaultTheme.SidebarMulti = read('../pages/sidebar.json')

/** Colors by name, for light and dark alike: half the size of two themes. Variables have one, which the theme leaves to functions. */
const colors = createCssVariablesTheme({ variablePrefix: '--shiki-' })
const theme = {
  ...colors,
  tokenColors: [
    ...(colors.tokenColors ?? []),
    {
      scope: ['variable.parameter', 'string variable.parameter'],
      settings: { foreground: 'var(--shiki-token-parameter)' },
    },
  ],
}

/** What a page says in words: listings and diagrams only lead a search astray. */
function searched(source: string): string {
  if (/^search: false$/m.test(source.split('\n---\n')[0] ?? '')) return ''
  return source
    .replaceAll(/^( *)(`{3,}|~{3,})[^\n]*\n[\s\S]*?^\1\2[ \t]*$/gm, '')
    .replaceAll(/<div class="ladder-box"[\s\S]*?<\/div>/g, '')
    .replaceAll(/<p class="fence"[^\n]*<\/p>/g, '')
}

export default defineConfig({
  title: 'Siprose',
  titleTemplate: ':title · Siprose',
  description: 'The SIP server you can read, and whose manual cannot be wrong',
  lang: 'en',
  base: process.env.SITE_BASE ?? '/',
  srcDir: 'pages',
  outDir: '../dist/site',
  cacheDir: '.vitepress/cache',
  metaChunk: true,
  lastUpdated: false,
  ignoreDeadLinks: false,
  buildConcurrency: 8,
  head: [
    [
      'link',
      { rel: 'icon', type: 'image/svg+xml', href: `${process.env.SITE_BASE ?? '/'}logo.svg` },
    ],
  ],
  markdown: {
    languages: [kamailio, sip, values],
    theme,
    toc: { level: [2, 3] },
    // ids are given by the pages; `$ru` and `$rU` have one each
    anchor: { slugify: (text: string) => text.trim().replaceAll(/[^\p{L}\p{N}_.-]+/gu, '-') },
  },
  vite: { build: { chunkSizeWarningLimit: 4000, reportCompressedSize: false } },
  themeConfig: {
    logo: '/logo.svg',
    siteTitle: 'Siprose',
    nav: [
      ...(sidebar['/cookbook/']
        ? [{ text: 'Cookbook', link: '/cookbook/', activeMatch: '^/cookbook/' }]
        : []),
      {
        text: 'Guides',
        items: [
          { text: 'First minute', link: '/guide/about' },
          ...(sidebar['/tutorials/'] ? [{ text: 'Tutorials', link: '/tutorials/' }] : []),
          ...(sidebar['/admin/'] ? [{ text: 'Administrator’s Guide', link: '/admin/' }] : []),
          ...(sidebar['/devel/'] ? [{ text: 'Development Guide', link: '/devel/' }] : []),
          { text: 'Checking a configuration', link: '/guide/check' },
          { text: 'Examples that run', link: '/guide/examples' },
          { text: 'Commands', link: '/guide/commands' },
        ],
      },
      { text: 'Modules', link: '/modules/', activeMatch: '^/modules/' },
      {
        text: 'Indexes',
        activeMatch: '^/(all|core)/',
        items: (sidebar['/all/'] as DefaultTheme.SidebarItem[])[0]
          ?.items as DefaultTheme.NavItemWithLink[],
      },
      { text: 'Diagnostics', link: '/diagnostics/', activeMatch: '^/diagnostics/' },
    ],
    sidebar,
    outline: { level: [2, 3], label: 'On this page' },
    docFooter: { prev: 'Before', next: 'Next' },
    search: {
      provider: 'local',
      options: {
        detailedView: false,
        _render: async (source, env, md) => {
          const text = searched(source)
          return text === '' ? '' : md.renderAsync(text, env)
        },
        miniSearch: {
          options: { tokenize, processTerm },
          searchOptions: {
            tokenize: tokenizeQuery,
            boost: { title: 8, titles: 1, text: 1 },
            prefix: true,
            fuzzy: (term: string) => (term.length > 4 && !term.startsWith('$') ? 0.15 : false),
            boostDocument,
          },
        },
      },
    },
    footer: {
      message: 'Every example on these pages is played by the tests.',
      copyright: 'MIT License',
    },
  },
})
