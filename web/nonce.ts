import { createContext, useContext } from 'react'

const NonceContext = createContext<string | undefined>(undefined)

/** The content security policy's nonce of this response; undefined in the browser. */
export const NonceProvider = NonceContext.Provider
export const useNonce = (): string | undefined => useContext(NonceContext)
