/** What tables call the column of names, the column of the whole, and the row of sums; compared without spaces. */
export const isNameHead = (said: string): boolean =>
  /^(名称|单位|单位名称|地区|区域|县区|县\(市、?区\)|县（市、?区）|区县|各县\(市、?区\)|镇街|镇\(街道?\)|镇街名称|地市|county|name|unit)$/i.test(said)

export const isTotalHead = (said: string): boolean =>
  /^(任务数|任务|总任务|总任务数|任务总数|目标|目标数|目标任务|年度任务|全年任务|全年|合计|总计|总数|小计|人数|total|target)(\(人\)|（人）)?$/i.test(said)

export const isSumName = (said: string): boolean => /^(合计|总计|总数|全市|全市合计|全市总计|小计|累计|total|sum)$/i.test(said)
