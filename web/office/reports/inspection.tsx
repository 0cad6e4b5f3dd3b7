import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import type { InspectionChange } from '#server/reports/index.ts'
import {
  Button,
  Card,
  DefinitionList,
  EmptyState,
  ErrorSummary,
  PageHead,
  PostForm,
  formatDate,
} from '../../design/index.ts'
import { filesOf, textOf } from '../../forms.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { signedIn } from '../../session.ts'
import type { Handle } from '../../shell.ts'
import { orThrow, refused, versionOf } from '../answers.ts'
import { Finding } from './finding.tsx'
import { findingOf, FindingFields } from './finding-fields.tsx'
import { Open } from './inspections.tsx'
import { Done, Printing } from './parts.tsx'
import { reportDesk } from './server.ts'

export const handle: Handle = { enhance: true }

/** `/office/reports/inspections/:id`: one inspection; findings are settled here with what shows it (DG-10). */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, reports, today } = reportDesk(args)
  const id = args.params['id'] ?? ''
  return {
    view: orThrow(await reports.inspection(ctx(), id)),
    files: orThrow(await reports.inspectionFiles(ctx(), id)),
    today,
    bureau: actor.role === 'bureau',
    clauses: reports.clauses(),
    done: new URL(args.request.url).searchParams.get('done'),
  }
}

export async function action(args: ActionFunctionArgs) {
  const {
    services: { reports },
    ctx,
    lang,
    actor,
  } = signedIn(args, 'clerk', 'officer', 'bureau')
  const form = await args.request.formData()
  const id = args.params['id'] ?? ''
  const what = await changeOf(form)
  const done = await reports.changeInspection(ctx(form), id, what, versionOf(form))
  return done.ok
    ? redirect(hrefIn(lang, `/office/reports/inspections/${id}?done=${what.kind === 'settle' && actor.role !== 'bureau' ? 'remedied' : what.kind}`))
    : refused(done.refusals, lang, form)
}

async function changeOf(form: FormData): Promise<InspectionChange> {
  const finding = textOf(form, 'finding', 40)
  switch (textOf(form, 'intent', 20)) {
    case 'settle': {
      const files = await filesOf(form, `files-${finding}`)
      return { kind: 'settle', finding, note: textOf(form, `note-${finding}`, 1200), files }
    }
    case 'reopen':
      return { kind: 'reopen', finding, reason: textOf(form, `reason-${finding}`, 600) }
    default:
      return { kind: 'add_finding', finding: await findingOf(form, 'finding') }
  }
}

export type InspectionData = Awaited<ReturnType<typeof loader>>

export default function Inspection() {
  const { t } = useLang()
  const loaded = useLoaderData<typeof loader>()
  const { problems, values = {} } = useActionData<typeof action>() ?? {}
  const { findings } = loaded.view.state
  return (
    <>
      <Head />
      <ErrorSummary problems={problems} />
      <Done done={loaded.done} />
      <About />
      <Card title={t('问题和整改', 'Findings')}>
        {findings.length === 0 && <EmptyState title={t('没有发现问题', 'Nothing was found')} />}
        {findings.map((finding, at) => (
          <Finding key={finding.id} finding={finding} at={at} loaded={loaded} problems={problems} values={values} />
        ))}
      </Card>
      {loaded.bureau && <AddForm />}
    </>
  )
}

function Head() {
  const { lang, t, text, href } = useLang()
  const { view } = useLoaderData<typeof loader>()
  const [name, on] = [text(view.unit.name), formatDate(view.state.on, lang)]
  return (
    <PageHead
      title={t(`${name}：${on}检查`, `${name}, ${on}`)}
      lead={<Open view={view} />}
      crumbs={[
        { href: href('/office/reports'), label: t('月报和总结', 'Monthly reports') },
        { href: href('/office/reports/inspections'), label: t('监督检查', 'Inspections') },
      ]}
    >
      <Printing />
    </PageHead>
  )
}

function About() {
  const { t } = useLang()
  const { inspectors, scope, byName } = useLoaderData<typeof loader>().view.state
  const chinese = (words: string) => (
    <span className="written" lang="zh-Hans-CN">
      {words}
    </span>
  )
  return (
    <Card title={t('检查情况', 'The inspection')}>
      <DefinitionList
        items={[
          { term: t('检查人', 'Inspectors'), value: chinese(inspectors) },
          { term: t('检查内容', 'Looked at'), value: scope ? chinese(scope) : undefined },
          { term: t('登记人', 'Recorded by'), value: chinese(byName) },
        ]}
      />
    </Card>
  )
}

function AddForm() {
  const { t } = useLang()
  const { clauses, view } = useLoaderData<typeof loader>()
  const { problems, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <PostForm name={`add-${view.version}`} files className="form no-print" label={t('添加问题', 'Add a finding')}>
      <input type="hidden" name="intent" value="add_finding" />
      <input type="hidden" name="version" value={view.version} />
      <FindingFields
        field="finding"
        legend={t('添加问题', 'Add a finding')}
        clauses={clauses}
        problems={problems}
        values={values}
      />
      <Button kind="plain">{t('添加', 'Add')}</Button>
    </PostForm>
  )
}
