import { useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { findCity } from '#identity'
import { Button, ErrorSummary, PageHead, PostForm, RadioField, SelectField, TextField } from '../../design/index.ts'
import { textsOf } from '../../forms.ts'
import { useLang } from '../../language.tsx'
import { signedIn } from '../../session.ts'
import { refused } from '../answers.ts'
import { Secrets } from './secrets.tsx'
import { roleIds, roleWords } from './words.ts'

/** `/office/admin/new`: a member of staff with a post and its patch. Password and second factor are made by the system. */
export async function loader(args: LoaderFunctionArgs) {
  const { services } = signedIn(args, 'administrator')
  const departments = services.packs.ofCity(services.platform.city).flatMap(pack => pack.departments)
  const named = (await services.boards.organisations()).map(({ id, zh, en }) => ({ id, name: { zh, en } }))
  const byId = new Map([...departments, ...named].map(({ id, name }) => [id, { id, name }]))
  return { departments: [...byId.values()], districts: findCity(services.platform.city)?.districts ?? [] }
}

/** Answers with the secrets, this once; the same form again is told so. */
export async function action(args: ActionFunctionArgs) {
  const { services, ctx, lang } = signedIn(args, 'administrator')
  const form = await args.request.formData()
  const { username = '', name = '', role = '', district = '', town = '', department = '' } = textsOf(form)
  const made = await services.accounts.appoint(ctx(form), { username, name, role, district, town, department })
  return made.ok ? { credentials: made.value, values: {}, problems: undefined } : refused(made.refusals, lang, form)
}

export default function NewStaff() {
  const { t, href } = useLang()
  const answer = useActionData<typeof action>()
  return (
    <>
      <PageHead
        title={t('新增账号', 'Add an account')}
        crumbs={[{ href: href('/office/admin'), label: t('工作人员账号', 'Staff accounts') }]}
      />
      <ErrorSummary problems={answer?.problems} />
      {answer && 'credentials' in answer ? (
        <>
          <Secrets credentials={answer.credentials} />
          <p>
            <a href={href('/office/admin')}>{t('已交给本人，回到名单', 'Handed over, back to the list')}</a>
          </p>
        </>
      ) : (
        <PostForm name="appoint" label={t('新增账号', 'Add an account')}>
          <Who />
          <Patch />
          <Button>{t('保存，生成密码', 'Save and make the password')}</Button>
        </PostForm>
      )}
    </>
  )
}

/** What a field shows of the form as it was sent. */
function useSent() {
  const answer = useActionData<typeof action>()
  const values: Readonly<Record<string, string>> = answer?.values ?? {}
  return (name: string) => ({ name, value: values[name], problems: answer?.problems })
}

function Who() {
  const { t, text } = useLang()
  const sent = useSent()
  const shape = t(
    '3 至 30 个小写字母、数字或连字符，以字母开头。',
    '3 to 30 lower-case letters, digits or hyphens, beginning with a letter.',
  )
  const posts = roleIds.map(id => ({ value: id, label: text(roleWords[id]) }))
  return (
    <>
      <TextField {...sent('name')} label={t('姓名', 'Name')} width="medium" maxLength={50} />
      <TextField {...sent('username')} label={t('用户名', 'User name')} width="medium" maxLength={30} hint={shape} />
      <RadioField {...sent('role')} label={t('岗位', 'Post')} choices={posts} />
    </>
  )
}

/** Where the post is: only what the role needs is kept. */
function Patch() {
  const { t, text } = useLang()
  const sent = useSent()
  const loaded = useLoaderData<typeof loader>()
  const departments = loaded.departments.map(({ id, name }) => ({
    value: id,
    label: text(name),
  }))
  const districts = loaded.districts.map(({ code, name }) => ({ value: code, label: text(name) }))
  const towns = loaded.districts.flatMap(({ name, towns: own }) =>
    own.map(town => ({ value: town.code, label: t(`${name.zh} ${town.name.zh}`, `${town.name.en}, ${name.en}`) })),
  )
  const inDistrict = t('区（核查、经办审批、民警）', 'District (reviewers, officers, police)')
  return (
    <>
      <SelectField {...sent('town')} search label={t('镇街（窗口受理）', 'Town (window clerks)')} choices={towns} />
      <SelectField {...sent('district')} search label={inDistrict} choices={districts} />
      <SelectField
        {...sent('department')}
        search
        label={t('部门（核查、联络员）', 'Department (reviewers, liaison officers)')}
        choices={departments}
      />
    </>
  )
}
