// Adds to the search's index what makes Chinese pages findable: see template/public/chinese.js. The title weighs as much as five mentions.
import { readFileSync, writeFileSync } from 'node:fs'
import { pairs } from './template/public/chinese.js'

const file = 'artifacts/_site/index.json'
const index = JSON.parse(readFileSync(file, 'utf8'))
for (const page of Object.values(index)) {
  const own = pairs(`${page.title}\n`.repeat(5) + (page.summary ?? ''))
  if (own.length > 0) page.keywords = [page.keywords, ...own].filter(Boolean).join(' ')
}
writeFileSync(file, JSON.stringify(index))
