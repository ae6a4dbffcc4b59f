export const formats = ['xlsx', 'csv', 'parquet', 'jsonl', 'datapackage'] as const
export type Format = (typeof formats)[number]

const formatTexts: Readonly<Record<Format, string>> = {
  xlsx: 'Excel (.xlsx)',
  csv: 'CSV (.csv)',
  parquet: 'Parquet, cho R và Python',
  jsonl: 'JSON Lines (.jsonl)',
  datapackage: 'Gói dữ liệu (.zip): số liệu, bảng mã, SPSS, Stata, R',
}

export const formatOptions = formats.map((value) => ({ value, label: formatTexts[value] }))

export function formatText(format: string): string {
  const known = formats.find((one) => one === format)
  return known === undefined ? format : formatTexts[known]
}
