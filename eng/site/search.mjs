// Searches the built site in Chromium, at /usr/bin/chromium or where CHROMIUM says: a page that each query must find stands first.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'

const root = 'artifacts/_site'
const expected = {
  'retry budget': 'IoTDA.Sdk.ResilienceOptions.html',
  快速入门: 'docs/zh-CN/getting-started.html',
  设备影子: 'docs/zh-CN/recipes/shadows.html',
  '故障 排查': 'docs/zh-CN/troubleshooting.html',
  冻: 'docs/zh-CN/recipes/devices.html',
  没有这样的词语: '',
}
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json', '.svg': 'image/svg+xml' }

// Runs in the page: types each query and sends back the addresses of what was found.
async function search(queries) {
  const until = async (isSo) => { while (!isSo()) await new Promise(requestAnimationFrame) }
  await until(() => window.docfx?.searchReady)
  const field = document.getElementById('search-query')
  const found = {}
  for (const query of queries) {
    window.docfx.searchResultReady = false
    field.value = query
    field.dispatchEvent(new Event('input'))
    await until(() => window.docfx.searchResultReady)
    found[query] = [...document.querySelectorAll('#search-results .item-href')].map(item => item.textContent)
  }
  await fetch('/found', { method: 'POST', body: JSON.stringify(found) })
}

const deadline = setTimeout(() => finish('the search gave no answer within a minute'), 60_000)
const profile = mkdtempSync(join(tmpdir(), 'search-'))
const server = createServer((request, response) => {
  const path = decodeURI(new URL(request.url, 'http://localhost').pathname)
  if (path === '/found') {
    let body = ''
    request.on('data', data => { body += data }).on('end', () => { response.end(); check(JSON.parse(body)) })
    return
  }

  try {
    const file = readFileSync(join(root, path))
    response.setHeader('Content-Type', types[extname(path)] ?? 'application/octet-stream')
    response.end(path === '/index.html' ? `${file}<script type="module">(${search})(${JSON.stringify(Object.keys(expected))})</script>` : file)
  } catch {
    response.writeHead(404).end()
  }
})
let browser
server.listen(0, '127.0.0.1', () => {
  const address = `http://127.0.0.1:${server.address().port}/index.html`
  browser = spawn(process.env.CHROMIUM ?? '/usr/bin/chromium', ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', `--user-data-dir=${profile}`, '--remote-debugging-port=0', address], { stdio: 'ignore' })
  browser.on('error', error => finish(`Chromium does not start: ${error.message}`))
})

function check(found) {
  const wrong = Object.entries(expected).filter(([query, page]) => page === '' ? found[query].length > 0 : !found[query][0]?.endsWith(page))
  finish(wrong.map(([query, page]) => `"${query}" should find ${page || 'nothing'} first, and finds ${found[query].slice(0, 3).join(', ') || 'nothing'}`).join('\n'))
}

function finish(error) {
  clearTimeout(deadline)
  server.close()
  server.closeAllConnections()
  if (browser?.pid) {
    browser.once('exit', removeProfile)
    browser.kill()
  }
  if (error) console.error(error)
  else console.log(`${Object.keys(expected).length} searches`)
  process.exitCode = error ? 1 : 0
}

function removeProfile() {
  try {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  } catch {
    // A process of the browser's that ends later still writes there.
  }
}
