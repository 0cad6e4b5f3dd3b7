import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import type { Result } from '#platform/result.ts'
import {
  Button,
  CheckboxGroup,
  DateField,
  EmptyState,
  ErrorSummary,
  Notice,
  PageHead,
  PostForm,
  RadioField,
  SelectField,
  Table,
  TextareaField,
  formatDate,
} from '../../design/index.ts'
import { textOf } from '../../forms.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { orThrow, refused } from '../answers.ts'
import { outreachDesk } from './desk.server.ts'
import { choicesOf, Done } from './parts.tsx'
import { StandingTag } from './people.tsx'
import { Facts } from './person-facts.tsx'
import { blockerWords, wayWords } from './words.ts'

/** `/office/outreach/people/:id`: one person opened, the helper, contacts and what stands in the way (DG-12). */
export async function loader(args: LoaderFunctionArgs) {
  const { outreach, ctx, grades, today, actor } = outreachDesk(args)
  const person = orThrow(await outreach.person(ctx(), args.params['id'] ?? ''))
  const saved = new URL(args.request.url).searchParams.has('saved')
  return {
    person,
    today,
    saved,
    role: actor.role,
    grade: grades.find(({ value }) => value === person.state.grade)?.name,
  }
}

export async function action(args: ActionFunctionArgs) {
  const { outreach, ctx, lang } = outreachDesk(args)
  const form = await args.request.formData()
  const id = args.params['id'] ?? ''
  if (textOf(form, 'intent') === 'forget') {
    const gone = await outreach.forget(ctx(form), id)
    return gone.ok ? redirect(hrefIn(lang, '/office/outreach?forgotten'), 303) : refused(gone.refusals, lang, form)
  }
  const done = await changed(args, id, form)
  return done.ok
    ? redirect(hrefIn(lang, `/office/outreach/people/${id}?saved`), 303)
    : refused(done.refusals, lang, form)
}

function changed(args: ActionFunctionArgs, id: string, form: FormData): Promise<Result<unknown>> {
  const { outreach, ctx } = outreachDesk(args)
  switch (textOf(form, 'intent')) {
    case 'assign':
      return outreach.assign(ctx(form), id, textOf(form, 'helper', 40))
    case 'merge':
      return outreach.merge(ctx(form), id, textOf(form, 'other', 40))
    default:
      return outreach.contact(ctx(form), id, {
        on: textOf(form, 'on', 10),
        way: textOf(form, 'way', 20),
        reached: textOf(form, 'reached') === 'yes',
        note: textOf(form, 'note', 2000),
        blockers: form.getAll('blockers').filter(each => typeof each === 'string'),
      })
  }
}

export default function Person() {
  const { t, href } = useLang()
  const { person, grade, role, saved } = useLoaderData<typeof loader>()
  const { name } = person
  const problems = useActionData<typeof action>()?.problems
  const crumbs = [
    { href: href('/office/outreach'), label: t('登记簿', 'Register') },
    { href: href('/office/outreach/tracking'), label: t('跟踪服务', 'Tracking') },
  ]
  return (
    <>
      <PageHead title={name} crumbs={crumbs} />
      <ErrorSummary problems={problems} />
      {saved && !problems && <Done>{t('已保存。', 'Saved.')}</Done>}
      <Facts person={person} grade={grade} role={role} />
      {person.twins.length > 0 && <Twins />}
      <Help />
      <details className="no-print">
        <summary>{t('本人要求删除信息', 'The person asks to be forgotten')}</summary>
        <p>
          {t(
            '姓名、手机号码、备注和短信内容一并删除，不能恢复。',
            'Name, number, notes and texts are removed for good.',
          )}
        </p>
        <PostForm name="forget">
          <Button kind="danger" name="intent" value="forget">
            {t('删除此人信息', 'Forget this person')}
          </Button>
        </PostForm>
      </details>
    </>
  )
}

/** Only a person can tell that two rows are one. */
function Twins() {
  const { lang, t, href } = useLang()
  const { person } = useLoaderData<typeof loader>()
  return (
    <Notice
      tone="warn"
      title={t('可能重复登记：同单位、同镇街还有同名的人', 'Perhaps twice: the same name, employer and town')}
    >
      <ul className="plain-list">
        {person.twins.map(({ id, maskedPhone, registeredOn, standing }) => (
          <li key={id}>
            <a href={href(`/office/outreach/people/${id}`)}>{maskedPhone}</a> · {formatDate(registeredOn, lang)}{' '}
            {standing && <StandingTag standing={standing} />}
            <PostForm name={`merge-${id}`} className="inline-form">
              <input type="hidden" name="other" value={id} />
              <Button kind="quiet" name="intent" value="merge">
                {t('是同一人，合并到这一条', 'The same person: join them here')}
              </Button>
            </PostForm>
          </li>
        ))}
      </ul>
      <p>
        {t(
          '先向本人核实。合并后保留本页的手机号码，不能撤回。',
          'Ask the person first. This number stays; it cannot be undone.',
        )}
      </p>
    </Notice>
  )
}

