#!/usr/bin/env node
// The `luohu` command (`npx luohu …` in a checkout). Plain JavaScript: it may be started by any Node from 20 on.
import { launch } from './setup.js'

process.exit(await launch(process.argv.slice(2)))
