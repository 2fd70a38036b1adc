import type { Page } from "playwright-core";

/** What was copied. The portal's pages may not read it, so a document of the same origin that is no page does. */
export async function copied(page: Page): Promise<string> {
  const other = await page.context().newPage();
  await other.goto(new URL("/healthz", page.url()).href);
  await other.bringToFront();
  const text = (await other.evaluate("navigator.clipboard.readText()")) as string;
  await other.close();
  return text;
}
