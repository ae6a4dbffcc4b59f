import { figureSentence, isHidden } from '../figure-words.ts'
import { InnerLink } from '../inner-link.tsx'
import { percentText } from '../numbers.ts'
import type { ProvinceFigure } from '../report-types.ts'
import { useUrl } from '../use-url-state.ts'
import { HIDDEN_CLASS, tileClass, tileClasses } from './tile-class.ts'
import { SEA_COLUMN, SEA_LABEL, seaTiles, tiles, type Tile } from './tile-layout.ts'

/** Equal squares: no province is small on this map. A square leads to its own report. */
export function TileMap({ provinces }: { readonly provinces: readonly ProvinceFigure[] }) {
  const byCode = new Map(provinces.map((province) => [province.code, province]))
  const classOf = (code: string): string => tileClass(shownValue(byCode.get(code)))
  return (
    <div className="map-box">
      <div
        className="tile-map"
        role="group"
        aria-label="Bản đồ ô vuông 34 tỉnh, thành phố; chọn một ô để xem riêng nơi đó"
      >
        {tiles.map((tile) => (
          <TileLink key={tile.code} tile={tile} province={byCode.get(tile.code)} className={classOf(tile.code)} />
        ))}
        {seaTiles.map(({ id, province, row, label }) => (
          <p
            key={id}
            className={`tile sea ${classOf(province)}`}
            style={{ gridRow: row + 1, gridColumn: `${SEA_COLUMN + 1} / -1` }}
          >
            <span>{label}</span>
          </p>
        ))}
        <p className="sea-label" style={{ gridRow: SEA_LABEL.row + 1, gridColumn: `${SEA_COLUMN + 2} / span 2` }}>
          {SEA_LABEL.text}
        </p>
      </div>
      <TileLegend />
    </div>
  )
}

interface TileLinkProps {
  readonly tile: Tile
  readonly province: ProvinceFigure | undefined
  readonly className: string
}

function TileLink({ tile, province, className }: TileLinkProps) {
  const { state } = useUrl()
  const name = province?.name ?? tile.lines.join(' ')
  const value = shownValue(province)
  const said = province === undefined ? 'chưa có phiếu' : figureSentence(province.figure)
  return (
    <span className="tile-place" style={{ gridRow: tile.row + 1, gridColumn: tile.column + 1 }}>
      <InnerLink
        className={`tile ${className}`}
        to={{ filters: { ...state.filters, region: [], province: [tile.code] } }}
        label={`${name}: ${said}`}
      >
        <span className="tile-name">
          {tile.lines[0]}
          <br />
          {tile.lines[1]}
        </span>
        <span className={province?.figure.tier === 'indicative' ? 'tile-value few' : 'tile-value'}>
          {value === null ? '–' : percentText(value).replace('\u00a0%', '')}
        </span>
      </InnerLink>
    </span>
  )
}

function TileLegend() {
  return (
    <ul className="legend-list" aria-label="Chú giải màu">
      {tileClasses.map(({ id, label }) => (
        <li key={id}>
          <span className={`swatch ${id}`} /> {label}
        </li>
      ))}
      <li>
        <span className={`swatch ${HIDDEN_CLASS}`} /> chưa đủ mẫu
      </li>
      <li>
        <em>Số nghiêng</em>: tham khảo, dưới 100 phiếu
      </li>
    </ul>
  )
}

function shownValue(province: ProvinceFigure | undefined): number | null {
  return province === undefined || isHidden(province.figure) ? null : province.figure.value
}
