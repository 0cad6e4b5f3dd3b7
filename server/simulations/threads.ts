/** Simulations in threads of their own, so that nobody else waits: one at a time, a few in line. */
import { Worker } from 'node:worker_threads'
import type { Task, TaskAnswer } from './task.ts'

export const SECONDS = 60
const MEMORY_MB = 1024
const IN_LINE = 4

export type ThreadAnswer = TaskAnswer | 'busy' | 'stopped'

export interface Threads {
  run(task: Task): Promise<ThreadAnswer>
}

export function createThreads(): Threads {
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()
  return {
    run: async task => {
      if (waiting >= IN_LINE) return 'busy'
      waiting += 1
      const own = last.then(() => runOne(task))
      last = own
      try {
        return await own
      } finally {
        waiting -= 1
      }
    },
  }
}

function runOne(task: Task): Promise<TaskAnswer | 'stopped'> {
  return new Promise(done => {
    const worker = new Worker(new URL('./simulate.worker.ts', import.meta.url), {
      workerData: task, resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    })
    const finish = (answer: TaskAnswer | 'stopped'): void => {
      clearTimeout(timer)
      done(answer)
      void worker.terminate()
    }
    const timer = setTimeout(() => finish('stopped'), SECONDS * 1000)
    worker.once('message', (answer: TaskAnswer) => finish(answer))
    worker.once('error', () => finish('stopped'))
    worker.once('exit', () => finish('stopped'))
  })
}
