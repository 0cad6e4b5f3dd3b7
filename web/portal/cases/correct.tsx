import { data, redirect, useActionData, useLoaderData } from 'react-router'
import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import { Button, ClauseRef, ErrorSummary, FileField, LinkButton, Notice, PageHead, PostForm, StatusTag, TextField } from '../../design/index.ts'
import { formatBytes, formatDate } from '../../design/format.ts'
import { textOf } from '../../forms.ts'
import { useLang } from '../../language.tsx'
import { hrefIn } from '../../lang.ts'
import { problemsOf, type Problem } from '../../refusals.ts'
import type { Handle } from '../../shell.ts'
import { Questions } from '../apply/questions.tsx'
import { uploadScans, removeScan } from '../apply/scans.server.ts'
import { openCase } from './case.server.ts'
import { correctionItems, suppliedFrom, type CorrectionItemView } from './correction.server.ts'

export const handle: Handle = { enhance: true }

export async function loader(args: LoaderFunctionArgs) {
  const found = await openCase(args)
  const { open: { id, state } } = found
  if (state.status !== 'correction' || !state.correction) throw redirect(hrefIn(found.signed.lang, `/cases/${id}`))
  const { dueOn, requestedOn, days } = state.correction
  return { id, number: state.number, dueOn, requestedOn, days, items: correctionItems(found) }
}

export async function action(args: ActionFunctionArgs) {
  const found = await openCase(args)
  const { open: { id }, signed } = found
  const form = await args.request.formData()
  const here = hrefIn(signed.lang, `/cases/${id}`)
  const document = textOf(form, 'document')
  if (document) {
    const remove = textOf(form, 'remove')
    const refused = remove ? await removeScan(signed, form, id, remove) : await uploadScans(signed, form, id, document)
    return refused.length > 0
      ? data({ problems: problemsOf(refused, signed.lang) }, { status: 422 })
      : redirect(`${here}/correct#document-${document}`, 303)
  }
  const supplied = suppliedFrom(found, form)
  const done = supplied.ok ? await signed.services.applications.supplyCorrection(signed.ctx(form), id, supplied.value) : supplied
  return done.ok ? redirect(here, 303) : data({ problems: problemsOf(done.refusals, signed.lang) }, { status: 422 })
}

export default function Correct() {
  const { t, lang, href } = useLang()
  const { id, number, dueOn, days, items } = useLoaderData<typeof loader>()
  const problems = useActionData<typeof action>()?.problems
  const documents = items.filter(item => item.kind === 'document')
  const fields = items.filter(item => item.kind !== 'document')
  return (
    <>
      <PageHead title={t('补正', 'Correction')} crumbs={[{ href: href(`/cases/${id}`), label: t(
        `申请 ${number}`,
        `Application ${number}`,
      ) }]}
        lead={t(`请在${formatDate(dueOn, lang)}前补齐下面各项，然后提交。窗口只能要求补正一次。`,
          `Please supply everything below by ${formatDate(dueOn, lang)}, then send it. The window may ask only once.`)} />
      <ErrorSummary problems={problems} />
      <p className="muted small">
        {t(
          `${days} 个工作日的补正期限由受理机关设定，不是文件规定。`,
          `The ${days} working days are set by the office, not by a published text.`,
        )}
      </p>
      {documents.map(item => <DocumentItem key={item.key} item={item} problems={problems} />)}
      <PostForm name="supply">
        {fields.map(item => <FieldItem key={item.key} item={item} problems={problems} />)}
        <div className="actions">
          <Button>{t('提交补正', 'Send the correction')}</Button>
          <LinkButton kind="plain" href={href(`/cases/${id}`)}>{t('稍后再补', 'Later')}</LinkButton>
        </div>
      </PostForm>
    </>
  )
}

function Why({ item }: { readonly item: CorrectionItemView }) {
  const { t } = useLang()
  return (
    <Notice tone="warn">
      <p>{t('窗口说明：', 'The window writes: ')}{item.reason}</p>
      {item.basis && <ClauseRef clause={item.basis} policy={item.policy} />}
    </Notice>
  )
}

function DocumentItem({ item, problems }: { readonly item: CorrectionItemView; readonly problems: readonly Problem[] | undefined }) {
  const { t, text, href } = useLang()
  const { id } = useLoaderData<typeof loader>()
  const field = `document-${item.key}`
  return (
    <section className="document" aria-labelledby={`${field}-title`}>
      <h2 id={`${field}-title`}>
        {text(item.name)} {item.fresh && <StatusTag tone="good">{t('已补传', 'Supplied')}</StatusTag>}
      </h2>
      <Why item={item} />
      <ul className="files">
        {item.files.map(file => (
          <li key={file.id}>
            <a href={href(`/cases/${id}/files/${file.id}`)} target="_blank" rel="noopener">{file.name}</a>
            <span className="muted">{formatBytes(file.bytes)}</span>
            <PostForm name={`remove-${file.id}`} className="inline-form">
              <input type="hidden" name="document" value={item.key} />
              <Button kind="quiet" name="remove" value={file.id} label={t(
                `删除 ${file.name}`,
                `Remove ${file.name}`,
              )}>{t('删除', 'Remove')}</Button>
            </PostForm>
          </li>
        ))}
      </ul>
      <PostForm name={field} files>
        <input type="hidden" name="document" value={item.key} />
        <FileField name={field} label={t('上传新的文件', 'Upload a new file')} multiple problems={problems} />
        <Button kind="plain" label={t(`上传${item.name.zh}`, `Upload: ${item.name.en}`)}>{t('上传', 'Upload')}</Button>
      </PostForm>
    </section>
  )
}

function FieldItem({ item, problems }: { readonly item: CorrectionItemView; readonly problems: readonly Problem[] | undefined }) {
  const { text } = useLang()
  return (
    <>
      <Why item={item} />
      {item.question
        ? <Questions questions={[item.question]} values={{ [item.key]: item.value }} problems={problems ?? []} />
        : <TextField name={item.key} label={text(item.name)} value={item.value} problems={problems} />}
    </>
  )
}
