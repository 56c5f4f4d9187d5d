// Lays the pages out for docfx below artifacts/site: README.md becomes the first page, every other page keeps its path, and each section of the menu gets its
// table of contents. A page that no order names comes behind those that it names. A relative link must lead to a file of the repository; where that is no page,
// the link goes to the project's address, or is plain text while there is none.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, posix } from 'node:path'

const out = 'artifacts/site'

// In the order of the menu. `rank` decides who takes a page that two match.
const sections = [
  { name: 'Guide', folder: 'docs', match: /^docs\//, rank: 2,
    order: ['README', 'getting-started', 'authentication', 'configuration', 'errors', 'observability', 'testing', 'emulator', 'troubleshooting', 'faq', 'migration', 'compatibility', 'wire-format']
      .map(name => `docs/${name}.md`) },
  { name: 'Recipes', folder: 'docs/recipes', match: /^docs\/recipes\//, rank: 1,
    order: ['README', 'targets', 'upgrades', 'commands', 'messages', 'shadows', 'devices', 'running', 'results'].map(name => `docs/recipes/${name}.md`) },
  { name: 'API', href: 'api/sdk/' },
  { name: 'Emulator API', href: 'api/emulator/' },
  { name: 'Samples', folder: 'samples', match: /^samples\//, rank: 1, order: [] },
  { name: '中文', folder: 'docs/zh-CN', match: /^(README\.zh-CN\.md$|docs\/zh-CN\/)/, rank: 1, order: ['README.zh-CN.md', 'docs/zh-CN/README.md', 'docs/zh-CN/getting-started.md'] },
  { name: 'Contributing', folder: 'contributing', match: /^([^/]*|benchmarks\/README|docs\/(adr\/.*|architecture|mutation-testing))\.md$/, rank: 1,
    order: ['CONTRIBUTING.md', 'docs/architecture.md', 'docs/mutation-testing.md', 'benchmarks/README.md', 'SECURITY.md', 'CHANGELOG.md'] },
]

const pages = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], { encoding: 'utf8' }).trim().split('\n')
  .filter(page => existsSync(page) && (page === 'README.md' || sections.some(section => section.match?.test(page))))
const project = /<(?:RepositoryUrl|PackageProjectUrl)>(https:[^<]+)</.exec(readFileSync('Directory.Build.props', 'utf8') + readFileSync('src/Directory.Build.props', 'utf8'))?.[1]
const errors = []
const write = (path, text) => {
  mkdirSync(dirname(`${out}/${path}`), { recursive: true })
  writeFileSync(`${out}/${path}`, text)
}
const staged = page => page === 'README.md' ? 'index.md' : page
const title = page => /^# (.+)$/m.exec(readFileSync(page, 'utf8'))?.[1].replace(/[`*]/g, '') ?? (errors.push(`${page}: it has no heading`), page)

// Where a link of a page leads in the site; null where only its text is left.
function follow(page, link) {
  const [path, anchor] = link.split('#')
  if (/^[a-z]+:/.test(link) || path === '') return link
  let target = posix.normalize(posix.join(posix.dirname(page), decodeURI(path))).replace(/\/$/, '')
  if (!existsSync(target)) {
    errors.push(`${page}: ${link} leads nowhere`)
    return null
  }
  if (statSync(target).isDirectory() && pages.includes(`${target}/README.md`)) target += '/README.md'
  if (pages.includes(target)) return posix.relative(posix.dirname(staged(page)) , staged(target)) + (anchor ? `#${anchor}` : '')
  if (/\.(png|svg|gif)$/.test(target)) {
    cpSync(target, `${out}/${target}`)
    return link
  }
  return project ? `${project}/${statSync(target).isDirectory() ? 'tree' : 'blob'}/main/${target}` : null
}

rmSync(out, { recursive: true, force: true })
cpSync('eng/icon.svg', `${out}/icon.svg`)
for (const page of pages) {
  let fenced = false
  const text = readFileSync(page, 'utf8').split('\n').map(line => {
    if (/^\s*```/.test(line)) fenced = !fenced
    return fenced ? line : line.replace(/(!?)\[((?:[^\[\]]|\[[^\]]*\]\([^)]*\))*)\]\(([^)\s]+)\)/g, function whole(_, image, words, link) {
      words = words.replace(/(!)\[([^\]]*)\]\(([^)\s]+)\)/g, whole)
      const to = follow(page, link)
      return to === null ? words : `${image}[${words}](${to})`
    })
  })
  write(staged(page), (page === 'README.md' ? '---\n_disableToc: true\n---\n' : '') + text.join('\n'))
}

const menu = []
for (const section of sections) {
  if (section.href) {
    menu.push(section)
    continue
  }
  const own = pages.filter(page => page !== 'README.md' && sections.filter(each => each.match?.test(page)).sort((a, b) => a.rank - b.rank)[0] === section)
  const rank = page => section.order.includes(page) ? section.order.indexOf(page) : section.order.length
  own.sort((a, b) => rank(a) - rank(b) || a.localeCompare(b))
  if (own.length === 0) continue
  write(`${section.folder}/toc.yml`, own.map(page => `- name: ${JSON.stringify(title(page))}\n  href: ${posix.relative(section.folder, page)}\n`).join(''))
  menu.push({ name: section.name, href: `${section.folder}/`, homepage: own[0] })
}
write('toc.yml', menu.map(({ name, href, homepage }) => `- name: ${name}\n  href: ${href}${homepage ? `\n  homepage: ${homepage}` : ''}\n`).join(''))

if (errors.length > 0) {
  console.error(errors.join('\n'))
  process.exit(1)
}
console.log(`${pages.length} pages in ${menu.length} sections`)
