// How often one address may ask for public pages: enough for a town hall behind one address, too little to read all of
// them again and again. Kept in memory only, by each node for itself.

const WINDOW_MS = 60_000
const MOST_ADDRESSES = 10_000

/** Whether an address may ask once more in this minute. */
export const visitLimit = (most: number, now: () => Date): ((address: string) => boolean) => {
  let began = 0
  let counts = new Map<string, number>()
  return (address) => {
    const at = now().getTime()
    if (at - began >= WINDOW_MS || at < began || counts.size > MOST_ADDRESSES) {
      began = at
      counts = new Map()
    }
    const count = (counts.get(address) ?? 0) + 1
    counts.set(address, count)
    return count <= most
  }
}
