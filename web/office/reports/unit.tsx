import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Button, Card, ErrorSummary, Notice, PageHead, PostForm, TextField, formatDate } from '../../design/index.ts'
import { textOf } from '../../forms.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { signedIn } from '../../session.ts'
import type { Handle } from '../../shell.ts'
import { refused, versionOf } from '../answers.ts'
import { DraftCard } from './draft.tsx'
import { GivenBack, Issues, ReturnForm } from './issues.tsx'
import { Done, LastReminder, NumbersTable, Printing, StatusTags } from './parts.tsx'
import { ofMonth, reportDesk } from './server.ts'
import { monthName } from './words.ts'

export const handle: Handle = { enhance: true }

/**
 * `/office/reports/month/:month/:unit`: one unit's report beside the month before; drafted, signed, given back here.
 */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, reports, lang } = reportDesk(args)
  const { month = '', unit = '' } = args.params
  const view = ofMonth(await reports.unit(ctx(), month, unit), month, { lang })
  return { view, me: actor.id, signer: actor.name, done: new URL(args.request.url).searchParams.get('done') }
}

export async function action(args: ActionFunctionArgs) {
  const { lang } = signedIn(args, 'clerk', 'officer', 'department', 'bureau')
  const form = await args.request.formData()
  const { month = '', unit = '' } = args.params
  const intent = textOf(form, 'intent', 20)
  const result = await step(args, form, intent)
  if (!result.ok) return refused(result.refusals, lang, form)
  return redirect(hrefIn(lang, `/office/reports/month/${month}/${unit}?done=${intent}`))
}

async function step(args: ActionFunctionArgs, form: FormData, intent: string) {
  const { services, ctx } = signedIn(args, 'clerk', 'officer', 'department', 'bureau')
  const { reports } = services
  const { month = '', unit = '' } = args.params
  const expected = form.has('version') ? versionOf(form) : {}
  switch (intent) {
    case 'sign':
      return reports.sign(ctx(form), month, unit, expected)
    case 'return':
      return reports.giveBack(ctx(form), month, unit, textOf(form, 'back', 600), expected)
    case 'phone':
      return reports.setPhone(ctx(form), unit, textOf(form, 'phone', 40))
    default: {
      const typed = { remark: textOf(form, 'remark', 2500), reason: textOf(form, 'reason', 600) }
      return reports.draft(ctx(form), month, unit, typed, expected)
    }
  }
}

export default function UnitReport() {
  const { t } = useLang()
  const { view, me, signer, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { unit, line, writes, two, returns } = view
  const { problems, values = {} } = answer ?? {}
  return (
    <>
      <Head />
      <ErrorSummary problems={problems} />
      <Done done={done} />
      {line.returned && <GivenBack returned={line.returned} />}
      {line.late && writes && !line.returned && (
        <Notice tone="warn">
          <p>{t('报送截止日期已过，请尽快核对签发。', 'The report day is over: check and sign it now.')}</p>
        </Notice>
      )}
      {unit.kind === 'department' && (
        <p className="muted">
          {t('部门只报本部门环节的全市数据。', 'A department reports the city’s numbers of its own step.')}
        </p>
      )}
      <Today />
      {writes && <DraftCard line={line} me={me} signer={signer} two={two} problems={problems} values={values} />}
      <Issues line={line} />
      {returns && <ReturnForm version={line.report?.version ?? 0} problems={problems} reason={values['back']} />}
      {writes && <Phone />}
    </>
  )
}

function Head() {
  const { lang, t, text, href } = useLang()
  const { unit, month, line, dueOn, reminders } = useLoaderData<typeof loader>().view
  const [name, due] = [monthName(month, lang), formatDate(dueOn, lang)]
  return (
    <PageHead
      title={t(`${text(unit.name)}${name}月报`, `${text(unit.name)}, ${name}`)}
      lead={
        <>
          <StatusTags line={line} /> {t(`报送截止 ${due}`, `due by ${due}`)} <LastReminder reminders={reminders} />
        </>
      }
      crumbs={[
        { href: href('/office/reports'), label: t('月报和总结', 'Monthly reports') },
        { href: href(`/office/reports/month/${month}`), label: name },
      ]}
    >
      <Printing />
    </PageHead>
  )
}

/** Today's numbers beside the month before. */
function Today() {
  const { lang, t } = useLang()
  const { unit, month, line, before } = useLoaderData<typeof loader>().view
  const [name, earlier] = [monthName(month, lang), monthName(before.month, lang)]
  return (
    <Card title={t('台账数据', 'As the cases say')}>
      <NumbersTable
        caption={t(`今日台账与${earlier}对照`, `Today’s numbers beside ${earlier}`)}
        measures={unit.measures}
        columns={[
          {
            head: t(
              `${earlier}${before.signed ? '（签发）' : '（台账）'}`,
              `${earlier}${before.signed ? ' (signed)' : ''}`,
            ),
            numbers: before.numbers,
            period: 'month',
            of: { unit, month: before.month },
          },
          { head: name, numbers: line.now, period: 'month', of: { unit, month } },
          { head: t('本年累计', 'Year so far'), numbers: line.now, period: 'year', of: { unit, month } },
        ]}
      />
    </Card>
  )
}

function Phone() {
  const { t } = useLang()
  const { hasPhone } = useLoaderData<typeof loader>().view
  const answer = useActionData<typeof action>()
  return (
    <PostForm name="phone" className="inline-form no-print" label={t('联系手机', 'Phone')}>
      <input type="hidden" name="intent" value="phone" />
      <TextField
        name="phone"
        type="tel"
        inputMode="tel"
        width="medium"
        optional
        label={t('催报短信发到', 'Reminders go to')}
        problems={answer?.problems}
        value={answer?.values['phone']}
        hint={
          hasPhone
            ? t(
                '已登记一个号码；填新号码替换，留空保存则删除。',
                'One is on record; a new one replaces it, empty removes it.',
              )
            : t('加密保存，只用来催报和退回提醒。', 'Stored encrypted, used for reminders only.')
        }
      />
      <Button kind="plain">{t('保存', 'Save')}</Button>
    </PostForm>
  )
}
