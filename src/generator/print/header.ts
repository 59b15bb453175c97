/** The first line of every generated file. */
export const header = (spec: string) => `// Generated from ${spec} by \`npm run generate\`; do not edit.\n`