/** Following up, or why nobody does; what was done before stays to be seen. */
function Help() {
  const { t } = useLang()
  const { state } = useLoaderData<typeof loader>().person
  const settled = state.case?.standing === 'settled'
  if (!settled && state.wish === 'yes') return <FollowUp />
  return (
    <>
      <p>
        {settled
          ? t('已经入户，跟踪服务已结束。', 'Has settled; following up has ended.')
          : t('没有登记愿意入户，不安排跟踪服务。', 'Has not said they wish to settle; nobody follows up.')}
      </p>
      {state.contacts.length > 0 && <Contacts />}
    </>
  )
}

function FollowUp() {
  const { t } = useLang()
  const {
    person: { state, helpers },
  } = useLoaderData<typeof loader>()
  const problems = useActionData<typeof action>()?.problems
  return (
    <>
      <h2>{t('一对一服务', 'One-to-one help')}</h2>
      <PostForm name="assign" className="row-form">
        <input type="hidden" name="intent" value="assign" />
        <SelectField
          name="helper"
          label={t('服务人员', 'Helper')}
          value={state.helper?.id}
          problems={problems}
          choices={helpers.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Button kind="plain">{state.helper ? t('更换', 'Change') : t('指定', 'Name')}</Button>
      </PostForm>
      {state.helper && <ContactForm />}
      <Contacts />
    </>
  )
}

function ContactForm() {
  const { t, text } = useLang()
  const { person, today } = useLoaderData<typeof loader>()
  const { problems, values = {} } = useActionData<typeof action>() ?? {}
  const shared = (name: string) => ({ name, problems, value: values[name] })
  const blockers = { name: 'blockers', optional: true, problems, values: person.state.blockers }
  const reached = [
    { value: 'yes', label: t('联系到', 'Yes') },
    { value: 'no', label: t('没有联系到', 'No') },
  ]
  const day = values['on'] ?? today
  const hint = t('加密保存；本人要求删除时一并删除。', 'Stored encrypted; removed with the person.')
  return (
    <PostForm name="contact" label={t('登记联系', 'Record a contact')}>
      <h3>{t('登记联系', 'Record a contact')}</h3>
      <DateField {...shared('on')} value={day} max={today} label={t('日期', 'Day')} />
      <RadioField {...shared('way')} label={t('方式', 'Way')} choices={choicesOf(wayWords, text)} />
      <RadioField {...shared('reached')} label={t('是否联系到本人', 'Was the person spoken to')} choices={reached} />
      <CheckboxGroup
        {...blockers}
        label={t('目前的障碍', 'What stands in the way')}
        choices={choicesOf(blockerWords, text)}
      />
      <TextareaField {...shared('note')} optional rows={2} maxLength={500} label={t('备注', 'Note')} hint={hint} />
      <Button>{t('登记', 'Record')}</Button>
    </PostForm>
  )
}

function Contacts() {
  const { lang, t, text } = useLang()
  const {
    person: { state, notes },
  } = useLoaderData<typeof loader>()
  return (
    <>
      <h3>{t('联系记录', 'Contacts')}</h3>
      <Table
        caption={t('联系记录', 'Contacts')}
        hideCaption
        rows={state.contacts.map((contact, at) => ({ ...contact, at })).toReversed()}
        rowKey={({ at }) => String(at)}
        empty={<EmptyState title={t('还没有联系过', 'No contact yet')} />}
        columns={[
          { key: 'on', head: t('日期', 'Day'), cell: row => formatDate(row.on, lang) },
          { key: 'way', head: t('方式', 'Way'), cell: row => text(wayWords[row.way]) },
          {
            key: 'reached',
            head: t('结果', 'Result'),
            cell: row => (row.reached ? t('联系到', 'spoken to') : t('没有联系到', 'not reached')),
          },
          { key: 'by', head: t('联系人', 'By'), cell: row => <span lang="zh">{row.by}</span> },
          {
            key: 'note',
            head: t('备注', 'Note'),
            cell: row => <span lang="zh">{(row.note && notes[row.note]) || '—'}</span>,
          },
        ]}
      />
    </>
  )
}
