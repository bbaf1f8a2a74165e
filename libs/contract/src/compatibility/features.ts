/** Parts of the reference that this server does not have, and why a member or a property waits for them. */
export const features = {
  ciba: 'CIBA (decoupled authentication) is not there',
  device: 'the device flow is not there',
  registration: 'dynamic client registration is not there',
  federation: 'OpenID Federation is not there',
  grantManagement: 'grant management is not there',
  credentials: 'credential issuance (OpenID4VCI) is not there',
  assurance: 'Identity Assurance (verified and transformed claims) is not there',
  exchange: 'token exchange is not there',
  jwtBearer: 'the JWT bearer grant is not there',
  nativeSso: 'Native SSO is not there',
  signatures: 'HTTP message signatures are not there',
  cimd: 'client ID metadata documents are not there',
  attestation: 'client attestation is not there',
  spiffe: 'SPIFFE client authentication is not there',
  haip: 'the HAIP profile is not there',
  hsm: 'keys stay in the database, sealed under the master key; there is no HSM',
  batch: 'tokens are made one by one',
  hosted: 'endpoints hosted by the vendor of the reference; it has no counterpart here',
  legacy: 'of API 2.x before front ends had pages of their own; authentication is the business of the front end',
} as const;

export type Feature = keyof typeof features;
