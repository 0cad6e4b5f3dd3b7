import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { findDistrict } from '#identity'
import { requestContext } from '../../context.ts'
import { Card, LinkButton, TextField } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Handle } from '../../shell.ts'
import { DirectHome, type DirectLine } from './direct.tsx'
import { Doorway } from './doorway.tsx'
import { RoundStatus, type RoundView } from './round-status.tsx'
import { Way } from './way.tsx'

export const handle: Handle = { cache: 30 }

/** The portal's first page: what one can do here, and where this year's rounds stand. */
export async function loader({ context }: LoaderFunctionArgs): Promise<{ rounds: RoundView[]; clauses: Record<string, string>; direct: DirectLine[]; policy: string }> {
  const { services, today } = context.get(requestContext)
  const direct = services.direct.schemes().map(({ pack, title, steps }) => ({
    pack, title, steps, numbers: Object.fromEntries(services.packs.get(pack).clauses.map(({ id, number }) => [id, number])),
  }))
  if (direct.length > 0) return { rounds: [], clauses: {}, direct, policy: '' }
  const rounds = await services.rounds.publicList(today)
  const pack = services.packs.pointsOf(services.platform.city)
  return {
    direct,
    policy: pack?.id ?? '',
    clauses: Object.fromEntries((pack?.clauses ?? []).map(({ id, number }) => [id, number])),
    rounds: rounds.map((round) => ({
      ...round, districtName: findDistrict(round.district)?.name ?? { zh: round.district, en: round.district },
    })),
  }
}

export default function Home() {
  const { rounds, clauses, direct, policy } = useLoaderData<typeof loader>()
  if (direct.length > 0) return <DirectHome schemes={direct} />
  return (
    <>
      <Hero policy={policy} />
      <Errands />
      <RoundStatus rounds={rounds} />
      <Way numbers={clauses} policy={policy} />
    </>
  )
}

function Hero({ policy }: { readonly policy: string }) {
  const { t, href } = useLang()
  return (
    <section className="hero">
      <div className="hero-words">
        <title>{t('落户 · 我能在哪里落户', 'Luohu · where could I settle')}</title>
        <p className="hero-kicker">{t('积分入户、直接入户，各地办法一次比清', 'By points or directly: every scheme at once')}</p>
        <h1>{t('我能在哪里落户？', 'Where could I settle?')}</h1>
        <p className="lead">
          {t(
            '回答一遍，各地能不能落户、有多少分、还差什么、怎样最快补上，并排列出。不用登录，答案只留在您的手机里。',
            'Answer once and see, place by place, whether you could settle, your points, what is missing and what would help most. No account; your answers stay on your phone.',
          )}
        </p>
        <div className="actions">
          <LinkButton href={href('/check')}>{t('开始自测', 'Start the self-check')}</LinkButton>
          <LinkButton kind="plain" href={href(`/check/${policy}`)}>{t('只测佛山市', 'Foshan only')}</LinkButton>
          <LinkButton kind="plain" href={href('/apply')}>{t('直接申请', 'Apply now')}</LinkButton>
        </div>
      </div>
      <Doorway />
    </section>
  )
}

function Errands() {
  const { t, href } = useLang()
  return (
    <section className="errands" aria-labelledby="errands">
      <h2 id="errands" className="visually-hidden">{t('常办事项', 'What people come for')}</h2>
      <Card title={t('看公示', 'Public notices')} href={href('/notices')} level={3}>
        <p>{t('各区排名公示名单，公示期内可以提出异议。', 'Ranked lists of each district; objections while a notice runs.')}</p>
      </Card>
      <Card title={t('查我的进度', 'Follow my case')} href={href('/cases')} level={3}>
        <p>{t('现在到哪一步、在哪个部门、最迟哪天办完。', 'Where it stands, which department has it and by when.')}</p>
      </Card>
      <Card title={t('查政策', 'Read the policies')} href={href('/policies')} level={3}>
        <p>{t('条件、分值、材料和部门职责，逐条注明出处。', 'Conditions, points, documents and duties, clause by clause.')}</p>
      </Card>
      <section className="card verify">
        <h3 className="card-title">{t('验入户卡', 'Verify a card')}</h3>
        <form method="get" action={href('/cards/verify')} className="inline-form">
          <TextField name="number" label={t('入户卡编号', 'Card number')} width="medium" search />
          <button className="button plain" type="submit">{t('查验', 'Verify')}</button>
        </form>
      </section>
    </section>
  )
}
