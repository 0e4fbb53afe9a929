/**
 * Tries the built site in headless Chromium: search, navigation, dark and light, a narrow screen, no JavaScript. Pictures are left in
 * dist/site-pictures for people to look at.
 *
 *     try-browser.ts [--pictures]      after `make site`
 */

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { Browser } from './browser.ts'
import { serve } from './serve.ts'

const root = join(import.meta.dirname, '../..')
const pictures = join(root, 'dist/site-pictures')
mkdirSync(pictures, { recursive: true })

const { values } = parseArgs({ options: { pictures: { type: 'boolean', default: false } } })
const server = await serve(join(root, 'dist/site'))
const address = server.address()
const base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
const browser = await Browser.start()
let failed = 0

function told(fine: boolean, text: string): void {
  if (!fine) failed += 1
  console.log(`${fine ? 'ok' : 'not ok'} - ${text}`)
}

/** What comes first when a person searches. */
const SEARCHES: readonly (readonly [typed: string, first: string])[] = [
  ['t_rel', 't_relay'],
  ['sl_send', 'sl_send_reply'],
  ['$rU', '$rU'],
  ['$ru', '$ru'],
  ['{s.len}', '{s.len}'],
  ['s.substr', '{s.substr}'],
  ['lang/unknown-function', 'lang/unknown-function'],
  ['unknown-function', 'lang/unknown-function'],
  ['tcp_max_connections', 'tcp_max_connections'],
  ['htable.get', 'htable.get'],
]

async function search(): Promise<void> {
  await browser.size(1280, 900)
  await browser.open(`${base}/guide/about.html`)
  const known = (await browser.ask('fetch("/all/functions.html").then((r) => r.text())')) as string
  for (const [typed, first] of SEARCHES) {
    if (typed === 't_rel' && !known.includes('>t_relay<')) continue
    await browser.ask(
      'document.querySelector(".VPNavBarSearchButton, .DocSearch-Button, .VPNavBarSearch button").click()',
    )
    await browser.until('document.querySelector("#localsearch-input")')
    await browser.ask('document.querySelector("#localsearch-input").focus()')
    await browser.type(typed)
    await browser.until('document.querySelector(".result .title, .result .titles")')
    await browser.ask('new Promise((resolve) => setTimeout(resolve, 400))')
    const found = (await browser.ask(
      '[...document.querySelectorAll(".result")].slice(0, 3).map((one) => one.querySelector(".title.main, .titles .title:last-child").textContent.trim())',
    )) as string[]
    told(
      found?.[0]?.startsWith(first) ?? false,
      `search: ${typed} finds ${first} first (${found?.join(' | ')})`,
    )
    if (typed === '$rU') await browser.picture(join(pictures, 'search.png'))
    await browser.ask('document.querySelector(".VPLocalSearchBox .backdrop").click()')
    await browser.until('!document.querySelector("#localsearch-input")')
  }
}

async function navigation(): Promise<void> {
  await browser.open(`${base}/`)
  await browser.ask('document.querySelector(".VPNavBarMenu a[href*=modules]").click()')
  told(
    await browser.until('location.pathname.startsWith("/modules/")'),
    'navigation: the bar leads to the modules',
  )
  await browser.until('document.querySelector(".vp-doc a[href*=\\"modules/sl\\"]")')
  await browser.ask('document.querySelector(".vp-doc a[href*=\\"modules/sl.html\\"]").click()')
  told(
    await browser.until('document.querySelector("h1")?.textContent.startsWith("sl")'),
    'navigation: a module opens',
  )
  const link = await browser.ask(
    '[...document.querySelectorAll(".vp-doc a")].find((a) => a.getAttribute("href")?.startsWith("/source/"))?.getAttribute("href")',
  )
  await browser.open(`${base}${String(link)}`)
  told(
    (await browser.ask('document.querySelector(location.hash) !== null')) === true,
    `navigation: an entry leads to its line of source (${String(link)})`,
  )
}

