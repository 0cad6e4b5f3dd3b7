import { table, type TableClass } from './types.ts'

/** Survey, messages and tracking of skilled people (DG-7, DG-8, DG-12): by consent, and to be forgotten on request. */
export const outreach: Readonly<Record<string, TableClass>> = {
  skilled_people: table('技能人才登记簿（DG-7）', 'the register of skilled people (DG-7)', 'consent', 'forgotten', {
    none: 'city version source',
    pseudonym: 'id district town employer grade wish helper_id reached last_contact_on opted_out forgotten standing', 'personal sealed': 'state',
  }),
  skilled_contacts: table('联系方式', 'how to reach them', 'consent', 'forgotten', {
    none: 'city', pseudonym: 'person_id code', 'pseudonym keyed': 'phone_index name_index', masked: 'masked_name', 'personal sealed': 'personal_sealed',
  }),
  skilled_notes: table('跟踪服务记录（DG-12）', 'notes of following up (DG-12)', 'consent', 'forgotten', {
    none: 'city', pseudonym: 'id person_id', 'personal sealed': 'note_sealed',
  }),
  skilled_cases: table('哪一件是谁的，防止删除后又被登记', 'whose case it is, so that being forgotten lasts', 'duty', 'record', {
    none: 'city', pseudonym: 'case_id person_id',
  }),
  direct_fed: table('登记簿已读取到的版本', 'the version of a case taken over last', 'duty', 'work', { none: 'city version', pseudonym: 'case_id' }),
  outreach_opt_outs: table('不愿收短信的号码', 'numbers that want no messages', 'duty', 'refused', {
    none: 'city how at', 'pseudonym keyed': 'phone_index',
  }),
  survey_answers: table('限制填报次数', 'bounds how often a number answers', 'security', 'hour', {
    none: 'city id at', 'pseudonym keyed': 'phone_index',
  }),
  survey_pending: table('号码未验证的填报', 'answers whose number is not verified yet', 'consent', 'week', {
    none: 'city id at', pseudonym: 'district town employer', 'pseudonym keyed': 'phone_index', masked: 'masked_name', 'personal sealed': 'personal_sealed',
  }),
  survey_links: table('用人单位填报地址', 'addresses for employers to answer by', 'staff', 'work', {
    none: 'city code employer district town made_on closes_on', pseudonym: 'made_by',
  }),
  survey_files: table('用人单位名单的处理结果', 'what became of an employer’s list', 'consent', 'quarter', {
    none: 'city id code employer district town at stored refused', 'personal sealed': 'answers_sealed',
  }),
  outreach_messages: table('政策短信的内容和对象（DG-8）', 'messages about the policy and their segments (DG-8)', 'staff', 'work', {
    none: 'city id version status drafted_on district', 'personal plain': 'state',
  }),
  outreach_sends: table('每一条短信的发送记录（DG-8）', 'the log of every send (DG-8)', 'consent', 'forgotten', {
    none: 'city message_id text_hash town status tries at changed_at next_at', pseudonym: 'id', 'pseudonym keyed': 'phone_index',
    'personal sealed': 'phone_sealed text_sealed',
  }),
  outreach_cursors: table('短信网关读取进度', 'how far the gateway has been read', 'none', 'work', { none: 'city kind cursor' }),
}
