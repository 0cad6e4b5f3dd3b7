import { useLang } from '../language.tsx'
import { Field, FieldGroup, tied, type FieldProps } from './field.tsx'

interface ValueProps extends FieldProps {
  readonly value?: string | number | undefined
}

interface TextProps extends ValueProps {
  readonly type?: 'text' | 'tel' | 'email' | 'password' | 'search'
  /** Autofill token: `name`, `tel`, `one-time-code`, `current-password` … */
  readonly autoComplete?: string
  readonly inputMode?: 'text' | 'numeric' | 'tel'
  readonly width?: 'short' | 'medium' | 'full'
  readonly maxLength?: number
  /** Where typing starts when the page opens; at most one field of a page, none while there are problems. */
  readonly autoFocus?: boolean
}

export function TextField(props: TextProps) {
  const { value, type = 'text', autoComplete = 'off', inputMode, width = 'full', maxLength, autoFocus } = props
  return (
    <Field {...props}>
      <input className={`input ${width}`} defaultValue={value} {...tied(props)}
        {...{ type, autoComplete, inputMode, maxLength, autoFocus }} />
    </Field>
  )
}

interface NumberProps extends ValueProps {
  readonly unit?: string | undefined
  /** Decimals allowed; default whole numbers. */
  readonly decimal?: boolean
}

/** A number typed as text, so that a phone shows digits and no wheel or arrow changes it by accident. */
export function NumberField(props: NumberProps) {
  return (
    <Field {...props}>
      <span className="with-unit">
        <input className="input short" type="text" inputMode={props.decimal ? 'decimal' : 'numeric'} autoComplete="off"
          defaultValue={props.value} {...tied(props)} />
        {props.unit && <span className="unit">{props.unit}</span>}
      </span>
    </Field>
  )
}

/** A civil date, `YYYY-MM-DD`. */
export function DateField(props: ValueProps & { readonly min?: string; readonly max?: string }) {
  const { value, min, max } = props
  return (
    <Field {...props}>
      <input className="input medium" type="date" defaultValue={value} {...tied(props)} {...{ min, max }} />
    </Field>
  )
}

export interface Choice {
  readonly value: string
  readonly label: string
  readonly hint?: string
  /** What it stands under in a long list: the county of a town. */
  readonly group?: string | undefined
}

interface ChoiceProps extends FieldProps {
  readonly choices: readonly Choice[]
  readonly value?: string | undefined
}

export function SelectField(props: ChoiceProps & { readonly none?: string }) {
  const { t } = useLang()
  return (
    <Field {...props}>
      <select className="input" defaultValue={props.value ?? ''} {...tied(props)}>
        <option value="">{props.none ?? (props.optional || props.search ? t('不限', 'Any') : t('请选择', 'Please choose'))}</option>
        {[...Map.groupBy(props.choices, ({ group }) => group)].map(([group, listed]) =>
          group === undefined ? <Options key="" listed={listed} /> : (
            <optgroup key={group} label={group}><Options listed={listed} /></optgroup>
          ))}
      </select>
    </Field>
  )
}

function Options({ listed }: { readonly listed: readonly Choice[] }) {
  return listed.map(({ value, label }) => <option key={value} value={value}>{label}</option>)
}

export function RadioField(props: ChoiceProps) {
  return (
    <FieldGroup {...props}>
      {props.choices.map((choice) => (
        <Tick key={choice.value} type="radio" name={props.name} choice={choice} checked={choice.value === props.value} />
      ))}
    </FieldGroup>
  )
}

/** Several ticks under one name. */
export function CheckboxGroup(props: Omit<ChoiceProps, 'value'> & { readonly values?: readonly string[] }) {
  return (
    <FieldGroup {...props}>
      {props.choices.map((choice) => (
        <Tick key={choice.value} type="checkbox" name={props.name} choice={choice}
          checked={props.values?.includes(choice.value) ?? false} />
      ))}
    </FieldGroup>
  )
}

/** One tick: a consent, a document seen. Posts `yes` (or `value`). */
export function Checkbox({ name, label, hint, value = 'yes', checked = false }: {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly value?: string
  readonly checked?: boolean
}) {
  return <Tick type="checkbox" name={name} choice={{ value, label, hint }} checked={checked} alone />
}

interface TickProps {
  readonly type: 'radio' | 'checkbox'
  readonly name: string
  readonly choice: { readonly value: string; readonly label: string; readonly hint?: string | undefined }
  readonly checked: boolean
  readonly alone?: boolean
}

function Tick({ type, name, choice: { value, label, hint }, checked, alone }: TickProps) {
  const id = alone ? name : `${name}-${value}`
  return (
    <div className="tick">
      <input id={id} defaultChecked={checked} aria-describedby={hint ? `${id}-hint` : undefined} {...{ type, name, value }} />
      <label htmlFor={id}>{label}</label>
      {hint && <span className="field-hint" id={`${id}-hint`}>{hint}</span>}
    </div>
  )
}

export function TextareaField(props: ValueProps & { readonly rows?: number; readonly maxLength?: number }) {
  const { rows = 4, maxLength, value } = props
  return (
    <Field {...props}>
      <textarea className="input full" defaultValue={value} {...tied(props)} {...{ rows, maxLength }} />
    </Field>
  )
}

/** Files, 10 MB each at most; the server looks at the content, not at the name. */
export function FileField(props: FieldProps & { readonly accept?: string; readonly multiple?: boolean }) {
  const { accept = 'image/jpeg,image/png,application/pdf', multiple } = props
  return (
    <Field {...props}>
      <input className="input file" type="file" {...tied(props)} {...{ accept, multiple }} />
    </Field>
  )
}
