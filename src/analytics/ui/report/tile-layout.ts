/** Where a province's square stands: rows from the north, columns from the west, both from 0. */
export interface Tile {
  readonly code: string
  readonly row: number
  readonly column: number
  /** In two lines, short enough for a phone. */
  readonly lines: readonly [string, string]
}

/** The sea begins behind the land's five columns. */
export const SEA_COLUMN = 5
export const ROWS = 17

/** The 34 units (knowledge/places/provinces.yaml), each as large as any other, roughly where they lie. */
export const tiles: readonly Tile[] = [
  { code: '12', row: 0, column: 0, lines: ['Lai', 'Châu'] },
  { code: '15', row: 0, column: 1, lines: ['Lào', 'Cai'] },
  { code: '08', row: 0, column: 2, lines: ['Tuyên', 'Quang'] },
  { code: '04', row: 0, column: 3, lines: ['Cao', 'Bằng'] },
  { code: '11', row: 1, column: 0, lines: ['Điện', 'Biên'] },
  { code: '14', row: 1, column: 1, lines: ['Sơn', 'La'] },
  { code: '25', row: 1, column: 2, lines: ['Phú', 'Thọ'] },
  { code: '19', row: 1, column: 3, lines: ['Thái', 'Nguyên'] },
  { code: '20', row: 1, column: 4, lines: ['Lạng', 'Sơn'] },
  { code: '01', row: 2, column: 2, lines: ['Hà', 'Nội'] },
  { code: '24', row: 2, column: 3, lines: ['Bắc', 'Ninh'] },
  { code: '22', row: 2, column: 4, lines: ['Quảng', 'Ninh'] },
  { code: '37', row: 3, column: 2, lines: ['Ninh', 'Bình'] },
  { code: '33', row: 3, column: 3, lines: ['Hưng', 'Yên'] },
  { code: '31', row: 3, column: 4, lines: ['Hải', 'Phòng'] },
  { code: '38', row: 4, column: 2, lines: ['Thanh', 'Hóa'] },
  { code: '40', row: 5, column: 2, lines: ['Nghệ', 'An'] },
  { code: '42', row: 6, column: 2, lines: ['Hà', 'Tĩnh'] },
  { code: '44', row: 7, column: 3, lines: ['Quảng', 'Trị'] },
  { code: '46', row: 8, column: 3, lines: ['Huế', ''] },
  { code: '48', row: 9, column: 4, lines: ['Đà', 'Nẵng'] },
  { code: '51', row: 10, column: 4, lines: ['Quảng', 'Ngãi'] },
  { code: '52', row: 11, column: 4, lines: ['Gia', 'Lai'] },
  { code: '66', row: 12, column: 4, lines: ['Đắk', 'Lắk'] },
  { code: '80', row: 13, column: 1, lines: ['Tây', 'Ninh'] },
  { code: '75', row: 13, column: 2, lines: ['Đồng', 'Nai'] },
  { code: '68', row: 13, column: 3, lines: ['Lâm', 'Đồng'] },
  { code: '56', row: 13, column: 4, lines: ['Khánh', 'Hòa'] },
  { code: '91', row: 14, column: 0, lines: ['An', 'Giang'] },
  { code: '82', row: 14, column: 1, lines: ['Đồng', 'Tháp'] },
  { code: '79', row: 14, column: 2, lines: ['Hồ Chí', 'Minh'] },
  { code: '92', row: 15, column: 1, lines: ['Cần', 'Thơ'] },
  { code: '86', row: 15, column: 2, lines: ['Vĩnh', 'Long'] },
  { code: '96', row: 16, column: 1, lines: ['Cà', 'Mau'] },
]

export interface SeaTile {
  readonly id: 'hoang-sa' | 'truong-sa'
  /** It takes the colour of the province that it belongs to (facts on geography §5). */
  readonly province: string
  readonly row: number
  readonly label: string
}

export const seaTiles: readonly SeaTile[] = [
  { id: 'hoang-sa', province: '48', row: 8, label: 'Quần đảo Hoàng Sa (TP. Đà Nẵng)' },
  { id: 'truong-sa', province: '56', row: 14, label: 'Quần đảo Trường Sa (tỉnh Khánh Hòa)' },
]

export const SEA_LABEL = { row: 11, text: 'Biển Đông' } as const
