// An app reads its keychain here.
export const readToken = async () => 'any'
