// The page of a room for when there is no network: what of it this page has loaded is put into the browser's cache,
// from which a small worker answers (public/werkstatt/ohne-netz.js). Kept are built files and the empty page, never an
// answer about anybody; a new build takes the place of the one before, and without a seat nothing stays.

const SCOPE = '/werkstatt/'
const WORKER = `${SCOPE}ohne-netz.js`
const HEAD = 'prozess-werkstatt '
const BARE = ['/theme.js', '/mark.svg']

/** Which build of the pages this is: its first file is named for all of it. */
export const BUILD: string =
  document.querySelector<HTMLScriptElement>('script[type="module"]')?.getAttribute('src') ?? ''

const cacheNames = async (): Promise<readonly string[]> =>
  (await caches.keys()).filter((name) => name.startsWith(HEAD))

const isBuilt = ({ name }: PerformanceEntry): boolean =>
  name.startsWith(`${location.origin}/assets/`)

/** What is kept by this page already. */
const held = new Set<string>()

/** A part of the page that came by itself; what is fetched here and fails without network is tried when there is one. */
const isNews = (entry: PerformanceEntry): boolean =>
  isBuilt(entry) &&
  (entry as PerformanceResourceTiming).initiatorType !== 'fetch' &&
  !held.has(new URL(entry.name).pathname)

const hold = async (): Promise<void> => {
  await navigator.serviceWorker.register(WORKER, { scope: SCOPE })
  const cache = await caches.open(HEAD + BUILD)
  const loaded = performance.getEntriesByType('resource').filter(isBuilt)
  const paths = new Set([...BARE, ...loaded.map(({ name }) => new URL(name).pathname)])
  for (const path of paths) {
    if (held.has(path)) continue
    if (!(await cache.match(path, { ignoreVary: true }))) {
      const file = await fetch(path)
      // What is not there now will not be there later: a build has all its files or goes as a whole.
      if (file.ok) await cache.put(path, file)
    }
    held.add(path)
  }
  if (!(await cache.match(SCOPE, { ignoreVary: true }))) {
    const shell = await fetch(SCOPE)
    // Meanwhile there may be a newer build, whose files are not here: its own page keeps it.
    if (!shell.ok || !(await shell.clone().text()).includes(BUILD)) return
    await cache.put(SCOPE, shell)
  }
  // Only now: until here the build before was whole.
  for (const name of await cacheNames()) if (name !== HEAD + BUILD) await caches.delete(name)
}

const letGo = async (): Promise<void> => {
  held.clear()
  for (const name of await cacheNames()) await caches.delete(name)
  await (await navigator.serviceWorker.getRegistration(SCOPE))?.unregister()
}

let isWanted = false
let watching: PerformanceObserver | undefined
/** One after the other: what was asked for last is what is there in the end. */
let turn: Promise<void> = Promise.resolve()

const follow = (): void => {
  turn = turn
    .then(() => (isWanted ? hold() : letGo()))
    .catch((error) =>
      console.warn('The page could not be kept for when there is no network', error),
    )
}

/** Keeps the page for when there is no network, or nothing of it. Without effect where a browser or address does not allow it. */
export const keepPage = (wanted: boolean): void => {
  if (!('serviceWorker' in navigator && 'caches' in window)) return
  isWanted = wanted
  if (!wanted) {
    watching?.disconnect()
    watching = undefined
    removeEventListener('online', follow)
  } else {
    // Parts of the page come when they are first needed.
    watching ??= new PerformanceObserver((list) => {
      if (list.getEntries().some(isNews)) follow()
    })
    watching.observe({ type: 'resource' })
    addEventListener('online', follow)
  }
  follow()
}
