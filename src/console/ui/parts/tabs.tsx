import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs'

export interface TabItem {
  readonly id: string
  readonly label: string
  readonly content: ReactNode
}

interface TabsProps {
  readonly label: string
  readonly tabs: readonly TabItem[]
  readonly selected?: string
  readonly change?: (id: string) => void
}

/** What is typed in a tab stays there while another one is open. */
export function Tabs({ label, tabs, selected, change }: TabsProps) {
  return (
    <AriaTabs
      className="panes"
      {...(selected === undefined ? {} : { selectedKey: selected })}
      {...(change === undefined ? {} : { onSelectionChange: (key) => change(String(key)) })}
    >
      <TabList className="pane-tabs" aria-label={label}>
        {tabs.map(({ id, label: text }) => (
          <Tab key={id} id={id} className="pane-tab">
            {text}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ id, content }) => (
        <TabPanel key={id} id={id} className="pane-panel" shouldForceMount>
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
