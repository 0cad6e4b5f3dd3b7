import { data, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { requestContext } from '../../context.ts'
import { Button, EmptyState, PageHead, PostForm } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { CheckedCard } from './view.tsx'

/** `/v/:code`: where the QR code of a card leads. A wrong code says no more than that there is no such card. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { services, actor } = context.get(requestContext)
  const code = params['code'] ?? ''
  const card = await services.cards.verify(code)
  return data({ card, code, police: actor?.role === 'police' }, { status: card ? 200 : 404 })
}

export default function CardByCode() {
  const { card, code, police } = useLoaderData<typeof loader>()
  const { t, href } = useLang()
  return (
    <>
      <meta name="robots" content="noindex, nofollow, noarchive" />
      <PageHead title={t('入户卡查验', 'Settlement card check')} />
      {card ? <CheckedCard card={card} /> : <Unknown />}
      {card && police && (
        <PostForm name="open" action={href('/office/police')}>
          <input type="hidden" name="card" value={code} />
          <Button>{t('打开持卡人资料，办理入户', 'Open the holder\'s file to settle')}</Button>
        </PostForm>
      )}
      <p><a href={href('/cards/verify')}>{t('查验另一张卡', 'Check another card')}</a></p>
    </>
  )
}

function Unknown() {
  const { t, href } = useLang()
  return (
    <EmptyState title={t('没有这张入户卡', 'There is no such card')}>
      <p>
        {t('二维码可能损坏，或卡不是由本系统签发。', 'The QR code may be damaged, or the card was not issued here. ')}
        <a href={href('/cards/verify')}>{t('改用卡号和持卡人姓名查验', 'Check by number and the holder\'s name')}</a>
      </p>
    </EmptyState>
  )
}
