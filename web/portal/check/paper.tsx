import type { Pack } from '#policy'
import { Notice } from '../../design/messages.tsx'
import { useLang } from '../../language.tsx'
import { PointsTable } from '../policies/points-table.tsx'

/**
 * The self-check on paper, for browsers without script: the same table, to add up by hand. Drawn on the server only,
 * so that a browser with script does not load it.
 */
export function Paper({ pack }: { readonly pack: Pack }) {
  const { t, href } = useLang()
  return (
    <div>
      <Notice title={t('您的浏览器没有开启脚本', 'Your browser runs no script')}>
        <p>
          {t(
            '自测在您的设备上计算，所以需要脚本。没有脚本也可以对照下表自己加：同时符合申请条件、各项相加满60分的，可以申请。申请和查询都不需要脚本。',
            'The self-check is worked out on your own device and so needs script. Without it, add up the table below: who meets the conditions and reaches 60 may apply. Applying and following a case need no script.',
          )}
        </p>
        <p>
          <a href={`${href('/policies/foshan-2014-points')}#conditions`}>{t('查看申请条件', 'See the conditions')}</a>
          {' · '}
          <a href={href('/apply')}>{t('去申请', 'Apply')}</a>
        </p>
      </Notice>
      <PointsTable pack={pack} />
    </div>
  )
}
