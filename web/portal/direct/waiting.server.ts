/** A file that is still being read: how far it is, asked anew every two seconds until its answer stands somewhere. */
import { data, redirect } from 'react-router'
import { hrefIn } from '../../lang.ts'
import { problemsOf } from '../../refusals.ts'
import type { Signed } from '../../session.ts'
import type { Wait } from './waiting.tsx'
import { addressOf } from './batch.server.ts'

export async function waitFor({ services: { direct }, ctx, lang }: Signed, ticket: string, base: string) {
  const run = await direct.batchRun(ctx(), ticket)
  if (run.state === 'running') {
    // Without script: the browser itself comes back.
    return data<Wait>({ progress: run.progress, problems: undefined }, { headers: { refresh: '2' } })
  }
  if (run.state === 'lost') return data<Wait>({ progress: undefined, problems: undefined })
  const done = addressOf(run.result, base)
  if (done.ok) throw redirect(hrefIn(lang, done.value), 303)
  // The file's own field stands on the page of the upload, not on this one.
  const problems = problemsOf(done.refusals, lang).map(problem => ({ ...problem, field: undefined }))
  return data<Wait>({ progress: undefined, problems })
}

/** The loader's `refresh` goes out with the page. */
export function refreshing({ loaderHeaders }: { readonly loaderHeaders: Headers }): Headers {
  return loaderHeaders
}
