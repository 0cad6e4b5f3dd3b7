import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { EmptyState, PageHead } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { signedIn } from '../../session.ts'
import { ObjectionTable, objectionRow } from './table.tsx'

/** `/office/objections`: the district's objections, unanswered ones first. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, actor, ctx } = signedIn(args, 'officer')
  const found = await services.objections.list(ctx(), { district: actor.district ?? '' })
  if (!found.ok) throw new Response(null, { status: 403 })
  return { rows: found.value.map(objectionRow) }
}

export default function ObjectionList() {
  const { rows } = useLoaderData<typeof loader>()
  const { t } = useLang()
  return (
    <>
      <PageHead title={t('公示异议', 'Objections')}
        lead={t(
          '被提出异议的人员暂缓，名单其他人照常。答复须由固定排名以外的工作人员作出。',
          'An entry objected to waits, the list goes on. Whoever froze the list does not answer.',
        )} />
      <ObjectionTable rows={rows}
        empty={
          <EmptyState title={t('没有异议', 'No objection')}><p>{t(
            '公示期内收到的异议会出现在这里。', 'Objections raised while a notice runs appear here.',
          )}</p></EmptyState>
        } />
    </>
  )
}
