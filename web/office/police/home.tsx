import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Button, EmptyState, ErrorSummary, PageHead, PostForm, Table, TextField, formatCount, formatDate } from '../../design/index.ts'
import { hrefIn } from '../../lang.ts'
import { textOf } from '../../forms.ts'
import { useLang } from '../../language.tsx'
import { signedIn } from '../../session.ts'
import { orThrow, refused } from '../answers.ts'
import { districtName } from '../cards/desk.ts'

/** `/office/police`: find a card by its number, its code, or what a scanner reads from its QR code. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, ctx, actor } = signedIn(args, 'police')
  return { recent: orThrow(await services.settlement.recent(ctx(), 20)), district: districtName(actor.district ?? '') }
}

export async function action(args: ActionFunctionArgs) {
  const { services, ctx, lang } = signedIn(args, 'police')
  const form = await args.request.formData()
  const found = await services.cards.find(ctx(), textOf(form, 'card'))
  if (!found.ok) return refused(found.refusals, lang, form)
  throw redirect(hrefIn(lang, `/office/police/${found.value}`), 303)
}

type Row = Awaited<ReturnType<typeof loader>>['recent'][number]

export default function PoliceHome() {
  const { recent, district } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { lang, t, href } = useLang()
  return (
    <>
      <PageHead title={t('凭卡入户登记', 'Settlement by card')} lead={t(`${district.zh}公安户籍管理部门`, `Household registration police, ${district.en} District`)} />
      <ErrorSummary problems={answer?.problems} />
      <PostForm name="find">
        <TextField name="card" label={t('入户卡卡号或查验码', 'Card number or code')} value={answer?.values['card']} problems={answer?.problems} width="medium"
          hint={t('可以用扫码枪扫卡上的二维码，或输入卡号（K440604-2014-00012）、26 位查验码。用手机扫码会打开查验页，从那里也能进入。',
            'Scan the QR code with a scanner, or enter the number (K440604-2014-00012) or the code of 26 characters. A phone\'s camera opens the public check, which leads here too.')} />
        <Button>{t('查找', 'Find')}</Button>
      </PostForm>
      <section className="part" aria-labelledby="recent">
        <h2 id="recent">{t('最近登记', 'Recorded lately')}</h2>
        <Table<Row> caption={t('最近登记', 'Recorded lately')} hideCaption rows={recent} rowKey={({ id }) => id}
          empty={<EmptyState title={t('还没有登记', 'Nothing has been recorded yet')} />} columns={[
            { key: 'number', head: t('卡号', 'Card'), cell: row => <a href={href(`/office/police/${row.card}`)}>{row.cardNumber}</a> },
            { key: 'name', head: t('持卡人', 'Holder'), cell: row => row.maskedName },
            { key: 'on', head: t('登记日期', 'Recorded on'), cell: row => formatDate(row.settledOn, lang) },
            { key: 'office', head: t('登记机关', 'Office'), cell: row => row.office },
            { key: 'people', head: t('人数', 'People'), numeric: true, cell: row => formatCount(row.people) },
          ]} />
      </section>
    </>
  )
}
