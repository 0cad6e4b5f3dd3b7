import {
  data,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import {
  ANNEX_1,
  ANNEX_1_OF,
  mismatches,
  mismatchRefusals,
  type ReadAnswer,
  type TargetSource,
} from '#server/targets/index.ts'
import { ErrorSummary, Notice, PageHead } from '../../design/index.ts'
import { textOf } from '../../forms.ts'
import { useLang } from '../../language.tsx'
import { hrefIn } from '../../lang.ts'
import { problemsOf } from '../../refusals.ts'
import type { Signed } from '../../session.ts'
import { orThrow } from '../answers.ts'
import { EntryForm } from './entry-form.tsx'
import { entryOfTable, readEntry } from './entry.server.ts'
import { ReadForm } from './read-form.tsx'
import { targetDesk, type TargetDesk } from './server.ts'
import './targets.css'

const MOST_TEXT = 100_000

/** `/office/targets/edit`: the bureau pastes or uploads the table, sees every sum that is off, and saves (QY-10). */
export async function loader(args: LoaderFunctionArgs) {
  const { signed, scheme, year } = targetDesk(args, 'bureau')
  const { services, ctx, today } = signed
  const view = orThrow(await services.targets.get(ctx(), scheme.pack, year))
  return {
    scheme,
    year: view?.year ?? year ?? Number(today.slice(0, 4)),
    example: hasExample(signed, scheme.pack),
    version: view?.version,
    entry: view && entryOfTable(view.current.table, view.units),
  }
}

const hasExample = ({ services: { platform }, demo }: Signed, pack: string): boolean =>
  demo && platform.city === ANNEX_1_OF.city && pack === ANNEX_1_OF.pack

export async function action(args: ActionFunctionArgs) {
  const desk = targetDesk(args, 'bureau')
  const form = await args.request.formData()
  return textOf(form, 'do') === 'save' ? save(desk, form) : read(desk, form)
}

/** Reads what was pasted or uploaded and shows it cell by cell; nothing is stored. */
async function read({ signed, scheme }: TargetDesk, form: FormData) {
  const { services, ctx, lang } = signed
  const file = form.get('file')
  const upload = file instanceof File && file.size > 0 ? file : undefined
  const example = textOf(form, 'do') === 'example' && hasExample(signed, scheme.pack)
  const year = yearOf(form)
  const pasted = form.get('text')
  const text = example
    ? ANNEX_1
    : typeof pasted === 'string'
      ? pasted
          .replaceAll('\0', '')
          .toWellFormed()
          .slice(0, MOST_TEXT + 1)
      : ''
  const answer: ReadAnswer =
    upload && !example
      ? await services.targets.readFile(ctx(), new Uint8Array(await upload.arrayBuffer()), year)
      : await services.targets.readText(ctx(), text, year)
  const kept = { text: answer.ok ? answer.value.text : answer.text, year, reason: '', saved: undefined }
  if (!answer.ok) {
    return data(
      { ...kept, problems: problemsOf(answer.refusals, lang), entry: undefined, from: undefined, off: [] },
      { status: 422 },
    )
  }
  const { table, places } = answer.value
  const units = services.targets.units()
  const off = problemsOf(mismatchRefusals(mismatches(table, units), units, places), lang)
  const from: TargetSource = upload && !example ? 'excel' : 'paste'
  return data({ ...kept, problems: undefined, entry: entryOfTable(table, units), from, off })
}

async function save({ signed, scheme }: TargetDesk, form: FormData) {
  const { services, ctx, lang } = signed
  const year = yearOf(form)
  const reason = textOf(form, 'reason', 1000)
  const units = services.targets.units()
  const { entry, table, refusals } = readEntry(form, units)
  const said = textOf(form, 'from')
  const from: TargetSource = said === 'paste' || said === 'excel' ? said : 'form'
  const refused = (problems: Parameters<typeof problemsOf>[0]) =>
    data(
      { text: undefined, year, reason, entry, from, problems: problemsOf(problems, lang), off: [], saved: undefined },
      { status: 422 },
    )
  if (refusals.length > 0) return refused(refusals)
  const version = Number(textOf(form, 'version'))
  const expected = Number.isSafeInteger(version) && version > 0 ? version : undefined
  const done = await services.targets.set(ctx(form), { pack: scheme.pack, year, table, reason, from }, { expected })
  if (!done.ok) return refused(done.refusals)
  throw redirect(`${hrefIn(lang, '/office/targets')}?pack=${scheme.pack}&year=${year}&saved=yes`, 303)
}

/** The year of the table: that of its first month where it was read, else the one typed. */
function yearOf(form: FormData): number {
  const [month] = form.getAll('month')
  const year = typeof month === 'string' && month !== '' ? Number(month.slice(0, 4)) : Number(textOf(form, 'year'))
  return Number.isInteger(year) && year > 2000 && year < 2100 ? year : 2012
}

export type Answer = Awaited<ReturnType<typeof useActionData<typeof action>>>

export default function EditTargets() {
  const { t, text, href } = useLang()
  const { scheme, year, entry, version, example } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const shown = answer ? answer.entry : entry
  return (
    <>
      <PageHead
        title={
          version === undefined
            ? t('录入任务分解表', 'Enter a target table')
            : t('更正任务分解表', 'Correct the target table')
        }
        lead={text(scheme.title)}
        crumbs={[{ href: href(`/office/targets?pack=${scheme.pack}`), label: t('任务与进度', 'Targets') }]}
      />
      <ErrorSummary problems={answer?.problems} />
      {answer?.entry &&
        answer.problems === undefined &&
        (answer.off.length === 0 ? (
          <Notice tone="good" live>
            <p>
              {t(
                '已读出，横向、纵向合计全部一致。核对后保存。',
                'Read; all rows and columns add up. Check it and save.',
              )}
            </p>
          </Notice>
        ) : (
          <Off problems={answer.off} />
        ))}
      {shown && (
        <EntryForm
          entry={shown}
          version={version}
          from={answer?.from ?? 'form'}
          reason={answer?.reason ?? ''}
          problems={answer?.problems}
          off={answer?.off}
        />
      )}
      <ReadForm
        year={answer?.year ?? year}
        text={answer?.text ?? ''}
        problems={answer?.problems}
        example={example}
        again={shown !== undefined}
      />
    </>
  )
}

/** Read, but the sums are off: each is named with its cell; nothing is saved. */
function Off({ problems }: { readonly problems: NonNullable<Answer>['off'] }) {
  const { t } = useLang()
  return (
    <Notice
      tone="warn"
      live
      title={t(
        `有 ${problems.length} 处不一致，还没有保存`,
        `${problems.length} things do not agree; nothing is saved yet`,
      )}
    >
      <ul>
        {problems.map(({ field, text }) => (
          <li key={text}>
            <a href={`#${field ?? ''}`}>{text}</a>
          </li>
        ))}
      </ul>
      <p>
        {t(
          '请在下表中改正；确需按原表保存的，写明原因。',
          'Correct them below; to keep the table as printed, say why.',
        )}
      </p>
    </Notice>
  )
}
