/** Lists as servers send them, with any number of items. */

const hex = (index) => ((index * 2654435761) >>> 0).toString(16).padStart(8, '0')
const uuid = (index) => `${hex(index)}-6eca-4293-bfeb-${hex(index + 7)}0c1d`

/** A page of `specs/environments.yaml`. */
export const environments = (count) => ({
  count,
  next: null,
  previous: null,
  results: Array.from({ length: count }, (_, index) => ({
    id: uuid(index),
    name: `environment ${index}`,
    network_access_level: 'custom',
    allowed_domains: ['api.example.com', 'registry.example.org'],
    repositories: ['acme/web', 'acme/api'],
    private: index % 2 === 0,
    internal: false,
    created_by: {
      id: index,
      uuid: uuid(index + 1),
      distinct_id: `d${index}`,
      first_name: 'Ada',
      last_name: 'Lovelace',
      email: `ada${index}@example.com`,
      is_email_verified: true,
      hedgehog_config: null,
      role_at_organization: 'engineering',
    },
    created_at: '2026-03-02T09:15:22.482113Z',
    updated_at: '2026-03-02T09:15:22.482113Z',
  })),
})

/** Products of Polar, without prices and benefits. */
export const products = (count) => ({
  items: Array.from({ length: count }, (_, index) => ({
    id: uuid(index),
    created_at: '2026-03-02T09:15:22.482113Z',
    modified_at: '2026-03-02T09:15:22.482113Z',
    trial_interval: null,
    trial_interval_count: null,
    name: `product ${index}`,
    description: 'What it is, in a sentence of some length, as they usually are.',
    visibility: 'public',
    recurring_interval: 'month',
    recurring_interval_count: 1,
    meter_interval: null,
    meter_interval_count: null,
    is_recurring: true,
    is_archived: false,
    organization_id: uuid(index + 1),
    metadata: { team: 'web', tier: index },
    prices: [],
    benefits: [],
    medias: [],
    attached_custom_fields: [],
  })),
  pagination: { total_count: count, max_page: 1 },
})
