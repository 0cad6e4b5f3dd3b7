import { useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { foshan } from '#identity'
import { FOSHAN } from '#server/packs/index.ts'
import { Button, ErrorSummary, PageHead, PostForm, RadioField, SelectField, TextField } from '../../design/index.ts'
import { textsOf } from '../../forms.ts'
import { useLang } from '../../language.tsx'
import { signedIn } from '../../session.ts'
import { refused } from '../answers.ts'
import { Secrets } from './secrets.tsx'
import { roleIds, roleWords } from './words.ts'

/** `/office/admin/new`: a member of staff with a post and its patch. Password and second factor are made by the system. */
export function loader(args: LoaderFunctionArgs) {
  const { services } = signedIn(args, 'administrator')
  return { departments: services.packs.get(FOSHAN).departments.map(({ id, name }) => ({ id, name })) }
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
  const { t, text, href } = useLang()
  const { departments } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const credentials = answer && 'credentials' in answer ? answer.credentials : undefined
  const values: Readonly<Record<string, string>> = answer?.values ?? {}
  const shared = (name: string) => ({ name, value: values[name], problems: answer?.problems })
  const towns = foshan.districts.flatMap(district =>
    district.towns.map(town => ({
      value: town.code,
      label: t(`${district.name.zh} ${town.name.zh}`, `${town.name.en}, ${district.name.en}`),
    })),
  )
  return (
    <>
      <PageHead
        title={t('新增账号', 'Add an account')}
        crumbs={[{ href: href('/office/admin'), label: t('工作人员账号', 'Staff accounts') }]}
      />
      <ErrorSummary problems={answer?.problems} />
      {credentials ? (
        <>
          <Secrets credentials={credentials} />
          <p>
            <a href={href('/office/admin')}>{t('已交给本人，回到名单', 'Handed over, back to the list')}</a>
          </p>
        </>
      ) : (
        <PostForm name="appoint" label={t('新增账号', 'Add an account')}>
          <TextField {...shared('name')} label={t('姓名', 'Name')} width="medium" maxLength={50} />
          <TextField
            {...shared('username')}
            label={t('用户名', 'User name')}
            width="medium"
            maxLength={30}
            hint={t(
              '3 至 30 个小写字母、数字或连字符，以字母开头。',
              '3 to 30 lower-case letters, digits or hyphens, beginning with a letter.',
            )}
          />
          <RadioField
            {...shared('role')}
            label={t('岗位', 'Post')}
            choices={roleIds.map(id => ({ value: id, label: text(roleWords[id]) }))}
          />
          <SelectField
            {...shared('town')}
            search
            label={t('镇街（窗口受理）', 'Town (window clerks)')}
            choices={towns}
          />
          <SelectField
            {...shared('district')}
            search
            label={t('区（核查、经办审批、民警）', 'District (reviewers, officers, police)')}
            choices={foshan.districts.map(({ code, name }) => ({ value: code, label: text(name) }))}
          />
          <SelectField
            {...shared('department')}
            search
            label={t('部门（核查）', 'Department (reviewers)')}
            choices={departments.map(({ id, name }) => ({ value: id, label: text(name) }))}
          />
          <Button>{t('保存，生成密码', 'Save and make the password')}</Button>
        </PostForm>
      )}
    </>
  )
}
