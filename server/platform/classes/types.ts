/** How the database's columns are classified: what each holds of people, why, on what legal ground, for how long. */

/** The same shape as a text of the policy language; the platform knows no packs. */
export interface Words {
  readonly zh: string
  readonly en: string
}

/** What a column holds of a person, from nothing to what must never be read back. */
export const CLASSES = {
  none: { zh: '非个人信息', en: 'nothing personal' },
  pseudonym: { zh: '不写姓名、指向或描述个人', en: 'points to or describes a person without naming them' },
  masked: { zh: '已掩盖的姓名', en: 'a masked name' },
  personal: { zh: '个人信息', en: 'personal information' },
  sensitive: { zh: '敏感个人信息', en: 'sensitive personal information (PIPL art. 28)' },
  secret: { zh: '登录凭证', en: 'a credential' },
} as const satisfies Record<string, Words>
export type ColumnClass = keyof typeof CLASSES

/** What stands between the column and its reader. */
export const KEPT = {
  plain: { zh: '明文', en: 'plain' },
  sealed: { zh: '加密（AES-256-GCM）', en: 'sealed (AES-256-GCM)' },
  keyed: { zh: '带密钥的索引（HMAC-SHA-256）', en: 'keyed index (HMAC-SHA-256)' },
  hashed: { zh: '散列', en: 'hashed' },
  apart: { zh: '与身份分开存放', en: 'kept apart from any identity' },
} as const satisfies Record<string, Words>
export type Kept = keyof typeof KEPT

/** Why it may be processed at all, in the articles of the 个人信息保护法 (PIPL). */
export const BASES = {
  none: { zh: '不涉及个人信息', en: 'nothing personal' },
  duty: {
    zh: '《个人信息保护法》第十三条第一款第（三）项、第三十四条：履行法定职责所必需',
    en: 'PIPL arts. 13(1)(3), 34: necessary for a statutory duty',
  },
  sensitive_duty: {
    zh: '《个人信息保护法》第十三条第一款第（三）项、第二十八条、第三十四条：履行法定职责，具有特定目的和充分必要性',
    en: 'PIPL arts. 13(1)(3), 28, 34: a statutory duty, with a specific purpose and sufficient necessity',
  },
  consent: { zh: '《个人信息保护法》第十三条第一款第（一）项：本人同意，可以撤回', en: 'PIPL art. 13(1)(1): consent, which can be withdrawn' },
  staff: { zh: '《个人信息保护法》第十三条第一款第（二）项：人力资源管理所必需', en: 'PIPL art. 13(1)(2): staff management' },
  security: { zh: '《个人信息保护法》第五十一条：防止未经授权的访问', en: 'PIPL art. 51: against access without authority' },
} as const satisfies Record<string, Words>
export type Basis = keyof typeof BASES

/** How long. What the platform does by itself, or who decides: no term is invented where none is published. */
export const RETENTIONS = {
  record: {
    zh: '与入户档案同期；期限按当地档案管理规定，本平台不自动删除',
    en: 'with the settlement file, as the local rules of archives have it; nothing is deleted by itself',
  },
  account: { zh: '账号存续期间', en: 'as long as the account' },
  expiry: { zh: '到期即失效', en: 'void at its expiry' },
  delivery: { zh: '送达后清空内容', en: 'its content is emptied once delivered' },
  hour: { zh: '一小时后删除', en: 'deleted after an hour' },
  week: { zh: '一周后删除', en: 'deleted after a week' },
  quarter: { zh: '九十天后删除', en: 'deleted after ninety days' },
  forgotten: { zh: '至本人要求删除', en: 'until the person asks to be forgotten' },
  refused: { zh: '长期：记住谁不愿意收短信', en: 'kept: it remembers who wants no messages' },
  log: { zh: '长期：审计所需', en: 'kept for audit' },
  work: { zh: '与工作档案同期', en: 'with the office’s working files' },
} as const satisfies Record<string, Words>
export type Retention = keyof typeof RETENTIONS

/** `class` and how it is kept, as a table's list is written: `personal sealed`. Only combinations that protect enough. */
export type Shelf =
  | 'none' | 'pseudonym' | 'pseudonym keyed' | 'masked'
  | 'personal sealed' | 'personal plain' | 'sensitive sealed' | 'sensitive apart' | 'secret hashed' | 'secret sealed'

/** One table: why it is there, on what ground, for how long, and its columns by what they hold. */
export interface TableClass {
  readonly purpose: Words
  readonly basis: Basis
  readonly retention: Retention
  /** Names of columns with spaces between, each named once. */
  readonly columns: Readonly<Partial<Record<Shelf, string>>>
}

export const table = (zh: string, en: string, basis: Basis, retention: Retention, columns: TableClass['columns']): TableClass => ({
  purpose: { zh, en },
  basis,
  retention,
  columns,
})
