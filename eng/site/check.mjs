// Looks at the built site without a network: every link, picture and anchor leads somewhere, and the menu leads to every page in two clicks.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { posix } from 'node:path'

const root = 'artifacts/_site'
const files = readdirSync(root, { recursive: true }).map(file => file.replaceAll('\\', '/'))
const pages = new Map(files.filter(file => file.endsWith('.html') && !file.endsWith('toc.html') && !file.startsWith('public/')).map(file => {
  const text = readFileSync(`${root}/${file}`, 'utf8')
  const values = (pattern) => [...text.matchAll(pattern)].map(match => match[1].replaceAll('&amp;', '&'))
  return [file, { ids: new Set(values(/ (?:id|name)="([^"]*)"/g)), links: values(/<a [^>]*?href="([^"]*)"/g), parts: values(/<(?:img|script|link)[^>]*? (?:src|href)="([^"]*)"/g) }]
}))
const errors = []
const resolve = (from, link) => posix.normalize(posix.join(posix.dirname(from), decodeURI(link)))
const isOutside = link => /^[a-z]+:/.test(link)

for (const [file, { links, parts }] of pages) {
  for (const link of [...links, ...parts]) {
    if (isOutside(link)) continue
    const [path, anchor] = link.split('#')
    const target = path === '' ? file : resolve(file, path)
    if (!existsSync(`${root}/${target}`)) errors.push(`${file}: ${link} leads nowhere`)
    else if (anchor && pages.has(target) && !pages.get(target).ids.has(decodeURIComponent(anchor))) errors.push(`${file}: ${link} has no such anchor`)
  }
}

// What one click leads to: the menu. What two clicks lead to: the contents and the links of those pages.
const contents = toc => existsSync(`${root}/${toc}`) ? JSON.parse(readFileSync(`${root}/${toc}`, 'utf8')).items : []
const inSight = items => items.flatMap(item => [...(item.href ? [item.href.split('#')[0]] : []), ...(item.expanded ? inSight(item.items) : [])])
const menu = inSight(contents('toc.json'))
const near = new Set(['index.html', ...menu])
for (const page of menu) {
  const toc = resolve(page, /docfx:tocrel" content="([^"]*)"/.exec(readFileSync(`${root}/${page}`, 'utf8'))[1].replace(/html$/, 'json'))
  inSight(contents(toc)).forEach(link => near.add(resolve(toc, link)))
  pages.get(page).links.filter(link => !isOutside(link)).forEach(link => near.add(resolve(page, link.split('#')[0])))
}
for (const page of pages.keys()) if (!near.has(page)) errors.push(`${page}: the menu does not lead there in two clicks`)

if (errors.length > 0) {
  console.error(errors.join('\n'))
  process.exit(1)
}
console.log(`${pages.size} pages, ${[...pages.values()].reduce((sum, page) => sum + page.links.length + page.parts.length, 0)} links`)
