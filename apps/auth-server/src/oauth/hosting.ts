import type { Service } from '@symbolon/engine';

/** Where clients and browsers reach the hosted endpoints; without a slash at the end. */
export interface HostedUrls {
  /** The listener that browsers use, `https://…` */
  readonly tls: string;
  /** Where clients go that present a certificate, when that is another host or port. */
  readonly mtls?: string;
}

/** Attribute of a service that turns its hosted endpoints on or off, whatever its issuer. */
const HOSTED = 'hosted';

const isBelow = (url: string, base: string): boolean => url === base || url.startsWith(`${base}/`);

/**
 * Whether we answer at a service's OAuth endpoints: when its issuer is an address of ours, or when it says so. A front
 * end of somebody else's may enforce more than the engine does, so nobody may walk around it by way of us (ADR 31).
 */
export function isHosted({ issuer, attributes }: Pick<Service, 'issuer' | 'attributes'>, { tls }: HostedUrls): boolean {
  const said = attributes?.find(({ key }) => key === HOSTED)?.value;
  return said === undefined ? issuer !== undefined && isBelow(issuer, tls) : said === 'true';
}

type Endpoints = Pick<Service,
  'authorizationEndpoint' | 'tokenEndpoint' | 'pushedAuthReqEndpoint' | 'introspectionEndpoint' | 'revocationEndpoint' | 'userInfoEndpoint' | 'jwksUri'>;

/** The path of every endpoint, below the issuer. */
export const paths = {
  authorization: '/authorize', token: '/token', par: '/par', introspection: '/introspect', revocation: '/revoke', userinfo: '/userinfo', jwks: '/jwks',
} as const;

const endpointsAt = (base: string): Required<Endpoints> => ({
  authorizationEndpoint: base + paths.authorization,
  tokenEndpoint: base + paths.token,
  pushedAuthReqEndpoint: base + paths.par,
  introspectionEndpoint: base + paths.introspection,
  revocationEndpoint: base + paths.revocation,
  userInfoEndpoint: base + paths.userinfo,
  jwksUri: base + paths.jwks,
});

/** The metadata names of the endpoints at which a client may show a certificate (RFC 8705, 5). */
const aliased: Readonly<Record<string, string>> = {
  token_endpoint: paths.token, pushed_authorization_request_endpoint: paths.par, introspection_endpoint: paths.introspection,
  revocation_endpoint: paths.revocation, userinfo_endpoint: paths.userinfo,
};

type HostedSettings = Partial<Endpoints> & Pick<Service, 'issuer' | 'mtlsEndpointAliases' | 'attributes'>;

/** As the last segment of an issuer it stands for the id of the service, which nobody knows before it is made. */
export const ID = ':id';
const ENDS_WITH_ID = /\/:id$/;

const basisOf = (issuer: string): string => issuer.replace(/\/$/, '');

/** Whether all endpoints are those that an issuer brought along, so that they go where it goes. */
const followed = (settings: HostedSettings, issuer: string | undefined): boolean =>
  issuer !== undefined && Object.entries(endpointsAt(basisOf(issuer))).every(([name, url]) => settings[name as keyof Endpoints] === url);

/**
 * The settings of a service, with its endpoints filled in from the issuer when we host them and it names none of its own, or those
 * that were filled in from the issuer `before`. In the issuer of such a service, `/:id` at the end becomes its id.
 */
export function withHostedEndpoints<S extends HostedSettings>(settings: S, apiKey: number, urls: HostedUrls, before?: string): S {
  const issuer = settings.issuer?.replace(ENDS_WITH_ID, `/${apiKey}`);
  if (issuer === undefined || !isHosted({ issuer, ...(settings.attributes === undefined ? {} : { attributes: settings.attributes }) }, urls)) return settings;
  const endpoints = endpointsAt(basisOf(issuer));
  const isNamed = Object.keys(endpoints).some((name) => settings[name as keyof Endpoints] !== undefined);
  if (isNamed && !(before !== issuer && followed(settings, before))) return settings;
  const aliases = urls.mtls === undefined || settings.mtlsEndpointAliases !== undefined ? {} : {
    // By id, which leads to the service whatever the host: an issuer may have a host name of its own.
    mtlsEndpointAliases: Object.entries(aliased).map(([name, path]) => ({ name, uri: `${urls.mtls}/${apiKey}${path}` })),
  };
  return { ...settings, issuer, ...endpoints, ...aliases };
}
