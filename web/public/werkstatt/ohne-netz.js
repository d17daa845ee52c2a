// The room of a workshop opens without network: what the page has put into the browser's cache (kept-page.ts) is
// answered from there. This worker keeps nothing itself and never touches what is asked of `/api/`; it is there for
// addresses below `/werkstatt/` alone.

const SHELL = '/werkstatt/'
const BARE = ['/theme.js', '/mark.svg']
/** How long the network may take before what is kept is shown. */
const PATIENCE_MS = 3000

const kept = (path) => caches.match(path, { ignoreVary: true })

/** What the network says holds; what is kept is for when it says nothing, or the server has failed. */
const networkFirst = async (request, path) => {
  const before = await kept(path)
  if (!before) return fetch(request)
  const late = new Promise((done) => {
    setTimeout(() => done(before), PATIENCE_MS)
  })
  const asked = fetch(request).then(
    (answer) => (answer.status < 500 ? answer : before),
    () => before,
  )
  return Promise.race([asked, late])
}

/** Names with a hash never mean anything else. */
const keptFirst = async (request, path) => (await kept(path)) ?? fetch(request)

// Without state there is nothing a new one of these has to wait for.
addEventListener('install', () => skipWaiting())

addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (request.mode === 'navigate') event.respondWith(networkFirst(request, SHELL))
  else if (BARE.includes(pathname)) event.respondWith(networkFirst(request, pathname))
  else if (pathname.startsWith('/assets/')) event.respondWith(keptFirst(request, pathname))
})
