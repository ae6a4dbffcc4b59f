import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import { Button } from '../../console/ui/parts/button.tsx'
import { EmptyState } from '../../console/ui/parts/empty-state.tsx'

/** Fetched when it is first shown. Its file may be gone, when the server was updated meanwhile. */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(() => load().then(asDefault, () => asDefault<Props>(NotLoaded)))
}

function asDefault<Props>(component: ComponentType<Props>): { readonly default: ComponentType<Props> } {
  return { default: component }
}

function NotLoaded() {
  return (
    <EmptyState title="Chưa mở được phần này">
      <p role="alert">Có thể mạng chập chờn, hoặc trang vừa được nâng cấp. Bộ lọc vẫn được giữ.</p>
      <Button kind="primary" press={() => location.reload()}>
        Tải lại
      </Button>
    </EmptyState>
  )
}
