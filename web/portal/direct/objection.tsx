import { Button, Card, PostForm, TextareaField, formatDate } from '../../design/index.ts'
import { useLang } from '../../language.tsx'
import type { Problem } from '../../refusals.ts'
import type { OwnCase } from './page.tsx'
import { Basis } from './basis.tsx'

interface Props {
  readonly loaded: OwnCase
}

/** Objections raised with their answers, and the form for one where there is something to object to. */
export function Objections({
  loaded,
  problems,
  text,
}: Props & { readonly problems: readonly Problem[] | undefined; readonly text: string | undefined }) {
  const { t } = useLang()
  const { id, version, state } = loaded
  const { objections } = state
  return (
    <>
      {objections.map(each => (
        <Raised key={each.id} objection={each} loaded={loaded} />
      ))}
      {loaded.mayObject && (
        <Card title={t('提出异议', 'Object')}>
          <PostForm name={`object-${id}`}>
            <input type="hidden" name="version" value={version} />
            <TextareaField
              name="text"
              label={t('您认为哪里不对', 'What you think is wrong')}
              value={text}
              problems={problems}
              maxLength={500}
            />
            <Button name="intent" value="object">
              {t('提交异议', 'Send the objection')}
            </Button>
          </PostForm>
        </Card>
      )}
    </>
  )
}

type Objection = OwnCase['state']['objections'][number]

function Raised({ loaded: { clauses, scheme }, objection }: Props & { readonly objection: Objection }) {
  const { lang, t } = useLang()
  const { raisedOn, text, answer } = objection
  const on = formatDate(raisedOn, lang)
  return (
    <Card title={t(`${on}提出的异议`, `Objection of ${on}`)}>
      <p>{text}</p>
      {answer ? (
        <>
          <p>
            <strong>{answer.upheld ? t('异议成立', 'Upheld') : t('异议不成立', 'Not upheld')}</strong> {answer.byName}{' '}
            {formatDate(answer.on, lang)}
          </p>
          <p>{answer.reason}</p>
          <Basis clauses={clauses} id={answer.clause} pack={scheme.pack} />
        </>
      ) : (
        <p className="muted">
          {t('正在复核，由没有参与决定的人员答复。', 'Being looked at by somebody who took no part in the decision.')}
        </p>
      )}
    </Card>
  )
}
