import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { addDays, addYears } from '#calendar'
import { MOST_YEARS } from '#server/bars/index.ts'
import { Button, DateField, ErrorSummary, PageHead, PostForm, Tabs, TextareaField, TextField } from '../../design/index.ts'
import { textsOf } from '../../forms.ts'
import { useLang } from '../../language.tsx'
import { hrefIn } from '../../lang.ts'
import { signedIn } from '../../session.ts'
import { refused } from '../answers.ts'
import { ClauseSelect } from '../cases/clause-select.tsx'
import { BarBasis } from './basis.tsx'
import { barTexts } from './texts.server.ts'

/** `/office/bars/new`: an officer bars a person until a day, on a published clause. */
export function loader(args: LoaderFunctionArgs) {
  const { services, today } = signedIn(args, 'officer')
  const asked = new URL(args.request.url).searchParams.get('pack') ?? undefined
  return { ...barTexts(services, today, asked), min: addDays(today, 1), max: addYears(today, MOST_YEARS) }
}

export async function action(args: ActionFunctionArgs) {
  const { services, ctx, lang } = signedIn(args, 'officer')
  const form = await args.request.formData()
  const { pack = '', name = '', idNumber = '', until = '', clause = '', reason = '' } = textsOf(form)
  const placed = await services.bars.place(ctx(form), { pack, name, idNumber, until, clause, reason })
  return placed.ok
    ? redirect(hrefIn(lang, `/office/bars/${placed.value.id}?done=placed`))
    : refused(placed.refusals, lang, form)
}

export default function NewBar() {
  const { t, text, href } = useLang()
  const { texts, barring, pack, falseMaterial } = useLoaderData<typeof loader>()
  const problems = useActionData<typeof action>()?.problems
  return (
    <>
      <PageHead
        title={t('设置不予受理期限', 'Place a bar')}
        crumbs={[{ href: href('/office/bars'), label: t('不予受理期限', 'Bars') }]}
      />
      <ErrorSummary problems={problems} />
      {texts.length > 1 && (
        <Tabs
          label={t('办法', 'Scheme')}
          tabs={texts.map(each => ({
            href: href(`/office/bars/new?pack=${each.id}`),
            label: text(each.title),
            here: each.id === pack.id,
          }))}
        />
      )}
      {barring.length > 0 && <BarForm />}
      <BarBasis pack={pack} falseMaterial={falseMaterial} barring={barring} />
    </>
  )
}

function BarForm() {
  const { t } = useLang()
  const { pack, barring, min, max } = useLoaderData<typeof loader>()
  const { problems, values = {} } = useActionData<typeof action>() ?? {}
  const shared = (name: string) => ({ name, value: values[name], problems })
  const term = t(
    `条款写明的期限最长 ${MOST_YEARS} 年，从事实发生之日算起，请按条款核算。`,
    `The longest term of a clause is ${MOST_YEARS} years, counted from the fact itself.`,
  )
  const sealed = t(
    '写明查实的事实和日期。加密保存，打开时记入查阅记录。',
    'State the facts found and their date. Stored encrypted; every look is recorded.',
  )
  const until = t('期限至（当日起可以申请）', 'Until (may apply again on that day)')
  return (
    <PostForm name="bar" label={t('设置不予受理期限', 'Place a bar')}>
      <input type="hidden" name="pack" value={pack.id} />
      <TextField {...shared('name')} label={t('姓名', 'Name')} width="medium" maxLength={50} />
      <TextField {...shared('idNumber')} label={t('公民身份号码', 'Identity number')} width="medium" maxLength={40} />
      <ClauseSelect
        pack={{ ...pack, clauses: barring }}
        value={values['clause'] ?? barring[0]?.id}
        problems={problems}
        label={t('依据条款', 'Clause')}
      />
      <DateField {...shared('until')} label={until} min={min} max={max} hint={term} />
      <TextareaField {...shared('reason')} label={t('理由', 'Reason')} maxLength={500} hint={sealed} />
      <Button>{t('保存', 'Save')}</Button>
    </PostForm>
  )
}
