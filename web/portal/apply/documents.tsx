import { data, redirect, useActionData, useLoaderData } from 'react-router'
import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import { Button, ClauseRef, ErrorSummary, FileField, LinkButton, Notice, PageHead, PostForm, StatusTag } from '../../design/index.ts'
import { formatBytes } from '../../design/format.ts'
import { textOf } from '../../forms.ts'
import { useLang } from '../../language.tsx'
import { hrefIn } from '../../lang.ts'
import { problemsOf, type Problem } from '../../refusals.ts'
import type { Handle } from '../../shell.ts'
import { FormFrame } from './frame.tsx'
import { removeScan, uploadScans, useSamples } from './scans.server.ts'
import { neededDocuments, openDraft, type NeededDocument } from './view.server.ts'

export const handle: Handle = { enhance: true }

export async function loader(args: LoaderFunctionArgs) {
  const { view, open, pack, signed } = await openDraft(args)
  return { view, demo: signed.demo, needed: neededDocuments(signed, open, pack) }
}

export async function action(args: ActionFunctionArgs) {
  const { open, pack, view, signed } = await openDraft(args)
  const form = await args.request.formData()
  const document = textOf(form, 'document')
  const remove = textOf(form, 'remove')
  const done = textOf(form, 'samples')
    ? await useSamples(signed, form, open.id, neededDocuments(signed, open, pack))
    : remove ? await removeScan(signed, form, open.id, remove) : await uploadScans(signed, form, open.id, document)
  if (done.length > 0) return data({ problems: problemsOf(done, signed.lang) }, { status: 422 })
  return redirect(`${hrefIn(signed.lang, `/apply/${view.id}/documents`)}#${document ? `document-${document}` : 'main'}`, 303)
}

export default function DocumentsPage() {
  const { t, text, href } = useLang()
  const { view, needed, demo } = useLoaderData<typeof loader>()
  const problems = useActionData<typeof action>()?.problems
  const step = view.steps.find(({ id }) => id === 'documents')
  const missing = needed.filter(({ present }) => !present).length
  if (!step) return null
  return (
    <FormFrame view={view} step={step}>
      <PageHead title={text(step.title)} lead={t(
        '只列出您这件申请需要的材料。拍照或扫描都可以，JPEG、PNG 或 PDF，每个文件不超过 10 MB。',
        'Only what this application needs is listed. Photos or scans will do: JPEG, PNG or PDF, at most 10 MB each.',
      )} />
      <ErrorSummary problems={problems} />
      <p role="status">
        {missing > 0
          ? t(`共 ${needed.length} 项，还缺 ${missing} 项。`, `${needed.length} in all, ${missing} still missing.`)
          : t(`共 ${needed.length} 项，已经齐全。`, `All ${needed.length} are here.`)}
      </p>
      {demo && missing > 0 && <SampleForm />}
      {needed.map(one => <DocumentForm key={one.document} one={one} view={view} problems={problems} />)}
      <div className="actions">
        <LinkButton href={href(`/apply/${view.id}/review`)}>{t('继续，核对并提交', 'Go on to check and submit')}</LinkButton>
        <LinkButton kind="plain" href={href(`/apply/${view.id}`)}>{t('退出，下次再传', 'Leave, upload later')}</LinkButton>
      </div>
    </FormFrame>
  )
}

/** Invented people have no papers: the demonstration lends a sample sheet. */
function SampleForm() {
  const { t } = useLang()
  return (
    <Notice>
      <p>{t('演示环境：不用找真的证件。', 'Demonstration: no real papers are needed.')}</p>
      <PostForm name="samples" className="inline-form">
        <Button kind="plain" name="samples" value="yes">{t(
          '缺的都用样张补上',
          'Fill in what is missing with a sample sheet',
        )}</Button>
      </PostForm>
    </Notice>
  )
}

const BECAUSE = {
  always: { zh: '每位申请人都要提供', en: 'Every applicant shows it' },
  dependant: { zh: '因为有随迁人员', en: 'Because somebody moves along' },
  place: { zh: '因为您选择的落户地址', en: 'Because of the settlement place you chose' },
  claim: { zh: '证明', en: 'Proves' },
} as const

function DocumentForm({ one, view, problems }: {
  readonly one: NeededDocument
  readonly view: { readonly id: string }
  readonly problems: readonly Problem[] | undefined
}) {
  const { t, text } = useLang()
  const field = `document-${one.document}`
  const why = one.because === 'claim' ? `${text(BECAUSE.claim)}${t(
    '：',
    ': ',
  )}${one.proves.map(text).join(t('、', ', '))}` : text(BECAUSE[one.because])
  return (
    <section className="document" aria-labelledby={`${field}-title`}>
      <h2 id={`${field}-title`}>
        {text(one.name)}{' '}
        {one.present ? <StatusTag tone="good">{t(
          '已上传',
          'Uploaded',
        )}</StatusTag> : <StatusTag tone="warn">{t('未上传', 'Missing')}</StatusTag>}
      </h2>
      <p className="muted">{why}</p>
      <Files one={one} view={view} />
      <PostForm name={field} files>
        <input type="hidden" name="document" value={one.document} />
        <FileField name={field} label={one.present ? t(
          '再加一个文件',
          'Add another file',
        ) : t('选择文件', 'Choose files')} multiple problems={problems} />
        <Button kind="plain" label={t(`上传${one.name.zh}`, `Upload: ${one.name.en}`)}>{t('上传', 'Upload')}</Button>
      </PostForm>
      {one.basis && <ClauseRef clause={one.basis} policy={one.policy} />}
    </section>
  )
}

function Files({ one, view }: { readonly one: NeededDocument; readonly view: { readonly id: string } }) {
  const { t, href } = useLang()
  if (one.files.length === 0) return null
  return (
    <ul className="files">
      {one.files.map(file => (
        <li key={file.id}>
          <a href={href(`/cases/${view.id}/files/${file.id}`)} target="_blank" rel="noopener">{file.name}</a>
          <span className="muted">{formatBytes(file.bytes)}</span>
          <PostForm name={`remove-${file.id}`} className="inline-form">
            <input type="hidden" name="document" value={one.document} />
            <Button kind="quiet" name="remove" value={file.id} label={t(
              `删除 ${file.name}`,
              `Remove ${file.name}`,
            )}>{t('删除', 'Remove')}</Button>
          </PostForm>
        </li>
      ))}
    </ul>
  )
}
