#!/usr/bin/env node
// `npx prozess COMMAND`: the command line, in a checkout.

import { join } from 'node:path'
import process from 'node:process'
import { buildIfNeeded } from './build.mjs'
import { installIfNeeded } from './install.mjs'
import { root } from './node24.mjs'
import { run } from './spawn.mjs'

installIfNeeded(false)
if (process.argv[2] === 'serve') buildIfNeeded()
process.exit(await run([join(root, 'main.ts'), ...process.argv.slice(2)]))
