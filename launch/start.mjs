#!/usr/bin/env node
// `npm start`: installs what is missing, builds what changed, and serves.

import { join } from 'node:path'
import process from 'node:process'
import { buildIfNeeded } from './build.mjs'
import { installIfNeeded } from './install.mjs'
import { root } from './node24.mjs'
import { run } from './spawn.mjs'

installIfNeeded(false)
buildIfNeeded()
process.exit(await run([join(root, 'main.ts'), 'serve', ...process.argv.slice(2)]))
