/** How far the reading of a file is, redrawn in place on a terminal; nothing elsewhere. */

const WIDTH = 30
const EVERY_MS = 100

export interface Progress {
  (done: number, people: number): void
}

/** A bar for a file of `size` bytes. */
export function fileProgress(stream: NodeJS.WriteStream, size: number): Progress {
  if (!stream.isTTY) return () => {}
  let drawn = -EVERY_MS
  return (done, people) => {
    const now = performance.now()
    if (now - drawn < EVERY_MS && done < size) return
    drawn = now
    const share = size === 0 ? 1 : Math.min(1, done / size)
    const filled = Math.round(share * WIDTH)
    const bar = `${'█'.repeat(filled)}${'·'.repeat(WIDTH - filled)}`
    stream.write(`\r\u001b[K[${bar}] ${Math.floor(share * 100)}% · ${people.toLocaleString('en')} 人 people${done >= size ? '\n' : ''}`)
  }
}
