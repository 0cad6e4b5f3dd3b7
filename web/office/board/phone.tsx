import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Button, ErrorSummary, Notice, PageHead, PostForm, TextField } from '../../design/index.ts'
import { textOf } from '../../forms.ts'
import { useLang } from '../../language.tsx'
import { hrefIn } from '../../lang.ts'
import { signedIn } from '../../session.ts'
import { refused } from '../answers.ts'

/** `/office/board/phone`: where reminders to this department go. The number is kept sealed and never shown again. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, ctx } = signedIn(args, 'department')
  return { known: await services.boards.hasPhone(ctx()) }
}

export async function action(args: ActionFunctionArgs) {
  const { services, ctx, lang } = signedIn(args, 'department')
  const form = await args.request.formData()
  const kept = await services.boards.setPhone(ctx(form), textOf(form, 'phone', 40))
  return kept.ok ? redirect(hrefIn(lang, '/office/board')) : refused(kept.refusals, lang, form)
}

export default function Phone() {
  const { t, href } = useLang()
  const { known } = useLoaderData<typeof loader>()
  const { problems, values } = useActionData<typeof action>() ?? {}
  return (
    <>
      <PageHead
        title={t('联络员手机', 'Liaison phone')}
        crumbs={[{ href: href('/office/board'), label: t('本单位任务', 'My tasks') }]}
      />
      <ErrorSummary problems={problems} />
      {known && (
        <Notice>
          <p>
            {t(
              '已登记一个号码。填写新号码将替换它，留空保存则删除。',
              'A number is on record. A new one replaces it; saved empty it is removed.',
            )}
          </p>
        </Notice>
      )}
      <PostForm name="phone">
        <TextField
          name="phone"
          type="tel"
          inputMode="tel"
          width="medium"
          label={t('手机号码', 'Mobile number')}
          value={values?.['phone']}
          problems={problems}
          optional
          hint={t('加密保存，只用来发送报送提醒。', 'Stored encrypted; used for reminders only.')}
        />
        <Button>{t('保存', 'Save')}</Button>
      </PostForm>
    </>
  )
}
