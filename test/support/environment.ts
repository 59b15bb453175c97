/** A sandbox environment as PostHog's server returns it. */
export const environment = {
  id: '497f6eca-6276-4993-bfeb-53cbbbba6f08',
  name: 'Release builds',
  network_access_level: 'custom',
  allowed_domains: ['api.github.com'],
  include_default_domains: false,
  repositories: [],
  has_environment_variables: false,
  private: false,
  internal: false,
  effective_domains: ['api.github.com'],
  created_by: {
    id: 42,
    uuid: '0179c8b5-5c9c-0000-4993-0c7612fbf6c9',
    distinct_id: null,
    email: 'admin@localhost',
    hedgehog_config: null,
    role_at_organization: '',
  },
  created_at: '2026-03-02T09:15:22.482113+00:00',
  updated_at: '2026-03-04T16:01:07Z',
}
