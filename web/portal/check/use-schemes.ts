import { useEffect, useState } from 'react'
import { schemesOn, type Scheme } from './schemes.ts'
import { unpackSlim } from './slim.ts'

/** The schemes as this browser has them: being fetched, there, or (`failed`) not to be had just now. */
export type Loaded = { readonly schemes?: readonly Scheme[]; readonly failed?: true }

/** Fetches the packs and makes them ready for the day. Nothing about the reader goes along. */
export function useSchemes(address: string, today: string): Loaded {
  const [loaded, load] = useState<Loaded>({})
  useEffect(() => {
    let there = true
    fetch(address)
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(String(answer.status)))))
      .then((json): Loaded => ({ schemes: schemesOn(unpackSlim(json), today) }))
      .catch((): Loaded => ({ failed: true }))
      .then((found) => {
        if (there) load(found)
      })
    return () => {
      there = false
    }
  }, [address, today])
  return loaded
}
