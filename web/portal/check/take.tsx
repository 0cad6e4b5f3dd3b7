import { data, redirect, useActionData, useLoaderData } from 'react-router'
import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import type { Fact } from '#policy'
import { Button, LinkButton, PostForm } from '../../design/button.tsx'
import { PageHead } from '../../design/layout-parts.tsx'
import { ErrorSummary, Notice } from '../../design/messages.tsx'
import { hrefIn } from '../../lang.ts'
import { useLang, type Language } from '../../language.tsx'
import { problemsOf } from '../../refusals.ts'
import { signedIn } from '../../session.ts'
import type { Handle } from '../../shell.ts'
import { beginDraft } from '../apply/begin.server.ts'
import { Answers } from './answers.tsx'
import { claimsIn, written } from './saved.ts'
import { useSaved } from './use-saved.ts'

export const handle: Handle = { script: true }


/** The scheme one applies for here; answers about another city are no claims in it. */
interface Taken {
  readonly facts: readonly Fact[]
  readonly policy: string
  readonly place: string
}

/** `/check/apply`: the answers as they are on the device, shown before the applicant's own button sends them. */
export function loader(args: LoaderFunctionArgs): Taken {
  const { services: { packs, platform }, lang } = signedIn(args, 'citizen')
  const pack = packs.pointsOf(platform.city)
  if (!pack) throw redirect(hrefIn(lang, '/direct'))
  return { facts: pack.facts, policy: pack.id, place: pack.place.code }
}

/** Starts a draft with these answers as claims. What a fact cannot have, and what is computed, is left out. */
export async function action(args: ActionFunctionArgs) {
  const signed = signedIn(args, 'citizen')
  const { lang } = signed
  const made = await beginDraft(signed, await args.request.formData())
  if (!made.ok) return data({ problems: problemsOf(made.refusals, lang) }, { status: 422 })
  throw redirect(hrefIn(lang, `/apply/${made.value.id}`), 303)
}

export default function Take() {
  const language = useLang()
  const { t } = language
  const problems = useActionData<typeof action>()?.problems
  return (
    <>
      <PageHead title={t('把自测的回答带入申请', 'Apply with your self-check')} lead={t(
        '下面的回答现在只在这台设备上。您按下按钮，它们才会作为申请草稿保存到您的账户，之后还可以修改。',
        'These answers are on this device only. When you press the button they are saved to your account as a draft, which you can still change.',
      )} />
      <ErrorSummary problems={problems} />
      <noscript>
        <Notice><p>{t('没有脚本时请直接填写申请。', 'Without script, please fill in the application itself.')} <Direct language={language} /></p></Notice>
      </noscript>
      <OnThisDevice />
    </>
  )
}

function OnThisDevice() {
  const { facts, policy, place } = useLoaderData<typeof loader>() as Taken
  const language = useLang()
  const { t, href } = language
  const [kept] = useSaved(facts)
  const saved = kept && claimsIn(place, kept, facts)
  if (!saved) return <p className="needs-script muted">{t('正在读取…', 'Reading…')}</p>
  if (saved.order.length === 0) {
    return (
      <Notice title={t('这台设备上没有自测的回答', 'There are no answers on this device')}>
        <p><a href={href(`/check/${policy}`)}>{t('先做自测', 'Take the self-check')}</a> · <Direct language={language} /></p>
      </Notice>
    )
  }
  return (
    <>
      <Answers facts={facts} saved={saved} open />
      <PostForm name="take">
        <input type="hidden" name="answers" value={written(saved)} />
        <div className="actions">
          <Button>{t('带入申请', 'Start with these answers')}</Button>
          <LinkButton kind="plain" href={href('/apply')}>{t('从空白表开始', 'Start from scratch')}</LinkButton>
        </div>
      </PostForm>
    </>
  )
}

function Direct({ language: { t, href } }: { readonly language: Language }) {
  return <a href={href('/apply')}>{t('直接申请', 'Apply')}</a>
}
