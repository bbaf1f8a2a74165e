import '@mantine/spotlight/styles.css';
import { Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { pagesOf } from '@symbolon/contract/catalogue';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { clientsQuery, servicesQuery } from '../api/entities';
import { useTexts, type Language } from '../i18n/i18n';
import { menu } from './menu';
import { clientAt, entityAt, serviceAt, usePlace, type Place } from './places';
import { recentPages } from './recent';
import { MOST, plain, searched, settingsHits, type Hit } from './search';

function pageHits(place: Place, t: ReturnType<typeof useTexts>['t'], language: Language, go: (to: string) => void): readonly Hit[] {
  const hit = (label: string, to: string, description: string): Hit => ({ id: `page-${to}`, label, description, words: plain(`${label} ${to}`), go: () => go(to) });
  const levels = [
    ...menu.organization.map(({ key, to }) => hit(t(`shell.${key}`), to, t('shell.organization'))),
    ...(place.serviceId === undefined ? [] : menu.service.map(({ key, to }) => hit(t(`shell.${key}`), `${serviceAt(place.serviceId ?? '')}${to}`, t('shell.service')))),
    ...(place.clientId === undefined ? [] : menu.client.map(({ key, to }) => hit(t(`shell.${key}`), `${entityAt(place)}${to}`, t('shell.client')))),
  ];
  const subject = place.clientId === undefined ? 'service' : 'client';
  const settings = place.serviceId === undefined ? [] : pagesOf[subject].map(({ breadcrumb, path = '' }) =>
    ({ ...hit(breadcrumb.map((part) => part[language]).join(' › '), `${entityAt(place)}/settings/${path}`, t('shell.settings')), words: plain(breadcrumb.flatMap(({ en, ja }) => [en, ja]).join(' ')) }));
  return [...levels, ...settings];
}

/** The name of the dialog is for those who hear it; those who see it see the field. */
const UNSEEN = { position: 'absolute', width: 1, height: 1, minHeight: 0, padding: 0, overflow: 'hidden', clipPath: 'inset(50%)' } as const;

/** Finds pages, settings by any of their names, services, clients and rules. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { t, language } = useTexts();
  const place = usePlace();
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  const services = useQuery(servicesQuery(0, 100)).data?.services ?? [];
  const clients = useQuery({ ...clientsQuery(place.serviceId ?? '', 0, 1_000), enabled: place.serviceId !== undefined }).data?.clients ?? [];
  const rules = useQuery({ queryKey: ['rule-book'], queryFn: () => import('./rule-book').then(({ ruleBook }) => ruleBook), enabled: query.length > 1, staleTime: Infinity }).data ?? [];
  const go = (to: string): void => {
    onClose();
    void navigate(to);
  };
  const [recent] = useState(recentPages);
  const groups: readonly { readonly label: string; readonly hits: readonly Hit[] }[] = [
    { label: t('shell.recent'), hits: query.trim() === '' ? recent.map(({ to, title, of }) => ({ id: `recent-${to}`, label: title, description: of, words: '', go: () => go(to) })) : [] },
    { label: t('shell.searchPages'), hits: pageHits(place, t, language, go) },
    { label: t('shell.searchSettings'), hits: place.serviceId === undefined ? [] : [
      ...(place.clientId === undefined ? [] : settingsHits('client', entityAt(place), language, go)),
      ...settingsHits('service', serviceAt(place.serviceId), language, go),
    ] },
    { label: t('shell.searchClients'), hits: clients.map(({ clientId, clientName = '', clientIdAlias = '' }) => (
      { id: `client-${clientId}`, label: clientName || String(clientId), description: String(clientId), words: plain(`${clientName} ${clientId} ${clientIdAlias}`), go: () => go(clientAt(place.serviceId ?? '', String(clientId))) })) },
    { label: t('shell.searchServices'), hits: services.map(({ apiKey, serviceName = '', issuer = '' }) => (
      { id: `service-${apiKey}`, label: serviceName || String(apiKey), description: issuer, words: plain(`${serviceName} ${apiKey} ${issuer}`), go: () => go(serviceAt(String(apiKey))) })) },
    { label: t('shell.searchRules'), hits: rules.map(({ id, demands }) => (
      { id: `rule-${id}`, label: id, description: demands[language], words: plain(`${id} ${demands.en} ${demands.ja}`), go: () => go(`/rules/${encodeURIComponent(id)}`) })) },
  ];
  const isOpen = query.trim() === '';
  const found = groups
    .map(({ label, hits }, at) => ({ label, hits: isOpen ? (at > 1 ? [] : hits.slice(0, MOST)) : searched(hits, query) }))
    .filter(({ hits }) => hits.length > 0);
  return (
    <Spotlight.Root query={query} onQueryChange={setQuery} forceOpened onSpotlightClose={onClose} shortcut={null} scrollable maxHeight="70vh" closeOnActionTrigger={false} title={t('shell.search')} styles={{ header: UNSEEN }}>
      <Spotlight.Search placeholder={t('shell.searchHint')} aria-label={t('shell.search')} leftSection={<IconSearch size={18} stroke={1.5} aria-hidden />} />
      <Spotlight.ActionsList aria-label={t('shell.search')}>
        {found.map(({ label, hits }) => (
          <Spotlight.ActionsGroup key={label} label={label}>
            {hits.map((hit) => <Spotlight.Action key={hit.id} label={hit.label} description={hit.description} onClick={hit.go} />)}
          </Spotlight.ActionsGroup>
        ))}
        {found.length === 0 ? <Spotlight.Empty>{t('shell.searchNothing')}</Spotlight.Empty> : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
