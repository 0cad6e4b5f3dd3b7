import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { errorsPage } from './document.ts'
import { describe as sentence, registry, type ErrorCode } from './index.ts'

const root = new URL('../../../', import.meta.url)
const codes = Object.keys(registry) as ErrorCode[]

describe('error registry', () => {
  it('is what docs/errors.md says', () => {
    assert.equal(readFileSync(new URL('docs/errors.md', root), 'utf8'), errorsPage(registry), 'run: npm run luohu errors -- --write')
  })

  it('has no code that nothing gives', () => {
    const files = globSync(['server/**/*.ts', 'packages/**/*.ts', 'web/**/*.{ts,tsx}'], { cwd: root, exclude: ['**/*.test.ts', '**/errors/*.ts', '**/errors.ts', 'web/build/**'] })
    const source = files.map(file => readFileSync(new URL(file, root), 'utf8')).join('\n')
    assert.deepEqual(codes.filter(code => !source.includes(`'${code}'`)), [])
  })

  it('speaks both languages, says what to do, and fills the same places in both', () => {
    const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(match => match[1]).sort()
    for (const code of codes) {
      const { zh, en } = registry[code]
      assert.match(zh, /[一-鿿].*[。？]$/s, `${code}: a Chinese sentence`)
      assert.match(en, /[.?]$/, `${code}: an English sentence`)
      assert.doesNotMatch(en, /[一-鿿]/, `${code}: English only`)
      assert.deepEqual(new Set(places(zh)), new Set(places(en)), code)
    }
  })

  it('fills the places of a sentence', () => {
    assert.equal(sentence({ code: 'field.too_long', params: { max: 20 } }, 'zh'), '内容过长，最多 20 个字。')
    const backwards = { code: 'demo.backwards', params: { today: '2014-09-01' } } as const
    assert.match(sentence(backwards, 'zh'), /2014年9月1日/)
    assert.match(sentence(backwards, 'en'), /1 Sep 2014/)
  })
})
