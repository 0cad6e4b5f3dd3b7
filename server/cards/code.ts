/** Crockford's base 32: no I, L, O, U, so that a code can be read out over a telephone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const BYTES = 16
const LENGTH = 26

/** 128 random bits as 26 characters: what the QR code of a card leads to. Throws unless it gets 16 bytes. */
export function cardCode(random: Uint8Array): string {
  if (random.length !== BYTES) throw new RangeError(`a card code needs ${BYTES} bytes`)
  let rest = random.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  let code = ''
  for (let place = 0; place < LENGTH; place++) {
    code = (ALPHABET[Number(rest & 31n)] ?? '') + code
    rest >>= 5n
  }
  return code
}

/** A code as somebody typed it: spaces, dashes, lower case, O for 0, I or L for 1. Undefined when it cannot be one. */
export function readCode(typed: string): string | undefined {
  const plain = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  return plain.length === LENGTH && [...plain].every(char => ALPHABET.includes(char)) ? plain : undefined
}

/** In groups of four to six for reading aloud: `0123-4567-…`. */
export function spacedCode(code: string): string {
  return code.replace(/(.{5})(?=.)/g, '$1-')
}

/** `K440604-2014-00012`: district, year of the round, running number of the district's cards in it. */
export function cardNumber(district: string, year: number, serial: number): string {
  return `K${district}-${year}-${String(serial).padStart(5, '0')}`
}

/** A card number as somebody typed it; undefined when it cannot be one. */
export function readNumber(typed: string): string | undefined {
  const plain = typed.normalize('NFKC').toUpperCase().replace(/\s/g, '').replace(/[–—]/g, '-')
  const found = /^K?(\d{6})-?(\d{4})-?(\d{5,})$/.exec(plain)
  return found ? `K${found[1]}-${found[2]}-${found[3]}` : undefined
}