async function looks(): Promise<void> {
  await browser.open(`${base}/modules/sl.html`)
  const before = await browser.ask('getComputedStyle(document.body).backgroundColor')
  await browser.ask('document.querySelector(".VPSwitchAppearance").click()')
  await browser.until('document.documentElement.classList.contains("dark")')
  const after = await browser.ask('getComputedStyle(document.body).backgroundColor')
  told(before !== after, `dark: the switch changes the page (${String(before)}, ${String(after)})`)
  await browser.ask('localStorage.clear()')
  const ladders = Number(await browser.ask('document.querySelectorAll("svg.ladder").length'))
  const copies = Number(await browser.ask('document.querySelectorAll("button.copy").length'))
  told(
    ladders > 0 && copies > 0,
    `examples have diagrams (${ladders}) and copy buttons (${copies})`,
  )
  const color =
    'getComputedStyle(document.querySelector(".language-kamailio [style*=parameter]")).color'
  told((await browser.ask(color)) !== undefined, 'examples have colored variables')
  await browser.open(`${base}/devel/architecture.html`)
  const drawn = Number(await browser.ask('document.querySelectorAll("svg.diagram").length'))
  told(drawn > 1, `texts of diagrams are drawn (${drawn})`)
  const outside = await browser.ask(
    'performance.getEntriesByType("resource").map((one) => one.name).filter((name) => !name.startsWith(location.origin))',
  )
  told(Array.isArray(outside) && outside.length === 0, 'offline: nothing is fetched from elsewhere')
}

const NARROW = [
  '/',
  '/modules/sl.html',
  '/modules/htable.html',
  '/all/functions.html',
  '/cookbook/parameters-tcp.html',
  '/diagnostics/',
  '/diagnostics/lang-unknown-function.html',
  '/all/parameters.html',
  '/cookbook/',
  '/cookbook/routes.html',
  '/tutorials/two-phones.html',
  '/devel/architecture.html',
]

async function narrow(): Promise<void> {
  await browser.size(375, 740)
  for (const path of NARROW) {
    await browser.open(`${base}${path}`)
    const wide = await browser.ask('document.documentElement.scrollWidth - innerWidth')
    told(Number(wide) <= 0, `narrow: ${path} does not scroll sideways (${String(wide)})`)
  }
}

async function withoutScripts(): Promise<void> {
  await browser.size(1280, 900)
  await browser.scripts(false)
  await browser.open(`${base}/modules/sl.html`)
  await browser.picture(join(pictures, 'no-script.png'))
  await browser.scripts(true)
  const text = String(await (await fetch(`${base}/modules/sl.html`)).text())
  told(
    text.includes('class="ladder"') && text.includes('sl_send_reply'),
    'no JavaScript: the page holds its text',
  )
}

const SHOWN = [
  '/',
  '/guide/about.html',
  '/cookbook/',
  '/cookbook/parameters-names.html',
  '/cookbook/functions.html',
  '/modules/',
  '/modules/htable.html',
  '/all/functions.html',
  '/all/parameters.html',
  '/diagnostics/lang-unknown-function.html',
  '/guide/examples.html',
  '/tutorials/two-phones.html',
  '/admin/moving.html',
  '/cookbook/recipes-calls.html',
]

async function show(): Promise<void> {
  for (const [name, width, height] of [
    ['wide', 1280, 1000],
    ['narrow', 390, 844],
  ] as const) {
    await browser.size(width, height)
    for (const path of SHOWN) {
      await browser.open(`${base}${path}`)
      const file = path.replaceAll(/[/.]/g, '-').replace(/-html$/, '')
      await browser.picture(join(pictures, `${name}${file}.png`))
    }
  }
  await browser.size(1280, 1000)
  await browser.open(`${base}/modules/sl.html#sl.f.sl_send_reply`)
  await browser.picture(join(pictures, 'wide-entry.png'))
  await browser.ask('document.querySelector(".VPSwitchAppearance").click()')
  await browser.until('document.documentElement.classList.contains("dark")')
  await browser.picture(join(pictures, 'dark-entry.png'))
}

try {
  if (values.pictures) await show()
  else {
    await search()
    await navigation()
    await looks()
    await narrow()
    await withoutScripts()
  }
} finally {
  await browser.stop()
  server.close()
}
process.exitCode = failed === 0 ? 0 : 1
