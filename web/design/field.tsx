import type { ReactNode } from 'react'
import { useLang } from '../language.tsx'
import type { Problem } from '../refusals.ts'

/** What every field takes. `name` is also its id and what `Problem.field` points to. */
export interface FieldProps {
  readonly name: string
  readonly label: ReactNode
  readonly hint?: ReactNode
  /** All problems of the form; the field shows its own. */
  readonly problems?: readonly Problem[] | undefined
  /** Marks a field that may stay empty; everything else is needed. */
  readonly optional?: boolean
  /** A field one searches or filters by: may stay empty without saying so. */
  readonly search?: boolean
}

interface FrameProps extends FieldProps {
  readonly children: ReactNode
}

export function problemOf({ name, problems }: Pick<FieldProps, 'name' | 'problems'>): Problem | undefined {
  return problems?.find((problem) => problem.field === name)
}

/** The attributes that tie an input to its hint and its error. */
export function tied(props: FieldProps) {
  const problem = problemOf(props)
  const ids = [props.hint ? `${props.name}-hint` : '', problem ? `${props.name}-error` : ''].filter(Boolean)
  return {
    id: props.name,
    name: props.name,
    'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined,
    'aria-invalid': problem ? true : undefined,
    required: props.optional || props.search ? undefined : true,
  }
}

export function FieldHint({ name, hint }: Pick<FieldProps, 'name' | 'hint'>) {
  return hint ? <div className="field-hint" id={`${name}-hint`}>{hint}</div> : null
}

export function FieldProblem(props: Pick<FieldProps, 'name' | 'problems'>) {
  const { t } = useLang()
  const problem = problemOf(props)
  if (!problem) return null
  return (
    <p className="field-error" id={`${props.name}-error`}>
      <span className="visually-hidden">{t('错误：', 'Error: ')}</span>
      {problem.text}
    </p>
  )
}

export function OptionalMark({ optional }: Pick<FieldProps, 'optional'>) {
  const { t } = useLang()
  return optional ? <span className="optional">{t('（选填）', ' (optional)')}</span> : null
}

/** Label, hint, error and input of one question. */
export function Field({ children, ...props }: FrameProps) {
  return (
    <div className={problemOf(props) ? 'field wrong' : 'field'}>
      <label htmlFor={props.name}>
        {props.label}
        <OptionalMark optional={props.optional} />
      </label>
      <FieldHint {...props} />
      <FieldProblem {...props} />
      {children}
    </div>
  )
}

/** Several inputs under one question: a fieldset whose legend is the question. `id` is where errors lead. */
export function FieldGroup({ children, ...props }: FrameProps) {
  const { id, 'aria-describedby': describedBy } = tied(props)
  return (
    <fieldset className={problemOf(props) ? 'field wrong' : 'field'} id={id} aria-describedby={describedBy} tabIndex={-1}>
      <legend>
        {props.label}
        <OptionalMark optional={props.optional} />
      </legend>
      <FieldHint {...props} />
      <FieldProblem {...props} />
      {children}
    </fieldset>
  )
}
