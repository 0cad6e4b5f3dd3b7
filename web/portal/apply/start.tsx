import { redirect, useLoaderData } from 'react-router'
import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import { findDistrict } from '#identity'
import { requestContext } from '../../context.ts'
import { Button, Card, LinkButton, Notice, PageHead, PostForm, Steps } from '../../design/index.ts'
import { formatDate } from '../../design/format.ts'
import { useLang } from '../../language.tsx'
import { hrefIn } from '../../lang.ts'
import type { Handle } from '../../shell.ts'
import { signedIn } from '../../session.ts'
import { beginDraft } from './begin.server.ts'
import { orThrow } from './view.server.ts'

export const handle: Handle = { enhance: true }

export async function loader(args: LoaderFunctionArgs) {
  const { services, actor, today, lang } = args.context.get(requestContext)
  // Where people settle directly there is no round to apply for.
  const pack = services.packs.pointsOf(services.platform.city)
  if (!pack) throw redirect(hrefIn(lang, '/direct'))
  const year = services.rounds.yearFor(pack.id, today)
  const reading = pack.round?.cutoff.interpretation.text
  const rounds = (await services.rounds.publicList(today)).map(({ id, district, year: of }) => (
    { id, year: of, name: findDistrict(district)?.name ?? { zh: district, en: district } }))
  if (actor?.role !== 'citizen') return { policy: pack.id, signedIn: false, year, reading, rounds, drafts: [] }
  const mine = orThrow(await services.applications.mine(signedIn(args, 'citizen').ctx()))
  return { policy: pack.id, signedIn: true, year, reading, rounds, drafts: mine.filter(({ status }) => status === 'draft') }
}

/** Begins a draft, with the self-check's answers where the person brings them along. */
export async function action(args: ActionFunctionArgs) {
  const signed = signedIn(args, 'citizen')
  const made = orThrow(await beginDraft(signed, await args.request.formData()))
  return redirect(hrefIn(signed.lang, `/apply/${made.id}/who`), 303)
}

export default function Start() {
  const { t, text } = useLang()
  const { signedIn: known, year, reading, drafts } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead title={t('申请积分制入户', 'Apply for settlement by points')}
        lead={t('在手机上就能办完：填写、上传材料、提交，大约 20 分钟。每一步都会保存。',
          'It can all be done on a phone: fill in, upload, submit, in about 20 minutes. Every step is saved.')} />
      {year.deferred && (
        <Notice tone="warn">
          <p>{t(
            `本年度申请已经截止，现在提交的进入 ${year.year} 年度。`,
            `This year’s applications have closed: what is submitted now belongs to ${year.year}.`,
          )}</p>
          {reading && <p>{text(reading)}</p>}
        </Notice>
      )}
      {drafts.length > 0 && <Drafts />}
      {known ? <Begin second={drafts.length > 0} /> : <SignInFirst />}
      <h2>{t('怎样办理', 'How it goes')}</h2>
      <Way />
      <RoundRules />
    </>
  )
}

/** FS-1, FS-8: quota and tie rule are a district's own choice, to be read before applying. */
function RoundRules() {
  const { t, text, href } = useLang()
  const { rounds } = useLoaderData<typeof loader>()
  if (rounds.length === 0) return null
  return (
    <>
      <h2>{t('各区的名额和同分规则', 'Quotas and tie rules of the districts')}</h2>
      <ul>
        {rounds.map(({ id, name, year }) => (
          <li key={id}><a href={href(`/rounds/${id}`)}>{t(`${text(name)} ${year} 年度`, `${text(name)}, ${year}`)}</a></li>
        ))}
      </ul>
    </>
  )
}

function SignInFirst() {
  const { t, href } = useLang()
  const { policy } = useLoaderData<typeof loader>()
  return (
    <>
      <div className="actions">
        <LinkButton href={`${href('/sign-in')}?back=${encodeURIComponent(href('/apply'))}`}>{t(
          '登录并申请',
          'Sign in and apply',
        )}</LinkButton>
        <LinkButton kind="plain" href={href(`/check/${policy}`)}>{t(
          '先自测能否入户',
          'Check first whether you could settle',
        )}</LinkButton>
      </div>
      <p className="muted" data-storage-shown="luohu.check" hidden>
        {t(
          '您在这台设备上做过自测。登录后可以带着自测的回答申请。',
          'You did the self-check on this device. After signing in you can bring its answers along.',
        )}
      </p>
    </>
  )
}

function Drafts() {
  const { t, lang, href } = useLang()
  const { drafts } = useLoaderData<typeof loader>()
  return drafts.map(({ id, maskedName, startedOn }) => (
    <Card key={id} title={t('您有一份没有填完的申请', 'You have an application under way')}>
      <p>{t(
        `${formatDate(startedOn, lang)}开始填写`,
        `Begun on ${formatDate(startedOn, lang)}`,
      )}{maskedName ? ` · ${maskedName}` : ''}</p>
      <LinkButton href={href(`/apply/${id}`)}>{t('继续填写', 'Go on with it')}</LinkButton>
    </Card>
  ))
}

/** The first button appears only where this device holds a self-check (`enhance.js`). */
function Begin({ second }: { readonly second: boolean }) {
  const { t } = useLang()
  return (
    <div className="actions">
      <div data-storage-shown="luohu.check" hidden>
        <PostForm name="carried" className="inline-form">
          <input type="hidden" name="answers" data-storage="luohu.check" />
          <Button kind={second ? 'plain' : 'main'}>{t('带着自测的回答申请', 'Apply with my self-check answers')}</Button>
        </PostForm>
      </div>
      <PostForm name="start" className="inline-form">
        <Button kind={second ? 'plain' : 'main'}>{second ? t('另填一份', 'Start another one') : t('开始填写', 'Start')}</Button>
      </PostForm>
    </div>
  )
}

function Way() {
  const { t } = useLang()
  return (
    <Steps steps={[
      { title: t('填写申请', 'Fill in'), text: t(
        '您本人、务工情况、各项积分、随迁人员和迁入的镇（街道）。',
        'You, your work, your points, who moves along, and the town.',
      ) },
      { title: t('上传材料', 'Upload documents'), text: t(
        '身份证、户口簿、劳动合同，以及您申报的积分项目的证明。',
        'Identity card, household book, labour contract, and proof of what you claim.',
      ) },
      { title: t('窗口受理', 'The window accepts'), text: t(
        '5 个工作日内答复；材料不齐的，一次性告知。',
        'An answer within 5 working days; what is missing is named once and in full.',
      ) },
      { title: t('部门核查与排名', 'Review and ranking'), text: t(
        '9月1日至11月30日各部门并联审核，之后按积分排名并公示 10 个工作日。',
        'The departments review from 1 September to 30 November; then the ranking stands in public notice for 10 working days.',
      ) },
      { title: t('领卡、落户', 'Card and settlement'), text: t(
        '入户卡有效期 1 年，凭卡到公安部门办理入户。',
        'The settlement card is valid for 1 year; settle with the police in that time.',
      ) },
    ]} />
  )
}
