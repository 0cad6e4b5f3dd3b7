import '../../design/library.css'
import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { requestContext } from '../../context.ts'
import { PageHead, formatRange, inPoints } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Handle } from '../../shell.ts'
import { Calendar, Places, Ties } from './after.tsx'
import { Articles } from './articles.tsx'
import { Entitlements, Totals } from './benefits.tsx'
import { Conditions, Routes } from './conditions.tsx'
import { Contents } from './contents.tsx'
import { documentView, type DocumentView } from './document.ts'
import { Documents, Duties } from './duties.tsx'
import { Downloads, History, StandInNotice, StateNotice, type Listed } from './further.tsx'
import { PointsTables } from './points-table.tsx'
import { DocumentFacts, Relations } from './relations.tsx'
import { packOf } from './pack-of.server.ts'
import { useSaid } from './said.tsx'
import { Derivations, Lists, Settings } from './settings.tsx'
import { OUTCOMES } from './words.ts'

export const handle: Handle = { cache: 300 }

/** `/policies/:id`: one document clause by clause, with everything that was drawn from it. */
export async function loader(args: LoaderFunctionArgs): Promise<Loaded> {
  const {
    services: { packs, library, annex2 },
    today,
  } = args.context.get(requestContext)
  const pack = packOf(args)
  const files = await Promise.all(
    library.downloads(pack.id).map(async (name) => {
      const file = await library.download(pack.id, name)
      return { name, bytes: file?.content.byteLength ?? 0 }
    }),
  )
  const examples = library.worked(pack.id).map(({ example: { id, title }, found, differences }) => ({
    id,
    title,
    outcome: found.outcome,
    total: pack.totals.length > 0 ? found.total : undefined,
    holds: differences.length === 0,
  }))
  const view = documentView(
    pack,
    packs.ids.map((id) => packs.get(id)),
    today,
  )
  const form = annex2.scheme === pack.id
  return { view, files, examples, hash: await library.hash(pack.id), versions: library.versions(pack.id), form }
}

interface Loaded {
  readonly view: DocumentView
  readonly files: readonly Listed[]
  readonly examples: readonly ExampleLine[]
  readonly hash: string
  readonly versions: readonly string[]
  /** Its application form can be printed here. */
  readonly form: boolean
}

type ExampleLine = {
  readonly id: string
  readonly title: DocumentView['pack']['title']
  readonly outcome: keyof typeof OUTCOMES
  readonly total: { readonly min: number; readonly max: number } | undefined
  readonly holds: boolean
}

export default function Policy() {
  const { view, files, examples, hash, versions, form } = useLoaderData<typeof loader>() as Loaded
  const { pack } = view
  const { t, text, href } = useLang()
  return (
    <>
      <PageHead
        title={text(pack.title)}
        crumbs={[{ href: href('/policies'), label: t('政策文库', 'Policy library') }]}
      />
      <StateNotice state={view.state} />
      <DocumentFacts view={view} />
      <StandInNotice count={view.volume.grades.standIns} />
      <Contents view={view} />
      <Articles pack={pack} articles={view.articles} />
      <Conditions pack={pack} />
      <Routes pack={pack} />
      <PointsTables pack={pack} />
      <Totals pack={pack} />
      <Entitlements pack={pack} />
      <Derivations pack={pack} />
      <Lists pack={pack} />
      <Settings pack={pack} />
      <Calendar pack={pack} />
      <Ties pack={pack} />
      <Documents pack={pack} />
      {form && (
        <p className="no-print">
          <a href="/direct/annex2.pdf">{t('打印空白申请表（PDF，一式两份）', 'Print the blank application form (PDF, in duplicate)')}</a>
        </p>
      )}
      <Duties pack={pack} />
      <Places pack={pack} />
      <Relations view={view} />
      <Examples id={pack.id} examples={examples} />
      <History view={view} versions={versions} />
      <Downloads id={pack.id} files={files} hash={hash} />
    </>
  )
}

/** What the worked examples come to now; each in full on a page of its own. */
function Examples({ id, examples }: { readonly id: string; readonly examples: readonly ExampleLine[] }) {
  const { t, text, href } = useLang()
  const said = useSaid()
  if (examples.length === 0) return null
  const points = ({ total }: ExampleLine) =>
    total ? t(`，${formatRange(total)} 分`, `, ${inPoints(formatRange(total))}`) : ''
  return (
    <section aria-labelledby="examples" className="part">
      <h2 id="examples">{t('示例', 'Worked examples')}</h2>
      <p>
        {t(
          `${examples.length} 个虚构人物的示例，由规则现场算出。`,
          `${examples.length} invented people, worked out by the rules as they are now.`,
        )}{' '}
        <a href={href(`/policies/${id}/examples`)}>
          {t('查看每个示例的情况和算法', 'See each with its facts and lines')}
        </a>
      </p>
      <ol className="example-list">
        {examples.map((each) => (
          <li key={each.id}>
            <a href={href(`/policies/${id}/examples#example-${each.id}`)}>{said(each.title)}</a>{' '}
            <span className="small muted">
              {text(OUTCOMES[each.outcome])}
              {points(each)}
              {each.holds ? '' : t('（与预期不符）', ' (not as expected)')}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
