import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** The two root secrets of an installation, 32 bytes each. */
export interface Secrets {
  /** Root of the field-encryption keys. */
  readonly master: Buffer
  /** Root of the lookup-index keys. Kept apart: an index key alone decrypts nothing. */
  readonly index: Buffer
}

/** What a sealed value is: part of the authenticated data, so that a value cannot be moved to another column. */
export type SealKind = 'identity' | 'personal' | 'phone' | 'claims' | 'file' | 'message' | 'totp' | 'reason' | 'dependants'

/** Field-level encryption (trust.md 5). AES-256-GCM, one key a city; text form `v1.<base64url of nonce, tag, ciphertext>`. */
export interface Vault {
  seal(kind: SealKind, plain: string): string
  /** Throws when the value was altered, belongs to another kind or to another city. */
  open(kind: SealKind, sealed: string): string
  sealBytes(kind: SealKind, plain: Uint8Array): Buffer
  openBytes(kind: SealKind, sealed: Uint8Array): Buffer
  /** Keyed lookup index (HMAC-SHA-256): equal inputs, equal index; useless without the key. */
  index(kind: 'identity' | 'phone' | 'name', plain: string): Buffer
}

const NONCE = 12
const TAG = 16

/** The vault of one city. */
export function createVault(secrets: Secrets, city: string): Vault {
  const key = derive(secrets.master, `seal:${city}`)
  const indexKey = derive(secrets.index, `index:${city}`)

  function sealBytes(kind: SealKind, plain: Uint8Array): Buffer {
    const nonce = randomBytes(NONCE)
    const cipher = createCipheriv('aes-256-gcm', key, nonce)
    cipher.setAAD(Buffer.from(kind))
    const body = Buffer.concat([cipher.update(plain), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), body])
  }

  function openBytes(kind: SealKind, sealed: Uint8Array): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE))
    decipher.setAAD(Buffer.from(kind))
    decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG))
    return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()])
  }

  return {
    sealBytes,
    openBytes,
    seal: (kind, plain) => `v1.${sealBytes(kind, Buffer.from(plain, 'utf8')).toString('base64url')}`,
    open: (kind, sealed) => openBytes(kind, Buffer.from(sealed.slice(3), 'base64url')).toString('utf8'),
    index: (kind, plain) => createHmac('sha256', indexKey).update(`${kind}:${plain}`).digest(),
  }
}

/** SHA-256 of a text, hex. For hashes of inputs and results that carry no personal data. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function derive(root: Buffer, label: string): Buffer {
  return Buffer.from(hkdfSync('sha256', root, 'luohu', label, 32))
}
