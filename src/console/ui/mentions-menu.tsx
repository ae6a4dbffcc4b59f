import type { Mention } from './desk-types.ts'
import { Menu } from './parts/menu.tsx'
import { handoffHref } from './places.ts'
import { mentionTexts } from './texts.ts'
import { useApi } from './use-api.ts'
import { loadedOr, useResource } from './use-resource.ts'

const none: { readonly mentions: readonly Mention[] } = { mentions: [] }

/** Notes in which a colleague asked for this officer. Hidden while there are none. */
export function MentionsMenu({ news }: { readonly news: unknown }) {
  const { call } = useApi()
  const { state, reload } = useResource<typeof none>('/mentions', news)
  const { mentions } = loadedOr(state, none)
  if (mentions.length === 0) return null
  const open = async ({ id, handoff }: Mention): Promise<void> => {
    location.hash = handoffHref(handoff)
    await call(`/mentions/${id}/read`, { method: 'POST', body: {} })
    await reload()
  }
  return (
    <Menu
      className="mentions"
      actions={mentions.map((mention) => ({
        id: mention.id,
        label: [mentionTexts[mention.kind ?? 'mention'], mention.byName, mention.text].filter(Boolean).join(' · '),
        run: () => void open(mention),
      }))}
    >
      Nhắc tôi <span className="badge">{mentions.length}</span>
    </Menu>
  )
}
