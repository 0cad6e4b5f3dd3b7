import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import type { Parameter } from '#policy'
import {
  Button,
  Card,
  ClauseRef,
  ErrorSummary,
  Notice,
  NumberField,
  PageHead,
  PostForm,
  SelectField,
  Tabs,
} from '../../design/index.ts'
import { textsOf } from '../../forms.ts'
import { hrefIn } from '../../lang.ts'
import { useLang } from '../../language.tsx'
import { signedIn } from '../../session.ts'
import { refused, versionOf, type Refused } from '../answers.ts'
import { readSettings, writeParameter } from './settings-form.ts'

/** `/office/direct/settings`: limits by step and the numbers the documents leave open, set by the bureau. */
export async function loader(args: LoaderFunctionArgs) {
  const {
    services: { direct, packs },
  } = signedIn(args, 'bureau')
  const asked = new URL(args.request.url).searchParams
  const schemes = direct.schemes()
  const scheme = schemes.find(({ pack }) => pack === asked.get('pack')) ?? schemes[0]
  if (!scheme) throw new Response(null, { status: 404 })
  const pack = packs.get(scheme.pack)
  return {
    scheme,
    schemes: schemes.map(({ pack: id, title }) => ({ pack: id, title })),
    settings: await direct.settings(scheme.pack),
    saved: asked.has('saved'),
    open: pack.parameters.filter(({ value, options }) => value === undefined || options !== undefined),
    clauses: pack.clauses,
  }
}

export async function action(args: ActionFunctionArgs) {
  const {
    services: { direct, packs },
    ctx,
    lang,
  } = signedIn(args, 'bureau')
  const form = await args.request.formData()
  const values = textsOf(form)
  const scheme = direct.scheme(values['pack'] ?? '')
  if (!scheme) throw new Response(null, { status: 404 })
  const read = readSettings(scheme, packs.get(scheme.pack).parameters, values)
  const done = read.ok
    ? await direct.saveSettings(ctx(form), { pack: scheme.pack, ...read.value, version: versionOf(form).expected })
    : read
  if (!done.ok) return refused(done.refusals, lang, form)
  throw redirect(hrefIn(lang, `/office/direct/settings?pack=${scheme.pack}&saved=1`), 303)
}

export default function Settings() {
  const { t, text, href } = useLang()
  const { scheme, schemes, settings, saved, open } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Refused | undefined
  return (
    <>
      <PageHead
        title={t('直接入户设置', 'Settings of direct settlement')}
        lead={text(scheme.title)}
        crumbs={[{ href: href('/office/direct'), label: t('直接入户登记簿', 'Register') }]}
      />
      {schemes.length > 1 && (
        <Tabs
          label={t('办法', 'Scheme')}
          tabs={schemes.map(({ pack, title }) => ({
            href: href(`/office/direct/settings?pack=${pack}`),
            label: text(title),
            here: pack === scheme.pack,
          }))}
        />
      )}
      <ErrorSummary problems={answer?.problems} />
      {saved && !answer && (
        <Notice tone="good" live>
          <p>{t('已保存，对以后开始的步骤生效。', 'Saved; it holds for steps that begin from now on.')}</p>
        </Notice>
      )}
      <PostForm name={`settings-${scheme.pack}`} className="form wide">
        <input type="hidden" name="pack" value={scheme.pack} />
        <input type="hidden" name="version" value={settings.version} />
        <Limits answer={answer} />
        {open.length > 0 && <OpenNumbers answer={answer} />}
        <div className="actions">
          <Button>{t('保存', 'Save')}</Button>
        </div>
      </PostForm>
    </>
  )
}

interface AnswerProps {
  readonly answer: Refused | undefined
}

/** DG-9: working days a step may take; nothing is assumed where none is set. */
function Limits({ answer }: AnswerProps) {
  const { t, text } = useLang()
  const { scheme, settings } = useLoaderData<typeof loader>()
  return (
    <Card title={t('各步骤办理时限', 'Limits of the steps')}>
      <p className="muted">
        {t(
          '工作日。留空表示没有规定时限；快到期时显示黄色，超期显示红色。',
          'Working days. Empty: no limit. Amber before the end, red after it.',
        )}
      </p>
      {scheme.steps.map(({ id, name }) => (
        <NumberField
          key={id}
          search
          name={`limit-${id}`}
          label={text(name)}
          value={answer?.values[`limit-${id}`] ?? settings.limits[id]}
          problems={answer?.problems}
          unit={t('个工作日', 'working days')}
        />
      ))}
    </Card>
  )
}

function OpenNumbers({ answer }: AnswerProps) {
  const { t } = useLang()
  const { open } = useLoaderData<typeof loader>()
  return (
    <Card title={t('文件没有公布的数值', 'Numbers the document leaves open')}>
      <p className="muted">
        {t(
          '只填写正式公布或书面确定的数值；没有的留空，系统不会代填。',
          'Enter only what was published or settled in writing; what is empty stays open.',
        )}
      </p>
      <div className="field-grid">
        {open.map(parameter => (
          <ParameterField key={parameter.id} parameter={parameter} answer={answer} />
        ))}
      </div>
    </Card>
  )
}

function ParameterField({ parameter, answer }: AnswerProps & { readonly parameter: Parameter }) {
  const { text, t } = useLang()
  const { settings, clauses, scheme } = useLoaderData<typeof loader>()
  const name = `parameter-${parameter.id}`
  const clause = clauses.find(({ id }) => id === parameter.clause)
  const shared = {
    name,
    label: text(parameter.name),
    problems: answer?.problems,
    search: true,
    value: answer?.values[name] ?? writeParameter(parameter, settings.parameters[parameter.id]),
  }
  return (
    <div>
      {parameter.options ? (
        <SelectField
          {...shared}
          none={t('按文件', 'As the document has it')}
          choices={parameter.options.map(({ name: option }, at) => ({ value: String(at), label: text(option) }))}
        />
      ) : (
        <NumberField {...shared} decimal={parameter.unit === 'points'} />
      )}
      {clause && <ClauseRef clause={clause} policy={scheme.pack} />}
    </div>
  )
}
