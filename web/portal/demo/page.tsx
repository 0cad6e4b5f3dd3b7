import { useActionData, useLoaderData } from 'react-router'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { cities } from '#identity'
import { cityCookie } from '#platform/session-cookie.ts'
import { demoStaffOf, type DemoStaff } from '#server/demo/accounts.ts'
import { requestContext } from '../../context.ts'
import { Button, Card, DateField, ErrorSummary, Notice, PageHead, PostForm } from '../../design/index.ts'
import { formatDate } from '../../design/format.ts'
import { useLang } from '../../language.tsx'
import { hrefIn } from '../../lang.ts'
import { problemsOf } from '../../refusals.ts'
import { enter } from '../../session.ts'
import './demo.css'
import { stagesFrom } from './stages.ts'

type Post = Pick<DemoStaff, 'username' | 'name' | 'post'>

export function loader({ context }: LoaderFunctionArgs) {
  const { demo, today, services } = context.get(requestContext)
  if (!demo) throw data(null, { status: 404 })
  const { city } = services.platform
  const staff = demoStaffOf(city).map(({ username, name, post }) => ({ username, name, post }))
  const others = cities.map(({ code, name }) => ({ code, name, here: code === city }))
  const points = city === POINTS_CITY
  return { today, staff, cities: others, points, stages: points ? stagesFrom(today) : [] }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { services, lang } = context.get(requestContext)
  const form = await request.formData()
  const chosen = form.get('city')
  if (typeof chosen === 'string' && cities.some(({ code }) => code === chosen)) {
    throw redirect(hrefIn(lang, '/demo'), { status: 303, headers: { 'set-cookie': cityCookie(chosen) } })
  }
  const username = form.get('username')
  if (typeof username === 'string') {
    const session = await services.demo.signInAs(username)
    return session.ok ? enter(request, session.value, hrefIn(lang, '/office')) : { problems: problemsOf(session.refusals, lang) }
  }
  if (form.has('workOff')) {
    const done = await services.demo.workOff()
    return done.ok ? { problems: undefined, done: done.value } : { problems: problemsOf(done.refusals, lang) }
  }
  const moved = await services.demo.moveTo(String(form.get('date') ?? ''))
  return moved.ok ? redirect(hrefIn(lang, '/demo')) : { problems: problemsOf(moved.refusals, lang) }
}

export default function DemoPage() {
  const { t, href, lang } = useLang()
  const { today, points } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const problems = answer?.problems
  const done = answer && 'done' in answer ? answer.done : undefined
  return (
    <>
      <PageHead title={t('演示', 'Demonstration')}
        lead={t('这里的人员和数据均为虚构。您可以换着身份走完一年：从自测、申请到落户。',
          'All people and data here are invented. Walk through a whole year in every role, from self-check to settlement.')} />
      <ErrorSummary problems={problems} />
      {done && (
        <Notice tone="good" live>
          <p>
            {t(`虚构同事已受理 ${done.accepted} 件申请，办结 ${done.reviewed} 项核查。`,
              `Invented colleagues accepted ${done.accepted} applications and finished ${done.reviewed} review tasks.`)}
          </p>
        </Notice>
      )}
      <Cities />
      <Card title={t(`现在是 ${formatDate(today, lang)}`, `It is ${formatDate(today, lang)}`)}>
        <Clock />
      </Card>
      {points && <WorkOff />}
      <Card title={t('申请人', 'An applicant')}>
        <p>
          {t('用任意手机号码登录，验证码会出现在', 'Sign in with any mobile number; the code appears in the ')}
          <a href={href('/demo/outbox')}>{t('短信发件箱', 'message outbox')}</a>
          {t('。', '.')}
        </p>
        <p><a href={href('/check')}>{t('先自测能否入户', 'Check first whether you could settle')}</a></p>
      </Card>
      <Card title={t('工作人员', 'Staff')}>
        <StaffList />
        <Notice>
          <p>{t('登录密码均为 luohu-demo。', 'The password of every account is luohu-demo.')}</p>
        </Notice>
      </Card>
    </>
  )
}

