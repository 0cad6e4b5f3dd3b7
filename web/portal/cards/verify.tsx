import { data, redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import type { Refusal } from '#platform/result.ts'
import { readCode, readNumber, type PublicCard } from '#server/cards/index.ts'
import { requestContext } from '../../context.ts'
import { Button, ErrorSummary, PageHead, PostForm, TextField } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { hrefIn } from '../../lang.ts'
import { textOf } from '../../forms.ts'
import { problemsOf, type Problem } from '../../refusals.ts'
import { CheckedCard } from './view.tsx'

interface Answer {
  readonly problems?: readonly Problem[]
  readonly values: { readonly card: string; readonly name: string }
  readonly found?: PublicCard
}

/** `/cards/verify`; the home page's form leads here with `?card=`. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const card = (searchParams.get('card') ?? searchParams.get('number') ?? '').trim().slice(0, 200)
  const code = readCode(card)
  if (code) throw redirect(hrefIn(context.get(requestContext).lang, `/v/${code}`))
  return { card }
}

/** A code leads to its own page; a number needs the holder's name, which is posted so that it stands in no address or log. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { services, lang } = context.get(requestContext)
  const form = await request.formData()
  const values = { card: textOf(form, 'card', 200), name: textOf(form, 'name', 60) }
  const code = readCode(values.card)
  if (code) throw redirect(hrefIn(lang, `/v/${code}`), 303)
  const wrong = objections(values)
  if (wrong.length > 0) return data<Answer>({ problems: problemsOf(wrong, lang), values }, { status: 422 })
  const found = await services.cards.verifyNumber(values.card, values.name)
  if (found) return data<Answer>({ found, values })
  return data<Answer>({ problems: problemsOf([{ code: 'cards.no_match', field: 'card' }], lang), values }, { status: 404 })
}

function objections({ card, name }: Answer['values']): Refusal[] {
  if (card === '') return [{ code: 'field.required', field: 'card' }]
  if (!readNumber(card)) return [{ code: 'cards.bad_code', field: 'card' }]
  return name === '' ? [{ code: 'field.required', field: 'name' }] : []
}

export default function VerifyCard() {
  const answer = useActionData<typeof action>()
  const { card } = useLoaderData<typeof loader>()
  const { t } = useLang()
  return (
    <>
      <PageHead title={t('查验入户卡', 'Check a settlement card')} lead={t(
        '任何人都可以查验一张入户卡是否有效。手机扫卡上的二维码最快；也可以在这里输入。',
        'Anyone can check whether a settlement card is valid. The quickest way is to scan its QR code with a phone; or enter it here.',
      )} />
      <ErrorSummary problems={answer?.problems} />
      {answer?.found && <CheckedCard card={answer.found} />}
      <PostForm name="verify">
        <TextField name="card" label={t('查验码或卡号', 'Code or card number')} value={answer?.values.card ?? card} problems={answer?.problems} width="medium"
          hint={t('查验码 26 位，印在二维码旁；卡号形如 K440604-2014-00012。', 'The code of 26 characters stands beside the QR code; a number looks like K440604-2014-00012.')} />
        <TextField name="name" label={t('持卡人姓名', 'Holder\'s full name')} value={answer?.values.name} problems={answer?.problems} width="medium" optional
          hint={t('用卡号查验时填写，须与卡上一致；用查验码时不用填。', 'Needed with a card number, exactly as on the card; not with the code.')} />
        <Button>{t('查验', 'Check')}</Button>
      </PostForm>
    </>
  )
}
