import { GatewayError, type Outgoing, type SmsGateway } from './types.ts'

/** What became of each reference. `unsure`: no answer came, so nobody knows; asked for before the next try. */
export interface Handed {
  readonly taken: readonly string[]
  readonly refused: readonly string[]
  readonly unsure: readonly string[]
}

const BATCH = 100

/**
 * Hands messages over so that none goes out twice: of those tried before (`again`), also by a process that was killed
 * before it could note the answer, the gateway is asked first which it has. At most 100 at once.
 */
export async function handOver(
  gateway: SmsGateway, messages: readonly (Outgoing & { readonly again: boolean })[],
): Promise<Handed> {
  const all = messages.slice(0, BATCH)
  const known = await ask(gateway, all.filter(({ again }) => again).map(({ reference }) => reference))
  if (!known) return { taken: [], refused: [], unsure: all.map(({ reference }) => reference) }
  const open = all.filter(({ reference }) => !known.has(reference))
  const left = open.map(({ reference }) => reference)
  try {
    const accepted = open.length === 0 ? new Set<string>() : await gateway.send(open)
    return {
      taken: [...known, ...accepted], refused: left.filter(reference => !accepted.has(reference)), unsure: [],
    }
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    return { taken: [...known], refused: [], unsure: left }
  }
}

async function ask(gateway: SmsGateway, references: readonly string[]): Promise<ReadonlySet<string> | undefined> {
  try {
    return references.length === 0 ? new Set() : await gateway.known(references)
  } catch (error) {
    if (error instanceof GatewayError) return undefined
    throw error
  }
}
