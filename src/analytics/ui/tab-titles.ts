import type { TabId } from './url-state.ts'

export const tabTitles: Readonly<Record<TabId, string>> = {
  'bao-cao': 'Báo cáo',
  'xu-huong': 'Xu hướng',
  kenh: 'Kênh',
  'kiem-tra-lai': 'Kiểm tra lại',
  'gop-y': 'Góp ý',
  'chot-thang': 'Chốt tháng',
  'xuat-du-lieu': 'Xuất dữ liệu',
}
