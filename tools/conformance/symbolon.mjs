// The calls that a preparation makes to a running server.

/** A caller with the access token of credentials.json; throws with what the server said. */
export function symbolon({ baseUrl, accessToken }) {
  const call = async (method, path, body) => {
    const answer = await fetch(`${baseUrl}${path}`, {
      method, headers: { authorization: `Bearer ${accessToken}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: HTTP ${answer.status} ${text.slice(0, 1000)}`);
    return text === '' ? {} : JSON.parse(text);
  };
  return {
    services: async () => (await call('GET', '/api/service/get/list?start=0&end=100000')).services ?? [],
    createService: (service, preset) => call('POST', `/api/service/create${preset === undefined ? '' : `?profile=${preset}`}`, service),
    createClient: (serviceId, client) => call('POST', `/api/${serviceId}/client/create`, client),
    createUser: (serviceId, user) => call('POST', `/api/admin/services/${serviceId}/users`, user),
    readiness: (serviceId) => call('GET', `/api/admin/services/${serviceId}/readiness`),
    deleteService: (serviceId) => call('DELETE', `/api/${serviceId}/service/delete`),
  };
}
