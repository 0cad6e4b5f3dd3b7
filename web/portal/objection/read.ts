import type { OpenedObjection } from '#server/objections/index.ts'
import type { MyObjection, ObjectionValues } from './form.tsx'

const text = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

export function valuesOf(form: FormData): ObjectionValues {
  return {
    position: text(form, 'position').slice(0, 9), name: text(form, 'name').slice(0, 200),
    text: text(form, 'text').slice(0, 5000),
  }
}

/** A list number as typed; 0 (no entry has it) where it is none. */
export function positionOf({ position }: ObjectionValues): number {
  const typed = position.normalize('NFKC').trim()
  return /^\d{1,9}$/.test(typed) ? Number(typed) : 0
}

export async function filesOf(form: FormData): Promise<{ name: string; content: Uint8Array }[]> {
  const files = form.getAll('files').filter((one): one is File => one instanceof File && one.size > 0)
  return Promise.all(files.map(async file => ({ name: file.name, content: new Uint8Array(await file.arrayBuffer()) })))
}

export function myObjection(
  { id, position, ranked, raisedOn, status, text, answer, decision }: OpenedObjection
): MyObjection {
  return {
    id, position: ranked ? position : undefined, raisedOn, status, text, answer, clause: decision?.clause,
    decidedOn: decision?.on, changed: decision?.rankingId !== undefined,
  }
}
