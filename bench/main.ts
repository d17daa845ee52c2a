// `npm run bench -- NAME...` runs bench/NAME.ts; without names all of them, one after the other.

import { readdirSync } from 'node:fs'
import process from 'node:process'

const known = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && file !== 'main.ts')
  .map((file) => file.slice(0, -3))
  .sort()

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !known.includes(name))
if (unknown.length > 0) {
  console.error(`No such bench: ${unknown.join(', ')}. There are: ${known.join(', ')}.`)
  process.exit(2)
}

for (const name of wanted.length > 0 ? wanted : known) {
  const bench: { readonly run?: () => Promise<void> } = await import(`./${name}.ts`)
  if (!bench.run) {
    console.error(`bench/${name}.ts has no run()`)
    process.exitCode = 1
    continue
  }
  await bench.run()
}
