import { redirect, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { findDistrict } from '#identity'
import type { Pack } from '#policy'
import type { BarView } from '#server/bars/index.ts'
import {
  Button,
  Card,
  DefinitionList,
  ErrorSummary,
  Notice,
  PageHead,
  PostForm,
  TextareaField,
  formatDate,
} from '../../design/index.ts'
import { textOf } from '../../forms.ts'
import { useLang } from '../../language.tsx'
import { hrefIn } from '../../lang.ts'
import { signedIn } from '../../session.ts'
import { orThrow, refused, versionOf } from '../answers.ts'
import { ClauseMark, Version } from '../cases/parts.tsx'
import { BarStandingTag } from './standing.tsx'

/** `/office/bars/:id`: one bar in full (a recorded read); its district's officers lift it. */
export async function loader(args: LoaderFunctionArgs) {
  const { services, ctx, actor } = signedIn(args, 'clerk', 'officer')
  const bar = orThrow(await services.bars.read(ctx(), args.params['id'] ?? ''))
  const done = new URL(args.request.url).searchParams.get('done')
  return {
    bar,
    pack: services.packs.get(bar.pack),
    done,
    mayLift: actor.role === 'officer' && actor.district === bar.district && bar.standing === 'in_force',
  }
}

export async function action(args: ActionFunctionArgs) {
  const { services, ctx, lang } = signedIn(args, 'officer')
  const form = await args.request.formData()
  const id = args.params['id'] ?? ''
  const lifted = await services.bars.lift(ctx(form), id, textOf(form, 'reason', 1000), versionOf(form))
  return lifted.ok ? redirect(hrefIn(lang, `/office/bars/${id}?done=lifted`)) : refused(lifted.refusals, lang, form)
}

export default function BarPage() {
  const { t, href } = useLang()
  const { bar, pack, done, mayLift } = useLoaderData<typeof loader>()
  const problems = useActionData<typeof action>()?.problems
  const said =
    done === 'placed'
      ? t('已保存，即时全市生效。', 'Saved; in force city-wide at once.')
      : t('已解除，此人可以申请。', 'Lifted; the person may apply.')
  return (
    <>
      <PageHead
        title={t(`不予受理：${bar.name}`, `Bar: ${bar.name}`)}
        crumbs={[{ href: href('/office/bars'), label: t('不予受理期限', 'Bars') }]}
      />
      <ErrorSummary problems={problems} />
      {(done === 'placed' || done === 'lifted') && (
        <Notice tone="good" live>
          <p>{said}</p>
        </Notice>
      )}
      <Details bar={bar} pack={pack} />
      {mayLift && <Lift version={bar.version} />}
    </>
  )
}

function Details({ bar, pack }: { readonly bar: BarView; readonly pack: Pack }) {
  const { lang, t, text } = useLang()
  const { standing, idNumber, reason, placedBy, lifted, clause } = bar
  const district = findDistrict(bar.district)
  const [from, until] = [formatDate(bar.from, lang), formatDate(bar.until, lang)]
  const colon = t('：', ': ')
  return (
    <Card>
      <DefinitionList
        items={[
          { term: t('状态', 'State'), value: <BarStandingTag standing={standing} /> },
          { term: t('公民身份号码', 'Identity number'), value: idNumber },
          {
            term: t('期限', 'Term'),
            value: t(`${from}起，${until}起可以申请`, `from ${from}; may apply again on ${until}`),
          },
          { term: t('依据', 'Clause'), value: <ClauseMark id={clause} pack={pack} /> },
          { term: t('理由', 'Reason'), value: reason },
          { term: t('设置', 'Placed by'), value: `${district ? text(district.name) : ''} ${placedBy}` },
          {
            term: t('解除', 'Lifted'),
            value: lifted && `${formatDate(lifted.on, lang)} ${lifted.by}${colon}${lifted.reason}`,
          },
        ]}
      />
    </Card>
  )
}

function Lift({ version }: { readonly version: number }) {
  const { t } = useLang()
  const { problems, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <Card title={t('提前解除', 'Lift it early')}>
      <PostForm name="lift" label={t('提前解除', 'Lift it early')}>
        <Version version={version} />
        <TextareaField
          name="reason"
          label={t('解除的理由', 'Reason for lifting')}
          value={values['reason']}
          problems={problems}
          rows={3}
          maxLength={500}
        />
        <Button kind="danger">{t('解除', 'Lift')}</Button>
      </PostForm>
    </Card>
  )
}
