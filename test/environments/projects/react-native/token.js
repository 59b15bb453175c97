// Where an app asks its keychain.
export const readToken = async () => 'any'
