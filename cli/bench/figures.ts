import { readdir } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Figure } from '../../bench/figure.ts'

/** A figure as it is kept in `bench/results`, one file each. */
export interface KeptFigure extends Figure {
  /** The bench it comes from. */
  readonly bench: string
  /** Where and when, for whoever compares: ratios travel between machines, times do not. */
  readonly measured_on: { readonly at: string; readonly node: string; readonly cpu: string; readonly cores: number }
}

/** The benches in a folder by name: `ranking.bench.ts` is `ranking`. */
export async function benchNames(folder: string): Promise<string[]> {
  const files = await readdir(folder)
  return files.filter(file => file.endsWith('.bench.ts')).map(file => basename(file, '.bench.ts')).sort()
}

/** The file a figure is kept in; figures of different names never share one. */
export function fileOf({ name }: Figure): string {
  return `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '')}.json`
}

/** Lines of a table: name, value, reach, and whether it is reached. */
export function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ name, value, unit, reach, ok }) => [name, `${value}${unit ? ` ${unit}` : ''}`, reach, ok ? '✔' : '✖'])
  const widths = [0, 1, 2].map(column => Math.max(0, ...rows.map(row => row[column]?.length ?? 0)))
  return rows.map(row => `${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()}\n`).join('')
}

/** Whether a message of a bench's process is a list of figures. */
export function isFigures(message: unknown): message is Figure[] {
  return Array.isArray(message) && message.every(isFigure)
}

function isFigure(one: unknown): one is Figure {
  if (typeof one !== 'object' || one === null) return false
  const { name, value, reach, ok } = one as Partial<Record<keyof Figure, unknown>>
  return typeof name === 'string' && Number.isFinite(value) && typeof reach === 'string' && typeof ok === 'boolean'
}
