import { parentPort, workerData } from 'node:worker_threads'
import { simulateTask, type Task } from './task.ts'

/** Runs in a thread of its own with limits on memory and time; see `threads.ts`. */
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage(simulateTask(workerData as Task))
