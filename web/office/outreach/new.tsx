import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { Button, ErrorSummary, PageHead, PostForm } from '../../design/index.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { refused } from '../answers.ts'
import { outreachDesk, personIn } from './desk.server.ts'
import { PersonFields } from './parts.tsx'

/** `/office/outreach/new`: the window adds one person. */
export function loader(args: LoaderFunctionArgs) {
  const { towns, grades } = outreachDesk(args)
  return { towns, grades }
}

export async function action(args: ActionFunctionArgs) {
  const { outreach, ctx, lang } = outreachDesk(args)
  const form = await args.request.formData()
  const done = await outreach.enter(ctx(form), personIn(form))
  return done.ok
    ? redirect(hrefIn(lang, `/office/outreach/people/${done.value.id}`), 303)
    : refused(done.refusals, lang, form)
}

export default function NewPerson() {
  const { t, href } = useLang()
  const lists = useLoaderData<typeof loader>()
  const { problems, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <>
      <PageHead
        title={t('登记一人', 'Add one person')}
        crumbs={[{ href: href('/office/outreach'), label: t('登记簿', 'Register') }]}
        lead={t(
          '同一手机号码只有一行；再次登记就是更新。请先告知本人用途，并说明可以随时退订或要求删除。',
          'One row a number; entering it again updates it. Tell the person first what it is for and how to stop.',
        )}
      />
      <ErrorSummary problems={problems} />
      <PostForm>
        <PersonFields {...lists} values={values} problems={problems} />
        <Button>{t('登记', 'Add')}</Button>
      </PostForm>
    </>
  )
}
