import type { Text } from '#policy'
import type { DirectScheme } from '#server/direct/index.ts'

/** The window of a town as the document calls it (DG-6: 虎门镇新莞人服务管理中心); elsewhere by the town's name. */
export function windowName(town: Text, { desk }: Pick<DirectScheme, 'desk'>): Text {
  return desk ? { zh: `${town.zh}${desk.zh}`, en: `the ${desk.en} of ${town.en}` } : town
}
