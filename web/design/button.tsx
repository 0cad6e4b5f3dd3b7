import type { ReactNode } from 'react'
import { useShell } from '../shell.ts'

type Kind = 'main' | 'plain' | 'quiet' | 'danger'

interface ButtonProps {
  readonly children: ReactNode
  /** One `main` a page; `quiet` looks like a link; `danger` for what cannot be undone. */
  readonly kind?: Kind
  /** Sent with the form when this button submits it. */
  readonly name?: string
  readonly value?: string
  /** Another address for this button alone (`formaction`). */
  readonly action?: string
  /** For buttons whose text alone would not say what they act on. */
  readonly label?: string
  readonly type?: 'submit' | 'button'
  readonly onClick?: () => void
}

export function Button({ children, kind = 'main', name, value, action, label, type = 'submit', onClick }: ButtonProps) {
  return (
    <button className={`button ${kind}`} {...{ type, name, value, onClick }} formAction={action} aria-label={label}>
      {children}
    </button>
  )
}

export function LinkButton({ children, href, kind = 'main' }: {
  readonly children: ReactNode
  readonly href: string
  readonly kind?: Kind
}) {
  return (
    <a className={`button ${kind}`} href={href}>
      {children}
    </a>
  )
}

/** Prints the page. Shown only where script runs: the route needs `handle = { enhance: true }`. */
export function PrintButton({ children }: { readonly children: ReactNode }) {
  return (
    <button className="button plain no-print" type="button" data-print hidden>
      {children}
    </button>
  )
}

interface PostFormProps {
  readonly children: ReactNode
  /** Where to post; default this page. On an index route write `?index`. */
  readonly action?: string
  /** Tells this form from others on the page: its idempotency key is the page's key and this name. */
  readonly name?: string
  /** Sends files. */
  readonly files?: boolean
  readonly className?: string
  readonly label?: string
}

/**
 * A form that works without script. Sends `command`, an idempotency key: the same page posted twice is one command.
 * Native checks are off (`noValidate`) so that every refusal is our own sentence in the page's language.
 */
export function PostForm({ children, action, name = 'form', files, className = 'form', label }: PostFormProps) {
  const key = useShell()?.formKey
  return (
    <form method="post" data-once noValidate encType={files ? 'multipart/form-data' : undefined} aria-label={label}
      {...{ action, className }}>
      {key && <input type="hidden" name="command" value={`${key}:${name}`} />}
      {children}
    </form>
  )
}
