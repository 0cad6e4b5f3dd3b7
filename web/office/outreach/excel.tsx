import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import {
  Button,
  Card,
  Checkbox,
  ErrorSummary,
  FileField,
  LinkButton,
  Notice,
  PageHead,
  PostForm,
  SelectField,
  TextField,
  formatDate,
} from '../../design/index.ts'
import { textOf } from '../../forms.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { useTownChoices } from '../../portal/direct/town-choices.ts'
import { originOf } from '../../portal/card/pdf.ts'
import { orThrow, refused } from '../answers.ts'
import { ACCEPT, fileIn, inWords } from './answers.server.ts'
import { outreachDesk } from './desk.server.ts'
import { Files, OpenLinks } from './employer-links.tsx'
import { RowAnswers } from './row-answers.tsx'

/** `/office/outreach/excel`: employers' lists, by their own link or at the window; every row is answered (DG-7). */
export async function loader(args: LoaderFunctionArgs) {
  const { outreach, ctx, towns } = outreachDesk(args)
  const made = new URL(args.request.url).searchParams.get('made')
  const { links, files } = orThrow(await outreach.links(ctx()))
  return {
    towns,
    accept: ACCEPT,
    links,
    files,
    made: links.find(({ code }) => code === made),
    origin: originOf(args.request),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { outreach, ctx, lang } = outreachDesk(args)
  const form = await args.request.formData()
  const employer = {
    name: textOf(form, 'employer', 100),
    town: textOf(form, 'town', 9),
    told: textOf(form, 'told') === 'yes',
  }
  switch (textOf(form, 'intent')) {
    case 'link': {
      const made = await outreach.makeLink(ctx(form), {
        employer: textOf(form, 'link-employer', 100),
        town: textOf(form, 'link-town', 9),
      })
      if (made.ok) return redirect(hrefIn(lang, `/office/outreach/excel?made=${made.value.code}`), 303)
      return refused(
        made.refusals.map(one => ({ ...one, field: one.field && `link-${one.field}` })),
        lang,
        form,
      )
    }
    case 'close': {
      const closed = await outreach.closeLink(ctx(form), textOf(form, 'code', 40))
      return closed.ok ? redirect(hrefIn(lang, '/office/outreach/excel'), 303) : refused(closed.refusals, lang, form)
    }
    default: {
      const file = await fileIn(form)
      const done = file.ok ? await outreach.importFile(ctx(form), employer, file.value) : file
      if (!done.ok) return refused(done.refusals, lang, form)
      return { rows: inWords(done.value.rows, lang), file: done.value.file, values: {}, problems: undefined }
    }
  }
}

export default function EmployerFile() {
  const { t, href } = useLang()
  const { files } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <PageHead
        title={t('用人单位填报', 'Employers’ lists')}
        crumbs={[{ href: href('/office/outreach'), label: t('登记簿', 'Register') }]}
        lead={t(
          '一行一人，每一行都会答复；有误的行不影响其他行。',
          'One person a row, every row answered; a wrong row stops no other.',
        )}
      />
      <ErrorSummary problems={answer?.problems} />
      {answer && 'rows' in answer && (
        <RowAnswers rows={answer.rows} download={href(`/office/outreach/files/${answer.file}`)} />
      )}
      <Links />
      <Upload />
      <Files files={files} />
    </>
  )
}

function useForm() {
  const answer = useActionData<typeof action>()
  const values: Readonly<Record<string, string>> = answer?.values ?? {}
  return { values, problems: answer?.problems }
}

function EmployerFields({ prefix = '' }: { readonly prefix?: string }) {
  const { t } = useLang()
  const { towns } = useLoaderData<typeof loader>()
  const choices = useTownChoices(towns)
  const { values, problems } = useForm()
  const town = values[`${prefix}town`] ?? (towns.length === 1 ? towns[0]?.code : undefined)
  return (
    <>
      <TextField
        name={`${prefix}employer`}
        maxLength={60}
        label={t('用人单位全称', 'Full name of the employer')}
        value={values[`${prefix}employer`]}
        problems={problems}
      />
      <SelectField
        name={`${prefix}town`}
        label={t('单位所在镇街', 'Town')}
        value={town}
        problems={problems}
        choices={choices}
      />
    </>
  )
}

function Links() {
  const { t } = useLang()
  const { links, origin } = useLoaderData<typeof loader>()
  return (
    <Card title={t('请单位自己填报', 'Let the employer answer')}>
      <p>
        {t(
          '生成一个填报链接发给单位经办人：下载表格、上传、逐行看答复，不用账号。',
          'Make a link for the employer’s clerk: form, upload and answers, without an account.',
        )}
      </p>
      <Made />
      <PostForm name="link">
        <EmployerFields prefix="link-" />
        <Button kind="plain" name="intent" value="link">
          {t('生成填报链接', 'Make the link')}
        </Button>
      </PostForm>
      {links.length > 0 && <OpenLinks links={links} origin={origin} />}
    </Card>
  )
}

function Made() {
  const { t, lang } = useLang()
  const { made, origin } = useLoaderData<typeof loader>()
  if (!made) return null
  return (
    <Notice
      tone="good"
      live
      title={t('填报链接已生成，请发给单位经办人', 'The link is made: send it to the employer’s clerk')}
    >
      <p className="outreach-address">
        <code>{`${origin}/survey/employer/${made.code}`}</code>
      </p>
      <p>
        {t(
          `有效期到 ${formatDate(made.closesOn, lang)}。知道链接的人都能上传，请只发给本单位。`,
          `Open until ${formatDate(made.closesOn, lang)}. Whoever has it can upload: for this employer only.`,
        )}
      </p>
    </Notice>
  )
}

function Upload() {
  const { t, href } = useLang()
  const { accept } = useLoaderData<typeof loader>()
  const { values, problems } = useForm()
  return (
    <Card title={t('单位送来的表', 'A list brought to the window')}>
      <p className="actions">
        <LinkButton kind="plain" href={href('/office/outreach/template.xlsx')}>
          {t('下载空表', 'Download the form')}
        </LinkButton>
      </p>
      <PostForm files name="upload">
        <EmployerFields />
        <FileField name="file" label={t('填好的表（.xlsx）', 'The file (.xlsx)')} accept={accept} problems={problems} />
        <Checkbox
          name="told"
          checked={values['told'] === 'yes'}
          label={t(
            '单位已告知表内人员：信息用于入户服务，可以随时退订短信或要求删除。',
            'The employer has told everybody in it what it is for and how to stop.',
          )}
        />
        <Button name="intent" value="upload">
          {t('上传并逐行答复', 'Upload and answer every row')}
        </Button>
      </PostForm>
    </Card>
  )
}
