/** What the request log keeps of a service. */
export const REQUEST_LOG_TABLES = ['request_log', 'request_statistics', 'request_retention'] as const;