/** What the invented colleagues of some 16 departments can clear at once, so that one person sees the whole year. */
function WorkOff() {
  const { t } = useLang()
  return (
    <Card title={t('一个人走完一年', 'A whole year on your own')}>
      <p>
        {t('约 16 个部门并联审核。您不必逐个扮演：让虚构同事办完今天的待办（窗口受理，9月1日至11月30日间各部门核查）。排名、公示、异议和发卡仍由您来决定。',
          'Some 16 departments review in parallel. You need not play them all: let invented colleagues clear today’s queues (windows accept; departments record findings from 1 September to 30 November). Ranking, notice, objections and cards stay yours to decide.')}
      </p>
      <PostForm name="work-off">
        <Button kind="plain" name="workOff" value="yes">{t('请虚构同事办完今天的待办', 'Let invented colleagues clear today’s queues')}</Button>
      </PostForm>
    </Card>
  )
}

/** 佛山市: the year of points plays there. */
const POINTS_CITY = '440600'

/** Each city has its own desk, clock and people. */
function Cities() {
  const { t, text } = useLang()
  const { cities: all } = useLoaderData<typeof loader>()
  return (
    <Card title={t('在哪个城市', 'Which city')}>
      <ul className="plain-list demo-stages">
        {all.map(({ code, name, here }) => (
          <li key={code}>
            {here ? <strong className="button" aria-current="true">{text(name)}</strong> : (
              <PostForm name={code} className="inline-form">
                <input type="hidden" name="city" value={code} />
                <Button kind="plain">{text(name)}</Button>
              </PostForm>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** The year's next stages as one-click moves, and any later date. */
function Clock() {
  const { t, lang, text } = useLang()
  const { today, stages } = useLoaderData<typeof loader>()
  const problems = useActionData<typeof action>()?.problems
  return (
    <>
      <p>{t('时间只能向前走。到期的事项（逾期核查、公示期满、入户卡失效）会随之办理。',
        'The clock only moves forward. Whatever falls due on the way (overdue reviews, end of notice, lapsed cards) is carried out.')}</p>
      <ul className="plain-list demo-stages">
        {stages.map((stage) => (
          <li key={stage.date}>
            <PostForm name={stage.date} className="inline-form">
              <input type="hidden" name="date" value={stage.date} />
              <Button kind="plain"><strong>{formatDate(stage.date, lang)}</strong> {text(stage.title)}</Button>
            </PostForm>
          </li>
        ))}
      </ul>
      <PostForm name="any">
        <DateField name="date" label={t('或到另一天', 'Or another day')} min={today} problems={problems} />
        <Button kind="plain">{t('调整时间', 'Move the clock')}</Button>
      </PostForm>
    </>
  )
}

/** The posts a first visit needs stand open; the other windows and departments one click away. */
const FIRST = ['clerk', 'review-hr', 'review-police', 'officer', 'approver', 'police', 'bureau', 'dept-hr', 'dept-education', 'dept-city-leaders', 'admin']

function StaffList() {
  const { t } = useLang()
  const { staff } = useLoaderData<typeof loader>()
  const first = staff.filter(({ username }) => FIRST.includes(username))
  const others = staff.filter(({ username }) => !FIRST.includes(username))
  return (
    <>
      <Posts staff={first} />
      {others.length > 0 && <details>
        <summary>{t(`其余 ${others.length} 个窗口和部门`, `The other ${others.length} windows and departments`)}</summary>
        <Posts staff={others} />
      </details>}
    </>
  )
}

function Posts({ staff }: { readonly staff: readonly Post[] }) {
  const { t, text } = useLang()
  return (
    <ul className="demo-posts">
      {staff.map(({ username, name, post }) => (
        <li key={username}>
          <span>
            {text(post)}
            <small><span lang="zh-Hans-CN">{name}</span> · <code>{username}</code></small>
          </span>
          <PostForm name={username} className="inline-form">
            <input type="hidden" name="username" value={username} />
            <Button kind="plain" label={t(`以${post.zh}身份登录`, `Sign in as ${post.en}`)}>{t('登录', 'Sign in')}</Button>
          </PostForm>
        </li>
      ))}
    </ul>
  )
}
