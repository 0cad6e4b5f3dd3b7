import type { LoaderFunctionArgs } from 'react-router'
import type { Consequence } from '#server/review/index.ts'
import { signedIn } from '../../session.ts'

/** The task that was just saved, for the page that comes after it. */
export interface Saved {
  readonly id: string
  readonly number: string
  readonly done: boolean
  readonly consequences: readonly Consequence[]
}

/** Reads `?saved=<task>`; nothing where there is none or it is not the reader's own. */
export async function savedTask(args: LoaderFunctionArgs): Promise<Saved | undefined> {
  const id = new URL(args.request.url).searchParams.get('saved')
  if (!id || id === args.params['id']) return undefined
  const { services, ctx } = signedIn(args, 'reviewer')
  const task = await services.review.task(ctx(), id)
  if (!task.ok) return undefined
  const { state, consequences } = task.value
  return { id, number: state.number, done: state.status === 'done', consequences }
}
