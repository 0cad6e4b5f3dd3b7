// @ts-check
// What `npm start`, `npm test`, `npm run bench` and `npm run check` call. Plain JavaScript for Node 20 with nothing
// installed yet: it installs what is missing, then goes on as `luohu <command>` on the pinned Node.
import { launch } from './cli/setup.js'

process.exit(await launch(process.argv.slice(2)))
