import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import {
  Button,
  Card,
  ErrorSummary,
  Notice,
  PageHead,
  PostForm,
  PrintButton,
  TextField,
  formatDate,
} from '../../design/index.ts'
import { textOf } from '../../forms.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { signedIn } from '../../session.ts'
import { refused, versionOf } from '../answers.ts'
import { DraftCard, Issues } from './issues.tsx'
import { Done, LastReminder, NumbersTable, StatusTags } from './parts.tsx'
import { ofMonth, reportDesk } from './server.ts'
import { monthName } from './words.ts'

/** `/office/reports/month/:month/:unit`: one unit's report beside the month before; drafted, signed and issued anew here. */
export async function loader(args: LoaderFunctionArgs) {
  const { ctx, actor, reports, lang } = reportDesk(args)
  const { month = '', unit = '' } = args.params
  const view = ofMonth(await reports.unit(ctx(), month, unit), month, { lang })
  return { view, me: actor.id, signer: actor.name, done: new URL(args.request.url).searchParams.get('done') }
}

export async function action(args: ActionFunctionArgs) {
  const {
    services: { reports },
    ctx,
    lang,
  } = signedIn(args, 'clerk', 'officer', 'department')
  const form = await args.request.formData()
  const { month = '', unit = '' } = args.params
  const intent = textOf(form, 'intent', 20)
  const expected = form.has('version') ? versionOf(form) : {}
  const result =
    intent === 'sign'
      ? await reports.sign(ctx(form), month, unit, expected)
      : intent === 'phone'
        ? await reports.setPhone(ctx(form), unit, textOf(form, 'phone', 40))
        : await reports.draft(
            ctx(form),
            month,
            unit,
            { remark: textOf(form, 'remark', 2500), reason: textOf(form, 'reason', 600) },
            expected,
          )
  return result.ok
    ? redirect(hrefIn(lang, `/office/reports/month/${month}/${unit}?done=${intent}`))
    : refused(result.refusals, lang, form)
}

export default function UnitReport() {
  const { lang, t, text, href } = useLang()
  const { view, me, signer, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { unit, month, line, before, writes, two, dueOn } = view
  const sent = { problems: answer?.problems, values: answer?.values ?? {} }
  return (
    <>
      <PageHead
        title={t(`${text(unit.name)}${monthName(month, lang)}月报`, `${text(unit.name)}, ${monthName(month, lang)}`)}
        lead={
          <>
            <StatusTags line={line} /> {t(`报送截止 ${formatDate(dueOn, lang)}`, `due by ${formatDate(dueOn, lang)}`)}{' '}
            <LastReminder reminders={view.reminders} />
          </>
        }
        crumbs={[
          { href: href('/office/reports'), label: t('月报和总结', 'Monthly reports') },
          { href: href(`/office/reports/month/${month}`), label: monthName(month, lang) },
        ]}
      >
        <p className="actions">
          <PrintButton>{t('打印', 'Print')}</PrintButton>
        </p>
      </PageHead>
      <ErrorSummary problems={answer?.problems} />
      <Done done={done} />
      {line.late && writes && (
        <Notice tone="warn">
          <p>{t('报送截止日期已过，请尽快核对签发。', 'The report day is over: check and sign it now.')}</p>
        </Notice>
      )}
      <Card title={t('台账数据', 'As the cases say')}>
        <NumbersTable
          caption={t(
            `今日台账与${monthName(before.month, lang)}对照`,
            `Today’s numbers beside ${monthName(before.month, lang)}`,
          )}
          columns={[
            {
              head: t(
                `${monthName(before.month, lang)}${before.signed ? '（签发）' : '（台账）'}`,
                `${monthName(before.month, lang)}${before.signed ? ' (signed)' : ''}`,
              ),
              numbers: before.numbers,
              period: 'month',
            },
            { head: monthName(month, lang), numbers: line.now, period: 'month' },
            { head: t('本年累计', 'Year so far'), numbers: line.now, period: 'year' },
          ]}
        />
      </Card>
      {writes && <DraftCard line={line} me={me} signer={signer} two={two} {...sent} />}
      <Issues line={line} />
      {writes && (
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
              view.hasPhone
                ? t(
                    '已登记一个号码；填新号码替换，留空保存则删除。',
                    'A number is on record; a new one replaces it, saved empty it is removed.',
                  )
                : t('加密保存，只用来催报。', 'Stored encrypted, used for reminders only.')
            }
          />
          <Button kind="plain">{t('保存', 'Save')}</Button>
        </PostForm>
      )}
    </>
  )
}
