/** A list of three items, for clients that accept any JSON. */
export const list = ['dev', 'staging', 'training'].map((name) => ({
  id: `org_4f7c1d2e9ab34c60_s_${name}`,
  sandbox_name: name,
  description: `Copy of production for ${name}`,
}))
