#!/usr/bin/env node
// `node launch/run.mjs FILE ARGS`: any of our programs, or a tool's, with the right Node.

import process from 'node:process'
import { installIfNeeded } from './install.mjs'
import { run } from './spawn.mjs'

installIfNeeded(true)
process.exit(await run(process.argv.slice(2)))
