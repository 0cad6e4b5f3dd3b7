import type { Clause } from '#policy'
import { Button, Card, EmptyState, LinkButton, Notice, PostForm, Steps } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { Basis } from './basis.tsx'
import type { SchemeView } from './start.tsx'

/** One scheme as it was published: for whom, with whom, with which papers, how it goes. */
export function Scheme({ view, known }: { readonly view: SchemeView; readonly known: boolean }) {
  const { text } = useLang()
  return (
    <>
      <h2>{text(view.scheme.title)}</h2>
      <Begin view={view} known={known} />
      <Asked view={view} />
      <Course view={view} />
      <More view={view} />
    </>
  )
}

interface SchemeProps {
  readonly view: SchemeView
}

function Begin({ view: { scheme }, known }: SchemeProps & { readonly known: boolean }) {
  const { t, href } = useLang()
  const back = encodeURIComponent(href('/direct'))
  return (
    <div className="actions">
      {known ? (
        <PostForm name={`start-${scheme.pack}`} className="inline-form">
          <input type="hidden" name="pack" value={scheme.pack} />
          <Button>{t('开始申请', 'Start')}</Button>
        </PostForm>
      ) : (
        <LinkButton href={`${href('/sign-in')}?back=${back}`}>{t('登录并申请', 'Sign in and apply')}</LinkButton>
      )}
      <LinkButton kind="plain" href={href(`/check/${scheme.pack}`)}>
        {t('先自测能否入户', 'Check first whether you could settle')}
      </LinkButton>
    </div>
  )
}

/** Conditions, family and papers, each line with its clause. */
function Asked({ view: { scheme, conditions, routes, clauses } }: SchemeProps) {
  const { t } = useLang()
  const shown = { clauses, pack: scheme.pack }
  const family = scheme.relations.map(({ relation, limit, clause }) => ({ id: relation, name: limit, clause }))
  return (
    <>
      <Card title={t('条件', 'Conditions')} level={3}>
        <List lines={conditions} {...shown} />
        {routes.length > 0 && (
          <>
            <p>{t('并且符合下列之一：', 'And one of these:')}</p>
            <List lines={routes} {...shown} />
          </>
        )}
      </Card>
      <Card title={t('谁可以随迁', 'Who may move along')} level={3}>
        <List lines={family} {...shown} />
      </Card>
      <Card title={t('带什么材料', 'What to bring')} level={3}>
        <p className="muted">
          {t(
            '到窗口核对原件、留复印件；哪些与您有关，按您填写的内容列出。',
            'The window looks at originals and keeps copies; which ones concern you follows from your form.',
          )}
        </p>
        <List lines={scheme.documents} {...shown} />
      </Card>
    </>
  )
}

function Course({ view: { scheme, clauses } }: SchemeProps) {
  const { t, text } = useLang()
  const basis = (id: string) => <Basis clauses={clauses} id={id} pack={scheme.pack} />
  const { falseMaterial } = scheme
  return (
    <>
      <h3>{t('怎样办理', 'How it goes')}</h3>
      <Steps
        steps={[
          { title: t('在手机上填写、提交', 'Fill in and send, on your phone') },
          ...scheme.steps.map(({ name, clause }) => ({ title: text(name), text: basis(clause) })),
        ]}
      />
      {falseMaterial && (
        <Notice tone="warn" title={t('材料必须真实', 'The papers must be true')}>
          <p>
            {t(
              `提供虚假材料的，取消入户资格，${falseMaterial.years} 年内全市不再受理。`,
              `False papers end the qualification, and no application is taken in the city for ${falseMaterial.years} years.`,
            )}
          </p>
          {basis(falseMaterial.clause)}
        </Notice>
      )}
    </>
  )
}

function More({ view: { scheme, form } }: SchemeProps) {
  const { t, href } = useLang()
  const links = [
    {
      to: href(`/direct/services?pack=${scheme.pack}`),
      name: t('符合条件但暂不入户：我可以享受哪些服务', 'Eligible, but not settling now: services open to me'),
    },
    {
      to: href('/direct/batches'),
      name: t('用人单位为多名员工集体申请', 'For employers: apply for many workers at once'),
    },
    {
      to: href(`/conditions?scheme=${scheme.pack}`),
      name: t(
        '全部条件、材料、步骤和依据，一份清单',
        'All conditions, documents and steps with their clauses, on one list',
      ),
    },
    { to: href(`/policies/${scheme.pack}`), name: t('办法全文和逐条出处', 'The whole scheme, clause by clause') },
  ]
  // The form is Chinese in every language: its address has none.
  const blank = {
    to: '/direct/annex2.pdf',
    name: t('空白申请表（PDF，一式两份，可以手写）', 'Blank application form (PDF, in duplicate, to fill in by hand)'),
  }
  return (
    <nav className="case-links" aria-label={t('其他', 'More')}>
      <ul>
        {[...(form ? [blank] : []), ...links].map(({ to, name }) => (
          <li key={to}>
            <a href={to}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

interface Line {
  readonly id: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly clause: string
}

function List({
  lines,
  clauses,
  pack,
}: {
  readonly lines: readonly Line[]
  readonly clauses: readonly Clause[]
  readonly pack: string
}) {
  const { t, text } = useLang()
  if (lines.length === 0) return <EmptyState title={t('没有公布', 'Nothing published')} />
  return (
    <ul>
      {lines.map(({ id, name, clause }) => (
        <li key={id}>
          {text(name)} <Basis clauses={clauses} id={clause} pack={pack} />
        </li>
      ))}
    </ul>
  )
}
