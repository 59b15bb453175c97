import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = ({ cookies }) => ({ token: cookies.get('token') ?? 'anonymous' })
