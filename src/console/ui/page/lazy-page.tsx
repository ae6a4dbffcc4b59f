import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import { Button } from '../parts/button.tsx'
import { Page } from './page.tsx'

/**
 * A page that is fetched when it is first opened. Its file may be gone, when the server was updated meanwhile: then the
 * whole desk must be loaded anew, and what is typed elsewhere stays on the screen until the officer says so.
 */
export function lazyPage<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): LazyExoticComponent<ComponentType<Props>> {
  return lazy(() => load().then(asDefault, () => asDefault<Props>(NotLoaded)))
}

function asDefault<Props>(component: ComponentType<Props>): { readonly default: ComponentType<Props> } {
  return { default: component }
}

function NotLoaded() {
  return (
    <Page title="Chưa mở được trang này">
      <p role="alert">Có thể mạng chập chờn, hoặc bàn hỗ trợ vừa được nâng cấp. Tin đang soạn vẫn được giữ.</p>
      <p>
        <Button kind="primary" press={() => location.reload()}>
          Tải lại
        </Button>
      </p>
    </Page>
  )
}
