import {
  data,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import type { BoardView } from '#server/board/index.ts'
import {
  Button,
  Card,
  DateField,
  ErrorSummary,
  Notice,
  PostForm,
  TextField,
  formatDate,
  formatPoints,
} from '../../design/index.ts'
import { textOf, textsOf } from '../../forms.ts'
import { useLang } from '../../language.tsx'
import { hrefIn } from '../../lang.ts'
import { problemsOf } from '../../refusals.ts'
import { signedIn } from '../../session.ts'
import { orThrow } from '../answers.ts'
import './board.css'
import { BoardHead } from './page.tsx'
import { Scores, type Answered } from './scores.tsx'

/** `/office/board/:id/assess`: full marks, scores of every task, the end of the period, the next one (JM-10). */
export async function loader(args: LoaderFunctionArgs) {
  const { services, ctx, today } = signedIn(args, 'bureau')
  const board = orThrow(await services.boards.board(ctx(), args.params['id'] ?? ''))
  return { board, today, done: new URL(args.request.url).searchParams.get('done') }
}

export async function action(args: ActionFunctionArgs) {
  const { services, ctx, lang } = signedIn(args, 'bureau')
  const { boards } = services
  const form = await args.request.formData()
  const id = args.params['id'] ?? ''
  const intent = textOf(form, 'intent')
  const done =
    intent === 'scale'
      ? await boards.setScale(ctx(form), id, textOf(form, 'scale', 10))
      : intent === 'close'
        ? await boards.closePeriod(ctx(form), id)
        : intent === 'period'
          ? await boards.addPeriod(ctx(form), id, {
              name: textOf(form, 'period', 60),
              from: textOf(form, 'from', 10),
              dueOn: textOf(form, 'dueOn', 10),
            })
          : await boards.assess(ctx(form), id, entriesOf(form))
  if (done.ok) return redirect(hrefIn(lang, `/office/board/${id}/assess?done=${intent || 'scores'}`))
  return data({ problems: problemsOf(done.refusals, lang), values: textsOf(form) }, { status: 422 })
}

function entriesOf(form: FormData) {
  return [...form.keys()]
    .filter(name => name.startsWith('score-'))
    .slice(0, 500)
    .map(name => {
      const task = name.slice('score-'.length)
      return { task, score: textOf(form, name, 12), comment: textOf(form, `comment-${task}`, 600) }
    })
}

export default function Assess() {
  const { t, lang } = useLang()
  const { board, today, done } = useLoaderData<typeof loader>()
  const { period, scale } = board
  const { problems, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <>
      <BoardHead board={board} title={t('考核', 'Assessment')} />
      <ErrorSummary problems={problems} />
      {done && <Done done={done} />}
      {today <= period.dueOn && (
        <Notice>
          <p>
            {t(
              `本期报送到 ${formatDate(period.dueOn, lang)} 截止，次日起可以评分。`,
              `Departments may report until ${formatDate(period.dueOn, lang)}; scores can be given from the day after.`,
            )}
          </p>
        </Notice>
      )}
      {scale === undefined || !period.closed ? <Scale scale={scale} problems={problems} values={values} /> : null}
      <Scores board={board} problems={problems} values={values} />
      {period.closed ? (
        <NextPeriod from={period.closed.on} problems={problems} values={values} />
      ) : (
        <Close board={board} />
      )}
    </>
  )
}

function Done({ done }: { readonly done: string }) {
  const { t } = useLang()
  const words =
    done === 'close'
      ? t('本期考核已办结，汇总不再变动。', 'The period is closed; its summary stays as it is.')
      : done === 'period'
        ? t('下一期已开始。', 'The next period has begun.')
        : t('已保存。', 'Saved.')
  return (
    <Notice tone="good" live>
      <p>{words}</p>
    </Notice>
  )
}

function Scale({ scale, problems, values }: Answered & { readonly scale: number | undefined }) {
  const { t } = useLang()
  return (
    <Card title={t('考核设置', 'Settings')}>
      <PostForm name="scale" className="row-form">
        <input type="hidden" name="intent" value="scale" />
        <TextField
          name="scale"
          inputMode="numeric"
          width="short"
          label={t('满分', 'Full marks')}
          problems={problems}
          value={values['scale'] ?? (scale === undefined ? '' : formatPoints(scale))}
          hint={t('文件没有规定分值，由市局设定。', 'The document gives none; the bureau sets it.')}
        />
        <Button kind="plain">{t('保存满分', 'Save')}</Button>
      </PostForm>
      <p className="muted">
        {t(
          '文件也没有规定各项任务的权重：单位的平均分按其牵头的各项任务同等计算。',
          'Nor does it give tasks a weight: a department’s mean counts every task it leads alike.',
        )}
      </p>
    </Card>
  )
}

function Close({ board: { counts, period } }: { readonly board: BoardView }) {
  const { t } = useLang()
  return (
    <Card title={t('办结本期', 'Close the period')}>
      <p>
        {t(
          '全部任务评分后办结。办结后汇总固定，本期不能再签报和评分，可以开始下一期。',
          'Close it once every task is scored. The summary is then fixed, nothing can be signed or scored in ' +
            'this period, and the next may begin.',
        )}
      </p>
      <PostForm name={`close-${period.number}`}>
        <input type="hidden" name="intent" value="close" />
        <Button kind="danger">
          {t(
            `办结（已评分 ${counts.assessed}/${counts.tasks}）`,
            `Close (${counts.assessed} of ${counts.tasks} scored)`,
          )}
        </Button>
      </PostForm>
    </Card>
  )
}

function NextPeriod({ from, problems, values }: Answered & { readonly from: string }) {
  const { t } = useLang()
  return (
    <Card title={t('开始下一期', 'Begin the next period')}>
      <PostForm name="period">
        <input type="hidden" name="intent" value="period" />
        <TextField
          name="period"
          label={t('名称', 'Name')}
          width="medium"
          maxLength={40}
          value={values['period']}
          problems={problems}
          hint={t('例如：2013年第一季度', 'For example 2013年第一季度')}
        />
        <DateField name="from" label={t('开始日期', 'From')} value={values['from'] ?? from} problems={problems} />
        <DateField
          name="dueOn"
          label={t('报送截止日期', 'Report day')}
          value={values['dueOn']}
          problems={problems}
          hint={t('由市局设定，当天签报算按时。', 'Set by the bureau; the day itself is in time.')}
        />
        <Button>{t('开始', 'Begin')}</Button>
      </PostForm>
    </Card>
  )
}
