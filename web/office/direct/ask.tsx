import { Button, Card, NumberField, PostForm, TextField } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import { askable, type Askable } from './ask.ts'
import { Version, type HandlingProps } from './why.tsx'

/** Everything that is lacking at once, each thing with what is wrong with it and how to put it right (行政许可法 § 32). */
export function AskCorrection({ loaded, answer }: HandlingProps) {
  const { t } = useLang()
  const { view } = loaded
  const pressed = answer?.values['intent'] === 'correct'
  return (
    <Card title={t('要求补正', 'Ask for a correction')}>
      <details id="ask" open={pressed}>
        <summary>
          {t('逐项写明缺什么、怎样补，一次告知', 'Say of each thing what is missing; once and in full')}
        </summary>
        <PostForm name={`correct-${view.id}`}>
          <Version loaded={loaded} />
          <p className="muted">
            {t(
              '在需要补正的项目里写明原因；空着的就是没有问题。只能告知一次。',
              'Write the reason beside what is wrong; what stays empty is in order. It can be asked for only once.',
            )}
          </p>
          <Things loaded={loaded} answer={answer} />
          <Button kind="plain" name="intent" value="correct">
            {t('一次告知以上各项', 'Ask for all of these')}
          </Button>
        </PostForm>
      </details>
    </Card>
  )
}

function Things({ loaded, answer }: HandlingProps) {
  const { t } = useLang()
  const all = askable(loaded.view, loaded.scheme)
  const papers = all.filter(({ target }) => 'document' in target)
  const written = all.filter(({ target }) => 'field' in target)
  return (
    <>
      <h3>{t('材料', 'Papers')}</h3>
      <Items items={papers} loaded={loaded} answer={answer} />
      <h3>{t('表上填写的内容', 'What the form says')}</h3>
      <Items items={written} loaded={loaded} answer={answer} />
      <NumberField
        name="days"
        search
        label={t('补正期限', 'Time to supply it')}
        unit={t('个工作日', 'working days')}
        value={answer?.values['days'] ?? loaded.correctionDays}
        problems={answer?.problems}
      />
    </>
  )
}

function Items({ items, loaded, answer }: HandlingProps & { readonly items: readonly Askable[] }) {
  const { t, text } = useLang()
  const numberOf = (clause: string) => loaded.clauses.find(({ id }) => id === clause)?.number ?? clause
  return (
    <div className="paper-row ask">
      {items.map(({ name, label, whose, clause }) => (
        <TextField
          key={name}
          search
          name={name}
          label={`${text(label)}${whose ? t(`（${whose}）`, ` (${whose})`) : ''}`}
          hint={t(`依据 ${numberOf(clause)}`, `Under ${numberOf(clause)}`)}
          value={answer?.values[name]}
          problems={answer?.problems}
          maxLength={500}
        />
      ))}
    </div>
  )
}
