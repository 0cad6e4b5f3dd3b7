import {
  data,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import { Button, ErrorSummary, PageHead, PostForm, TextField } from '../../design/index.ts'
import { textOf } from '../../forms.ts'
import { hrefIn, language } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'
import { claim, needsClaim } from './claim.server.ts'
import { opened } from './own.server.ts'

/** `/direct/:id/claim`: a case an employer or a window filed opens to whoever gives the applicant's identity number. */
export async function loader(args: LoaderFunctionArgs) {
  const { signed, view } = await opened(args)
  if (!needsClaim(args.request, signed, view)) throw redirect(hrefIn(signed.lang, `/direct/${view.id}`))
  return { id: view.id, number: view.row.number }
}

export async function action(args: ActionFunctionArgs) {
  const { signed, view } = await opened(args)
  const typed = textOf(await args.request.formData(), 'idNumber', 40)
  const cookie = claim(args.request, signed, view, typed)
  const { lang } = signed
  if (cookie !== undefined)
    throw redirect(hrefIn(lang, `/direct/${view.id}`), { status: 303, headers: { 'set-cookie': cookie } })
  const text = language(lang).t(
    '与申请人的身份证号码不一致。请核对后重新填写；如果这不是您的申请，请联系受理窗口。',
    'This is not the applicant’s identity number. Check it and try again; if the application is not yours, tell the window.',
  )
  const problems: readonly Problem[] = [{ code: 'direct.claim', field: 'idNumber', text }]
  return data({ problems }, { status: 422 })
}

export default function Claim() {
  const { t, href } = useLang()
  const { number } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <PageHead
        title={t('核对身份', 'Is it yours?')}
        lead={t(`受理编号 ${number}`, `Application ${number}`)}
        crumbs={[{ href: href('/direct'), label: t('直接入户', 'Direct settlement') }]}
      />
      <ErrorSummary problems={answer?.problems} />
      <p>
        {t(
          '这件申请由用人单位或者受理窗口录入，登记了您的手机号码。请填写申请人的身份证号码，核对后可以查看和办理。',
          'An employer or a window entered this application with your telephone number. Give the applicant’s identity number to see it and act in it.',
        )}
      </p>
      <PostForm name="claim">
        <TextField
          name="idNumber"
          label={t('申请人身份证号码', 'Identity number of the applicant')}
          width="medium"
          maxLength={40}
          problems={answer?.problems}
        />
        <Button>{t('核对', 'Check')}</Button>
      </PostForm>
    </>
  )
}
