import { table, type TableClass } from './types.ts'

/** What every capability stands on: events, commands, messages, accounts, reads. */
export const ground: Readonly<Record<string, TableClass>> = {
  migrations: table('已执行的数据库变更', 'changes of the schema that ran', 'none', 'work', { none: 'name at' }),
  clocks: table('演示时钟', 'the demonstration’s clock', 'none', 'work', { none: 'city offset_ms' }),
  events: table('每一次办理的记录，可以重建全部状态', 'every change; all states can be rebuilt from it', 'sensitive_duty', 'record', {
    none: 'city version kind command_id at position', pseudonym: 'stream actor', 'sensitive sealed': 'data',
  }),
  commands: table('同一请求不重复办理', 'the same request has one effect', 'security', 'log', { none: 'city id at', pseudonym: 'stream actor' }),
  outbox: table('待发消息', 'messages to be sent', 'duty', 'delivery', {
    none: 'city id topic at done_at tries next_at', 'personal sealed': 'payload',
  }),
  messages: table('已发短信的留底', 'messages that were sent', 'duty', 'record', {
    none: 'city id kind at', 'pseudonym keyed': 'to_index', 'personal sealed': 'sealed',
  }),
  reads: table('谁查阅过哪一件、谁被拒绝', 'who read which file, and who was refused', 'security', 'log', {
    none: 'city id role action granted at', pseudonym: 'actor object',
  }),
  people: table('申请人账号', 'accounts of applicants', 'duty', 'account', {
    none: 'city created_at', pseudonym: 'id', 'pseudonym keyed': 'phone_index', 'personal sealed': 'phone_sealed',
  }),
  staff: table('工作人员账号', 'accounts of staff', 'staff', 'account', {
    none: 'city role district town department disabled', pseudonym: 'id', 'personal plain': 'username name',
    'secret hashed': 'password_hash', 'secret sealed': 'totp_sealed',
  }),
  sessions: table('登录状态', 'who is signed in', 'security', 'expiry', {
    none: 'city kind created_at expires_at', pseudonym: 'account_id', 'secret hashed': 'token_hash',
  }),
  sign_in_codes: table('登录验证码', 'codes for signing in', 'security', 'expiry', {
    none: 'city attempts created_at expires_at', 'pseudonym keyed': 'phone_index', 'secret hashed': 'code_hash',
  }),
  sign_in_failures: table('防止反复试密码', 'against trying passwords', 'security', 'log', { none: 'city id at', 'pseudonym keyed': 'key' }),
}
