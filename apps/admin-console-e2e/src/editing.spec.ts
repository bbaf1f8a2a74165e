import { describe, expect, it } from '@jest/globals';
import { freshService } from './support/rest.js';
import { useBrowser } from './support/suite.js';

const browser = useBrowser();

const fapi = {
  issuer: 'https://as.example.com', supportedServiceProfiles: ['FAPI'], pushedAuthReqDuration: 90, refreshTokenKept: true,
  supportedScopes: [{ name: 'myscope', attributes: [{ key: 'fapi2', value: 'sp' }] }],
};

describe('changing a service', () => {
  it('names the clause that a change breaks before it is saved, and the one that it mends', async () => {
    await using service = await freshService(fapi);
    await using console = await browser.open();
    const { page } = console;
    await console.goTo(`/services/${service.id}/settings/endpoints/general?field=pushedAuthReqDuration`);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('setting-pushedAuthReqDuration');
    await console.fill('PAR Duration', '10m');
    await page.getByRole('button', { name: 'Review', exact: true }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('This change breaks a clause').waitFor();
    await drawer.getByText('FAPI2-SP-FINAL-5.3.2.2-12', { exact: true }).waitFor();
    await drawer.getByText('600 (10 minutes)', { exact: true }).waitFor();
    await drawer.getByRole('button', { name: 'Save Changes', exact: true }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    expect(await service.saved()).toMatchObject({ pushedAuthReqDuration: 600 });

    await console.fill('PAR Duration', '60');
    await page.getByRole('button', { name: 'Review', exact: true }).click();
    await page.getByRole('dialog').getByText('This change mends a clause').waitFor();
  });

  it('refuses to overwrite what somebody else saved, shows both versions and can put one on top of the other', async () => {
    await using service = await freshService({ ...fapi, description: 'first' });
    await using console = await browser.open();
    const { page } = console;
    await console.goTo(`/services/${service.id}/settings/basic`);
    await console.fill('Service Name', 'Mine');
    await service.save({ ...(await service.saved()), description: 'theirs' });
    await page.getByRole('button', { name: 'Review', exact: true }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('button', { name: 'Save Changes', exact: true }).click();
    const notice = drawer.getByRole('alert').filter({ hasText: 'Somebody else saved meanwhile' });
    await notice.getByText('theirs', { exact: true }).waitFor();
    expect(await service.saved()).toMatchObject({ description: 'theirs', serviceName: service.name });
    await notice.getByRole('button', { name: 'Put my changes on top' }).click();
    await drawer.getByRole('button', { name: 'Save Changes', exact: true }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    expect(await service.saved()).toMatchObject({ description: 'theirs', serviceName: 'Mine' });
  });

  it('says beside the field, by its label, why a value cannot be saved', async () => {
    await using service = await freshService(fapi);
    await using console = await browser.open();
    const { page } = console;
    await console.goTo(`/services/${service.id}/settings/basic`);
    await console.fill('Issuer Identifier', 'http://as.example.com');
    await page.getByText('“Issuer Identifier” must begin with https:// (http only for localhost).').waitFor();
    await page.getByRole('button', { name: 'Review', exact: true }).click();
    expect(await page.getByRole('dialog').getByRole('button', { name: 'Save Changes', exact: true }).isDisabled()).toBe(true);
  });

  it('asks before changes are lost, but not between pages of the same service', async () => {
    await using service = await freshService(fapi);
    await using console = await browser.open();
    const { page } = console;
    await console.goTo(`/services/${service.id}/settings/basic`);
    await console.fill('Description', 'a draft');
    await console.follow('Endpoints', 'Token');
    await console.follow('Basic Settings');
    expect(await page.getByLabel('Description', { exact: true }).inputValue()).toBe('a draft');
    await page.getByRole('link', { name: 'Overview', exact: true }).click();
    await page.getByRole('dialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Discard and leave' }).click();
    await page.waitForURL(new RegExp(`/services/${service.id}$`));
    expect(await service.saved()).not.toHaveProperty('description', 'a draft');
  });

  it('keeps the form when the session ends, and goes on after a new sign-in', async () => {
    await using service = await freshService(fapi);
    await using console = await browser.open();
    const { page } = console;
    await console.goTo(`/services/${service.id}/settings/basic`);
    await console.fill('Description', 'typed before');
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Review', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save Changes', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Your session has ended' });
    await console.signInAgain(dialog);
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('dialog').getByRole('button', { name: 'Save Changes', exact: true }).click();
    await page.getByText('Saved', { exact: true }).waitFor();
    expect(await service.saved()).toMatchObject({ description: 'typed before' });
  });
});
