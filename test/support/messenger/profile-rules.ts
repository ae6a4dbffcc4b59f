import { objectOf, objectsOf, stringOf, type Json } from '../../../channels/kit/json.ts'

/** What Meta would not take of a Messenger profile; undefined: all is well. */
export function profileProblem(profile: Json): string | undefined {
  const hasButton = stringOf(objectOf(profile['get_started'])?.['payload']) !== undefined
  const menus = objectsOf(profile['persistent_menu'])
  if (menus.length > 0 && !hasButton) return 'the menu needs the get-started button'
  if (objectsOf(profile['greeting']).some((one) => !within(one['text'], 160))) return 'greeting is invalid'
  for (const menu of menus) {
    const actions = objectsOf(menu['call_to_actions'])
    if (actions.length === 0 || actions.length > 3) return 'number of menu entries is invalid'
    if (actions.some((one) => !within(one['title'], 30) || !within(one['payload'], 1000))) return 'menu is invalid'
  }
  for (const set of objectsOf(profile['ice_breakers'])) {
    const actions = objectsOf(set['call_to_actions'])
    if (actions.length === 0 || actions.length > 4) return 'number of ice breakers is invalid'
    if (actions.some((one) => !within(one['question'], 80) || !within(one['payload'], 1000)))
      return 'question is invalid'
  }
  return undefined
}

function within(value: unknown, limit: number): boolean {
  return typeof value === 'string' && value.length > 0 && value.length <= limit
}
