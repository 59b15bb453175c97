/** Flags of `sdk generate`. */
export interface GenerateFlags {
  readonly out?: string
  readonly config?: string
  readonly name?: string
  readonly schemas?: true
  readonly checks?: true
  readonly reference?: true
  readonly llms?: true
  readonly mockSkeleton?: string
  readonly operationNames?: 'given' | 'readable'
  readonly tokenScheme?: string
  readonly mocks?: true
  readonly dates?: 'text' | 'Date' | 'Temporal'
  readonly enums?: 'open' | 'closed'
  readonly split?: 'operations' | 'tags' | 'none'
  readonly only?: readonly string[]
  readonly skip?: true
  readonly importEnding?: '.ts' | '.js' | 'none'
  readonly baseUrl?: string
  readonly int64?: 'number' | 'string' | 'bigint'
  /** `name=value`, where the value may be `$VARIABLE`. */
  readonly header?: readonly string[]
  readonly check?: true
  readonly watch?: true
  readonly dryRun?: true
  readonly force?: true
}
